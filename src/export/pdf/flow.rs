//! Texts as pieces: what every block is made of. `blocks.rs` and `table.rs` lay out the blocks themselves.

use super::{
    fonts::{Face, Fonts},
    piece::{Item, Piece, Shape},
    places::paginated,
    tags::{Kind, NodeId, Tags},
    text::lines,
};
use crate::charts::{Rgb, Token};

/// From one baseline to the next, in sizes of the text.
const LEADING: f32 = 1.34;

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The font.
    pub face: Face,
    /// Points.
    pub size: f32,
    /// The colour.
    pub color: Rgb,
}

/// Lays out a report.
pub struct Flow<'a> {
    /// The fonts.
    pub fonts: &'a Fonts,
    /// What has been laid out.
    pub pieces: Vec<Piece>,
    /// What it is.
    pub tags: Tags,
    /// Running text, in points.
    pub size: f32,
    /// Of the text, in points.
    pub width: f32,
    /// How high the text of a page may be, in points.
    pub room: f32,
    /// How many pieces the first two sheets have.
    pub main: usize,
}

impl<'a> Flow<'a> {
    /// An empty report on pages of a width and a height.
    pub fn new(fonts: &'a Fonts, size: f32, width: f32, room: f32) -> Self {
        Self { fonts, pieces: Vec::new(), tags: Tags::default(), size, width, room, main: 0 }
    }

    /// Running text.
    pub fn plain(&self) -> Style {
        Style { face: Face::Text, size: self.size, color: self.fonts.theme.color(Token::Text) }
    }

    /// What matters in it.
    pub fn strong(&self) -> Style {
        Style { face: Face::Strong, ..self.plain() }
    }

    /// A remark beside it.
    pub fn small(&self) -> Style {
        let size = (self.size * 0.86).max(7.0);
        Style { size, color: self.fonts.theme.color(Token::TextMuted), ..self.plain() }
    }

    /// A heading of a level, from 1.
    pub fn heading(&self, level: u8) -> Style {
        let (face, size) = match level {
            1 => (Face::Display, 2.05),
            2 => (Face::Display, 1.38),
            _ => (Face::Strong, 1.0),
        };
        Style { face, size: self.size * size, ..self.plain() }
    }

    /// How many pages the first two sheets take.
    pub fn pages(&self) -> f32 {
        let main = self.pieces.get(..self.main).unwrap_or_default();
        let places = paginated(main, self.room);
        let last = places.last().zip(main.last());
        last.map_or(0.0, |(place, piece)| place.page as f32 + (place.y + piece.height) / self.room)
    }

    /// A text as one piece.
    pub fn text(
        &mut self,
        text: &str,
        style: Style,
        (kind, parent): (Kind, Option<NodeId>),
        width: f32,
        gap: f32,
        out: &mut Vec<Piece>,
    ) {
        if text.is_empty() {
            return;
        }
        let node = self.tags.add(kind, parent);
        out.push(Piece { gap, ..self.lines(text, style, Some(node), width) });
    }

    /// The lines of a text.
    pub fn lines(&self, text: &str, style: Style, node: Option<NodeId>, width: f32) -> Piece {
        let Style { face, size, color } = style;
        let mut piece = Piece::default();
        for text in lines(text, self.fonts.get(face), size, width) {
            let y = piece.height + size * (LEADING / 2.0 + 0.36);
            piece.items.push(Item { x: 0.0, y, shape: Shape::Text { text, face, size, color }, node });
            piece.height += size * LEADING;
        }
        piece
    }

    /// An item of a list, with its label and its paragraphs.
    pub fn item(
        &mut self,
        label: &str,
        texts: &[(&String, Style, Kind)],
        list: NodeId,
        width: f32,
        out: &mut Vec<Piece>,
    ) {
        let item = self.tags.add(Kind::Item, Some(list));
        let node = self.tags.add(Kind::Label, Some(item));
        let indent = self.size * 1.3;
        let style = texts.first().map_or_else(|| self.plain(), |(_, style, _)| *style);
        let mark = self.lines(label, style, Some(node), indent);
        let body = self.tags.add(Kind::Body, Some(item));
        let mut inside = Vec::new();
        for (text, style, kind) in texts {
            self.text(
                text,
                *style,
                (kind.clone(), Some(body)),
                width - indent,
                self.size * 0.12,
                &mut inside,
            );
        }
        let inside = joined(inside);
        let mut items = mark.items;
        items.extend(inside.moved(indent, 0.0));
        out.push(Piece {
            height: inside.height.max(mark.height),
            gap: self.size * 0.22,
            items,
            ..Piece::default()
        });
    }
}

/// How high pieces are under each other.
pub fn height(pieces: &[Piece]) -> f32 {
    let gaps: f32 = pieces.iter().skip(1).map(|piece| piece.gap).sum();
    gaps + pieces.iter().map(|piece| piece.height).sum::<f32>()
}

/// Pieces under each other as one.
pub fn joined(pieces: Vec<Piece>) -> Piece {
    let mut all = Piece::default();
    for (index, piece) in pieces.into_iter().enumerate() {
        if index == 0 {
            all.gap = piece.gap;
        } else {
            all.height += piece.gap;
        }
        let top = all.height;
        all.items.extend(piece.moved(0.0, top));
        all.bookmarks.extend(piece.bookmarks.into_iter().map(|(text, y)| (text, y + top)));
        all.height += piece.height;
    }
    all
}
