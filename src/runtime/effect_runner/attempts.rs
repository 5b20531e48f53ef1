//! Attempts in the browser's stores, and what is kept there as a whole.
//!
//! The store is read again before anything is made of it: another tab may have finished a scan meanwhile.

use std::rc::Rc;

use js_sys::Math;
use yew::Callback;

use super::EffectRunner;
use crate::{
    core::instrument::Instrument,
    export::file_name::{dated, of},
    state::{
        model::Model,
        msg::{AttemptMsg, ExportMsg, Msg},
        rc_ptr_eq::RcPtrEq,
    },
    storage::{
        archive,
        attempts::{self, Attempt, Outcome},
        backend::Backend,
        envelope::Saved,
        inventory::{Entry, Kind},
        key::Keys,
        location::StorageLocation,
        web::WebBackend,
    },
    ui::dates::{now, today},
};

/// Whether a store has attempts.
pub(super) fn is_any(instrument: &RcPtrEq<Instrument>, backend: WebBackend, keys: &Keys) -> bool {
    attempts::list(instrument, &backend, keys).is_ok_and(|attempts| !attempts.is_empty())
}

/// Tells ids apart that are made in the same moment. Below 2^53, so that it is whole.
fn salt() -> u64 {
    // A cast saturates.
    (Math::random() * 9e15) as u64
}

impl EffectRunner {
    /// The attempts in the store.
    pub(crate) fn attempts(&self) -> Vec<Rc<Attempt>> {
        attempts::list(&self.instrument, &self.backend, &self.keys).unwrap_or_default()
    }

    fn all_attempts(&self, model: &Model) -> Vec<Rc<Attempt>> {
        attempts::all(&self.instrument, &self.backend, &self.keys, &model.attempts)
    }

    /// Sees what another tab has done to the attempts.
    pub(super) fn look_at_attempts(&self, model: &Model, send: &Callback<Msg>) {
        let all = self.all_attempts(model);
        // What is the same keeps its scores.
        if !all.iter().map(|one| &one.text).eq(model.attempts.iter().map(|one| &one.text)) {
            send.emit(Msg::Attempts(AttemptMsg::Listed(all)));
        }
    }

    /// Makes an attempt of the scan.
    pub(in crate::runtime) fn finish(&self, model: &Model, send: &Callback<Msg>) {
        let scan = model.saved(Some(now()));
        let (outcome, all) =
            attempts::finish(&self.instrument, &self.backend, &self.keys, &model.attempts, scan, salt());
        send.emit(Msg::Attempts(AttemptMsg::Listed(all)));
        match outcome {
            Outcome::Nothing => {}
            Outcome::Full => send.emit(Msg::Attempts(AttemptMsg::Waits)),
            Outcome::Made(id) => send.emit(Msg::Attempts(AttemptMsg::Finished(id))),
        }
    }

    /// Tries again to keep what is only on this page.
    pub(in crate::runtime) fn keep_attempts(&self, model: &Model, send: &Callback<Msg>) {
        send.emit(Msg::Attempts(AttemptMsg::Listed(attempts::keep(
            &self.instrument,
            &self.backend,
            &self.keys,
            &model.attempts,
        ))));
    }

    /// Adds attempts that came in a file.
    pub(in crate::runtime) fn add_attempts(&self, scans: &[Saved], model: &Model, send: &Callback<Msg>) {
        let (left, all) =
            attempts::add(&self.instrument, &self.backend, &self.keys, &model.attempts, scans, salt());
        send.emit(Msg::Attempts(AttemptMsg::Listed(all)));
        if left > 0 {
            send.emit(Msg::Attempts(AttemptMsg::Left(left)));
        }
    }

    /// Removes an attempt.
    pub(in crate::runtime) fn remove_attempt(&self, id: &str, model: &Model, send: &Callback<Msg>) {
        // What cannot be removed is on the list again.
        let is_gone = attempts::remove(&self.backend, &self.keys, id).is_ok();
        send.emit(Msg::Attempts(AttemptMsg::Listed(self.all_attempts(model))));
        send.emit(Msg::Attempts(AttemptMsg::Removed(is_gone)));
    }

    /// Takes the attempts along to the store of now.
    pub(super) fn move_attempts(&self, before: WebBackend, model: &Model, send: &Callback<Msg>) {
        attempts::move_all(&self.instrument, &before, &self.backend, &self.keys);
        send.emit(Msg::Attempts(AttemptMsg::Listed(self.all_attempts(model))));
    }

    /// What both stores keep of the scan.
    pub(crate) fn kept(&self) -> Rc<[(StorageLocation, Entry)]> {
        let of = |location: StorageLocation, store: WebBackend| {
            crate::storage::inventory::take(&self.instrument, &store, &self.keys)
                .into_iter()
                .map(move |entry| (location, entry))
        };
        of(StorageLocation::Device, WebBackend::Local)
            .chain(of(StorageLocation::Tab, WebBackend::Session))
            .collect()
    }

    /// Offers everything as one file: the answers as they are here, the attempts, and what cannot be read.
    pub(in crate::runtime) fn download_all(&self, model: &Model, send: &Callback<Msg>) {
        let now = now();
        let current = model.has_begun().then(|| model.saved(Some(now.clone())));
        let mut other = Vec::new();
        for (location, entry) in self.kept().iter() {
            let store =
                if *location == StorageLocation::Device { WebBackend::Local } else { WebBackend::Session };
            let is_current = matches!(entry.kind, Kind::Answers | Kind::Beside) && store == self.backend;
            if !is_current && let Ok(Some(text)) = store.get(&entry.key) {
                other.push((entry.key.clone(), text));
            }
        }
        let all = archive::write(&self.instrument, &now, current.as_ref(), &self.all_attempts(model), &other);
        let name = dated(&of(&self.instrument, "social-business-scan-all.json"), &today());
        send.emit(Msg::Export(ExportMsg::FileMade(self.file.offer(&name, &all.into()))));
    }
}
