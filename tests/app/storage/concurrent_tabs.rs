//! Two tabs under load: two thousand writes, in an order that chance decides.
//!
//! Twice: in a store that both see at once, and as browsers have it, where each process has a copy of the store and
//! writes over what it has not seen yet.

use std::collections::BTreeMap;

use social_business_scan::{
    core::answers::{Answer, Step},
    storage::{
        backend::{Backend, MemoryBackend},
        envelope::Saved,
        merge,
        store::ScanStore,
    },
};

use super::{
    KEY,
    failing_backend::{Chance, Process, Processes},
    instrument, open,
};

/// Answers the item with this number.
pub fn give(saved: &mut Saved, item: usize, step: Option<u8>) {
    let item = instrument().item_indices().nth(item).unwrap();
    saved.sheet.answers.set(item, step.and_then(Step::new).map(Answer::Step));
}

fn given(saved: &Saved, item: usize) -> Option<u8> {
    saved.sheet.answers.get(instrument().item_indices().nth(item).unwrap()).and_then(Answer::step)
}

/// A tab: its store, and what is on the screen.
struct Tab<B> {
    store: ScanStore<B>,
    shown: Saved,
}

impl<B: Backend> Tab<B> {
    fn open(backend: B, number: u32) -> Self {
        Self { store: open(backend).0.named(number), shown: merge::nothing() }
    }

    fn save(&mut self) {
        if let Some(merged) = self.store.save(instrument(), &self.shown).unwrap() {
            self.shown = merged;
        }
    }

    fn look(&mut self) {
        if let Some(seen) = self.store.look(instrument(), &self.shown) {
            self.shown = seen;
        }
    }
}

/// A tab in each process.
fn two(processes: &Processes) -> [Tab<Process<'_>>; 2] {
    [0, 1].map(|number| Tab::open(Process { all: processes, number }, 7 + number as u32))
}

