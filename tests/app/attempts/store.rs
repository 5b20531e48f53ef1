//! One attempt after the other, on stores that are damaged, full or of a newer version.

use std::cell::Cell;

use social_business_scan::{
    core::{answer_file, instrument::Mode},
    storage::{
        attempts::{MAX, Outcome, add, all, finish, keep, move_all, remove},
        backend::{Backend, MemoryBackend, StorageError},
        envelope::{Content, Saved},
        inventory::{self, Kind},
        store::ScanStore,
    },
};

use super::{INSTRUMENT, KEY, filled, kept, keys, made, scan, scans};

/// A store with or without room, which may refuse altogether.
#[derive(Default)]
struct Moody {
    inner: MemoryBackend,
    full: Cell<bool>,
    blocked: Cell<bool>,
}

impl Backend for Moody {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        if self.blocked.get() { Err(StorageError::Blocked) } else { self.inner.get(key) }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        match (self.blocked.get(), self.full.get()) {
            (true, _) => Err(StorageError::Blocked),
            (_, true) => Err(StorageError::Full),
            _ => self.inner.set(key, text),
        }
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        if self.blocked.get() { Err(StorageError::Blocked) } else { self.inner.remove(key) }
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        if self.blocked.get() { Err(StorageError::Blocked) } else { Ok(self.inner.keys()) }
    }
}

#[test]
fn a_finished_scan_is_an_answer_file_under_a_key_of_its_own() {
    let backend = MemoryBackend::default();

    let id = made(&backend, scan(1), 42);

    assert_eq!(id, "1-42");
    assert_eq!(backend.keys(), [format!("{KEY}:attempt:1-42")]);
    let text = Backend::get(&backend, &format!("{KEY}:attempt:1-42")).unwrap().unwrap();
    let value = serde_json::from_str(&text).unwrap();
    assert_eq!(answer_file::from_value(&INSTRUMENT, &value).unwrap(), scan(1).sheet);
    for (key, wanted) in [("schema", "1"), ("version", "1"), ("savedAt", "\"2026-11-22T10:01:00.000Z\"")] {
        assert_eq!(value[key].to_string(), wanted, "{key}");
    }
}

#[test]
fn opening_the_result_again_makes_no_second_one() {
    let backend = MemoryBackend::default();
    let id = made(&backend, scan(1), 1);
    let before = kept(&backend);

    let same = Saved { attempt: Some(id), saved_at: Some("2027-01-01T00:00:00Z".into()), ..scan(1) };
    let (outcome, _) = finish(&INSTRUMENT, &backend, &keys(), &before, same, 2);
    // A copy that knows of no attempt, for example out of a file.
    let (copied, _) = finish(&INSTRUMENT, &backend, &keys(), &before, scan(1), 3);

    assert_eq!([outcome, copied], [Outcome::Nothing, Outcome::Nothing]);
    assert_eq!(kept(&backend), before);
}

#[test]
fn an_answer_that_changes_in_the_same_scan_changes_its_attempt_and_no_other() {
    let backend = filled(2);
    let first = kept(&backend)[1].clone();

    let id = kept(&backend)[0].id.clone();
    let changed = Saved { attempt: Some(id.clone()), ..scan(9) };
    let (outcome, attempts) = finish(&INSTRUMENT, &backend, &keys(), &[], changed, 5);

    assert_eq!(outcome, Outcome::Made(id));
    assert_eq!(scans(&attempts), [scan(9), scan(0)]);
    assert_eq!(kept(&backend)[1], first);
}

#[test]
fn a_scan_that_is_changed_back_to_what_an_older_one_was_still_follows() {
    let backend = filled(2);
    let id = kept(&backend)[0].id.clone();

    let back = Saved { attempt: Some(id.clone()), ..scan(0) };
    let (outcome, attempts) = finish(&INSTRUMENT, &backend, &keys(), &[], back, 5);

    assert_eq!(outcome, Outcome::Made(id));
    assert_eq!(attempts[0].saved().unwrap().sheet, scan(0).sheet);
}

#[test]
fn a_quick_scan_that_became_a_full_one_stays_beside_it() {
    let backend = MemoryBackend::default();
    let id = made(&backend, scan(1), 1);
    let mut full = Saved { attempt: Some(id), ..scan(1) };
    full.sheet.mode = Mode::Full;

    let (outcome, attempts) = finish(&INSTRUMENT, &backend, &keys(), &[], full, 2);

    assert_eq!(outcome, Outcome::Made("2-2".into()));
    let modes: Vec<Mode> = scans(&attempts).iter().map(|scan| scan.sheet.mode).collect();
    assert_eq!(modes, [Mode::Full, Mode::Quick]);
}

#[test]
fn an_attempt_that_was_removed_does_not_come_back_by_opening_the_result() {
    let backend = MemoryBackend::default();
    let id = made(&backend, scan(1), 1);
    remove(&backend, &keys(), &id).unwrap();

    let (outcome, attempts) =
        finish(&INSTRUMENT, &backend, &keys(), &[], Saved { attempt: Some(id), ..scan(1) }, 2);

    assert_eq!((outcome, attempts), (Outcome::Nothing, Vec::new()));
    assert!(backend.keys().is_empty());
}

