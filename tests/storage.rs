//! Keeping answers on stores that fail on purpose: nothing that was kept is lost, and answering goes on.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::cell::Cell;

use proptest::prelude::*;
use serde_json::{Value, json};
use social_business_scan::{
    core::{
        answers::{Answer, AnswerSheet, Step},
        instrument::{Instrument, Mode},
        notes::Notes,
    },
    storage::{
        backend::{Backend, MemoryBackend, StorageError},
        envelope::{Content, Saved, read},
        keeper::{Finding, Keeper, Opened},
        key::Keys,
        rest::Rest,
    },
};

const KEY: &str = "sbs:1:social-business:default";

fn instrument() -> Instrument {
    Instrument::built_in().unwrap()
}

fn keys() -> Keys {
    Keys::new(&instrument(), "default")
}

fn open<B: Backend>(backend: B) -> (Keeper<B>, Opened) {
    Keeper::open(&instrument(), backend, keys())
}

/// A scan with one answer, a note, and an answer outside the quick mode.
fn saved() -> Saved {
    let instrument = instrument();
    let mut sheet = AnswerSheet::new(Mode::Quick);
    sheet.answers.set(instrument.find("PE-2").unwrap(), Step::new(3).map(Answer::Step));
    sheet.answers.set(instrument.find("PE-1").unwrap(), Some(Answer::DontKnow));
    let mut notes = Notes::default();
    notes.set(instrument.find("PE-2").unwrap(), "seen “twice”\n".into());
    Saved {
        sheet,
        culture_only: true,
        lang: None,
        notes,
        place: Some("values".into()),
        typed: ["about 20".into(), String::new()],
        saved_at: Some("2026-11-21T10:00:00Z".into()),
        rest: Rest::default(),
        since: None,
        attempt: None,
    }
}

/// A store whose room or will can end.
struct Moody {
    inner: MemoryBackend,
    reads: Cell<bool>,
    writes: Cell<bool>,
}

impl Moody {
    fn new(reads: bool, writes: bool) -> Self {
        Self { inner: MemoryBackend::default(), reads: Cell::new(reads), writes: Cell::new(writes) }
    }
}

impl Backend for Moody {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        if self.reads.get() { self.inner.get(key) } else { Err(StorageError::Blocked) }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        if self.writes.get() { self.inner.set(key, text) } else { Err(StorageError::Full) }
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        if self.reads.get() { self.inner.remove(key) } else { Err(StorageError::Blocked) }
    }
}

#[test]
fn what_was_saved_comes_back_whole_with_notes_and_answers_outside_the_mode() {
    let backend = MemoryBackend::default();

    open(&backend).0.save(&instrument(), &saved()).unwrap();

    assert_eq!(open(&backend).1, Opened { saved: Some(saved()), findings: Vec::new() });
    assert_eq!(backend.keys(), [KEY]);
}

#[test]
fn garbage_is_set_aside_before_anything_is_written_and_never_overwritten() {
    let backend = MemoryBackend::default();
    backend.set(KEY, "{\"answers\":").unwrap();

    let (keeper, opened) = open(&backend);
    keeper.save(&instrument(), &saved()).unwrap();

    assert_eq!(opened, Opened { saved: None, findings: vec![Finding::Broken] });
    assert_eq!(backend.get(&format!("{KEY}:broken")).unwrap().unwrap(), "{\"answers\":");
    assert_eq!(keeper.broken_text().unwrap(), "{\"answers\":");
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

        let (keeper, opened) = open(&backend);
        keeper.save(&instrument(), &saved()).unwrap();

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

    let (keeper, opened) = open(&backend);

    assert_eq!(opened.findings, [Finding::Broken]);
    assert_eq!(keeper.save(&instrument(), &saved()), Err(StorageError::Full));
    backend.writes.set(true);
    keeper.save(&instrument(), &saved()).unwrap();
    assert_eq!(backend.get(KEY).unwrap().unwrap(), "garbage");
}

