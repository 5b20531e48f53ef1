//! The fragment of the address: the screen on our own page, so that Back and reload work; and a result code that somebody
//! was sent (`#r=CODE`), or an invitation to a team (`#t=TEXT`). On a host's page nothing but the code, and only where the host says so.

use wasm_bindgen::JsValue;
use yew::Callback;

use crate::{
    core::result_code::link,
    state::{
        model::Model,
        msg::{ImportMsg, Msg, NavigateMsg, team::TeamMsg},
        screen::Screen,
    },
    ui::element_builder::listener::Listener,
};

/// Keeps the fragment of the address and the scan in step.
pub(super) struct UrlFragment {
    shown: String,
    /// The page is ours: the fragment names the screen.
    is_ours: bool,
    _back: Option<Listener>,
}

fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

impl UrlFragment {
    /// Listens to the Back button, and to another address in the same tab.
    pub fn new(is_ours: bool, send: Callback<Msg>) -> Self {
        let visit = move || {
            let fragment = fragment();
            match link::code_in(&fragment) {
                Some(code) => send.emit(Msg::Import(ImportMsg::OpenLink(code))),
                None if link::invitation_in(&fragment).is_some() => {
                    let text = link::invitation_in(&fragment).unwrap_or_default();
                    send.emit(Msg::Team(TeamMsg::Open(text)));
                }
                None if is_ours => send.emit(Msg::Navigate(NavigateMsg::Visit(fragment))),
                None => {}
            }
        };
        let back = web_sys::window().and_then(|window| Listener::new(&window, "popstate", visit));
        Self { shown: fragment(), is_ours, _back: back }
    }

    /// The place in the address, if the page is ours.
    pub fn now(&self) -> Option<String> {
        self.is_ours.then(fragment)
    }

    /// The code in the address.
    pub fn code(&self) -> Option<String> {
        link::code_in(&fragment())
    }

    /// The invitation in the address.
    pub fn invitation(&self) -> Option<String> {
        link::invitation_in(&fragment())
    }

    /// Lets the address say where the visitor is, if it does not. A code that came with the address stays as it is while
    /// its result is looked at. Then it makes way, as an invitation does at once, and leaves nothing for the Back button to
    /// come back to; but whoever only reads about the scan meanwhile comes back to it.
    pub fn show(&mut self, model: &Model) {
        let now = fragment();
        let has_code = link::code_in(&now).is_some();
        if has_code && model.has_open_link() {
            return;
        }
        let place = if self.is_ours { model.fragment() } else { String::new() };
        if self.shown == place && now == place {
            return;
        }
        self.shown.clone_from(&place);
        let has_invitation = link::invitation_in(&now).is_some();
        let makes_way =
            has_invitation || has_code && !(model.viewed.is_some() && model.screen == Screen::About);
        if now == place || !(self.is_ours || has_code) {
            return; // The Back button was faster, or the fragment is the host's.
        }
        let Some(window) = web_sys::window() else { return };
        let location = window.location();
        let address = match (&*place, location.pathname(), location.search()) {
            ("", Ok(path), Ok(search)) => [path, search].concat(),
            _ => ["#", &*place].concat(),
        };
        if let Ok(history) = window.history() {
            let (none, address) = (JsValue::NULL, Some(&*address));
            // A browser may limit how often this is done; the scan works without.
            let _ = if makes_way {
                let state = history.state().unwrap_or(none);
                history.replace_state_with_url(&state, "", address)
            } else {
                history.push_state_with_url(&none, "", address)
            };
        }
    }
}
