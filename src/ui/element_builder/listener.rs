//! An event listener that goes when it is dropped.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventTarget};

/// A listener on one target.
pub struct Listener {
    target: EventTarget,
    kind: &'static str,
    callback: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens; `None` when the browser refuses.
    pub fn new(
        target: &EventTarget,
        kind: &'static str,
        mut callback: impl FnMut() + 'static,
    ) -> Option<Self> {
        Self::to(target, kind, move |_| callback())
    }

    /// Listens, and looks at the event; `None` when the browser refuses.
    pub fn to(
        target: &EventTarget,
        kind: &'static str,
        callback: impl FnMut(Event) + 'static,
    ) -> Option<Self> {
        let callback = Closure::<dyn FnMut(Event)>::new(callback);
        target.add_event_listener_with_callback(kind, callback.as_ref().unchecked_ref()).ok()?;
        Some(Self { target: target.clone(), kind, callback })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // A target that refuses to forget us calls a dropped closure, which throws in its own task and harms nobody.
        let callback = self.callback.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.kind, callback);
    }
}
