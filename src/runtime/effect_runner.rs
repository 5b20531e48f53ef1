//! What effects do in the browser: store, address, files, clipboard, printing. `session` calls this for each effect, and
//! does itself what is about the session: focus, announcements, the start that a host wishes.

mod attempts;
mod team;

use yew::prelude::*;

pub use self::team::{draw_number, share_text};
use super::{
    cross_tab::CrossTab,
    files::{download::LastFile, export_file},
    focus_clipboard_print::print,
    url_fragment::UrlFragment,
};
use crate::{
    core::instrument::Instrument,
    export::{file_name::dated, kind::ExportKind},
    state::{
        host::Host,
        model::Model,
        msg::{ExportMsg, Msg, StorageMsg, StorageTrouble},
        rc_ptr_eq::RcPtrEq,
    },
    storage::{
        backend::StorageError,
        envelope::Saved,
        key::Keys,
        location::StorageLocation,
        store::{Opened, ScanStore},
        web::WebBackend,
    },
    ui::{
        dates::{now, today},
        render_scheduler::in_frame,
    },
};

/// What effects do in the browser: the session calls it.
pub struct EffectRunner {
    instrument: RcPtrEq<Instrument>,
    host: Host,
    keys: Keys,
    store: ScanStore<WebBackend>,
    url_fragment: Option<UrlFragment>,
    cross_tab: CrossTab,
    /// The store before this one, until something is kept in this one.
    previous_store: Option<ScanStore<WebBackend>>,
    backend: WebBackend,
    file: LastFile,
    has_kept: bool,
    /// Since when the answers are kept.
    since: Option<String>,
}

impl EffectRunner {
    /// Opens what was kept; the tab's own store goes before the device's.
    pub fn open(
        instrument: &RcPtrEq<Instrument>,
        name: &str,
        host: &Host,
        send: Callback<Msg>,
    ) -> (Self, StorageLocation, Opened) {
        let keys = Keys::new(instrument, name);
        let (backend, location) = match host.location() {
            Some(StorageLocation::Device) => (WebBackend::Local, StorageLocation::Device),
            Some(StorageLocation::Tab) => (WebBackend::Session, StorageLocation::Tab),
            None => (WebBackend::Nothing, StorageLocation::Device),
        };
        let (mut store, mut opened) = open_store(instrument, backend, &keys);
        let (mut backend, mut location) = (backend, location);
        if backend == WebBackend::Local {
            let (tab, tab_opened) = open_store(instrument, WebBackend::Session, &keys);
            // Attempts alone, where nothing else is kept: what did not fit onto the device when they were moved there
            // hides nothing.
            let has_only_attempts =
                || opened.saved.is_none() && attempts::is_any(instrument, WebBackend::Session, &keys);
            if tab_opened.saved.is_some() || has_only_attempts() {
                (store, location, opened) = (tab, StorageLocation::Tab, tab_opened);
                backend = WebBackend::Session;
            }
        }
        let has_kept = opened.saved.is_some();
        // What was kept before this was noted has its last save to go by.
        let since = opened.saved.as_ref().and_then(|saved| saved.since.clone().or(saved.saved_at.clone()));
        let cross_tab = CrossTab::new(keys.main(), &send);
        let url_fragment = host.reads_link().then(|| UrlFragment::new(*host == Host::Page, send));
        (
            Self {
                instrument: instrument.clone(),
                host: host.clone(),
                keys,
                store,
                url_fragment,
                cross_tab,
                previous_store: None,
                backend,
                file: LastFile::default(),
                has_kept,
                since,
            },
            location,
            opened,
        )
    }

    /// The place in the address, if the page is ours.
    #[must_use]
    pub fn place(&self) -> Option<String> {
        self.url_fragment.as_ref().and_then(UrlFragment::now)
    }

    /// The result code in the address, if it is for us.
    #[must_use]
    pub fn link(&self) -> Option<String> {
        self.url_fragment.as_ref().and_then(UrlFragment::code)
    }

    /// The invitation in the address, if it is for us.
    #[must_use]
    pub fn followed_invitation(&self) -> Option<String> {
        self.url_fragment.as_ref().and_then(UrlFragment::invitation)
    }

    /// Puts the screen into the address, if the page is ours, and takes a code out that was decided on.
    pub fn show_place(&mut self, model: &Model) {
        if let Some(url_fragment) = &mut self.url_fragment {
            url_fragment.show(model);
        }
    }

    /// Looks whether another tab has written; what it wrote comes back as a message.
    pub(super) fn poll_store(&mut self, model: &Model, send: &Callback<Msg>) {
        if let Some(merged) = self.store.look(&self.instrument, &model.saved(Some(now()))) {
            self.has_kept = true;
            if merged.since.is_some() {
                self.since.clone_from(&merged.since);
            }
            send.emit(Msg::Storage(StorageMsg::RemoteChange(Box::new(merged))));
        }
        self.look_at_attempts(model, send);
    }

    /// Removes the answers of this session.
    pub(super) fn clear(&mut self, send: &Callback<Msg>) {
        (self.has_kept, self.since) = (false, None);
        if self.store.clear().is_err() {
            send.emit(Msg::Storage(StorageMsg::SaveFailed(StorageTrouble::Blocked)));
        }
        if self.backend == WebBackend::Local {
            self.cross_tab.tell_removed();
        }
    }

