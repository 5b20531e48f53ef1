//! Two versions of a questionnaire take turns with one store.

use std::cell::Cell;

use social_business_scan::{
    core::{answers::AnswerSheet, instrument::Mode},
    storage::{
        backend::{Backend, MemoryBackend, StorageError},
        envelope::Saved,
        key::Keys,
        store::{Finding, Opened, ScanStore},
    },
};

use super::{Instrument, answer, answers, first, kept, saved, second, step};

pub const KEY: &str = "sbs:1:social-business:default";

pub fn open<B: Backend>(instrument: &Instrument, backend: B) -> (ScanStore<B>, Opened) {
    ScanStore::open(instrument, backend, Keys::new(instrument, "default"))
}

/// A store in which version 1 was used.
fn used() -> MemoryBackend {
    let backend = MemoryBackend::default();
    backend.set(KEY, &saved(&first(), &kept(answers()).to_string()).to_text(&first())).unwrap();
    backend
}

/// Opens the store, answers an item, or clears its answer, and saves.
#[track_caller]
fn answers_with(instrument: &Instrument, backend: &impl Backend, id: &str, value: Option<u8>) -> Saved {
    let (store, opened) = open(instrument, backend);
    let mut saved = opened.saved.unwrap_or_else(|| Saved::from_sheet(AnswerSheet::new(Mode::Full)));
    saved.sheet.answers.set(instrument.find(id).unwrap(), value.map(step));
    store.save(instrument, &saved).unwrap();
    saved
}

#[test]
fn the_earlier_version_finds_its_answers_again_and_the_newer_one_too() {
    let (backend, first, second) = (used(), first(), second());
    let before = open(&first, &backend).1;

    let in_second = answers_with(&second, &backend, "PE-9", Some(2));
    let back = open(&first, &backend).1;
    let forth = open(&second, &backend).1;

    assert_eq!(before.findings, []);
    assert_eq!((back.saved, back.findings), (before.saved, vec![Finding::Newer]));
    assert_eq!((forth.saved, forth.findings), (Some(in_second), vec![]));
}

#[test]
fn what_the_earlier_version_answers_meanwhile_is_there_in_the_newer_one() {
    let (backend, first, second) = (used(), first(), second());
    answers_with(&second, &backend, "PE-9", Some(2));
    answers_with(&second, &backend, "PE-1", None);

    answers_with(&first, &backend, "PE-3", Some(0));
    answers_with(&first, &backend, "L1-1", None);
    answers_with(&first, &backend, "PE-5", Some(4));

    let forth = open(&second, &backend).1.saved.unwrap();
    let found = ["PE-9", "PE-3", "L1-1", "PE-1"].map(|id| answer(&second, &forth, id));
    assert_eq!(found, [Some(step(2)), Some(step(0)), None, None], "what was cleared stays so, on both sides");
    assert_eq!(forth.unmigrated.answer_to("PE-5"), Some("4"), "of the earlier answers the newest");
    assert_eq!(answer(&first, &open(&first, &backend).1.saved.unwrap(), "PE-1"), Some(step(3)));
}

#[test]
fn what_was_merged_once_does_not_come_back_after_it_was_cleared() {
    let (backend, first, second) = (used(), first(), second());
    answers_with(&second, &backend, "PE-9", Some(2));
    answers_with(&first, &backend, "PE-3", Some(0));
    answers_with(&second, &backend, "PE-4", Some(1));

    answers_with(&second, &backend, "PE-3", None);

    assert_eq!(answer(&second, &open(&second, &backend).1.saved.unwrap(), "PE-3"), None);
}

#[test]
fn a_tab_of_the_earlier_version_goes_on_beside_and_loses_nothing() {
    let (backend, first, second) = (used(), first(), second());
    let (tab, opened) = open(&first, &backend);
    let mut in_tab = opened.saved.unwrap();
    answers_with(&second, &backend, "PE-9", Some(2));

    in_tab.sheet.answers.set(first.find("PE-3").unwrap(), Some(step(1)));
    tab.save(&first, &in_tab).unwrap();

    assert_eq!(open(&first, &backend).1.saved, Some(in_tab));
    let forth = open(&second, &backend).1.saved.unwrap();
    assert_eq!(["PE-9", "PE-3"].map(|id| answer(&second, &forth, id)), [Some(step(2)), Some(step(1))]);
}

