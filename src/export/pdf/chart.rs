//! Drawings as paths and text: the same shapes as on the page, at any size sharp.

use krilla::{
    color::rgb,
    geom::{Path, PathBuilder, Point as At},
    num::NormalizedF32,
    paint::{Fill, LineJoin, Stroke},
    surface::Surface,
};

use super::fonts::{Face, Fonts};
use crate::{
    charts::{
        Chart, Rgb,
        drawing::{
            geometry::Point,
            painter::Painter,
            shape::{Anchor, Shape, Type, Weight},
            theme,
        },
    },
    export::qr::QrPicture,
};

/// Draws a chart in its own CSS pixels.
pub fn draw(chart: &Chart, drawn: f64, fonts: &Fonts, surface: &mut Surface<'_>) {
    let size = chart.size_for(drawn);
    let mut paint = |shape: Shape<'_>| paint(&shape, fonts, surface);
    chart.paint(&mut Painter::new(&mut paint), &fonts.theme, size);
}

fn paint(shape: &Shape<'_>, fonts: &Fonts, surface: &mut Surface<'_>) {
    match shape {
        Shape::Fill { points, fill } => {
            if let Some(path) = path(points, true) {
                filled(surface, fill.color, fill.alpha as f32);
                surface.draw_path(&path);
            }
        }
        Shape::Line { points, width, color } => {
            if let Some(path) = path(points, false) {
                surface.set_fill(None);
                surface.set_stroke(Some(Stroke {
                    paint: color_of(*color).into(),
                    width: *width as f32,
                    line_join: LineJoin::Round,
                    ..Stroke::default()
                }));
                surface.draw_path(&path);
                surface.set_stroke(None);
            }
        }
        Shape::Disc { center, radius, color } => {
            if let Some(path) = disc(*center, *radius as f32) {
                filled(surface, *color, 1.0);
                surface.draw_path(&path);
            }
        }
        Shape::Text { at, text, kind, anchor, color } => {
            let font = fonts.get(face(*kind));
            let size = kind.size as f32;
            let width = font.width(text, size);
            let x = at.x as f32
                - match anchor {
                    Anchor::Left => 0.0,
                    Anchor::Middle => width / 2.0,
                    Anchor::Right => width,
                };
            filled(surface, *color, 1.0);
            surface.draw_glyphs(
                At::from_xy(x, at.y as f32),
                &font.glyphs(text),
                font.font.clone(),
                text,
                size,
                false,
            );
        }
    }
}

const fn face(kind: Type) -> Face {
    match (kind.face, kind.weight) {
        (theme::Face::Display, _) => Face::Display,
        (theme::Face::Text, Weight::Bold) => Face::Strong,
        (theme::Face::Text, Weight::Regular) => Face::Text,
    }
}

fn path(points: &[Point], is_closed: bool) -> Option<Path> {
    let (first, rest) = points.split_first()?;
    let mut path = PathBuilder::new();
    path.move_to(first.x as f32, first.y as f32);
    for point in rest {
        path.line_to(point.x as f32, point.y as f32);
    }
    if is_closed {
        path.close();
    }
    path.finish()
}

/// A circle of four curves.
fn disc(center: Point, radius: f32) -> Option<Path> {
    // How far the handles of a quarter lie from its ends, in radii.
    const HANDLE: f32 = 0.552_285;
    let (x, y, r, h) = (center.x as f32, center.y as f32, radius, radius * HANDLE);
    let mut path = PathBuilder::new();
    path.move_to(x + r, y);
    path.cubic_to(x + r, y + h, x + h, y + r, x, y + r);
    path.cubic_to(x - h, y + r, x - r, y + h, x - r, y);
    path.cubic_to(x - r, y - h, x - h, y - r, x, y - r);
    path.cubic_to(x + h, y - r, x + r, y - h, x + r, y);
    path.close();
    path.finish()
}

/// Fills what comes next.
pub fn filled(surface: &mut Surface<'_>, color: Rgb, alpha: f32) {
    surface.set_stroke(None);
    surface.set_fill(Some(Fill {
        paint: color_of(color).into(),
        opacity: NormalizedF32::new(alpha.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE),
        ..Fill::default()
    }));
}

fn color_of(Rgb(red, green, blue): Rgb) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}

/// Draws the dark modules of a QR picture, one unit a module.
pub fn qr(picture: &QrPicture, surface: &mut Surface<'_>) {
    let mut path = PathBuilder::new();
    for stretch in &picture.stretches {
        let (x, y, width) = (stretch.x as f32, stretch.y as f32, stretch.width as f32);
        path.move_to(x, y);
        path.line_to(x + width, y);
        path.line_to(x + width, y + 1.0);
        path.line_to(x, y + 1.0);
        path.close();
    }
    if let Some(path) = path.finish() {
        filled(surface, Rgb(0, 0, 0), 1.0);
        surface.draw_path(&path);
    }
}