    /// Removes everything and proves it.
    pub(super) fn forget(&mut self, send: &Callback<Msg>) {
        let stores = [WebBackend::Session, WebBackend::Local];
        let gone = stores.map(|store| self.open_store(store).forget());
        self.release();
        self.cross_tab.tell_removed();
        send.emit(Msg::Storage(StorageMsg::Forgotten(gone == [true; 2])));
    }

    /// Drops what is known of the store: it was removed elsewhere.
    pub(super) fn drop_store_state(&mut self) {
        (self.has_kept, self.since) = (false, None);
        self.store.removed();
    }

    /// Stores the answers in another place from now on, and moves the attempts there.
    pub(super) fn change_location(&mut self, location: StorageLocation, model: &Model, send: &Callback<Msg>) {
        let before = self.backend;
        let of_team = self.take_team();
        self.keep_in(location, model.has_anything());
        self.put_team(&of_team, send);
        self.move_attempts(before, model, send);
    }

    /// Removes what could not be read.
    pub(super) fn discard_broken(&self, send: &Callback<Msg>) {
        send.emit(Msg::Storage(StorageMsg::BrokenDiscarded(self.store.discard_broken())));
    }

    /// Offers a file; without a text, what could not be read.
    pub(super) fn download(
        &self,
        name: &str,
        day: Option<String>,
        text: Option<String>,
        send: &Callback<Msg>,
    ) {
        let text = text.or_else(|| self.store.broken_text()).unwrap_or_default();
        let made = self.file.offer(&dated(name, &day.unwrap_or_else(today)), &text.into());
        send.emit(Msg::Export(ExportMsg::FileMade(made)));
    }

    /// Offers a file that takes the browser's help.
    pub(super) fn generate_export(&self, kind: ExportKind, model: &Model, send: &Callback<Msg>) {
        export_file::make(model, kind, self.file.clone(), send.clone());
    }

    /// Hands a link to an app that the visitor picks, with the card where the browser takes pictures.
    pub(super) fn share(&self, link: &str, model: &Model, send: &Callback<Msg>) {
        export_file::share(model, link.to_owned(), send.clone());
    }

    /// Prints the page, or lets the host print the scan.
    pub(super) fn print(&self) {
        let host = self.host.clone();
        // The report is in the page by then.
        in_frame(Box::new(move || match host.embed_options() {
            Some(options) => (options.print)(),
            None => print(),
        }));
    }

    /// Saves the answers; nothing is saved of somebody who only looked around.
    pub(super) fn save(&mut self, model: &Model, send: &Callback<Msg>) {
        if !model.has_anything() && !self.has_kept {
            return;
        }
        let now = now();
        let since = self.since.get_or_insert_with(|| now.clone()).clone();
        let saved = Saved { since: Some(since), ..model.saved(Some(now.clone())) };
        let outcome = self.store.save(&self.instrument, &saved);
        if let Ok(Some(merged)) = &outcome {
            self.since.clone_from(&merged.since);
        }
        self.has_kept |= outcome.is_ok();
        if let Some(before) = self.previous_store.take_if(|_| outcome.is_ok()) {
            // What cannot be removed is found, and told, at the next start.
            let _ = before.clear();
        }
        send.emit(match outcome {
            Ok(None) if self.store.was_gone() => Msg::Storage(StorageMsg::SavedAgain(now)),
            Ok(None) => Msg::Storage(StorageMsg::Saved(now)),
            Ok(Some(merged)) => {
                Msg::Storage(StorageMsg::Merged(Box::new(Saved { saved_at: Some(now), ..merged })))
            }
            Err(StorageError::Full) => Msg::Storage(StorageMsg::SaveFailed(StorageTrouble::Full)),
            Err(StorageError::Blocked) => Msg::Storage(StorageMsg::SaveFailed(StorageTrouble::Blocked)),
        });
    }

    fn open_store(&self, backend: WebBackend) -> ScanStore<WebBackend> {
        open_store(&self.instrument, backend, &self.keys).0
    }

    /// Begins anew, knowing nothing of the store.
    fn release(&mut self) {
        (self.has_kept, self.since) = (false, None);
        self.previous_store = None;
        self.store = self.open_store(self.backend).unseen().after(&self.store);
    }

    /// Moves to the other store. What another tab kept there is merged at the next save, which is also when nothing of
    /// these answers is left in the first.
    fn keep_in(&mut self, location: StorageLocation, saves: bool) {
        self.backend = match location {
            StorageLocation::Device => WebBackend::Local,
            StorageLocation::Tab => WebBackend::Session,
        };
        let next = self.open_store(self.backend).unseen();
        let before = std::mem::replace(&mut self.store, next);
        if saves {
            self.previous_store = Some(before);
        } else {
            // There is nothing to keep, and nothing to lose.
            let _ = before.clear();
        }
    }
}

/// Opens a store under a number that no other tab has, as far as chance goes.
fn open_store(instrument: &Instrument, backend: WebBackend, keys: &Keys) -> (ScanStore<WebBackend>, Opened) {
    let (store, opened) = ScanStore::open(instrument, backend, keys.clone());
    (store.named(tab_number()), opened)
}

/// A number that no other tab has, as far as chance goes.
pub(super) fn tab_number() -> u32 {
    // Below 2^32; the cast drops the fraction.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let tab = (js_sys::Math::random() * 4_294_967_296.0) as u32;
    tab
}