#[test]
fn a_store_that_is_full_keeps_what_it_had() {
    let backend = Moody::new(true, true);
    let (keeper, _) = open(&backend);
    keeper.save(&instrument(), &saved()).unwrap();
    backend.writes.set(false);

    let mut later = saved();
    later.culture_only = false;

    assert_eq!(keeper.save(&instrument(), &later), Err(StorageError::Full));
    assert_eq!(open(&backend).1.saved, Some(saved()));
}

#[test]
fn a_store_that_refuses_is_told_and_nothing_else_happens() {
    let (keeper, opened) = open(Moody::new(false, false));

    assert_eq!(opened, Opened { saved: None, findings: vec![Finding::Blocked] });
    assert!(keeper.save(&instrument(), &saved()).is_err());
    assert!(!keeper.forget(), "nothing can be proved gone where nothing can be read");
}

#[test]
fn forgetting_leaves_no_key_of_this_scan_and_touches_no_other() {
    let backend = MemoryBackend::default();
    backend.set("sbs:1:social-business:other", "somebody else's").unwrap();
    backend.set(KEY, "garbage").unwrap();
    let (keeper, _) = open(&backend);
    keeper.save(&instrument(), &saved()).unwrap();

    assert!(keeper.forget());

    assert_eq!(backend.keys(), ["sbs:1:social-business:other"]);
}

/// A scan that answers some items, and nothing else.
fn answering(answers: &[(&str, u8)]) -> Saved {
    let instrument = instrument();
    let mut saved = Saved { sheet: AnswerSheet::new(Mode::Full), notes: Notes::default(), ..saved() };
    for (id, step) in answers {
        saved.sheet.answers.set(instrument.find(id).unwrap(), Step::new(*step).map(Answer::Step));
    }
    saved
}

#[test]
fn two_tabs_lose_no_answer_of_each_other_and_the_later_one_wins_per_item() {
    let (backend, instrument) = (MemoryBackend::default(), instrument());
    let (one, _) = open(&backend);
    let (two, _) = open(&backend);

    assert_eq!(one.save(&instrument, &answering(&[("PE-1", 1)])), Ok(None));
    let merged = two.save(&instrument, &answering(&[("PE-2", 2)])).unwrap().unwrap();
    assert_eq!(merged.sheet, answering(&[("PE-1", 1), ("PE-2", 2)]).sheet);
    // The first changes its answer, and has not seen the second's; then the second goes on with what it was told.
    let seen = one.save(&instrument, &answering(&[("PE-1", 4)])).unwrap().unwrap();
    assert_eq!(seen.sheet, answering(&[("PE-1", 4), ("PE-2", 2)]).sheet);
    two.save(&instrument, &answering(&[("PE-1", 1), ("PE-2", 3)])).unwrap();

    let kept = open(&backend).1.saved.unwrap();
    assert_eq!(kept.sheet, answering(&[("PE-1", 4), ("PE-2", 3)]).sheet);
}

#[test]
fn an_answer_that_one_tab_cleared_stays_cleared_when_the_other_saves() {
    let (backend, instrument) = (MemoryBackend::default(), instrument());
    open(&backend).0.save(&instrument, &answering(&[("PE-1", 1)])).unwrap();
    let (one, two) = (open(&backend).0, open(&backend).0);

    one.save(&instrument, &answering(&[])).unwrap();
    two.save(&instrument, &answering(&[("PE-1", 1), ("PE-2", 2)])).unwrap();

    assert_eq!(open(&backend).1.saved.unwrap().sheet, answering(&[("PE-2", 2)]).sheet);
}

#[test]
fn what_a_newer_version_or_an_accident_writes_meanwhile_is_not_overwritten() {
    for foreign in ["{\"schema\":2}", "half a te"] {
        let backend = MemoryBackend::default();
        let (keeper, _) = open(&backend);
        keeper.save(&instrument(), &saved()).unwrap();
        backend.set(KEY, foreign).unwrap();

        keeper.save(&instrument(), &saved()).unwrap();

        let all: Vec<String> = backend.keys().iter().filter_map(|key| backend.get(key).unwrap()).collect();
        assert!(all.iter().any(|text| text == foreign), "lost: {foreign}");
        assert_eq!(open(&backend).1.saved, Some(saved()), "{foreign}");
    }
}

