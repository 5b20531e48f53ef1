//! What is laid out: pieces that stand on one page as a whole, each with what is drawn in it, in points from its upper
//! left corner.

use std::rc::Rc;

use super::{fonts::Face, tags::NodeId};
use crate::{
    charts::{self, Rgb},
    export::qr::QrPicture,
    report::document::Logo,
};

/// What stands on one page as a whole.
#[derive(Debug, Clone, Default)]
pub struct Piece {
    /// How high it is.
    pub height: f32,
    /// The room before it; none at the top of a page.
    pub gap: f32,
    /// It stands on a page with what comes after it.
    pub keeps_next: bool,
    /// It begins a page.
    pub begins_page: bool,
    /// What is drawn.
    pub items: Vec<Item>,
    /// What bookmarks lead here, and how far below its top.
    pub bookmarks: Vec<(String, f32)>,
    /// The head of the table that it is a row of: it is drawn again where a page begins.
    pub head: Option<Rc<Piece>>,
}

/// What is drawn, and which node of the tags it belongs to; none for what only decorates.
#[derive(Debug, Clone)]
pub struct Item {
    /// To the right.
    pub x: f32,
    /// Down; for a text its baseline.
    pub y: f32,
    /// What.
    pub shape: Shape,
    /// Whose content it is.
    pub node: Option<NodeId>,
}

/// What is drawn.
#[derive(Debug, Clone)]
pub enum Shape {
    /// A line of text.
    Text {
        /// The text.
        text: String,
        /// The font.
        face: Face,
        /// Points.
        size: f32,
        /// The colour.
        color: Rgb,
    },
    /// A thin line.
    Rule {
        /// How long.
        width: f32,
        /// The colour.
        color: Rgb,
    },
    /// A drawing.
    Chart {
        /// Which.
        chart: Rc<charts::Chart>,
        /// How wide it is made, in CSS pixels.
        drawn: f64,
        /// Points to a CSS pixel.
        scale: f32,
    },
    /// A QR picture.
    Qr {
        /// Which.
        picture: Rc<QrPicture>,
        /// Points on a side.
        side: f32,
    },
    /// The logo.
    Logo {
        /// Which.
        logo: Rc<Logo>,
        /// Points.
        width: f32,
        /// Points.
        height: f32,
    },
    /// Where a press opens an address; above its baseline by `height`.
    Link {
        /// The address.
        address: String,
        /// Points.
        width: f32,
        /// Points.
        height: f32,
    },
}

impl Piece {
    /// The same, moved.
    pub fn moved(&self, x: f32, y: f32) -> impl Iterator<Item = Item> + '_ {
        self.items.iter().cloned().map(move |item| Item { x: item.x + x, y: item.y + y, ..item })
    }
}