/// Every word arrives, and those that it leads to.
fn settle(processes: &Processes, tabs: &mut [Tab<Process<'_>>; 2]) {
    while processes.pass_on() || (0..2).any(|number| processes.hear(number)) {
        tabs.iter_mut().for_each(Tab::look);
    }
}

#[test]
fn of_two_thousand_writes_by_two_tabs_in_one_store_the_last_of_every_item_stands() {
    for seed in 0..4 {
        let mut chance = Chance(seed);
        let backend = MemoryBackend::default();
        let mut tabs = [Tab::open(&backend, 1), Tab::open(&backend, 2)];
        let (mut answers, mut notes) = (BTreeMap::new(), BTreeMap::new());
        let mut writes = 0;
        while writes < 2_000 {
            let tab = &mut tabs[chance.below(2)];
            let item = chance.below(48);
            match chance.below(8) {
                0 => {
                    tab.look();
                    continue;
                }
                1 => {
                    let index = instrument().item_indices().nth(item).unwrap();
                    tab.shown.notes.set(index, format!("{writes}"));
                    notes.insert(item, format!("{writes}"));
                }
                step => {
                    // Some are cleared. What a tab shows may be older than what is kept: who gives what his screen
                    // shows already, or clears what it does not show, does nothing.
                    let step = u8::try_from(step).ok().map(|step| step - 2).filter(|step| *step < 5);
                    if given(&tab.shown, item) == step {
                        continue;
                    }
                    give(&mut tab.shown, item, step);
                    answers.insert(item, step);
                }
            }
            tab.save();
            writes += 1;
        }
        tabs.iter_mut().for_each(Tab::look);

        let kept = open(&backend).1.saved.unwrap();
        assert_eq!(tabs[0].shown.sheet, tabs[1].shown.sheet, "seed {seed}");
        assert_eq!(tabs[0].shown.notes, tabs[1].shown.notes, "seed {seed}");
        assert_eq!((&kept.sheet, &kept.notes), (&tabs[0].shown.sheet, &tabs[0].shown.notes), "seed {seed}");
        for (item, step) in answers {
            assert_eq!(given(&kept, item), step, "seed {seed}, item {item}");
        }
        for (item, note) in notes {
            assert_eq!(kept.notes.get(instrument().item_indices().nth(item).unwrap()), note, "seed {seed}");
        }
    }
}

#[test]
fn of_two_thousand_writes_by_two_tabs_that_see_each_other_late_no_answer_is_lost() {
    for seed in 0..4 {
        let mut chance = Chance(seed);
        let processes = Processes::default();
        let mut tabs = two(&processes);
        // By item, the last answer of each tab.
        let mut last: BTreeMap<usize, [Option<u8>; 2]> = BTreeMap::new();
        let mut writes = 0;
        while writes < 2_000 {
            let number = chance.below(2);
            match chance.below(3) {
                0 => {
                    processes.pass_on();
                }
                1 => {
                    if processes.hear(number) {
                        tabs[number].look();
                    }
                }
                _ => {
                    // The lower half is answered by both, the rest by one each.
                    let item = match chance.below(48) {
                        item @ 0..24 => item,
                        item => item / 2 * 2 + number,
                    };
                    let step = u8::try_from(chance.below(5)).unwrap();
                    give(&mut tabs[number].shown, item, Some(step));
                    last.entry(item).or_default()[number] = Some(step);
                    tabs[number].save();
                    writes += 1;
                }
            }
        }
        settle(&processes, &mut tabs);

        let [one, two] = tabs;
        assert_eq!(one.shown.sheet, two.shown.sheet, "seed {seed}");
        let backend = MemoryBackend::default();
        backend.set(KEY, &processes.kept(KEY).unwrap()).unwrap();
        let kept = open(&backend).1.saved.unwrap();
        assert_eq!(kept.sheet, one.shown.sheet, "seed {seed}");
        for (item, last) in last {
            let stands = given(&kept, item);
            assert!(
                stands.is_some() && last.contains(&stands),
                "seed {seed}, item {item}: {stands:?} of {last:?}"
            );
        }
    }
}

#[test]
fn a_tab_that_was_overwritten_unseen_writes_once_more_and_then_there_is_peace() {
    let processes = Processes::default();
    let mut tabs = two(&processes);
    for (number, tab) in tabs.iter_mut().enumerate() {
        give(&mut tab.shown, number, Some(3));
        tab.save();
    }

    let mut writes = 0;
    while processes.pass_on() || (0..2).any(|number| processes.hear(number)) {
        tabs.iter_mut().for_each(Tab::look);
        writes = processes.writes();
        assert!(writes < 10, "they answer each other without end");
    }

    assert_eq!(writes, 3);
    for tab in &tabs {
        assert_eq!([given(&tab.shown, 0), given(&tab.shown, 1)], [Some(3); 2]);
    }
}

#[test]
fn of_two_answers_to_one_item_that_neither_tab_saw_both_tabs_show_the_same() {
    let processes = Processes::default();
    let mut tabs = two(&processes);
    for (tab, step) in tabs.iter_mut().zip([1, 4]) {
        give(&mut tab.shown, 0, Some(step));
        tab.save();
    }

    settle(&processes, &mut tabs);

    let [one, two] = tabs.each_ref().map(|tab| given(&tab.shown, 0));
    assert!(one == two && (one == Some(1) || one == Some(4)), "{one:?} and {two:?}");
}

#[test]
fn what_one_tab_clears_unseen_does_not_take_the_answer_of_the_other() {
    let processes = Processes::default();
    let mut tabs = two(&processes);
    give(&mut tabs[0].shown, 0, Some(1));
    tabs[0].save();
    settle(&processes, &mut tabs);
    for (tab, step) in tabs.iter_mut().zip([Some(4), None]) {
        give(&mut tab.shown, 0, step);
        tab.save();
    }

    settle(&processes, &mut tabs);

    assert_eq!(tabs.each_ref().map(|tab| given(&tab.shown, 0)), [Some(4); 2]);
}

#[test]
fn a_tab_that_came_later_has_seen_what_stood_there_and_its_answer_is_the_later_one() {
    let backend = MemoryBackend::default();
    let mut one = Tab::open(&backend, 1);
    give(&mut one.shown, 0, Some(1));
    one.save();
    let (store, opened) = open(&backend);
    let mut two = Tab { store: store.named(2), shown: opened.saved.unwrap() };

    give(&mut two.shown, 0, Some(4));
    two.save();
    one.look();

    assert_eq!([given(&one.shown, 0), given(&two.shown, 0)], [Some(4); 2]);
}

#[test]
fn what_one_tab_removed_does_not_come_back_from_another_that_hears_of_it_late() {
    for forgets in [false, true] {
        let backend = MemoryBackend::default();
        let mut tabs = [Tab::open(&backend, 1), Tab::open(&backend, 2)];
        for (item, tab) in tabs.iter_mut().enumerate() {
            give(&mut tab.shown, item, Some(1));
            tab.save();
        }
        let [mut one, mut two] = tabs;
        one.look();

        one.shown = merge::nothing();
        if forgets {
            assert!(one.store.forget());
            one.store = open(&backend).0.named(3).unseen().after(&one.store);
        } else {
            one.store.clear().unwrap();
        }
        give(&mut one.shown, 2, Some(4));
        one.save();
        two.look();
        give(&mut two.shown, 3, Some(2));
        two.save();

        let kept = open(&backend).1.saved.unwrap();
        let items = [0, 1, 2, 3].map(|item| given(&kept, item));
        assert_eq!(items, [None, None, Some(4), Some(2)], "forgets: {forgets}");
    }
}