/// A text under a key that this version cannot read, and that it may not overwrite.
const FOREIGN: [&str; 2] = ["{\"schema\":2}", "half a te"];

/// A store with a damaged text in every place for one.
fn full_of_damage() -> MemoryBackend {
    let backend = MemoryBackend::default();
    keys().broken().enumerate().for_each(|(n, key)| backend.set(&key, &format!("damage {n}")).unwrap());
    backend
}

#[test]
fn two_tabs_that_a_newer_version_sends_aside_lose_no_answer_of_each_other() {
    for foreign in FOREIGN {
        let (backend, instrument) = (full_of_damage(), instrument());
        let (one, two) = (open(&backend).0, open(&backend).0);
        backend.set(KEY, foreign).unwrap();

        one.save(&instrument, &answering(&[("PE-1", 1)])).unwrap();
        let merged = two.save(&instrument, &answering(&[("PE-2", 2)])).unwrap();

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

        let (keeper, _) = open(&backend);

        assert_eq!(keeper.save(&instrument(), &saved()), Err(StorageError::Full), "{foreign}");
        assert_eq!(backend.get(&keys().beside()).unwrap().unwrap(), "damage beside");
    }
}

#[test]
fn answers_kept_beside_a_damaged_text_are_found_when_there_is_room_for_its_copy() {
    let backend = Moody::new(true, true);
    backend.set(KEY, "garbage").unwrap();
    backend.writes.set(false);
    let (keeper, _) = open(&backend);
    backend.writes.set(true);
    keeper.save(&instrument(), &saved()).unwrap();

    assert_eq!(open(&backend).1.saved, Some(saved()));
}

#[test]
fn answers_given_after_everything_was_forgotten_are_found_at_the_next_visit() {
    for foreign in FOREIGN {
        let backend = full_of_damage();
        backend.set(KEY, foreign).unwrap();
        let (keeper, _) = open(&backend);

        assert!(keeper.forget());
        keeper.save(&instrument(), &saved()).unwrap();

        assert_eq!(open(&backend).1.saved, Some(saved()), "{foreign}");
    }
}

#[test]
fn after_starting_over_no_answer_of_an_earlier_time_comes_back() {
    let (backend, instrument) = (MemoryBackend::default(), instrument());
    backend.set(&keys().beside(), &answering(&[("PE-1", 1)]).to_text(&instrument)).unwrap();
    let (keeper, opened) = open(&backend);
    keeper.save(&instrument, &opened.saved.unwrap()).unwrap();

    keeper.clear().unwrap();

    assert_eq!(open(&backend).1.saved, None);
}

#[test]
fn a_kept_text_cut_at_any_byte_is_set_aside_and_never_half_read() {
    let instrument = instrument();
    let text = saved().to_text(&instrument);
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        assert_eq!(read(&instrument, &text[..end]), Content::Broken, "cut at {end}");
    }
    assert!(matches!(read(&instrument, &text), Content::Saved(_)));
}

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    let key = prop_oneof![
        Just("answers".to_owned()),
        Just("schema".to_owned()),
        Just("instrument".to_owned()),
        Just("notes".to_owned()),
        Just("PE-1".to_owned()),
        ".{0,6}",
    ];
    leaf.prop_recursive(4, 64, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(key.clone(), inner, 0..8)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_text_as_kept_data_is_set_aside_or_read_without_a_panic(text in "\\PC{0,200}") {
        survives(&text);
    }

    #[test]
    fn any_json_as_kept_data_is_set_aside_or_read_without_a_panic(value in json_value()) {
        survives(&value.to_string());
    }
}

/// Whatever was there is there afterwards, at its place or aside.
fn survives(text: &str) {
    let backend = MemoryBackend::default();
    backend.set(KEY, text).unwrap();

    let (keeper, opened) = open(&backend);
    keeper.save(&instrument(), &saved()).unwrap();

    let kept = backend.keys().into_iter().any(|key| backend.get(&key).unwrap().as_deref() == Some(text));
    assert!(kept || opened.saved.is_some(), "lost: {text}");
}

