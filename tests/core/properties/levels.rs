//! The levels against the oracle: every test, the gate, the way up, and what is fragile or lifts.

use proptest::prelude::*;
use social_business_scan::core::{
    answers::AnswerSheet,
    instrument::LevelTest,
    score::{NoWayUp, Raise, Tipping, score},
};

use super::{INSTRUMENT, runs};
use crate::support::{
    oracle::{Outcome, climb, items_of_level, test_level, ways_up},
    sheets::{any_sheet, step},
};

fn outcome(test: LevelTest) -> Outcome {
    match test {
        LevelTest::Passed => Outcome::Passed,
        LevelTest::Failed => Outcome::Failed,
        LevelTest::Unknown => Outcome::Unknown,
        LevelTest::NotApplicable => Outcome::NotApplicable,
    }
}

/// All single changes of answered level items by one step that move `atLeast`, by trying them all.
fn tipping(sheet: &AnswerSheet, target: impl Fn(u8) -> Option<u8>) -> Vec<Tipping> {
    let (now, _) = climb(&INSTRUMENT, sheet);
    let items = (1..=5).flat_map(|level| items_of_level(&INSTRUMENT, sheet.mode, level));
    let changes = items.filter_map(|item| {
        let from = sheet.answers.get(item)?.step()?;
        Some(Raise { item, from, to: target(from)? })
    });
    let tried = changes.map(|change| {
        let mut changed = sheet.clone();
        changed.answers.set(change.item, Some(step(change.to)));
        Tipping { change, level: climb(&INSTRUMENT, &changed).0 }
    });
    tried.filter(|tipping| tipping.level != now).collect()
}

proptest! {
    #![proptest_config(runs(1500))]

    #[test]
    fn every_level_test_and_the_gate_are_those_of_the_document(sheet in any_sheet(&INSTRUMENT)) {
        let level = score(&INSTRUMENT, &sheet).level;

        for tested in &level.tests {
            prop_assert_eq!(
                outcome(tested.test),
                test_level(&INSTRUMENT, &sheet, tested.level),
                "level {}",
                tested.level
            );
        }
        prop_assert_eq!((level.at_least, level.next), climb(&INSTRUMENT, &sheet));
        let undetermined =
            level.next.is_some_and(|next| test_level(&INSTRUMENT, &sheet, next) == Outcome::Unknown);
        prop_assert_eq!(level.reached.is_none(), undetermined);
    }

    #[test]
    fn lifts_exist_exactly_when_the_way_up_is_one_step(sheet in any_sheet(&INSTRUMENT)) {
        let report = score(&INSTRUMENT, &sheet);

        let is_one_step = report.way_up.as_ref().is_ok_and(|way_up| way_up.steps == 1);

        prop_assert_eq!(!report.robustness.lifts.is_empty(), is_one_step);
    }

    #[test]
    fn fragile_and_lifting_answers_are_all_that_move_the_level_by_one_step(sheet in any_sheet(&INSTRUMENT)) {
        let report = score(&INSTRUMENT, &sheet);

        prop_assert_eq!(&report.robustness.fragile, &tipping(&sheet, |from| from.checked_sub(1)));
        prop_assert_eq!(&report.robustness.lifts, &tipping(&sheet, |from| (from < 4).then_some(from + 1)));
        let robust = (report.level.at_least > 0).then_some(report.robustness.fragile.is_empty());
        prop_assert_eq!(report.robustness.robust, robust);
    }
}

proptest! {
    // Every vector of up to five items is tried, so fewer sheets.
    #![proptest_config(runs(400))]

    #[test]
    fn no_way_up_is_cheaper_and_this_one_really_passes(sheet in any_sheet(&INSTRUMENT)) {
        let report = score(&INSTRUMENT, &sheet);
        let Some(next) = report.level.next else {
            prop_assert_eq!(report.way_up, Err(NoWayUp::TopLevel));
            return Ok(());
        };

        let best = ways_up(&INSTRUMENT, &sheet, next).into_iter().min_by_key(|raised| raised.cost());

        let Some(best) = best else {
            prop_assert_eq!(report.way_up, Err(NoWayUp::OpenAnswers));
            return Ok(());
        };
        let way_up = report.way_up.expect("a way up, because the oracle found one");
        let mut raised = sheet.clone();
        for raise in &way_up.items {
            prop_assert_eq!(sheet.answers.get(raise.item), Some(step(raise.from)));
            prop_assert!(raise.to > raise.from);
            raised.answers.set(raise.item, Some(step(raise.to)));
        }
        prop_assert_eq!(way_up.target, next);
        prop_assert_eq!(way_up.steps, best.steps);
        prop_assert_eq!(&raised, &best.sheet);
        let after = score(&INSTRUMENT, &raised).level;
        prop_assert_eq!(after.tests[usize::from(next) - 1].test, LevelTest::Passed);
        prop_assert_eq!(after.at_least, way_up.reaches);
        prop_assert!(way_up.reaches >= next);
    }
}
