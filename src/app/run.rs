//! The only place that carries out effects in the browser.

mod file;
mod page;
mod place;

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::{
    dom::listener::Listener,
    effect::{Effect, FocusTarget, Keep},
    host::Host,
    model::Model,
    msg::{Msg, StorageTrouble},
    screen::Screen,
    shared::Shared,
};
use crate::{
    core::{
        instrument::{Instrument, Lang},
        keyed::Keyed,
    },
    storage::{
        backend::StorageError,
        keeper::{Keeper, Opened},
        key::Keys,
        web::WebBackend,
    },
};

/// The world as the app uses it.
pub struct World {
    instrument: Shared<Instrument>,
    host: Host,
    keys: Keys,
    keeper: Keeper<WebBackend>,
    place: Option<place::Place>,
    _tabs: Option<Listener>,
    file: file::LastFile,
    has_kept: bool,
}

impl World {
    /// Opens what was kept; the tab's own store goes before the device's.
    pub fn open(
        instrument: &Shared<Instrument>,
        name: &str,
        host: &Host,
        send: Callback<Msg>,
    ) -> (Self, Keep, Opened) {
        let keys = Keys::new(instrument, name);
        let (backend, keep) = match host.keep() {
            Some(Keep::Device) => (WebBackend::Local, Keep::Device),
            Some(Keep::Tab) => (WebBackend::Session, Keep::Tab),
            None => (WebBackend::Nothing, Keep::Device),
        };
        let (mut keeper, mut opened) = Keeper::open(instrument, backend, keys.clone());
        let mut keep = keep;
        if backend == WebBackend::Local {
            let (tab, tab_opened) = Keeper::open(instrument, WebBackend::Session, keys.clone());
            if tab_opened.saved.is_some() {
                (keeper, keep, opened) = (tab, Keep::Tab, tab_opened);
            }
        }
        let has_kept = opened.saved.is_some();
        let look = send.clone();
        let tabs = web_sys::window()
            .and_then(|window| Listener::new(&window, "storage", move || look.emit(Msg::Look)));
        let place = (*host == Host::Page).then(|| place::Place::new(send));
        (
            Self {
                instrument: instrument.clone(),
                host: host.clone(),
                keys,
                keeper,
                place,
                _tabs: tabs,
                file: file::LastFile::default(),
                has_kept,
            },
            keep,
            opened,
        )
    }

    /// The place in the address, if the page is ours.
    #[must_use]
    pub fn place(&self) -> Option<String> {
        self.place.as_ref().map(place::Place::now)
    }

    /// Puts a screen into the address, if the page is ours.
    pub fn show_place(&mut self, screen: Screen) {
        if let Some(place) = &mut self.place {
            place.show(screen.place());
        }
    }

    /// Moves the focus.
    pub fn focus(&self, root: &NodeRef, target: FocusTarget, instrument: &Instrument) {
        page::focus(root, target, instrument);
    }

    /// Carries out an effect; its outcome comes back as a message.
    pub fn run(&mut self, model: &Model, effect: Effect, send: &Callback<Msg>) {
        match effect {
            Effect::Save => self.save(model, send),
            Effect::Look => {
                if let Some(merged) = self.keeper.look(&self.instrument, &model.saved(None)) {
                    send.emit(Msg::Others(Box::new(merged)));
                }
            }
            Effect::Clear => {
                self.has_kept = false;
                if self.keeper.clear().is_err() {
                    send.emit(Msg::SaveFailed(StorageTrouble::Blocked));
                }
            }
            Effect::Forget => {
                self.has_kept = false;
                let tab = Keeper::open(&self.instrument, WebBackend::Session, self.keys.clone()).0.forget();
                let device = Keeper::open(&self.instrument, WebBackend::Local, self.keys.clone()).0.forget();
                send.emit(Msg::Forgotten(tab && device));
            }
            Effect::KeepIn(keep) => self.keep_in(keep),
            Effect::DiscardBroken => self.keeper.discard_broken(),
            Effect::Copy(text) => page::copy(text, send.clone()),
            Effect::Download { name, text } => {
                let text = text.or_else(|| self.keeper.broken_text()).unwrap_or_default();
                self.file.offer(&name, &text);
            }
            Effect::Print => match self.host.guest() {
                Some(guest) => (guest.print)(),
                None => page::print(),
            },
            // The root does these after rendering.
            Effect::Focus(_) | Effect::Announce(_) => {}
        }
    }

    /// Keeps the answers; nothing is kept of somebody who only looked around.
    fn save(&mut self, model: &Model, send: &Callback<Msg>) {
        if !model.has_begun() && !self.has_kept {
            return;
        }
        let now = String::from(Date::new_0().to_iso_string());
        let outcome = self.keeper.save(&self.instrument, &model.saved(Some(now)));
        self.has_kept |= outcome.is_ok();
        send.emit(match outcome {
            Ok(None) => Msg::Saved,
            Ok(Some(merged)) => Msg::Merged(Box::new(merged)),
            Err(StorageError::Full) => Msg::SaveFailed(StorageTrouble::Full),
            Err(StorageError::Blocked) => Msg::SaveFailed(StorageTrouble::Blocked),
        });
    }

    /// Moves to the other store and leaves nothing of these answers in the first.
    fn keep_in(&mut self, keep: Keep) {
        let backend = match keep {
            Keep::Device => WebBackend::Local,
            Keep::Tab => WebBackend::Session,
        };
        // The next save writes to the new store; a refusal is seen there.
        let _ = self.keeper.clear();
        self.keeper = Keeper::open(&self.instrument, backend, self.keys.clone()).0;
    }
}

/// A moment as people write its day; `None` if it is no moment.
#[must_use]
pub fn long_date(rfc_3339: &str, lang: Lang) -> Option<String> {
    let date = Date::new(&JsValue::from_str(rfc_3339));
    if date.get_time().is_nan() {
        return None;
    }
    let options = Object::new();
    // Without the option the date is shorter, and as true.
    let _ = Reflect::set(&options, &"dateStyle".into(), &"long".into());
    Some(date.to_locale_date_string(lang.key(), &options).into())
}
