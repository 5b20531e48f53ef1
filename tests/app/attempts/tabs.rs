//! Two tabs that finish scans at the same time: none is lost, whatever comes first.

use std::rc::Rc;

use proptest::prelude::*;
use social_business_scan::storage::{
    attempts::{Attempt, Decision, MAX, all, decide, put},
    backend::MemoryBackend,
    envelope::Saved,
};

use super::{INSTRUMENT, kept, keys, scan, scans};

/// A tab between looking into the store and writing to it.
#[derive(Default)]
struct Tab {
    known: Vec<Rc<Attempt>>,
    planned: Option<Rc<Attempt>>,
    made: Vec<Saved>,
}

impl Tab {
    fn look(&mut self, backend: &MemoryBackend) {
        self.known = all(&INSTRUMENT, backend, &keys(), &self.known);
    }

    fn plan(&mut self, scan: Saved, salt: u64) {
        if let Decision::Put(attempt) = decide(&INSTRUMENT, &self.known, scan, salt) {
            self.planned = Some(Rc::from(attempt));
        }
    }

    fn write(&mut self, backend: &MemoryBackend) {
        if let Some(attempt) = self.planned.take() {
            put(backend, &keys(), &attempt).unwrap();
            self.made.extend(scans(std::slice::from_ref(&attempt)));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_attempt_of_both_is_kept(steps in prop::collection::vec((0usize..2, 0usize..3), 1..40)) {
        let backend = MemoryBackend::default();
        let mut tabs = [Tab::default(), Tab::default()];
        for (number, (which, step)) in steps.into_iter().enumerate() {
            let tab = &mut tabs[which];
            match step {
                0 => tab.look(&backend),
                1 => tab.plan(scan(number), which as u64 * 1000 + number as u64),
                _ => tab.write(&backend),
            }
        }
        let there = scans(&kept(&backend));
        for made in tabs.iter().flat_map(|tab| &tab.made) {
            prop_assert!(there.contains(made), "{:?} is gone", made.saved_at);
        }
        prop_assert!(there.len() <= MAX + 1);
    }
}

#[test]
fn two_that_finish_at_once_have_two_keys_although_their_numbers_are_the_same() {
    let backend = MemoryBackend::default();
    let mut tabs = [Tab::default(), Tab::default()];
    for (number, tab) in tabs.iter_mut().enumerate() {
        tab.look(&backend);
        tab.plan(scan(number), number as u64);
    }
    tabs.iter_mut().for_each(|tab| tab.write(&backend));

    let ids: Vec<String> = kept(&backend).into_iter().map(|attempt| attempt.id.clone()).collect();
    assert_eq!(ids, ["1-1", "1-0"]);
}
