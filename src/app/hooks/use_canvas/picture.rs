//! A sketch on a canvas that is in no page, for a file.

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::{easel::device_pixels, pen::Pen};
use crate::charts::{Fonts, Size, Surface, paint::paint, sketch::Sketch};

/// Draws it with so many dots to a pixel. `None` where there is no canvas, or it refuses.
#[must_use]
pub fn picture(sketch: &Sketch, fonts: &Fonts, size: Size, dots: f64) -> Option<HtmlCanvasElement> {
    let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.set_width(device_pixels(size.width * dots));
    canvas.set_height(device_pixels(size.height * dots));
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let surface = Surface::canvas(size);
    let scale = dots / surface.px;
    context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0).ok()?;
    context.set_line_join("round");
    paint(&mut Pen::new(&canvas, &context)?, sketch, fonts, surface).ok()?;
    Some(canvas)
}
