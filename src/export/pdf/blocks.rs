//! The blocks of the report as pieces under each other, or beside each other.

use std::rc::Rc;

use krilla::image::Image;

use super::{
    PdfError,
    flow::{Flow, Style, height, joined},
    fonts::Face,
    piece::{Item, Piece, Shape},
    table,
    tags::{Kind, NodeId},
};
use crate::{
    charts::Token,
    core::result_code::link::link_to,
    export::qr::qr,
    report::document::{Begin, Block, Chart, Code, Column, Document, LogoFormat, Sheet, Step},
};

/// Between columns, in points.
const BETWEEN: f32 = 18.0;
/// The side of a QR picture: 26 mm.
const QR: f32 = 74.0;
/// The room for a logo, in points.
const LOGO: (f32, f32) = (120.0, 42.0);
/// The widest box in which the drawings take their narrow form, in CSS pixels, and the wide one.
const DRAWN: [f64; 2] = [340.0, 600.0];

impl Flow<'_> {
    /// The name, the logo and the headline.
    pub fn top(&mut self, document: &Document) -> Result<(), PdfError> {
        let logo = match &document.logo {
            Some(logo) => {
                let bytes = logo.bytes.clone().into();
                let read = match logo.format {
                    LogoFormat::Png => Image::from_png(bytes, false),
                    LogoFormat::Jpeg => Image::from_jpeg(bytes, false),
                };
                let (width, height) = read.map_err(PdfError::Logo)?.size();
                let (width, height) = (width.max(1) as f32, height.max(1) as f32);
                let scale = (LOGO.0 / width).min(LOGO.1 / height).min(1.0);
                let (width, height) = (width * scale, height * scale);
                let shape = Shape::Logo { logo: Rc::new(logo.clone()), width, height };
                Some((Item { x: self.width - width, y: 0.0, shape, node: None }, height))
            }
            None => None,
        };
        let beside = if logo.is_some() { LOGO.0 + BETWEEN } else { 0.0 };
        let accent = Style { color: self.fonts.theme.color(Token::Accent), ..self.strong() };
        let mut top = Vec::new();
        self.text(&document.name, accent, (Kind::Paragraph, None), self.width - beside, 0.0, &mut top);
        for about in &document.about {
            self.text(about, self.small(), (Kind::Paragraph, None), self.width - beside, 1.0, &mut top);
        }
        let mut piece = joined(top);
        if let Some((item, height)) = logo {
            piece.height = piece.height.max(height);
            piece.items.push(item);
        }
        self.pieces.push(piece);
        let kind = Kind::Heading(1, document.headline.clone());
        let mut pieces = Vec::new();
        self.text(&document.headline, self.heading(1), (kind, None), self.width, self.size, &mut pieces);
        if let Some(piece) = pieces.first_mut() {
            piece.keeps_next = true;
            piece.bookmarks.push((document.headline.clone(), 0.0));
        }
        self.pieces.append(&mut pieces);
        Ok(())
    }

    /// A sheet, which is the first one or a later one.
    pub fn sheet(&mut self, sheet: &Sheet, index: usize) {
        let mut pieces = Vec::new();
        for block in &sheet.blocks {
            self.block(block, self.width, &mut pieces);
        }
        if let Some(first) = pieces.first_mut() {
            first.begins_page = index > 0 && sheet.begins == Begin::OnNewPage;
        }
        self.pieces.append(&mut pieces);
        if index < 2 {
            self.main = self.pieces.len();
        }
    }

    fn block(&mut self, block: &Block, width: f32, out: &mut Vec<Piece>) {
        let gap = self.size * 0.45;
        match block {
            Block::Heading(level, text) => {
                let kind = Kind::Heading(u16::from(*level), text.clone());
                let before = if *level == 2 { self.size * 1.1 } else { self.size * 0.8 };
                let from = out.len();
                self.text(text, self.heading(*level), (kind, None), width, before, out);
                if let Some(piece) = out.get_mut(from) {
                    piece.keeps_next = true;
                    if *level == 2 {
                        piece.bookmarks.push((text.clone(), 0.0));
                    }
                }
            }
            Block::Paragraph(text) => self.text(text, self.plain(), (Kind::Paragraph, None), width, gap, out),
            Block::Lead(text) => self.text(text, self.strong(), (Kind::Paragraph, None), width, gap, out),
            Block::Small(text) => self.text(text, self.small(), (Kind::Paragraph, None), width, gap, out),
            Block::List(items) => self.list(items, self.plain(), width, out),
            Block::Notes(items) => self.list(items, self.small(), width, out),
            Block::Figures(figures) => self.figures(figures, width, out),
            Block::Table(table) => table::table(self, table, width, gap, out),
            Block::Chart(chart) => self.chart(chart, width, out),
            Block::Steps(steps) => {
                let list = self.tags.add(Kind::Numbered, None);
                for (number, step) in (1..).zip(steps) {
                    self.step(number, step, list, width, out);
                }
            }
            Block::Columns(columns) => self.columns(columns, width, out),
            Block::Code(code) => self.code(code, width, out),
        }
    }

    fn list(&mut self, items: &[String], style: Style, width: f32, out: &mut Vec<Piece>) {
        let list = self.tags.add(Kind::List, None);
        for item in items {
            self.item("•", &[(item, style, Kind::Paragraph)], list, width, out);
        }
    }

    fn step(&mut self, number: usize, step: &Step, list: NodeId, width: f32, out: &mut Vec<Piece>) {
        let mut texts = vec![
            (&step.title, self.strong(), Kind::Heading(3, step.title.clone())),
            (&step.about, self.small(), Kind::Paragraph),
        ];
        texts.extend(step.details.iter().map(|text| (text, self.plain(), Kind::Paragraph)));
        texts.push((&step.owner, self.small(), Kind::Paragraph));
        self.item(&number.to_string(), &texts, list, width, out);
        if let Some(piece) = out.last_mut().filter(|_| !step.owner.is_empty()) {
            // The line to write on.
            piece.height += self.size * 0.7;
            let color = self.fonts.theme.color(Token::LineStrong);
            let indent = self.size * 1.3;
            let shape = Shape::Rule { width: width - indent, color };
            piece.items.push(Item { x: indent, y: piece.height, shape, node: None });
            piece.gap = self.size * 0.7;
        }
    }

    /// Names with their figures, in a row.
    fn figures(&mut self, figures: &[(String, String)], width: f32, out: &mut Vec<Piece>) {
        let list = self.tags.add(Kind::List, None);
        let each = width / (figures.len().max(3) as f32);
        let mut row = Piece { gap: self.size * 0.5, ..Piece::default() };
        for (index, (name, figure)) in figures.iter().enumerate() {
            let item = self.tags.add(Kind::Item, Some(list));
            let body = self.tags.add(Kind::Body, Some(item));
            let mut inside = Vec::new();
            let large = Style { face: Face::Display, size: self.size * 1.7, ..self.plain() };
            self.text(name, self.small(), (Kind::Paragraph, Some(body)), each - BETWEEN, 0.0, &mut inside);
            self.text(figure, large, (Kind::Paragraph, Some(body)), each - BETWEEN, 0.0, &mut inside);
            let inside = joined(inside);
            row.height = row.height.max(inside.height);
            row.items.extend(inside.moved(each * index as f32, 0.0));
        }
        out.push(row);
    }

    fn chart(&mut self, chart: &Chart, width: f32, out: &mut Vec<Piece>) {
        let [narrow, wide] = DRAWN;
        let drawn = if width > self.width / 2.0 { wide } else { narrow };
        let size = chart.chart.size_for(drawn);
        // With a little room beside it, which words need below.
        let scale = (width * 0.88 / size.width as f32).min(0.75);
        let node = self.tags.add(Kind::Figure(chart.description.clone()), None);
        let shape = Shape::Chart { chart: chart.chart.clone(), drawn, scale };
        let height = size.height as f32 * scale;
        let item = Item { x: 0.0, y: 0.0, shape, node: Some(node) };
        out.push(Piece {
            height,
            gap: self.size * 0.4,
            keeps_next: true,
            items: vec![item],
            ..Piece::default()
        });
        self.text(&chart.title, self.small(), (Kind::Paragraph, None), width, 0.0, out);
    }

    fn columns(&mut self, columns: &[Column], width: f32, out: &mut Vec<Piece>) {
        let all: f32 = columns.iter().map(|column| f32::from(column.share)).sum();
        let room = width - BETWEEN * columns.len().saturating_sub(1) as f32;
        let mut laid = Vec::new();
        let mut x = 0.0;
        for column in columns {
            let own = room * f32::from(column.share) / all.max(1.0);
            let mut pieces = Vec::new();
            for block in &column.blocks {
                self.block(block, own, &mut pieces);
            }
            laid.push((x, pieces));
            x += own + BETWEEN;
        }
        let gap =
            laid.iter().filter_map(|(_, pieces)| pieces.first()).map(|first| first.gap).fold(0.0, f32::max);
        let high = laid.iter().map(|(_, pieces)| height(pieces)).fold(0.0, f32::max);
        if high > self.room {
            // Not on any page: under each other.
            out.extend(laid.into_iter().flat_map(|(_, pieces)| pieces));
            return;
        }
        let mut row = Piece { gap, height: high, ..Piece::default() };
        for (x, pieces) in laid {
            let column = joined(pieces);
            row.items.extend(column.moved(x, 0.0));
            row.bookmarks.extend(column.bookmarks);
        }
        out.push(row);
    }

    fn code(&mut self, code: &Code, width: f32, out: &mut Vec<Piece>) {
        let gap = self.size * 0.45;
        self.text(&code.code, self.strong(), (Kind::Paragraph, None), width, gap, out);
        let picture = code.base.as_ref().and_then(|base| Some((base, qr(base, &code.code)?)));
        if let Some((base, picture)) = picture {
            let node = self.tags.add(Kind::Figure(code.alt.clone()), None);
            let shape = Shape::Qr { picture: Rc::new(picture), side: QR };
            let mut row = Piece { gap, height: QR, ..Piece::default() };
            row.items.push(Item { x: 0.0, y: 0.0, shape, node: Some(node) });
            let paragraph = self.tags.add(Kind::Paragraph, None);
            let node = self.tags.add(Kind::Link, Some(paragraph));
            let address = link_to(base, &code.code);
            let style = Style { color: self.fonts.theme.color(Token::Accent), ..self.small() };
            let beside = (width - QR - 8.0).max(60.0);
            let link = self.lines(&address, style, Some(node), beside);
            row.height = row.height.max(link.height);
            row.items.extend(link.moved(QR + 8.0, 0.0));
            let shape = Shape::Link { address, width: beside, height: link.height };
            row.items.push(Item { x: QR + 8.0, y: 0.0, shape, node: Some(node) });
            out.push(row);
        }
        self.text(&code.help, self.small(), (Kind::Paragraph, None), width, gap, out);
    }
}
