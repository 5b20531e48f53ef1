//! Paints a [`DisplayList`] on a plotters backend. The only generic code of the charts, and the only place that meets plotters.
//!
//! Not on a `DrawingArea`: that moves every point into the backend's own size in device pixels, and our units are finer.

use plotters::{
    prelude::{DrawingBackend, FontStyle, ShapeStyle, TextStyle},
    style::{
        Color, FontDesc, RGBColor,
        text_anchor::{HPos, Pos, VPos},
    },
};

use super::{
    display_list::{Anchor, DisplayList, Shape, Type, Weight},
    geometry::Point,
    render_target::{Baseline, Surface},
    theme::{FillStyle, Fonts, Rgb},
};
use crate::charts::ChartError;

/// Paints the shapes in their order.
///
/// # Errors
///
/// [`ChartError::Surface`] when the backend refuses a shape.
pub fn paint<DB: DrawingBackend>(
    backend: &mut DB,
    display_list: &DisplayList,
    fonts: &Fonts,
    surface: Surface,
) -> Result<(), ChartError> {
    for shape in &display_list.shapes {
        let painted = match shape {
            Shape::Fill { points, fill } => backend.fill_polygon(placed(points, surface), &filled(*fill)),
            Shape::Line { points, width, color } => {
                backend.draw_path(placed(points, surface), &stroke(*color, length(*width, surface)))
            }
            Shape::Disc { center, radius, color } => {
                let radius = length(*radius, surface);
                backend.draw_circle(place(*center, surface), radius, &filled((*color).into()), true)
            }
            Shape::Text { at, text, kind, anchor, color } => {
                let anchored = at.plus(0.0, -surface.rise() * kind.size);
                let style = text_style(*kind, *anchor, *color, fonts, surface);
                backend.draw_text(text, &style, place(anchored, surface))
            }
        };
        painted.map_err(|error| ChartError::Surface(error.to_string()))?;
    }
    Ok(())
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
