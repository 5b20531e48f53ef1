//! A plan in several tabs: both edit, and nothing is lost.

use std::collections::BTreeMap;

use social_business_scan::{
    plan::{
        Plan,
        action::{Action, Origin},
        day::Day,
    },
    storage::{
        backend::MemoryBackend,
        envelope::{Content, Saved, read},
        merge::{self, Winner},
        store::ScanStore,
    },
};

use super::{
    KEY,
    failing_backend::{Chance, Process, Processes},
    instrument, open, plan, saved,
};

/// A tab in a process of its own.
struct Tab<'a> {
    store: ScanStore<Process<'a>>,
    shown: Saved,
}

impl Tab<'_> {
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

    fn edit(&mut self, id: &str, edit: impl FnOnce(&mut Action)) {
        let mut action = self.shown.plan.find(id).unwrap().clone();
        edit(&mut action);
        self.shown.plan.set(action);
        self.save();
    }

    fn add(&mut self, id: &str) {
        self.shown.plan.add(Action::new(id.into(), Origin::Typed)).unwrap();
        self.save();
    }

    fn remove(&mut self, id: &str) {
        self.shown.plan.remove(id).unwrap();
        self.save();
    }

    fn ids(&self) -> Vec<&str> {
        self.shown.plan.actions().iter().map(|action| action.id.as_str()).collect()
    }
}

fn tabs(processes: &Processes) -> [Tab<'_>; 3] {
    [0, 1, 2].map(|number| Tab {
        store: open(Process { all: processes, number }).0.named(7 + number as u32),
        shown: merge::nothing(),
    })
}