#[test]
fn a_look_sees_what_another_tab_wrote_and_writes_nothing() {
    let backend = MemoryBackend::default();
    let instrument = instrument();
    let [first, second] = ["PE-2", "PE-5"].map(|id| instrument.find(id).unwrap());
    let answered = |item, value| {
        let mut sheet = AnswerSheet::new(Mode::Full);
        sheet.answers.set(item, Step::new(value).map(Answer::Step));
        Saved::from_sheet(sheet)
    };
    let (here, there) = (open(&backend).0, open(&backend).0);
    let mine = answered(first, 1);
    here.save(&instrument, &mine).unwrap();

    let nothing_new = here.look(&instrument, &mine);
    there.save(&instrument, &answered(second, 3)).unwrap();
    let written = backend.get(KEY).unwrap();
    let seen = here.look(&instrument, &mine).unwrap();
    let seen_again = here.look(&instrument, &seen);

    assert_eq!((nothing_new, seen_again), (None, None));
    assert_eq!(seen.sheet.answers.count(), 2);
    assert_eq!(backend.get(KEY).unwrap(), written);
}

#[test]
fn a_look_at_a_store_that_was_emptied_leaves_the_screen_alone() {
    let backend = MemoryBackend::default();
    let (keeper, _) = open(&backend);
    keeper.save(&instrument(), &saved()).unwrap();
    backend.remove(KEY).unwrap();

    assert_eq!(keeper.look(&instrument(), &saved()), None);
}

#[test]
fn answers_beside_a_newer_version_are_found_when_that_is_gone() {
    let backend = MemoryBackend::default();
    backend.set(KEY, "{\"schema\":2}").unwrap();
    open(&backend).0.save(&instrument(), &saved()).unwrap();
    backend.remove(KEY).unwrap();

    let (keeper, opened) = open(&backend);
    keeper.save(&instrument(), &saved()).unwrap();

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
    second.save(&instrument, &answered("PE-5")).unwrap();
    backend.set(KEY, "{\"schema\":2}").unwrap();

    first.save(&instrument, &answered("PE-2")).unwrap();
    let merged = second.save(&instrument, &answered("PE-5")).unwrap();

    assert_eq!(merged.unwrap().sheet.answers.count(), 2);
    assert_eq!(open(&backend).1.saved.unwrap().sheet.answers.count(), 2);
    assert_eq!(backend.get(KEY).unwrap().unwrap(), "{\"schema\":2}");
}

#[test]
fn going_on_in_another_store_merges_what_stands_there() {
    let backend = MemoryBackend::default();
    let instrument = instrument();
    let mut sheet = AnswerSheet::new(Mode::Full);
    sheet.answers.set(instrument.find("L1-1").unwrap(), Step::new(4).map(Answer::Step));
    open(&backend).0.save(&instrument, &Saved::from_sheet(sheet)).unwrap();

    let merged = open(&backend).0.unseen().save(&instrument, &saved()).unwrap();

    assert_eq!(merged.unwrap().sheet.answers.count(), 3);
}

#[test]
fn after_a_removal_elsewhere_the_old_text_is_not_news_and_a_new_one_is() {
    let backend = MemoryBackend::default();
    let instrument = instrument();
    let nothing = Saved::from_sheet(AnswerSheet::new(Mode::Full));
    let (here, there) = (open(&backend).0, open(&backend).0);
    here.save(&instrument, &saved()).unwrap();

    here.removed();
    let still_there = here.look(&instrument, &nothing);
    there.clear().unwrap();
    there.save(&instrument, &saved()).unwrap();
    here.removed();
    let known = here.look(&instrument, &nothing);
    there.save(&instrument, &Saved { culture_only: false, place: None, ..saved() }).unwrap();
    here.removed();
    let begun_anew = here.look(&instrument, &nothing);

    assert_eq!((still_there, known), (None, None));
    assert_eq!(begun_anew.unwrap().sheet.answers.count(), 2);
}
