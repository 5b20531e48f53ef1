//! A screen that somebody has asked for with a press comes block by block, so that no task is long: first the press itself
//! is drawn, then the new heading, then what stands below it, in each frame as much as it has time for. The same screen in
//! another language waits for the press as well. What comes otherwise, with the first screen, from a host or a script, is there
//! at once.
//!
//! Until all is there the scan says `aria-busy`, and stays as high as it was: a page around it does not jump. The screen
//! that goes is paler ([`LEAVING`]): wherever the visitor looks, the press is seen, and a browser has something to draw.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
};

use js_sys::{Date, Function};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::HtmlElement;
use yew::NodeRef;

use super::element_builder;

/// The next frame of a screen that is not busy comes within so many milliseconds.
const IN_TIME: f64 = 20.0;
/// Nobody waits longer for a frame, in milliseconds.
const LONGEST_FRAME: i32 = 250;
/// Says on the scan that the screen in it is left, from the press until the next one is drawn.
const LEAVING: &str = "data-sbs-leaving";

type Work = Box<dyn FnOnce()>;

/// All scans of a page share one: they share the time.
#[derive(Default)]
struct Schedule {
    /// New blocks wait for their turn.
    is_slow: Cell<bool>,
    /// How many screens are asked for and not drawn yet.
    coming: Cell<usize>,
    /// The blocks are being drawn, frame by frame.
    is_going: Cell<bool>,
    waiting: RefCell<VecDeque<Work>>,
    /// What is to be done after the last of them.
    ends: RefCell<Vec<Work>>,
    /// How many came with the last frame, and when that was, in milliseconds.
    last: Cell<(usize, f64)>,
    /// What is kept high.
    held: RefCell<Option<HtmlElement>>,
}

thread_local! {
    static SCHEDULE: Schedule = Schedule::default();
}

/// Does something in the next frame, and not much later where none comes: a window that a browser takes for hidden has no
/// frames, though somebody may press in it.
#[inline(never)]
pub fn in_frame(work: Work) {
    let work = Rc::new(Cell::new(Some(work)));
    let Some(window) = web_sys::window() else { return };
    // Either is enough.
    let _ = window.request_animation_frame(&once(&work));
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&once(&work), LONGEST_FRAME);
}

/// Does something after the frame that is being made.
fn after_frame(work: Work) {
    if let Some(window) = web_sys::window() {
        let work = once(&Rc::new(Cell::new(Some(work))));
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&work, 0);
    }
}

/// A function for the browser that does it, if it is not done.
fn once(work: &Rc<Cell<Option<Work>>>) -> Function {
    let work = Rc::clone(work);
    let function = Closure::once_into_js(move || work.take().into_iter().for_each(|work| work()));
    function.unchecked_into()
}

/// Another screen is to be drawn, or all of this one anew. If a press asked for it, `build` and `draw` are called after that is
/// drawn, each in a task of its own where there is time for that; else says no. `is_other` is whether what has the focus goes.
pub fn begin(root: &NodeRef, is_other: bool, build: Work, draw: Work) -> bool {
    let is_by_hand = element_builder::is_by_hand();
    if is_by_hand {
        release();
        SCHEDULE.with(|schedule| schedule.is_slow.set(true));
        SCHEDULE.with(|schedule| schedule.coming.update(|coming| coming + 1));
        if let Some(root) = root.cast::<HtmlElement>() {
            element_builder::restyle(
                &root,
                &["min-block-size:", &root.offset_height().to_string(), "px"].concat(),
            );
            let _ = root.set_attribute("aria-busy", "true");
            let _ = root.set_attribute(LEAVING, "");
            // It will go. A browser that finds out when it goes lays out the old and the new screen together.
            let focused = root.query_selector(":focus").ok().flatten().filter(|_| is_other);
            if let Some(focused) = focused.as_ref().and_then(|focused| focused.dyn_ref::<HtmlElement>()) {
                let _ = focused.blur();
            }
            SCHEDULE.with(|schedule| schedule.held.replace(Some(root)));
        }
        in_frame(Box::new(|| {
            after_frame(build);
            in_frame(Box::new(|| {
                SCHEDULE.with(|schedule| schedule.coming.update(|coming| coming - 1));
                stay();
                draw();
            }));
        }));
    }
    is_by_hand
}

/// Whether new blocks wait for their turn.
pub fn is_slow() -> bool {
    SCHEDULE.with(|schedule| schedule.is_slow.get())
}

/// Whether a new block is drawn at once; else its turn comes.
pub fn is_due(turn: impl FnOnce() + 'static) -> bool {
    let is_due = !is_slow();
    if !is_due {
        wait(Box::new(turn));
    }
    is_due
}

/// Something is drawn in its turn.
pub fn wait(turn: Work) {
    SCHEDULE.with(|schedule| schedule.waiting.borrow_mut().push_back(turn));
}

/// A screen is drawn. Goes on with the blocks that wait, if there are any; `end` is called after the last.
pub fn go_on(end: Work) {
    if SCHEDULE.with(|schedule| schedule.waiting.borrow().is_empty() && schedule.coming.get() == 0) {
        return release();
    }
    SCHEDULE.with(|schedule| schedule.ends.borrow_mut().push(end));
    if !SCHEDULE.with(|schedule| schedule.is_going.replace(true)) {
        in_frame(Box::new(step));
    }
}

/// Draws a block, and twice as many as in the last frame where that was drawn in time; after the last there is nothing
/// to draw in a frame, and it ends.
fn step() {
    if SCHEDULE.with(|schedule| schedule.coming.get() > 0) {
        // What is left of the screen that goes is not worth a frame, and its end is not the end.
        return in_frame(Box::new(step));
    }
    let now = Date::now();
    let count = SCHEDULE.with(|schedule| {
        let (count, at) = schedule.last.get();
        let count = if now - at < IN_TIME { 2 * count } else { 1 };
        schedule.last.set((count, now));
        count
    });
    let next = || SCHEDULE.with(|schedule| schedule.waiting.borrow_mut().pop_front());
    let Some(first) = next() else {
        SCHEDULE.with(|schedule| schedule.is_going.set(false));
        release();
        return SCHEDULE.with(|schedule| schedule.ends.take()).into_iter().for_each(|end| end());
    };
    first();
    for _ in 1..count {
        next().into_iter().for_each(|turn| turn());
    }
    in_frame(Box::new(step));
}

/// What comes now is not left.
fn stay() {
    if let Some(root) = SCHEDULE.with(|schedule| schedule.held.borrow().clone()) {
        let _ = root.remove_attribute(LEAVING);
    }
}

/// All is there.
fn release() {
    stay();
    SCHEDULE.with(|schedule| schedule.is_slow.set(false));
    if let Some(root) = SCHEDULE.with(|schedule| schedule.held.take()) {
        element_builder::restyle(&root, "");
        let _ = root.remove_attribute("aria-busy");
    }
}
