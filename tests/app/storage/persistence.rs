//! What was kept comes back, is forgotten when the visitor says so, and survives a store without room.

use social_business_scan::{
    core::{
        answers::{Answer, AnswerSheet, Step},
        instrument::Mode,
    },
    storage::{
        backend::{Backend, MemoryBackend, StorageError},
        envelope::Saved,
        store::{Finding, Opened},
    },
};

use super::{
    KEY, answering,
    failing_backend::{Moody, Silent},
    instrument, keys, open, saved,
};

#[test]
fn what_was_saved_comes_back_whole_with_notes_and_answers_outside_the_mode() {
    let backend = MemoryBackend::default();

    open(&backend).0.save(instrument(), &saved()).unwrap();

    assert_eq!(open(&backend).1, Opened { saved: Some(saved()), findings: Vec::new() });
    assert_eq!(backend.keys(), [KEY]);
}

#[test]
fn a_store_that_is_full_keeps_what_it_had() {
    let backend = Moody::new(true, true);
    let (store, _) = open(&backend);
    store.save(instrument(), &saved()).unwrap();
    backend.writes.set(false);

    let mut later = saved();
    later.culture_only = false;

    assert_eq!(store.save(instrument(), &later), Err(StorageError::Full));
    assert_eq!(open(&backend).1.saved, Some(saved()));
}

#[test]
fn a_store_that_refuses_is_told_and_nothing_else_happens() {
    let (store, opened) = open(Moody::new(false, false));

    assert_eq!(opened, Opened { saved: None, findings: vec![Finding::Blocked] });
    assert!(store.save(instrument(), &saved()).is_err());
    assert!(!store.forget(), "nothing can be proved gone where nothing can be read");
}

#[test]
fn what_is_not_there_after_saving_was_not_saved() {
    let (store, opened) = open(Silent);

    assert_eq!(opened, Opened { saved: None, findings: Vec::new() });
    assert_eq!(store.save(instrument(), &saved()), Err(StorageError::Blocked));
}

#[test]
fn what_somebody_removed_without_a_word_is_noticed_at_the_next_save() {
    let backend = MemoryBackend::default();
    let (store, _) = open(&backend);
    store.save(instrument(), &saved()).unwrap();
    assert!(!store.was_gone(), "it was the first save");
    store.save(instrument(), &saved()).unwrap();
    assert!(!store.was_gone(), "all was there");

    backend.remove(KEY).unwrap();
    store.save(instrument(), &saved()).unwrap();

    assert!(store.was_gone());
    assert_eq!(open(&backend).1.saved, Some(saved()));
    store.clear().unwrap();
    store.save(instrument(), &saved()).unwrap();
    assert!(!store.was_gone(), "this session removed it");
}

#[test]
fn forgetting_leaves_no_key_of_this_scan_and_touches_no_other() {
    let backend = MemoryBackend::default();
    backend.set("sbs:1:social-business:other", "somebody else's").unwrap();
    backend.set(KEY, "garbage").unwrap();
    let (store, _) = open(&backend);
    store.save(instrument(), &saved()).unwrap();

    assert!(store.forget());

    assert_eq!(backend.keys(), ["sbs:1:social-business:other"]);
}

#[test]
fn after_starting_over_no_answer_of_an_earlier_time_comes_back() {
    let (backend, instrument) = (MemoryBackend::default(), instrument());
    backend.set(&keys().beside(), &answering(&[("PE-1", 1)]).to_text(instrument)).unwrap();
    let (store, opened) = open(&backend);
    store.save(instrument, &opened.saved.unwrap()).unwrap();

    store.clear().unwrap();

    assert_eq!(open(&backend).1.saved, None);
}

#[test]
fn going_on_in_another_store_merges_what_stands_there() {
    let backend = MemoryBackend::default();
    let instrument = instrument();
    let mut sheet = AnswerSheet::new(Mode::Full);
    sheet.answers.set(instrument.find("L1-1").unwrap(), Step::new(4).map(Answer::Step));
    open(&backend).0.save(instrument, &Saved::from_sheet(sheet)).unwrap();

    let merged = open(&backend).0.unseen().save(instrument, &saved()).unwrap();

    assert_eq!(merged.unwrap().sheet.answers.count(), 3);
}
