//! What is not ours to overwrite: damaged texts are set aside, those of a newer version left alone.

use serde_json::json;
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

use super::{FOREIGN, KEY, answering, failing_backend::Moody, full_of_damage, instrument, keys, open, saved};

#[test]
fn garbage_is_set_aside_before_anything_is_written_and_never_overwritten() {
    let backend = MemoryBackend::default();
    backend.set(KEY, "{\"answers\":").unwrap();

    let (store, opened) = open(&backend);
    store.save(instrument(), &saved()).unwrap();

    assert_eq!(opened, Opened { saved: None, findings: vec![Finding::Broken] });
    assert_eq!(backend.get(&format!("{KEY}:broken")).unwrap().unwrap(), "{\"answers\":");
    assert_eq!(store.broken_text().unwrap(), "{\"answers\":");
}

#[test]
fn a_scan_with_what_is_no_json_or_too_deep_is_set_aside_whole() {
    let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
    for mood in ["1e400", "01", "5-0", "nul", "\"\\ud800\"", deep.as_str()] {
        let text = saved().to_text(instrument()).replacen('{', &format!("{{\"mood\":{mood},"), 1);
        let backend = MemoryBackend::default();
        backend.set(KEY, &text).unwrap();

        let (store, opened) = open(&backend);
        store.save(instrument(), &saved()).unwrap();

        assert_eq!(opened, Opened { saved: None, findings: vec![Finding::Broken] }, "{mood}");
        assert_eq!(store.broken_text(), Some(text));
    }
}

#[test]
fn a_second_kind_of_garbage_does_not_push_out_the_first() {
    let backend = MemoryBackend::default();
    for garbage in ["one", "two", "one"] {
        backend.set(KEY, garbage).unwrap();
        open(&backend);
    }

    assert_eq!(backend.get(&format!("{KEY}:broken")).unwrap().unwrap(), "one");
    assert_eq!(backend.get(&format!("{KEY}:broken-2")).unwrap().unwrap(), "two");
    assert_eq!(backend.get(&format!("{KEY}:broken-3")).unwrap(), None);
}

#[test]
fn data_of_a_newer_version_stay_as_they_are_and_answers_are_kept_beside_them() {
    for newer in
        [json!({"schema": 3, "answers": {}}), json!({"schema": 1, "version": 2, "answers": {"ZZ-1": 4}})]
    {
        let backend = MemoryBackend::default();
        backend.set(KEY, &newer.to_string()).unwrap();

        let (store, opened) = open(&backend);
        store.save(instrument(), &saved()).unwrap();

        assert_eq!(opened, Opened { saved: None, findings: vec![Finding::Newer] }, "{newer}");
        assert_eq!(backend.get(KEY).unwrap().unwrap(), newer.to_string());
        assert_eq!(open(&backend).1.saved, Some(saved()), "the next visit finds the answers given here");
    }
}

#[test]
fn garbage_in_a_full_store_stays_where_it_is() {
    let backend = Moody::new(true, true);
    backend.set(KEY, "garbage").unwrap();
    backend.writes.set(false);

    let (store, opened) = open(&backend);

    assert_eq!(opened.findings, [Finding::Broken]);
    assert_eq!(store.save(instrument(), &saved()), Err(StorageError::Full));
    backend.writes.set(true);
    store.save(instrument(), &saved()).unwrap();
    assert_eq!(backend.get(KEY).unwrap().unwrap(), "garbage");
}

#[test]
fn what_a_newer_version_or_an_accident_writes_meanwhile_is_not_overwritten() {
    for foreign in ["{\"schema\":2}", "half a te"] {
        let backend = MemoryBackend::default();
        let (store, _) = open(&backend);
        store.save(instrument(), &saved()).unwrap();
        backend.set(KEY, foreign).unwrap();

        store.save(instrument(), &saved()).unwrap();

        let all: Vec<String> = backend.keys().iter().filter_map(|key| backend.get(key).unwrap()).collect();
        assert!(all.iter().any(|text| text == foreign), "lost: {foreign}");
        assert_eq!(open(&backend).1.saved, Some(saved()), "{foreign}");
    }
}

