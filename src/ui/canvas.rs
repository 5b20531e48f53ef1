//! Keeps a drawing on a canvas: as wide as its box, as sharp as the screen, in the colours of the page.
//!
//! Takes its place at once, and is drawn when the visitor sees it or is about to. Redraws, at most once per frame, when
//! the chart or the theme changes, the box is resized, the screen's ratio changes, a media feature about colour changes,
//! a colour of the page changes for any other reason, and for print; never what is on the canvas already.

mod canvas_controller;
mod css_theme;
mod offscreen_canvas;
mod visibility;

use std::rc::Rc;

use yew::prelude::*;

use self::canvas_controller::{CanvasController, Redraw};
pub use self::offscreen_canvas::{measured, offscreen_canvas};
use crate::{charts::Chart, state::rc_ptr_eq::Shared};

/// The elements that a view with a canvas renders.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CanvasNodes {
    /// The box that gives the drawing its width.
    pub frame: NodeRef,
    /// The canvas.
    pub canvas: NodeRef,
    /// An element whose colours have a transition: it tells when they change.
    pub watch: NodeRef,
    /// An element inside it, to read colours, the text font and the base size from.
    pub probe: NodeRef,
    /// An element inside that one, to read the display font from.
    pub display: NodeRef,
}

/// What lives as long as the view. In one place: every hook that Yew keeps is about 1 KB of wasm, and its own hook
/// for nodes is a whole state.
#[derive(Default)]
struct CanvasState {
    nodes: CanvasNodes,
    controller: Option<Rc<CanvasController>>,
}

impl CanvasState {
    fn controller(&mut self) -> Option<Rc<CanvasController>> {
        if self.controller.is_none() {
            self.controller = CanvasController::set_up(&self.nodes);
        }
        self.controller.clone()
    }
}

/// Draws `chart`. `on_failed` is called when
/// nothing can be drawn.
#[hook]
pub fn use_canvas(chart: &Shared<Chart>, on_failed: &Callback<()>) -> CanvasNodes {
    let held = use_mut_ref(CanvasState::default);
    let nodes = held.borrow().nodes.clone();
    let on_failed = on_failed.clone();
    use_effect_with(chart.clone(), move |chart| {
        let controller = held.borrow_mut().controller();
        match controller {
            Some(controller) => controller.show(chart.clone(), on_failed, Redraw::Everything),
            None => on_failed.emit(()),
        }
    });
    nodes
}
