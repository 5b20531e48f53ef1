//! Pieces on pages, with a foot on each.

use krilla::{
    Document as Pdf,
    action::{Action, LinkAction},
    annotation::{Annotation, LinkAnnotation, Target},
    destination::XyzDestination,
    geom::{PathBuilder, Point, Rect, Size, Transform},
    image::Image,
    outline::{Outline, OutlineNode},
    page::{Page, PageSettings},
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag},
};

use super::{
    MARGIN,
    chart::{self, filled},
    fonts::{Face, Fonts},
    piece::{Item, Piece, Shape},
    places::{Place, paginated},
    tags::NodeId,
};
use crate::{
    charts::{Rgb, Token},
    report::document::{Document, LogoFormat},
};

/// The report on its pages.
pub struct Pages<'a> {
    document: &'a Document,
    fonts: &'a Fonts,
    size: (f32, f32),
    pieces: Vec<(Place, Piece)>,
    found: Vec<(NodeId, Identifier)>,
}

impl<'a> Pages<'a> {
    /// Puts pieces on pages.
    pub fn new(
        document: &'a Document,
        fonts: &'a Fonts,
        size: (f32, f32),
        room: f32,
        pieces: Vec<Piece>,
    ) -> Self {
        let places = paginated(&pieces, room);
        Self { document, fonts, size, pieces: places.into_iter().zip(pieces).collect(), found: Vec::new() }
    }

    /// Draws all pages; says what was drawn for which node.
    pub fn draw(&mut self, pdf: &mut Pdf, outline: &mut Outline) -> Vec<(NodeId, Identifier)> {
        let total = self.pieces.last().map_or(0, |(place, _)| place.page + 1);
        let pieces = std::mem::take(&mut self.pieces);
        for number in 0..total {
            let Some(settings) = PageSettings::from_wh(self.size.0, self.size.1) else { continue };
            let mut page = pdf.start_page_with(settings);
            let mut surface = page.surface();
            let mut links = Vec::new();
            for (place, piece) in pieces.iter().filter(|(place, _)| place.page == number) {
                if let Some(head) = piece.head.as_ref().filter(|_| place.has_head) {
                    surface.start_tagged(artifact(ArtifactType::PaginationOther));
                    for item in head.moved(MARGIN, MARGIN) {
                        self.shape(&item, &mut surface);
                    }
                    surface.end_tagged();
                }
                for item in piece.moved(MARGIN, MARGIN + place.y) {
                    match (&item.shape, item.node) {
                        (Shape::Link { .. }, Some(_)) => links.push(item),
                        (_, node) => self.item(&item, node, &mut surface),
                    }
                }
                for (text, y) in &piece.bookmarks {
                    let at = Point::from_xy(MARGIN, MARGIN + place.y + y);
                    let target = XyzDestination::new(number, at);
                    outline.push_child(OutlineNode::new(text.clone(), target));
                }
            }
            self.foot(number, total, &mut surface);
            surface.finish();
            for item in links {
                self.link(&item, &mut page);
            }
            page.finish();
        }
        std::mem::take(&mut self.found)
    }

    fn item(&mut self, item: &Item, node: Option<NodeId>, surface: &mut Surface<'_>) {
        let tag = match (&item.shape, node) {
            (_, None) => artifact(ArtifactType::Layout),
            (Shape::Text { .. }, Some(_)) => ContentTag::Span(SpanTag::empty()),
            (_, Some(_)) => ContentTag::Other,
        };
        let identifier = surface.start_tagged(tag);
        self.shape(item, surface);
        surface.end_tagged();
        if let Some(node) = node {
            self.found.push((node, identifier));
        }
    }

    fn shape(&self, item: &Item, surface: &mut Surface<'_>) {
        match &item.shape {
            Shape::Text { text, face, size, color } => {
                self.text(text, (*face, *size, *color), (item.x, item.y), surface);
            }
            Shape::Rule { width, color } => {
                let mut path = PathBuilder::new();
                if let Some(rect) = Rect::from_xywh(item.x, item.y, *width, 0.5) {
                    path.push_rect(rect);
                }
                if let Some(path) = path.finish() {
                    filled(surface, *color, 1.0);
                    surface.draw_path(&path);
                }
            }
            Shape::Chart { chart, drawn, scale } => {
                surface.push_transform(&Transform::from_row(*scale, 0.0, 0.0, *scale, item.x, item.y));
                chart::draw(chart, *drawn, self.fonts, surface);
                surface.pop();
            }
            Shape::Qr { picture, side } => {
                let scale = side / (picture.size.max(1) as f32);
                surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, item.x, item.y));
                chart::qr(picture, surface);
                surface.pop();
            }
            Shape::Logo { logo, width, height } => {
                let bytes = logo.bytes.clone().into();
                let image = match logo.format {
                    LogoFormat::Png => Image::from_png(bytes, false),
                    LogoFormat::Jpeg => Image::from_jpeg(bytes, false),
                };
                // It was read before it was laid out.
                if let (Ok(image), Some(size)) = (image, Size::from_wh(*width, *height)) {
                    surface.push_transform(&Transform::from_translate(item.x, item.y));
                    surface.draw_image(image, size);
                    surface.pop();
                }
            }
            Shape::Link { .. } => {}
        }
    }

    fn text(
        &self,
        text: &str,
        (face, size, color): (Face, f32, Rgb),
        (x, y): (f32, f32),
        surface: &mut Surface<'_>,
    ) {
        let font = self.fonts.get(face);
        filled(surface, color, 1.0);
        surface.draw_glyphs(Point::from_xy(x, y), &font.glyphs(text), font.font.clone(), text, size, false);
    }

    /// The running title and the number of the page.
    fn foot(&self, number: usize, total: usize, surface: &mut Surface<'_>) {
        const SIZE: f32 = 7.5;
        let y = self.size.1 - 21.0;
        let color = self.fonts.theme.color(Token::TextMuted);
        let page = self.document.page_number(number + 1, total);
        let font = self.fonts.get(Face::Text);
        let at = self.size.0 - MARGIN - font.width(&page, SIZE);
        let mut left = self.document.name.clone();
        for about in &self.document.about {
            let longer = [&left, " · ", about].concat();
            if font.width(&longer, SIZE) > at - MARGIN - 2.0 * SIZE {
                break;
            }
            left = longer;
        }
        surface.start_tagged(artifact(ArtifactType::Footer));
        self.text(&left, (Face::Text, SIZE, color), (MARGIN, y), surface);
        self.text(&page, (Face::Text, SIZE, color), (at, y), surface);
        surface.end_tagged();
    }

    fn link(&mut self, item: &Item, page: &mut Page<'_>) {
        let (Shape::Link { address, width, height }, Some(node)) = (&item.shape, item.node) else { return };
        let Some(rect) = Rect::from_xywh(item.x, item.y, *width, *height) else { return };
        let target = Target::Action(Action::Link(LinkAction::new(address.clone())));
        let annotation = Annotation::new_link(LinkAnnotation::new(rect, target), Some(address.clone()));
        let identifier = page.add_tagged_annotation(annotation);
        self.found.push((node, identifier));
    }
}

fn artifact(kind: ArtifactType) -> ContentTag<'static> {
    ContentTag::Artifact(Artifact::with_kind(kind))
}
