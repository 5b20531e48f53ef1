//! Keeps a drawing on a canvas: as wide as its box, as sharp as the screen, in the colours of the page.
//!
//! Takes its place at once, and is drawn when the visitor sees it or is about to. Redraws, at most once per frame, when
//! the chart or the theme changes, the box is resized, the screen's ratio changes, a media feature about colour changes,
//! a colour of the page changes for any other reason, and for print; never what is on the canvas already.
//! Start with `canvas_controller.rs`.

pub mod canvas_controller;
mod css_theme;
mod offscreen_canvas;
mod visibility;

pub use self::offscreen_canvas::{measured, offscreen_canvas};
