//! Paints shapes on a plotters backend: the only generic code of the charts, and the only place that meets plotters.
//!
//! Not on a `DrawingArea`: that moves every point into the backend's own size in device pixels, and our units are finer.

use std::f64::consts::FRAC_1_SQRT_2;

use plotters::{
    prelude::{DrawingBackend, FontStyle, ShapeStyle, TextStyle},
    style::{
        Color, FontDesc, RGBColor,
        text_anchor::{HPos, Pos, VPos},
    },
};

use super::{
    dash::{Cap, Dash, dashes},
    geometry::{Point, at, rectangle},
    hatch,
    render_target::{Baseline, Surface},
    shape::{Anchor, Shape, Type, Weight},
    theme::{FillStyle, Fonts, Rgb},
};
use crate::charts::ChartError;

/// Hands shapes on as they come, the lowest first. Coordinates are CSS pixels from its origin.
pub struct Painter<'a> {
    paint: &'a mut dyn FnMut(Shape<'_>),
    origin: Point,
}

/// Lets `draw` paint on a plotters backend.
///
/// # Errors
///
/// [`ChartError::Surface`] when the backend refuses a shape; what came after that shape was not painted.
pub fn paint_on<DB: DrawingBackend>(
    backend: &mut DB,
    fonts: &Fonts,
    surface: Surface,
    draw: &dyn Fn(&mut Painter<'_>),
) -> Result<(), ChartError> {
    let mut outcome = Ok(());
    draw(&mut Painter::new(&mut |shape| {
        if outcome.is_ok() {
            outcome = paint_shape(backend, shape, fonts, surface);
        }
    }));
    outcome
}

fn paint_shape<DB: DrawingBackend>(
    backend: &mut DB,
    shape: Shape<'_>,
    fonts: &Fonts,
    surface: Surface,
) -> Result<(), ChartError> {
    let painted = match shape {
        Shape::Fill { points, fill } => backend.fill_polygon(placed(points, surface), &filled(fill)),
        Shape::Line { points, width, color } => {
            backend.draw_path(placed(points, surface), &stroke(color, length(width, surface)))
        }
        Shape::Disc { center, radius, color } => {
            let radius = length(radius, surface);
            backend.draw_circle(place(center, surface), radius, &filled(color.into()), true)
        }
        Shape::Text { at, text, kind, anchor, color } => {
            let anchored = at.plus(0.0, -surface.rise() * kind.size);
            let style = text_style(kind, anchor, color, fonts, surface);
            backend.draw_text(text, &style, place(anchored, surface))
        }
    };
    painted.map_err(|error| ChartError::Surface(error.to_string()))
}

impl<'a> Painter<'a> {
    /// Gives every shape to `paint`.
    pub fn new(paint: &'a mut dyn FnMut(Shape<'_>)) -> Self {
        Self { paint, origin: at(0.0, 0.0) }
    }

    /// The same, with its origin moved.
    pub fn moved(&mut self, by: Point) -> Painter<'_> {
        let origin = self.placed(by);
        Painter { paint: &mut *self.paint, origin }
    }

    fn placed(&self, point: Point) -> Point {
        self.origin.plus(point.x, point.y)
    }

    fn all_placed(&self, mut points: Vec<Point>) -> Vec<Point> {
        for point in &mut points {
            *point = self.placed(*point);
        }
        points
    }

    /// Paints a filled polygon.
    pub fn fill(&mut self, points: Vec<Point>, fill: impl Into<FillStyle>) {
        let points = self.all_placed(points);
        (self.paint)(Shape::Fill { points: &points, fill: fill.into() });
    }

    /// Paints a filled rectangle.
    pub fn block(&mut self, corner: Point, width: f64, height: f64, fill: impl Into<FillStyle>) {
        self.fill(rectangle(corner, width, height), fill);
    }

    /// Paints an open line.
    pub fn line(&mut self, points: Vec<Point>, width: f64, color: Rgb) {
        let points = self.all_placed(points);
        (self.paint)(Shape::Line { points: &points, width, color });
    }

    /// Paints a closed outline. It runs over its first side twice, so that every corner is joined.
    pub fn outline(&mut self, mut points: Vec<Point>, width: f64, color: Rgb) {
        let start: Vec<Point> = points.iter().take(2).copied().collect();
        points.extend(start);
        self.line(points, width, color);
    }

    /// Paints a line in dashes.
    pub fn dashed(&mut self, points: &[Point], dash: Dash, width: f64, color: Rgb) {
        for part in dashes(points, dash) {
            match dash.cap {
                Cap::Flat => self.line(part, width, color),
                Cap::Round => self.capsule(&part, width, color),
            }
        }
    }

    /// Paints a line with round ends.
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

    /// Paints a filled circle.
    pub fn disc(&mut self, center: Point, radius: f64, color: Rgb) {
        let center = self.placed(center);
        (self.paint)(Shape::Disc { center, radius, color });
    }

    /// Paints one line of text; an empty text paints nothing.
    pub fn text(&mut self, at: Point, text: &str, kind: Type, anchor: Anchor, color: Rgb) {
        if !text.is_empty() {
            let at = self.placed(at);
            (self.paint)(Shape::Text { at, text, kind, anchor, color });
        }
    }

    /// Paints stripes of 45 degrees inside a rectangle.
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

fn place(point: Point, surface: Surface) -> (i32, i32) {
    (surface.units(point.x), surface.units(point.y))
}

fn placed(points: &[Point], surface: Surface) -> Vec<(i32, i32)> {
    points.iter().map(|point| place(*point, surface)).collect()
}

fn length(css_px: f64, surface: Surface) -> u32 {
    surface.units(css_px).unsigned_abs()
}

const fn rgb(color: Rgb) -> RGBColor {
    RGBColor(color.0, color.1, color.2)
}

fn filled(fill: FillStyle) -> ShapeStyle {
    ShapeStyle { color: rgb(fill.color).mix(fill.alpha), filled: true, stroke_width: 0 }
}

fn stroke(color: Rgb, width: u32) -> ShapeStyle {
    ShapeStyle { color: rgb(color).to_rgba(), filled: false, stroke_width: width }
}

fn text_style(kind: Type, anchor: Anchor, color: Rgb, fonts: &Fonts, surface: Surface) -> TextStyle<'_> {
    let family = fonts.stack(kind.face).family.as_str();
    let weight = match kind.weight {
        Weight::Regular => FontStyle::Normal,
        Weight::Bold => FontStyle::Bold,
    };
    let horizontal = match anchor {
        Anchor::Left => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::Right => HPos::Right,
    };
    let vertical = match surface.baseline {
        Baseline::Middle => VPos::Center,
        Baseline::Top => VPos::Top,
    };
    let font = FontDesc::new(family.into(), kind.size * surface.px * surface.text, weight);
    TextStyle { font, color: rgb(color).to_backend_color(), pos: Pos::new(horizontal, vertical) }
}
