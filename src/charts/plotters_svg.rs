//! A drawing as SVG text: for print, files, the command line and tests.

use plotters::prelude::{DrawingBackend, SVGBackend};

use super::{
    Chart, Picture,
    drawing::{
        painter::{Painter, paint_on},
        render_target::{Size, Surface},
        theme::{Fonts, Theme},
    },
};

/// What an SVG says to who cannot see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SvgText<'a> {
    /// The title.
    pub title: &'a str,
    /// What the drawing says, as sentences.
    pub description: &'a str,
}

/// A chart as SVG, as it looks in a box of `available` CSS pixels wide. The same chart gives the same text.
#[must_use]
pub fn to_svg(chart: &Chart, theme: &Theme, text: SvgText<'_>, available: f64) -> String {
    let size = chart.size_for(available);
    svg(size, &theme.fonts, text, &|painter| chart.paint(painter, theme, size))
}

/// A picture as SVG.
#[must_use]
pub fn picture_to_svg(picture: &dyn Picture, theme: &Theme, text: SvgText<'_>) -> String {
    svg(picture.size(theme), &theme.fonts, text, &|painter| picture.paint(painter, theme))
}

/// A drawing as a whole SVG file, which needs no font and no other file.
fn svg(size: Size, fonts: &Fonts, text: SvgText<'_>, draw: &dyn Fn(&mut Painter<'_>)) -> String {
    let surface = Surface::svg(size);
    let mut body = String::new();
    {
        let mut backend = SVGBackend::with_string(&mut body, (0, 0));
        // Writing to a string cannot fail.
        let _ = paint_on(&mut backend, fonts, surface, draw);
        let _ = backend.present();
    }
    // plotters writes its own first tag, without a title and in whole pixels.
    let shapes = body.split_once('\n').map_or("", |(_, shapes)| shapes);

    let mut svg = String::with_capacity(body.len() + 400);
    for part in [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"",
        &whole(size.width, 1.0),
        "\" height=\"",
        &whole(size.height, 1.0),
        "\" viewBox=\"0 0 ",
        &whole(size.width, surface.px),
        " ",
        &whole(size.height, surface.px),
        "\" stroke-linejoin=\"round\">\n<title>",
        &escaped(text.title),
        "</title>\n<desc>",
        &escaped(text.description),
        "</desc>\n",
        shapes,
    ] {
        svg.push_str(part);
    }
    svg
}

/// A size in whole units.
fn whole(css_px: f64, px: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "saturates")]
    let units = (css_px * px).round() as i32;
    units.to_string()
}

/// Text between tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
