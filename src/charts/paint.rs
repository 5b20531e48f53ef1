//! Paints a [`Sketch`] on a plotters area. The only generic code of the charts, and the only place that meets plotters.

use plotters::{
    coord::Shift,
    drawing::{DrawingArea, DrawingAreaErrorKind},
    element::{Circle, PathElement, Polygon, Text},
    prelude::{DrawingBackend, FontStyle},
    style::{
        Color, FontDesc, RGBAColor, RGBColor, ShapeStyle, TextStyle,
        text_anchor::{HPos, Pos, VPos},
    },
};

use super::{
    ChartError,
    geometry::Point,
    sketch::{Anchor, Face, Shape, Sketch, Type, Weight},
    surface::{Baseline, Surface},
    theme::{Fonts, Ink, Rgb},
};

/// Paints the shapes in their order.
///
/// # Errors
///
/// [`ChartError::Surface`] when the backend refuses a shape.
pub fn paint<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    sketch: &Sketch,
    fonts: &Fonts,
    surface: Surface,
) -> Result<(), ChartError> {
    for shape in &sketch.shapes {
        paint_shape(area, shape, fonts, surface).map_err(|error| ChartError::Surface(error.to_string()))?;
    }
    Ok(())
}

fn paint_shape<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    shape: &Shape,
    fonts: &Fonts,
    surface: Surface,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    match shape {
        Shape::Fill { points, ink } => area.draw(&Polygon::new(placed(points, surface), filled(*ink))),
        Shape::Line { points, width, color } => {
            area.draw(&PathElement::new(placed(points, surface), stroke(*color, length(*width, surface))))
        }
        Shape::Disc { center, radius, color } => area.draw(&Circle::new(
            place(*center, surface),
            length(*radius, surface),
            filled((*color).into()),
        )),
        Shape::Text { at, text, kind, anchor, color } => {
            let anchored = at.plus(0.0, -surface.rise() * kind.size);
            let style = text_style(*kind, *anchor, *color, fonts, surface);
            area.draw(&Text::new(text.as_str(), place(anchored, surface), style))
        }
    }
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

fn filled(ink: Ink) -> ShapeStyle {
    let color: RGBAColor = rgb(ink.color).mix(ink.alpha);
    ShapeStyle { color, filled: true, stroke_width: 0 }
}

fn stroke(color: Rgb, width: u32) -> ShapeStyle {
    ShapeStyle { color: rgb(color).to_rgba(), filled: false, stroke_width: width }
}

fn text_style<'a>(
    kind: Type,
    anchor: Anchor,
    color: Rgb,
    fonts: &'a Fonts,
    surface: Surface,
) -> TextStyle<'a> {
    let family = match kind.face {
        Face::Display => fonts.display.as_str(),
        Face::Text => fonts.text.as_str(),
    };
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
