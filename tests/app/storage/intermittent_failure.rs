//! A store that refuses now and then: as soon as one write works, everything is there.

use proptest::prelude::*;
use social_business_scan::storage::{
    backend::{Backend, MemoryBackend, StorageError},
    envelope::Saved,
    merge,
    store::{Finding, ScanStore},
};

use super::{
    FOREIGN, KEY, answering, concurrent_tabs::give, failing_backend::Sometimes, instrument, keys, open, saved,
};

/// What a visitor does.
#[derive(Debug, Clone, Copy)]
enum Act {
    /// Answers the item with this number; `None` clears it.
    Answer(usize, Option<u8>),
    Note(usize, char),
    /// Hears that another tab may have written.
    Look,
    /// Loads the page again; what could not be kept is gone with the page, as it was told.
    Reload,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        6 => (0..48usize, prop::option::weighted(0.8, 0..=4u8)).prop_map(|(item, step)| Act::Answer(item, step)),
        2 => (0..48usize, prop::char::range('a', 'e')).prop_map(|(item, note)| Act::Note(item, note)),
        1 => Just(Act::Look),
        1 => Just(Act::Reload),
    ];
    prop::collection::vec(act, 1..60)
}

/// Opens as a page does: again and again until the store can be read, with what came of it the last time.
fn opened(backend: &Sometimes, tab: u32) -> (ScanStore<&Sometimes>, Saved) {
    let (store, opened) = open(backend);
    (store.named(tab), opened.saved.unwrap_or_else(merge::nothing))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_store_refused_before_one_working_write_keeps_everything(acts in acts(), seed: u64, often in 2..6u64) {
        let backend = Sometimes::new(seed, often);
        let (mut store, mut ours) = opened(&backend, 1);
        // What stands in the store, as far as a visitor was told that it is kept, and what is only on the screen.
        let (mut kept, mut shown) = (merge::nothing(), merge::nothing());
        let mut tab = 1;
        for act in acts {
            match act {
                Act::Answer(item, step) => {
                    // Nobody clears what is not on the screen.
                    if step.is_none() && ours != shown {
                        continue;
                    }
                    give(&mut ours, item, step);
                    give(&mut shown, item, step);
                }
                Act::Note(item, note) => {
                    let item = instrument().item_indices().nth(item).unwrap();
                    ours.notes.set(item, note.to_string());
                    shown.notes.set(item, note.to_string());
                }
                Act::Look => {
                    if let Some(seen) = store.look(instrument(), &ours) {
                        ours = seen;
                    }
                    continue;
                }
                Act::Reload => {
                    tab += 1;
                    (store, ours) = opened(&backend, tab);
                    shown = kept.clone();
                    continue;
                }
            }
            if let Ok(merged) = store.save(instrument(), &ours) {
                ours = merged.unwrap_or(ours);
                prop_assert_eq!(&ours, &shown);
                kept = shown.clone();
            }
        }
        backend.works();

        let merged = store.save(instrument(), &ours).unwrap();

        prop_assert_eq!(merged.as_ref().unwrap_or(&ours), &shown);
        prop_assert_eq!(open(&backend).1.saved, Some(shown));
    }
}

/// A store that refuses to be read once, at a key.
struct Once<'a>(&'a MemoryBackend, &'a str, std::cell::Cell<bool>);

impl Backend for Once<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        if key == self.1 && self.2.replace(false) { Err(StorageError::Blocked) } else { self.0.get(key) }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.0.set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        if key == self.1 && self.2.replace(false) { Err(StorageError::Blocked) } else { self.0.remove(key) }
    }
}

#[test]
fn answers_that_could_not_be_read_at_the_start_are_found_by_the_first_save() {
    let beside = keys().beside();
    for (place, refused) in [(KEY, KEY), (&beside, KEY), (&beside, &beside)] {
        let inner = MemoryBackend::default();
        inner.set(place, &answering(&[("PE-1", 1)]).to_text(instrument())).unwrap();

        let (store, opened) = open(Once(&inner, refused, true.into()));
        store.save(instrument(), &answering(&[("PE-2", 2)])).unwrap();

        assert_eq!(opened.findings, [Finding::Blocked], "{place}");
        let kept = open(&inner).1.saved.unwrap();
        assert_eq!(kept.sheet, answering(&[("PE-1", 1), ("PE-2", 2)]).sheet, "{place}");
    }
}

#[test]
fn what_is_not_ours_and_could_not_be_read_at_the_start_is_not_overwritten() {
    for foreign in FOREIGN {
        let inner = MemoryBackend::default();
        inner.set(KEY, foreign).unwrap();

        let (store, _) = open(Once(&inner, KEY, true.into()));
        store.save(instrument(), &saved()).unwrap();

        let all: Vec<String> = inner.keys().iter().filter_map(|key| inner.get(key).unwrap()).collect();
        assert!(all.iter().any(|text| text == foreign), "lost: {foreign}");
        assert_eq!(open(&inner).1.saved, Some(saved()), "{foreign}");
    }
}

#[test]
fn after_starting_over_where_nothing_could_be_removed_the_old_answers_do_not_come_back() {
    let inner = MemoryBackend::default();
    open(&inner).0.save(instrument(), &answering(&[("PE-1", 1)])).unwrap();
    let (store, _) = open(Once(&inner, KEY, false.into()));
    store.save(instrument(), &answering(&[("PE-1", 2)])).unwrap();
    let (store, _) = open(Once(&inner, KEY, false.into()));
    let refuses = Once(&inner, KEY, true.into());
    drop(store);
    // Reading at the start works; the removal is refused.
    refuses.2.set(false);
    let (store, _) = open(&refuses);
    refuses.2.set(true);

    assert_eq!(store.clear(), Err(StorageError::Blocked));
    store.save(instrument(), &answering(&[("PE-2", 3)])).unwrap();

    assert_eq!(open(&inner).1.saved.unwrap().sheet, answering(&[("PE-2", 3)]).sheet);
}
