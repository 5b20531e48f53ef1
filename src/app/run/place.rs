//! The screen in the address of our own page, so that Back and reload work. Never used on a host's page.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::Window;
use yew::Callback;

use crate::app::msg::Msg;

/// Keeps the fragment of the address and the screen in step.
pub(super) struct Place {
    shown: String,
    listener: Option<(Window, Closure<dyn FnMut()>)>,
}

fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

impl Place {
    /// Listens to the Back button.
    pub fn new(send: Callback<Msg>) -> Self {
        let listener = web_sys::window().and_then(|window| {
            let closure = Closure::new(move || send.emit(Msg::Visit(fragment())));
            window.add_event_listener_with_callback("popstate", closure.as_ref().unchecked_ref()).ok()?;
            Some((window, closure))
        });
        Self { shown: fragment(), listener }
    }

    /// The place in the address.
    pub fn now(&self) -> String {
        fragment()
    }

    /// Puts a place into the address, if it is another one.
    pub fn show(&mut self, place: &str) {
        if self.shown == place && fragment() == place {
            return;
        }
        self.shown = place.to_owned();
        if fragment() == place {
            return; // The Back button was faster.
        }
        let Some(window) = web_sys::window() else { return };
        let location = window.location();
        let address = match (place, location.pathname(), location.search()) {
            ("", Ok(path), Ok(search)) => format!("{path}{search}"),
            _ => format!("#{place}"),
        };
        if let Ok(history) = window.history() {
            // A browser may limit how often this is done; the scan works without.
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&address));
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some((window, closure)) = &self.listener {
            // The window is about to go, or forgets the listener now.
            let _ = window.remove_event_listener_with_callback("popstate", closure.as_ref().unchecked_ref());
        }
    }
}
