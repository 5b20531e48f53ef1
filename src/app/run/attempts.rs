//! Attempts in the browser's stores, and what is kept there as a whole.
//!
//! The store is read again before anything is made of it: another tab may have finished a scan meanwhile.

use js_sys::Math;
use yew::Callback;

use super::World;
use crate::{
    app::{effect::Keep, model::Model, msg::Msg, shared::Shared},
    core::instrument::Instrument,
    storage::{
        archive,
        attempts::{self, Attempt, Plan},
        backend::Backend,
        inventory::{self, Entry, Kind},
        key::Keys,
        web::WebBackend,
    },
};

/// Whether a store has attempts.
pub(super) fn is_any(instrument: &Shared<Instrument>, backend: WebBackend, keys: &Keys) -> bool {
    attempts::list(instrument, &backend, keys).is_ok_and(|attempts| !attempts.is_empty())
}

impl World {
    /// The attempts in the store.
    pub(in crate::app) fn attempts(&self) -> Vec<Attempt> {
        attempts::list(&self.instrument, &self.backend, &self.keys).unwrap_or_default()
    }

    /// The attempts in the store, and those that are only on this page. Where the store refuses, those that were known.
    fn all_attempts(&self, model: &Model) -> Vec<Attempt> {
        let Ok(mut all) = attempts::list(&self.instrument, &self.backend, &self.keys) else {
            return model.attempts.clone();
        };
        for own in model.attempts.iter().filter(|own| !own.is_kept) {
            if !all.iter().any(|kept| kept.id == own.id) {
                all.push(own.clone());
            }
        }
        attempts::sort(&mut all);
        all
    }

    /// Sees what another tab has done to the attempts.
    pub(super) fn look_at_attempts(&self, model: &Model, send: &Callback<Msg>) {
        let all = self.all_attempts(model);
        let texts = |attempts: &[Attempt]| attempts.iter().map(|one| one.text.clone()).collect::<Vec<_>>();
        // What is the same keeps its scores.
        if texts(&all) != texts(&model.attempts) {
            send.emit(Msg::Attempts(all));
        }
    }

    /// Makes an attempt of the scan.
    pub(super) fn finish(&self, model: &Model, send: &Callback<Msg>) {
        let mut all = self.all_attempts(model);
        // Below 2^53, so that it is whole; a cast saturates.
        let salt = (Math::random() * 9e15) as u64;
        match attempts::plan(&self.instrument, &all, model.saved(Some(super::now())), salt) {
            Plan::Nothing => {}
            Plan::Full => {
                send.emit(Msg::Attempts(all));
                send.emit(Msg::AttemptWaits);
            }
            Plan::Put(mut attempt) => {
                // Where there is no room it stays on this page, and the list says so.
                attempt.is_kept = attempts::put(&self.backend, &self.keys, &attempt).is_ok();
                let id = attempt.id.clone();
                all.retain(|one| one.id != id);
                all.push(*attempt);
                attempts::sort(&mut all);
                send.emit(Msg::Attempts(all));
                send.emit(Msg::Finished(id));
            }
        }
    }

    /// Tries again to keep what is only on this page.
    pub(super) fn keep_attempts(&self, model: &Model, send: &Callback<Msg>) {
        let mut all = self.all_attempts(model);
        for attempt in all.iter_mut().filter(|one| !one.is_kept) {
            attempt.is_kept = attempts::put(&self.backend, &self.keys, attempt).is_ok();
        }
        send.emit(Msg::Attempts(all));
    }

    /// Removes an attempt.
    pub(super) fn remove_attempt(&self, id: &str, model: &Model, send: &Callback<Msg>) {
        // What cannot be removed is on the list again.
        let _ = attempts::remove(&self.backend, &self.keys, id);
        send.emit(Msg::Attempts(self.all_attempts(model)));
    }

    /// Takes the attempts along to the store of now.
    pub(super) fn move_attempts(&self, before: WebBackend, model: &Model, send: &Callback<Msg>) {
        attempts::move_all(&self.instrument, &before, &self.backend, &self.keys);
        send.emit(Msg::Attempts(self.all_attempts(model)));
    }

    /// What both stores keep of the scan.
    pub(in crate::app) fn inventory(&self) -> Vec<(Keep, Entry)> {
        let of = |keep: Keep, store: WebBackend| {
            inventory::take(&self.instrument, &store, &self.keys).into_iter().map(move |entry| (keep, entry))
        };
        of(Keep::Device, WebBackend::Local).chain(of(Keep::Tab, WebBackend::Session)).collect()
    }

    /// Offers everything as one file: the answers as they are here, the attempts, and what cannot be read.
    pub(super) fn download_all(&mut self, model: &Model) {
        let now = super::now();
        let mut name = String::from("social-business-scan-");
        name.push_str(now.split_once('T').map_or("", |(day, _)| day));
        name.push_str("-all.json");
        let current = model.has_begun().then(|| model.saved(Some(now.clone())));
        let mut other = Vec::new();
        for (keep, entry) in self.inventory() {
            let store = if keep == Keep::Device { WebBackend::Local } else { WebBackend::Session };
            let is_current = matches!(entry.kind, Kind::Answers | Kind::Beside) && store == self.backend;
            if !is_current && let Ok(Some(text)) = store.get(&entry.key) {
                other.push((entry.key, text));
            }
        }
        let all = archive::write(&self.instrument, &now, current.as_ref(), &self.all_attempts(model), &other);
        self.file.offer(&name, &all);
    }
}
