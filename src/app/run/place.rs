//! The screen in the address of our own page, so that Back and reload work. Never used on a host's page.

use wasm_bindgen::JsValue;
use yew::Callback;

use crate::app::{dom::listener::Listener, msg::Msg};

/// Keeps the fragment of the address and the screen in step.
pub(super) struct Place {
    shown: String,
    _back: Option<Listener>,
}

fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

impl Place {
    /// Listens to the Back button.
    pub fn new(send: Callback<Msg>) -> Self {
        let visit = move || send.emit(Msg::Visit(fragment()));
        let back = web_sys::window().and_then(|window| Listener::new(&window, "popstate", visit));
        Self { shown: fragment(), _back: back }
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