#[test]
fn the_twenty_fifth_waits_until_one_is_gone_and_then_is_kept() {
    let backend = filled(MAX);
    let before = kept(&backend);

    let (outcome, attempts) = finish(&INSTRUMENT, &backend, &keys(), &[], scan(99), 1);
    assert_eq!((outcome, &attempts), (Outcome::Full, &before));
    assert_eq!(kept(&backend), before, "nothing was dropped");
    // One that is among them may still be changed.
    let changed = Saved { attempt: Some(before[0].id.clone()), ..scan(77) };
    assert!(matches!(finish(&INSTRUMENT, &backend, &keys(), &[], changed, 1).0, Outcome::Made(_)));

    remove(&backend, &keys(), &before[MAX - 1].id).unwrap();
    made(&backend, scan(99), 1);

    assert_eq!(kept(&backend).len(), MAX);
    assert_eq!(scans(&kept(&backend))[0], scan(99));
    assert_eq!(scans(&kept(&backend)).last(), Some(&scan(1)), "the oldest of those that are left");
}

#[test]
fn a_clock_that_is_set_back_a_year_does_not_put_the_latest_last() {
    let backend = filled(2);
    let late = Saved { saved_at: Some("2025-11-22T10:00:00Z".into()), ..scan(5) };

    made(&backend, late.clone(), 1);

    assert_eq!(scans(&kept(&backend)), [late, scan(1), scan(0)]);
}

#[test]
fn one_that_is_cut_off_at_any_byte_takes_no_other_along_and_is_never_overwritten() {
    let whole = filled(3);
    let key = format!("{KEY}:attempt:{}", kept(&whole)[1].id);
    let text = Backend::get(&whole, &key).unwrap().unwrap();
    for cut in 0..text.len() {
        let backend = filled(3);
        backend.set(&key, &text[..cut]).unwrap();

        let attempts = kept(&backend);
        assert_eq!(attempts.len(), 3, "{cut}");
        assert_eq!((&attempts[0], &attempts[2]), (&kept(&whole)[0], &kept(&whole)[2]), "{cut}");
        assert_eq!(attempts[1].content, Content::Broken, "{cut}");
        assert_eq!(attempts[1].file(&INSTRUMENT), text[..cut], "it can be taken along as it is");
        made(&backend, scan(9), 1);
        assert_eq!(Backend::get(&backend, &key).unwrap().unwrap(), text[..cut], "{cut}");
        assert_eq!(kept(&backend).len(), 4);
    }
}

#[test]
fn one_of_a_newer_version_is_left_alone_and_told() {
    let backend = filled(1);
    let key = format!("{KEY}:attempt:9-1");
    let newer = r#"{"schema":99,"answers":{}}"#;
    backend.set(&key, newer).unwrap();

    let id = made(&backend, scan(3), 4);

    assert_eq!(id, "10-4", "after the newer one");
    assert_eq!(kept(&backend)[1].content, Content::Newer);
    assert_eq!(Backend::get(&backend, &key).unwrap().unwrap(), newer);
}

#[test]
fn keys_that_are_no_ids_are_attempts_all_the_same() {
    for id in ["", "x", "-", "99999999999999999999-1", "é"] {
        let backend = filled(1);
        let text = kept(&backend)[0].text.clone();
        backend.set(&format!("{KEY}:attempt:{id}"), &text).unwrap();
        let last = kept(&backend);
        assert_eq!(last.len(), 2, "{id}");
        remove(&backend, &keys(), id).unwrap();
        assert_eq!(kept(&backend).len(), 1, "{id}");
    }
}

#[test]
fn where_there_is_no_room_it_stays_on_the_page_and_is_kept_when_there_is() {
    let backend = Moody::default();
    made(&backend, scan(0), 1);
    backend.full.set(true);

    let (outcome, known) = finish(&INSTRUMENT, &backend, &keys(), &kept(&backend), scan(1), 2);

    assert_eq!(outcome, Outcome::Made("2-2".into()));
    assert_eq!(scans(&known), [scan(1), scan(0)]);
    assert_eq!((known[0].is_kept, known[1].is_kept), (false, true));
    assert_eq!(scans(&kept(&backend)), [scan(0)], "what was kept is as it was");
    assert_eq!(all(&INSTRUMENT, &backend, &keys(), &known), known);
    backend.full.set(false);
    let now = keep(&INSTRUMENT, &backend, &keys(), &known);
    assert!(now.iter().all(|attempt| attempt.is_kept));
    assert_eq!(kept(&backend), now);
}