#[test]
fn two_tabs_that_a_newer_version_sends_aside_lose_no_answer_of_each_other() {
    for foreign in FOREIGN {
        let (backend, instrument) = (full_of_damage(), instrument());
        let (one, two) = (open(&backend).0, open(&backend).0);
        backend.set(KEY, foreign).unwrap();

        one.save(instrument, &answering(&[("PE-1", 1)])).unwrap();
        let merged = two.save(instrument, &answering(&[("PE-2", 2)])).unwrap();

        let both = answering(&[("PE-1", 1), ("PE-2", 2)]).sheet;
        assert_eq!(merged.map(|merged| merged.sheet).as_ref(), Some(&both), "{foreign}");
        assert_eq!(open(&backend).1.saved.unwrap().sheet, both, "{foreign}");
    }
}

#[test]
fn a_text_beside_that_cannot_be_read_nor_set_aside_is_not_overwritten() {
    for foreign in FOREIGN {
        let backend = full_of_damage();
        backend.set(KEY, foreign).unwrap();
        backend.set(&keys().beside(), "damage beside").unwrap();

        let (store, _) = open(&backend);

        assert_eq!(store.save(instrument(), &saved()), Err(StorageError::Full), "{foreign}");
        assert_eq!(backend.get(&keys().beside()).unwrap().unwrap(), "damage beside");
    }
}

#[test]
fn answers_kept_beside_a_damaged_text_are_found_when_there_is_room_for_its_copy() {
    let backend = Moody::new(true, true);
    backend.set(KEY, "garbage").unwrap();
    backend.writes.set(false);
    let (store, _) = open(&backend);
    backend.writes.set(true);
    store.save(instrument(), &saved()).unwrap();

    assert_eq!(open(&backend).1.saved, Some(saved()));
}

#[test]
fn answers_given_after_everything_was_forgotten_are_found_at_the_next_visit() {
    for foreign in FOREIGN {
        let backend = full_of_damage();
        backend.set(KEY, foreign).unwrap();
        let (store, _) = open(&backend);

        assert!(store.forget());
        store.save(instrument(), &saved()).unwrap();

        assert_eq!(open(&backend).1.saved, Some(saved()), "{foreign}");
    }
}

#[test]
fn answers_beside_a_newer_version_are_found_when_that_is_gone() {
    let backend = MemoryBackend::default();
    backend.set(KEY, "{\"schema\":2}").unwrap();
    open(&backend).0.save(instrument(), &saved()).unwrap();
    backend.remove(KEY).unwrap();

    let (store, opened) = open(&backend);
    store.save(instrument(), &saved()).unwrap();

    assert_eq!(opened, Opened { saved: Some(saved()), findings: Vec::new() });
    assert_eq!(open(&backend).1.saved, Some(saved()));
}

#[test]
fn two_old_tabs_that_meet_a_newer_version_lose_no_answer_of_each_other() {
    let backend = MemoryBackend::default();
    let instrument = instrument();
    let answered = |id: &str| {
        let mut sheet = AnswerSheet::new(Mode::Full);
        sheet.answers.set(instrument.find(id).unwrap(), Step::new(1).map(Answer::Step));
        Saved::from_sheet(sheet)
    };
    let (first, second) = (open(&backend).0, open(&backend).0);
    second.save(instrument, &answered("PE-5")).unwrap();
    backend.set(KEY, "{\"schema\":2}").unwrap();

    first.save(instrument, &answered("PE-2")).unwrap();
    let merged = second.save(instrument, &answered("PE-5")).unwrap();

    assert_eq!(merged.unwrap().sheet.answers.count(), 2);
    assert_eq!(open(&backend).1.saved.unwrap().sheet.answers.count(), 2);
    assert_eq!(backend.get(KEY).unwrap().unwrap(), "{\"schema\":2}");
}
