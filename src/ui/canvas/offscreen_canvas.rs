//! A picture on a canvas that is in no page, for a file.

use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::{canvas_controller::device_pixels, css_theme};
use crate::charts::{Fonts, Picture, Rgb, Surface, Theme, Token, drawing::painter::paint_on};

/// A canvas in no page, and what draws on it.
fn canvas() -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    Some((canvas, context))
}

/// Fonts that are as wide as this browser shows them; as they are where there is no canvas to measure on.
#[must_use]
pub fn measured(fonts: Fonts) -> Fonts {
    match canvas() {
        Some((_, context)) => css_theme::measured(fonts, &context),
        None => fonts,
    }
}

/// Draws it with so many dots to a pixel. `None` where there is no canvas, or it refuses, or gives something else than what
/// was drawn: against fingerprinting some browsers make noise of pixels that a page reads.
#[must_use]
pub fn offscreen_canvas(picture: &dyn Picture, theme: &Theme, dots: f64) -> Option<HtmlCanvasElement> {
    let size = picture.size(theme);
    let (canvas, context) = canvas()?;
    // Also resets what is set below.
    canvas.set_width(device_pixels(size.width * dots));
    canvas.set_height(device_pixels(size.height * dots));
    let surface = Surface::canvas(size);
    let scale = dots / surface.px;
    context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0).ok()?;
    context.set_line_join("round");
    let mut backend = CanvasBackend::with_canvas_object(canvas.clone())?;
    paint_on(&mut backend, &theme.fonts, surface, &|painter| picture.paint(painter, theme)).ok()?;
    has_painted_pixels(&canvas, &context, theme).then_some(canvas)
}

/// Whether the lower right corner, which is ground in every picture, reads back in the colour that it was painted in.
fn has_painted_pixels(canvas: &HtmlCanvasElement, context: &CanvasRenderingContext2d, theme: &Theme) -> bool {
    const DOTS: f64 = 4.0;
    let (x, y) = (f64::from(canvas.width()) - 2.0 * DOTS, f64::from(canvas.height()) - 2.0 * DOTS);
    let Rgb(red, green, blue) = theme.color(Token::Surface);
    context
        .get_image_data(x, y, DOTS, DOTS)
        .is_ok_and(|image| image.data().chunks(4).all(|dot| dot == [red, green, blue, u8::MAX]))
}