/// Every word arrives, and those that it leads to.
fn settle(processes: &Processes, tabs: &mut [Tab<'_>; 3]) {
    while processes.pass_on() || (0..3).any(|number| processes.hear(number)) {
        tabs.iter_mut().for_each(Tab::look);
    }
}

#[track_caller]
fn all_are_alike(processes: &Processes, tabs: &[Tab<'_>; 3]) {
    let kept = match read(instrument(), &processes.kept(KEY).unwrap()) {
        Content::Saved(kept) => *kept,
        other => panic!("{other:?}"),
    };
    let text = processes.kept(KEY).unwrap();
    let list = text.rsplit_once("tabs").unwrap().1;
    for (number, tab) in tabs.iter().enumerate() {
        assert_eq!(tab.shown.target, kept.target, "tab {number}: {list}");
        assert_eq!(tab.shown.plan, kept.plan, "tab {number}: {list}");
    }
}

#[test]
fn what_three_tabs_do_to_a_plan_at_once_is_all_there_whatever_arrives_first() {
    for seed in 0..15 {
        let mut chance = Chance(seed);
        let processes = Processes::default();
        let mut tabs = tabs(&processes);
        // Each tab has a field of its own, so that the last edit of each is known.
        let mut edits: BTreeMap<(String, usize), String> = BTreeMap::new();
        let mut levels = 0;
        for number in 0..120 {
            match chance.below(4) {
                0 => drop(processes.pass_on()),
                1 => drop(processes.hear(chance.below(3))),
                2 => tabs[chance.below(3)].look(),
                _ => {}
            }
            let at = chance.below(3);
            let tab = &mut tabs[at];
            let ids: Vec<String> = tab.ids().into_iter().map(str::to_owned).collect();
            if ids.is_empty() || (ids.len() < 12 && chance.below(4) == 0) {
                tab.add(&format!("{at}-{number}"));
                edits.insert((format!("{at}-{number}"), 3), String::new());
                continue;
            }
            let id = &ids[chance.below(ids.len())];
            match chance.below(6) {
                0 => {
                    tab.shown.plan.move_to(id, chance.below(ids.len()));
                    tab.save();
                }
                1 => {
                    (levels, tab.shown.target.scores[at]) = (levels + 1, Some(number % 100));
                    tab.save();
                }
                _ => {
                    let value = format!("{at}: {number}");
                    edits.insert((id.clone(), at), value.clone());
                    tab.edit(id, |action| match at {
                        0 => action.text = value,
                        1 => action.owner = value,
                        _ => action.note = value,
                    });
                }
            }
        }

        settle(&processes, &mut tabs);

        all_are_alike(&processes, &tabs);
        let plan = &tabs[0].shown.plan;
        for ((id, field), value) in &edits {
            let action = plan.find(id).unwrap_or_else(|| panic!("seed {seed}: {id} is lost"));
            let found = [&action.text, &action.owner, &action.note].get(*field).copied();
            assert_eq!(found.unwrap_or(value), value, "seed {seed}: {id}, field {field}");
        }
        assert!(plan.actions().len() > 5 && levels > 5, "seed {seed} did little");
    }
}

/// Three tabs that all have the actions `a`, `b` and `c`.
fn with_three_actions(processes: &Processes) -> [Tab<'_>; 3] {
    let mut tabs = tabs(processes);
    for id in ["a", "b", "c"] {
        tabs[0].add(id);
    }
    settle(processes, &mut tabs);
    assert_eq!(tabs.each_ref().map(Tab::ids), [["a", "b", "c"]; 3]);
    tabs
}

#[test]
fn what_one_tab_removes_is_gone_in_all_and_comes_back_by_undo() {
    let processes = Processes::default();
    let mut tabs = with_three_actions(&processes);

    let removed = tabs[1].shown.plan.find("b").unwrap().clone();
    tabs[1].remove("b");
    settle(&processes, &mut tabs);
    assert_eq!(tabs.each_ref().map(Tab::ids), [["a", "c"]; 3]);

    tabs[1].shown.plan.set(removed);
    tabs[1].save();
    settle(&processes, &mut tabs);
    assert_eq!(tabs.each_ref().map(Tab::ids), [["a", "b", "c"]; 3]);
    all_are_alike(&processes, &tabs);
}

#[test]
fn an_action_that_one_tab_removes_while_another_edits_it_stays_with_the_edit() {
    for remover_is_first in [true, false] {
        let processes = Processes::default();
        let mut tabs = with_three_actions(&processes);
        if remover_is_first {
            tabs[0].remove("b");
            tabs[1].edit("b", |action| action.note = "belangrijk".into());
        } else {
            tabs[1].edit("b", |action| action.note = "belangrijk".into());
            tabs[0].remove("b");
        }

        settle(&processes, &mut tabs);

        all_are_alike(&processes, &tabs);
        assert_eq!(tabs[2].shown.plan.find("b").unwrap().note, "belangrijk", "{remover_is_first}");
    }
}

#[test]
fn an_action_that_one_tab_removes_while_another_only_moves_it_is_gone() {
    for remover_is_first in [true, false] {
        let processes = Processes::default();
        let mut tabs = with_three_actions(&processes);
        for turn in [remover_is_first, !remover_is_first] {
            if turn {
                tabs[0].remove("b");
            } else {
                tabs[1].shown.plan.move_to("b", 0);
                tabs[1].save();
            }
        }

        settle(&processes, &mut tabs);

        all_are_alike(&processes, &tabs);
        assert_eq!(tabs[2].ids(), ["a", "c"], "{remover_is_first}");
    }
}

#[test]
fn two_tabs_that_add_the_same_advice_have_one_action_with_what_both_wrote() {
    let processes = Processes::default();
    let mut tabs = tabs(&processes);
    let of_item = || Action::new("item-PE-3".into(), Origin::Item("PE-3".into()));
    tabs[0].shown.plan.add(Action { owner: "Jan".into(), ..of_item() }).unwrap();
    tabs[0].shown.plan.key = "a-1".into();
    tabs[0].save();
    tabs[1].shown.plan.add(of_item()).unwrap();
    tabs[1].shown.plan.key = "b-1".into();
    tabs[1].save();
    tabs[1].edit("item-PE-3", |action| action.date = Day::new(2027, 1, 31));

    settle(&processes, &mut tabs);

    all_are_alike(&processes, &tabs);
    let [action] = tabs[2].shown.plan.actions() else { panic!("{:?}", tabs[2].shown.plan) };
    assert_eq!((action.owner.as_str(), action.date), ("Jan", Day::new(2027, 1, 31)));
    assert!(!tabs[2].shown.plan.key.is_empty());
}

#[test]
fn moves_in_two_tabs_hold_both() {
    let processes = Processes::default();
    let mut tabs = with_three_actions(&processes);
    for id in ["d", "e"] {
        tabs[0].add(id);
    }
    settle(&processes, &mut tabs);

    tabs[0].shown.plan.move_to("e", 0);
    tabs[0].save();
    tabs[1].shown.plan.move_to("b", 4);
    tabs[1].save();
    settle(&processes, &mut tabs);

    all_are_alike(&processes, &tabs);
    assert_eq!(tabs[2].ids(), ["e", "a", "c", "d", "b"]);
}

#[test]
fn a_plan_that_is_kept_comes_back_and_an_empty_one_leaves_no_trace() {
    let backend = MemoryBackend::default();
    let (store, _) = open(&backend);
    store.save(instrument(), &saved()).unwrap();

    let back = open(&backend).1.saved.unwrap();

    assert_eq!((back.plan, back.target), (plan(), saved().target));
    let text = merge::nothing().to_text(instrument());
    assert!(!text.contains("plan") && !text.contains("target"), "{text}");
}

#[test]
fn two_plans_put_together_have_the_actions_of_both() {
    let mut ours = merge::nothing();
    ours.plan = plan();
    let mut theirs = merge::nothing();
    let mut other = plan().find("item-PE-3").unwrap().clone();
    other.owner = "Els".into();
    theirs.plan = Plan::new("b-9".into(), [other, Action::new("b-1".into(), Origin::Typed)]);
    theirs.target.set_level(Some(5));

    let joined = merge::join(instrument(), &ours, &theirs, Winner::Ours);
    assert_eq!(joined.plan.actions().len(), 5);
    assert_eq!(joined.plan.find("item-PE-3").unwrap().owner, "");
    assert_eq!((joined.plan.key.as_str(), joined.target.level), ("0000000a-2", Some(5)));

    let joined = merge::join(instrument(), &ours, &theirs, Winner::Theirs);
    assert_eq!(joined.plan.find("item-PE-3").unwrap().owner, "Els");
}
