//! Whether the visitor sees an element, or will after a little scrolling.

use js_sys::Array;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// Half a window beyond its edges: what a visitor scrolls to is there when it comes.
const MARGIN: &str = "50% 0px";

/// Tells when an element comes near and when it goes. It goes with its owner.
pub(super) struct VisibilityObserver {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

impl VisibilityObserver {
    /// Calls `told` soon, and at every change; `None` when the browser cannot tell.
    pub(super) fn of(element: &Element, told: impl Fn(bool) + 'static) -> Option<Self> {
        let callback = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            // The last is the newest.
            let last = entries.get(entries.length().saturating_sub(1));
            told(last.unchecked_into::<IntersectionObserverEntry>().is_intersecting());
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let observer =
            IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for VisibilityObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