#[test]
fn where_nothing_is_kept_attempts_live_as_long_as_the_page() {
    let backend = Moody::default();
    backend.blocked.set(true);

    let (_, known) = finish(&INSTRUMENT, &backend, &keys(), &[], scan(0), 1);
    let (outcome, known) = finish(&INSTRUMENT, &backend, &keys(), &known, scan(1), 2);

    assert_eq!(outcome, Outcome::Made("2-2".into()));
    assert_eq!(scans(&known), [scan(1), scan(0)]);
    assert!(known.iter().all(|attempt| !attempt.is_kept));
    assert_eq!(all(&INSTRUMENT, &backend, &keys(), &known), known);
}

#[test]
fn moving_to_another_store_takes_them_all_and_leaves_what_finds_no_room() {
    let (from, to) = (Moody::default(), Moody::default());
    for number in 0..3 {
        made(&from, scan(number), 1);
    }
    let before = kept(&from);

    to.full.set(true);
    move_all(&INSTRUMENT, &from, &to, &keys());
    assert_eq!((kept(&from), kept(&to).len()), (before.clone(), 0), "nothing is lost");

    to.full.set(false);
    move_all(&INSTRUMENT, &from, &to, &keys());
    assert_eq!((kept(&from).len(), kept(&to)), (0, before));
}

#[test]
fn deleting_everything_leaves_no_attempt_of_this_scan_and_touches_no_other() {
    let backend = filled(3);
    let others = ["sbs:1:social-business:default2:attempt:1-1", "sbs:1:other:default:attempt:1-1", "theirs"];
    for other in others {
        backend.set(other, "x").unwrap();
    }
    let (store, _) = ScanStore::open(&INSTRUMENT, &backend, keys());
    store.save(&INSTRUMENT, &scan(0)).unwrap();

    assert!(store.forget());

    let mut left = backend.keys();
    left.sort();
    let mut expected = others.map(str::to_owned);
    expected.sort();
    assert_eq!(left, expected);
}

#[test]
fn an_attempt_that_cannot_be_removed_is_not_called_gone() {
    /// Takes everything, gives nothing back.
    struct Sticky(MemoryBackend);
    impl Backend for Sticky {
        fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
            Backend::get(&self.0, key)
        }
        fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
            self.0.set(key, text)
        }
        fn remove(&self, key: &str) -> Result<(), StorageError> {
            if key.contains(":attempt:") { Err(StorageError::Blocked) } else { self.0.remove(key) }
        }
        fn keys(&self) -> Result<Vec<String>, StorageError> {
            Ok(self.0.keys())
        }
    }
    let backend = Sticky(filled(1));

    assert!(!ScanStore::open(&INSTRUMENT, &backend, keys()).0.forget());
}

#[test]
fn starting_again_leaves_the_attempts() {
    let backend = filled(2);
    let (store, _) = ScanStore::open(&INSTRUMENT, &backend, keys());
    store.save(&INSTRUMENT, &scan(0)).unwrap();

    store.clear().unwrap();

    assert_eq!(kept(&backend).len(), 2);
}

#[test]
fn attempts_of_a_file_are_added_in_their_order_and_none_twice() {
    let backend = filled(2);

    let file = vec![scan(8), scan(1), scan(7)];
    let (left, attempts) = add(&INSTRUMENT, &backend, &keys(), &[], &file, 1);

    assert_eq!(left, 0);
    assert_eq!(scans(&attempts), [scan(8), scan(7), scan(1), scan(0)]);
    let many: Vec<Saved> = (20..50).map(scan).collect();
    let (left, attempts) = add(&INSTRUMENT, &backend, &keys(), &[], &many, 9);
    assert_eq!((left, attempts.len()), (10, MAX));
    assert_eq!(kept(&backend).len(), MAX);
}

#[test]
fn the_inventory_tells_every_key_with_its_size_and_its_age() {
    let backend = filled(2);
    let (store, _) = ScanStore::open(&INSTRUMENT, &backend, keys());
    let saved = Saved { since: Some("2026-01-02T00:00:00Z".into()), ..scan(0) };
    store.save(&INSTRUMENT, &saved).unwrap();
    backend.set(&format!("{KEY}:broken"), "garbage").unwrap();

    let entries = inventory::take(&INSTRUMENT, &backend, &keys());

    let kinds: Vec<Kind> = entries.iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds, [Kind::Answers, Kind::Broken, Kind::Attempts(2)]);
    assert_eq!(entries[0].since.as_deref(), Some("2026-01-02T00:00:00Z"));
    assert_eq!((entries[0].key.as_str(), entries[1].bytes), (KEY, KEY.len() + ":broken".len() + 7));
    assert_eq!(entries[2].since, scan(0).saved_at);
    let total: usize = backend
        .keys()
        .iter()
        .map(|key| key.len() + Backend::get(&backend, key).unwrap().unwrap().len())
        .sum();
    assert_eq!(entries.iter().map(|entry| entry.bytes).sum::<usize>(), total);
    assert!(store.forget());
    assert_eq!(inventory::take(&INSTRUMENT, &backend, &keys()), []);
}
