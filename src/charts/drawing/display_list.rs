//! A drawing as a list of shapes in CSS pixels, before any backend.
//!
//! Only what plotters can draw on every backend: filled polygons, open lines, discs and texts.

use std::f64::consts::FRAC_1_SQRT_2;

use super::{
    dash::{Cap, Dash, dashes},
    geometry::{Point, at, rectangle},
    hatch,
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
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A filled polygon.
    Fill {
        /// Its corners.
        points: Vec<Point>,
        /// Its colour.
        fill: FillStyle,
    },
    /// An open line with flat ends and round corners.
    Line {
        /// Its points.
        points: Vec<Point>,
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
        text: String,
        /// How it looks.
        kind: Type,
        /// Which side lies at the point.
        anchor: Anchor,
        /// Its colour.
        color: Rgb,
    },
}

/// A list of shapes, the lowest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DisplayList {
    /// The shapes.
    pub shapes: Vec<Shape>,
}

impl DisplayList {
    /// Adds a filled polygon.
    pub fn fill(&mut self, points: Vec<Point>, fill: impl Into<FillStyle>) {
        self.shapes.push(Shape::Fill { points, fill: fill.into() });
    }

    /// Adds a filled rectangle.
    pub fn block(&mut self, corner: Point, width: f64, height: f64, fill: impl Into<FillStyle>) {
        self.fill(rectangle(corner, width, height), fill);
    }

    /// Adds an open line.
    pub fn line(&mut self, points: Vec<Point>, width: f64, color: Rgb) {
        self.shapes.push(Shape::Line { points, width, color });
    }

    /// Adds a closed outline. It runs over its first side twice, so that every corner is joined.
    pub fn outline(&mut self, mut points: Vec<Point>, width: f64, color: Rgb) {
        let start: Vec<Point> = points.iter().take(2).copied().collect();
        points.extend(start);
        self.line(points, width, color);
    }

    /// Adds a line in dashes.
    pub fn dashed(&mut self, points: &[Point], dash: Dash, width: f64, color: Rgb) {
        for part in dashes(points, dash) {
            match dash.cap {
                Cap::Flat => self.line(part, width, color),
                Cap::Round => self.capsule(&part, width, color),
            }
        }
    }

    /// Adds a line with round ends.
    fn capsule(&mut self, points: &[Point], width: f64, color: Rgb) {
        let radius = width / 2.0;
        if let [from, to] = points {
            // One shape instead of three: there are many dots.
            self.fill(capsule(*from, *to, radius), color);
            return;
        }
        for end in [points.first(), points.last()].into_iter().flatten() {
            self.disc(*end, radius, color);
        }
        self.line(points.to_vec(), width, color);
    }

    /// Adds a filled circle.
    pub fn disc(&mut self, center: Point, radius: f64, color: Rgb) {
        self.shapes.push(Shape::Disc { center, radius, color });
    }

    /// Adds one line of text; an empty text adds nothing.
    pub fn text(&mut self, at: Point, text: &str, kind: Type, anchor: Anchor, color: Rgb) {
        if !text.is_empty() {
            self.shapes.push(Shape::Text { at, text: text.to_owned(), kind, anchor, color });
        }
    }

    /// Adds stripes of 45 degrees inside a rectangle.
    pub fn hatch(&mut self, corner: Point, width: f64, height: f64, color: Rgb) {
        for stripe in hatch::stripes(at(width, height)) {
            self.fill(stripe.into_iter().map(|point| corner.plus(point.x, point.y)).collect(), color);
        }
    }
}

/// Half a circle round each end.
fn capsule(from: Point, to: Point, radius: f64) -> Vec<Point> {
    // Cosine and sine of −90°, −45°, 0°, 45° and 90°.
    const HALF_TURN: [(f64, f64); 5] = [
        (0.0, -1.0),
        (FRAC_1_SQRT_2, -FRAC_1_SQRT_2),
        (1.0, 0.0),
        (FRAC_1_SQRT_2, FRAC_1_SQRT_2),
        (0.0, 1.0),
    ];
    let length = from.distance(to);
    let (x, y) = if length > 0.0 {
        (radius * (to.x - from.x) / length, radius * (to.y - from.y) / length)
    } else {
        (radius, 0.0)
    };
    let half = |center: Point, x: f64, y: f64| {
        HALF_TURN.map(|(along, across)| center.plus(along * x - across * y, along * y + across * x))
    };
    half(to, x, y).into_iter().chain(half(from, -x, -y)).collect()
}
