//! A display list on a canvas that is in no page, for a file.

use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::{canvas_controller::device_pixels, css_theme};
use crate::charts::{
    Fonts, Size, Surface,
    drawing::{display_list::DisplayList, plotters_renderer::paint},
};

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

/// Draws it with so many dots to a pixel. `None` where there is no canvas, or it refuses.
#[must_use]
pub fn offscreen_canvas(
    display_list: &DisplayList,
    fonts: &Fonts,
    size: Size,
    dots: f64,
) -> Option<HtmlCanvasElement> {
    let (canvas, context) = canvas()?;
    // Also resets what is set below.
    canvas.set_width(device_pixels(size.width * dots));
    canvas.set_height(device_pixels(size.height * dots));
    let surface = Surface::canvas(size);
    let scale = dots / surface.px;
    context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0).ok()?;
    context.set_line_join("round");
    paint(&mut CanvasBackend::with_canvas_object(canvas.clone())?, display_list, fonts, surface).ok()?;
    Some(canvas)
}