#[test]
fn a_tab_of_the_newer_version_takes_over_what_the_earlier_one_wrote_since() {
    let (backend, first, second) = (used(), first(), second());
    let (tab, opened) = open(&second, &backend);
    let mut in_tab = opened.saved.unwrap();
    answers_with(&first, &backend, "PE-3", Some(1));
    let of_first = open(&first, &backend).1.saved;

    in_tab.sheet.answers.set(second.find("PE-9").unwrap(), Some(step(2)));
    let merged = tab.save(&second, &in_tab).unwrap().unwrap();

    assert_eq!(["PE-9", "PE-3"].map(|id| answer(&second, &merged, id)), [Some(step(2)), Some(step(1))]);
    assert_eq!(merged.unmigrated, in_tab.unmigrated);
    assert_eq!(open(&first, &backend).1.saved, of_first);
}

#[test]
fn two_tabs_keep_what_waits_and_what_another_build_added() {
    let (backend, second) = (used(), second());
    let text = backend.get(KEY).unwrap().unwrap().replacen('{', "{\"mood\":[1.5],", 1);
    backend.set(KEY, &text).unwrap();
    let (one, opened) = open(&second, &backend);
    let (two, _) = open(&second, &backend);
    let ours = opened.saved.unwrap();
    let mut theirs = ours.clone();
    theirs.sheet.answers.set(second.find("PE-9").unwrap(), Some(step(4)));

    two.save(&second, &theirs).unwrap();
    let merged = one.save(&second, &ours).unwrap().unwrap();

    assert_eq!(merged, theirs);
    assert!(backend.get(KEY).unwrap().unwrap().contains("\"mood\":[1.5]"));
}

#[test]
fn what_another_build_adds_while_a_tab_is_open_is_still_there_after_that_tab_saves() {
    let (backend, second) = (used(), second());
    let (tab, opened) = open(&second, &backend);
    let ours = opened.saved.unwrap();
    let theirs = backend.get(KEY).unwrap().unwrap().replacen('{', "{\"mood\":[1.5],", 1);
    backend.set(KEY, &theirs).unwrap();

    tab.save(&second, &ours).unwrap();

    assert!(backend.get(KEY).unwrap().unwrap().contains("\"mood\":[1.5]"));
}

#[test]
fn deleting_everything_in_the_newer_version_leaves_no_key_of_the_earlier_one() {
    let (backend, first, second) = (used(), first(), second());
    answers_with(&second, &backend, "PE-9", Some(2));
    answers_with(&first, &backend, "PE-3", Some(1));
    assert!(backend.keys().len() > 1);

    assert!(open(&second, &backend).0.forget());

    assert_eq!(backend.keys(), <[String; 0]>::default());
}

#[test]
fn after_starting_over_in_the_newer_version_no_answer_comes_back() {
    let (backend, first, second) = (used(), first(), second());
    answers_with(&second, &backend, "PE-9", Some(2));
    answers_with(&first, &backend, "PE-3", Some(1));

    open(&second, &backend).0.clear().unwrap();

    assert_eq!(open(&second, &backend).1, Opened::default());
    assert_eq!(open(&first, &backend).1, Opened::default());
}

/// A store with room for so many characters.
struct Small {
    inner: MemoryBackend,
    room: Cell<usize>,
}

impl Backend for Small {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.inner.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let others = self.inner.keys().into_iter().filter(|other| other != key);
        let used: usize = others.map(|key| self.inner.get(&key).unwrap().unwrap().len()).sum();
        if used + text.len() > self.room.get() { Err(StorageError::Full) } else { self.inner.set(key, text) }
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.inner.remove(key)
    }
}

#[test]
fn at_every_size_of_the_store_the_newer_version_saves_or_leaves_what_there_was() {
    let (first, second) = (first(), second());
    let text = used().get(KEY).unwrap().unwrap();
    let mut outcomes = [0; 2];
    for room in text.len()..3 * text.len() {
        let backend = Small { inner: used(), room: Cell::new(room) };
        let (store, opened) = open(&second, &backend);
        let mut saved = opened.saved.unwrap();
        saved.sheet.answers.set(second.find("PE-9").unwrap(), Some(step(2)));

        let is_saved = store.save(&second, &saved).is_ok();

        outcomes[usize::from(is_saved)] += 1;
        let next = open(&second, &backend).1.saved.unwrap();
        assert_eq!(next == saved, is_saved, "{room}");
        if !is_saved {
            assert_eq!(backend.inner.keys(), [KEY]);
            assert_eq!(backend.get(KEY).unwrap().unwrap(), text);
        }
        // A copy for the earlier version costs the newer one nothing.
        assert_eq!(is_saved, room >= saved.to_text(&second).len(), "{room}");
    }
    assert!(outcomes[0] > 0 && outcomes[1] > 0, "{outcomes:?}");
    drop(first);
}
