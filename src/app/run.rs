//! The only place that carries out effects in the browser.

mod file;
mod others;
mod page;
mod place;

pub(super) use page::focus;

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::{
    effect::{Effect, Keep},
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
    others: others::Others,
    /// The store before this one, until something is kept in this one.
    before: Option<Keeper<WebBackend>>,
    backend: WebBackend,
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
        let (mut keeper, mut opened) = open_store(instrument, backend, &keys);
        let (mut backend, mut keep) = (backend, keep);
        if backend == WebBackend::Local {
            let (tab, tab_opened) = open_store(instrument, WebBackend::Session, &keys);
            if tab_opened.saved.is_some() {
                (keeper, keep, opened) = (tab, Keep::Tab, tab_opened);
                backend = WebBackend::Session;
            }
        }
        let has_kept = opened.saved.is_some();
        let others = others::Others::new(keys.main(), &send);
        let place = (*host == Host::Page).then(|| place::Place::new(send));
        (
            Self {
                instrument: instrument.clone(),
                host: host.clone(),
                keys,
                keeper,
                place,
                others,
                before: None,
                backend,
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

    /// Carries out an effect; its outcome comes back as a message.
    pub fn run(&mut self, model: &Model, effect: Effect, send: &Callback<Msg>) {
        match effect {
            Effect::Save => self.save(model, send),
            Effect::Look => {
                if let Some(merged) = self.keeper.look(&self.instrument, &model.saved(now())) {
                    send.emit(Msg::Others(Box::new(merged)));
                }
            }
            Effect::Clear => {
                self.has_kept = false;
                if self.keeper.clear().is_err() {
                    send.emit(Msg::SaveFailed(StorageTrouble::Blocked));
                }
                if self.backend == WebBackend::Local {
                    self.others.tell_removed();
                }
            }
            Effect::Forget => {
                let stores = [WebBackend::Session, WebBackend::Local];
                let gone = stores.map(|store| self.open_store(store).forget());
                self.release();
                self.others.tell_removed();
                send.emit(Msg::Forgotten(gone == [true; 2]));
            }
            Effect::Release => {
                self.has_kept = false;
                self.keeper.removed();
            }
            Effect::KeepIn(keep) => self.keep_in(keep, model.has_begun()),
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
            // The session does these.
            Effect::Focus(_) | Effect::Announce(_) | Effect::Begin => {}
        }
    }

    /// Keeps the answers; nothing is kept of somebody who only looked around.
    fn save(&mut self, model: &Model, send: &Callback<Msg>) {
        if !model.has_begun() && !self.has_kept {
            return;
        }
        let outcome = self.keeper.save(&self.instrument, &model.saved(now()));
        self.has_kept |= outcome.is_ok();
        if let Some(before) = self.before.take_if(|_| outcome.is_ok()) {
            // What cannot be removed is found, and told, at the next start.
            let _ = before.clear();
        }
        send.emit(match outcome {
            Ok(None) => Msg::Saved,
            Ok(Some(merged)) => Msg::Merged(Box::new(merged)),
            Err(StorageError::Full) => Msg::SaveFailed(StorageTrouble::Full),
            Err(StorageError::Blocked) => Msg::SaveFailed(StorageTrouble::Blocked),
        });
    }

    fn open_store(&self, backend: WebBackend) -> Keeper<WebBackend> {
        open_store(&self.instrument, backend, &self.keys).0
    }

    /// Begins anew, knowing nothing of the store.
    fn release(&mut self) {
        self.has_kept = false;
        self.before = None;
        self.keeper = self.open_store(self.backend).unseen().after(&self.keeper);
    }

    /// Moves to the other store. What another tab kept there is merged at the next save, which is also when nothing of
    /// these answers is left in the first.
    fn keep_in(&mut self, keep: Keep, saves: bool) {
        self.backend = match keep {
            Keep::Device => WebBackend::Local,
            Keep::Tab => WebBackend::Session,
        };
        let next = self.open_store(self.backend).unseen();
        let before = std::mem::replace(&mut self.keeper, next);
        if saves {
            self.before = Some(before);
        } else {
            // There is nothing to keep, and nothing to lose.
            let _ = before.clear();
        }
    }
}

/// Opens a store under a number that no other tab has, as far as chance goes.
fn open_store(instrument: &Instrument, backend: WebBackend, keys: &Keys) -> (Keeper<WebBackend>, Opened) {
    let (keeper, opened) = Keeper::open(instrument, backend, keys.clone());
    // Below 2^32; the cast drops the fraction.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let tab = (js_sys::Math::random() * 4_294_967_296.0) as u32;
    (keeper.named(tab), opened)
}

/// For whoever reads the file; nothing is decided by it.
fn now() -> Option<String> {
    Some(String::from(Date::new_0().to_iso_string()))
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
