//! Something that is done after a while.

use std::time::Duration;

use wasm_bindgen::{JsCast, closure::Closure};

/// Does it once, after about so long; never where a browser has no timer.
pub(crate) fn after(wait: Duration, work: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let milliseconds = i32::try_from(wait.as_millis()).unwrap_or(i32::MAX);
    let work = Closure::once_into_js(work);
    // A timer that cannot be set does nothing.
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(work.unchecked_ref(), milliseconds);
}
