//! What a drawing consists of, in CSS pixels: only what plotters can draw on every backend.

use super::{
    geometry::Point,
    theme::{Face, FillStyle, Rgb},
};

/// How heavy a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Regular.
    Regular,
    /// Bold.
    Bold,
}

/// Which side of a text lies at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its left side.
    Left,
    /// Its middle.
    Middle,
    /// Its right side.
    Right,
}

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Type {
    /// The font stack.
    pub face: Face,
    /// The weight.
    pub weight: Weight,
    /// CSS pixels, 12 or more.
    pub size: f64,
}

/// The smallest type in any drawing, in CSS pixels.
pub const TYPE_MIN: f64 = 12.0;

impl Type {
    /// Serif, regular.
    #[must_use]
    pub const fn display(size: f64) -> Self {
        Self { face: Face::Display, weight: Weight::Regular, size: size.max(TYPE_MIN) }
    }

    /// Sans, regular.
    #[must_use]
    pub const fn text(size: f64) -> Self {
        Self { face: Face::Text, weight: Weight::Regular, size: size.max(TYPE_MIN) }
    }

    /// The same in bold.
    #[must_use]
    pub const fn bold(self) -> Self {
        Self { weight: Weight::Bold, ..self }
    }
}

/// One shape.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shape<'a> {
    /// A filled polygon.
    Fill {
        /// Its corners.
        points: &'a [Point],
        /// Its colour.
        fill: FillStyle,
    },
    /// An open line with flat ends and round corners.
    Line {
        /// Its points.
        points: &'a [Point],
        /// CSS pixels.
        width: f64,
        /// Its colour.
        color: Rgb,
    },
    /// A filled circle.
    Disc {
        /// Its centre.
        center: Point,
        /// CSS pixels.
        radius: f64,
        /// Its colour.
        color: Rgb,
    },
    /// One line of text.
    Text {
        /// Where its baseline and its anchor meet.
        at: Point,
        /// The text.
        text: &'a str,
        /// How it looks.
        kind: Type,
        /// Which side lies at the point.
        anchor: Anchor,
        /// Its colour.
        color: Rgb,
    },
}
