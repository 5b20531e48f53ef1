//! "Raising an answer never lowers ..." and "an honest 2 instead of an open answer ..." (section 15).

use crate::support::dimensions;
use proptest::prelude::*;
use social_business_scan::core::{
    answers::{Answer, AnswerSheet},
    instrument::{Instrument, LevelTest, Mode},
    score::{ScoreReport, score},
};

use super::{INSTRUMENT, ranges, runs};
use crate::support::{
    EPSILON,
    sheets::{any_sheet, is_open, step},
};

/// The conditions k and y of the quadrant (section 4), from the report's own numbers.
fn conditions(report: &ScoreReport) -> Option<[bool; 2]> {
    let lowest_p = dimensions::ps()
        .iter()
        .map(|id| report.dimensions.get(*id).score)
        .try_fold(f64::INFINITY, |lowest, score| Some(lowest.min(score?)))?;
    let k = report.culture.score? >= 60.0 - EPSILON && lowest_p >= 50.0 - EPSILON;
    let y = report.pyramid.index.score? >= 60.0 - EPSILON && report.level.at_least >= 1;
    Some([k, y])
}

/// Asserts that a number did not fall, and did not come or go.
fn never_lower(name: &str, before: Option<f64>, after: Option<f64>) -> Result<(), TestCaseError> {
    prop_assert_eq!(before.is_some(), after.is_some(), "{} came or went", name);
    if let Some((before, after)) = before.zip(after) {
        prop_assert!(after >= before - EPSILON, "{name} fell from {before} to {after}");
    }
    Ok(())
}

fn raised(sheet: &AnswerSheet, place: prop::sample::Index) -> Option<AnswerSheet> {
    let candidates: Vec<_> = INSTRUMENT
        .in_mode(sheet.mode)
        .filter_map(|item| Some((item, sheet.answers.get(item)?.step()?)))
        .filter(|(_, from)| *from < 4)
        .collect();
    let (item, from) = *candidates.get(place.index(candidates.len().max(1)))?;
    let mut raised = sheet.clone();
    raised.answers.set(item, Some(step(from + 1)));
    Some(raised)
}

proptest! {
    #![proptest_config(runs(1500))]

    #[test]
    fn raising_an_answer_lowers_no_score_no_level_and_turns_off_no_condition(
        sheet in any_sheet(&INSTRUMENT),
        place in any::<prop::sample::Index>(),
    ) {
        let Some(raised) = raised(&sheet, place) else { return Ok(()) };

        let (before, after) = (score(&INSTRUMENT, &sheet), score(&INSTRUMENT, &raised));

        for ((name, before), (_, after)) in ranges(&before).into_iter().zip(ranges(&after)) {
            never_lower(name, before.score, after.score)?;
            never_lower(name, before.low, after.low)?;
            never_lower(name, before.high, after.high)?;
        }
        for (before, after) in before.facets.iter().zip(&after.facets) {
            never_lower("a facet", before.score, after.score)?;
        }
        prop_assert!(before.level.at_least <= after.level.at_least);
        prop_assert!(before.level.min <= after.level.min);
        prop_assert!(before.level.max <= after.level.max);
        if let Some((before, after)) = before.level.reached.zip(after.level.reached) {
            prop_assert!(before <= after, "G fell from {before} to {after}");
        }
        if let Some((before, after)) = conditions(&before).zip(conditions(&after)) {
            prop_assert!(before[0] <= after[0], "k was turned off");
            prop_assert!(before[1] <= after[1], "y was turned off");
        }
    }

    #[test]
    fn an_honest_2_instead_of_an_open_answer_never_hurts(
        sheet in any_sheet(&INSTRUMENT),
        place in any::<prop::sample::Index>(),
    ) {
        let open: Vec<_> =
            INSTRUMENT.in_mode(sheet.mode).filter(|item| is_open(sheet.answers.get(*item))).collect();
        let Some(item) = open.get(place.index(open.len().max(1))) else { return Ok(()) };
        let mut honest = sheet.clone();
        honest.answers.set(*item, Some(step(2)));

        let (before, after) = (score(&INSTRUMENT, &sheet), score(&INSTRUMENT, &honest));

        for (before, after) in before.level.tests.iter().zip(&after.level.tests) {
            if matches!(before.test, LevelTest::Passed | LevelTest::Failed) {
                prop_assert_eq!(before.test, after.test, "level {}", before.level);
            }
        }
        prop_assert!(before.level.at_least <= after.level.at_least);
        prop_assert!(before.level.min <= after.level.min);
        prop_assert!(before.level.max >= after.level.max);
        if before.level.reached.is_some() {
            prop_assert!(before.level.reached <= after.level.reached, "G fell, or went");
        }
        for ((name, before), (_, after)) in ranges(&before).into_iter().zip(ranges(&after)) {
            prop_assert!(before.score.is_none() || after.score.is_some(), "{name} is hidden");
        }
    }
}

fn item(instrument: &Instrument, id: &str) -> social_business_scan::core::instrument::ItemIndex {
    instrument.find(id).unwrap()
}

#[test]
fn repairing_a_core_failure_can_leave_the_level_unknown_while_at_least_stays() {
    let mut sheet = AnswerSheet::new(Mode::Full);
    for (id, answer) in [("L1-1", 1), ("L1-2", 4), ("L1-4", 4)] {
        sheet.answers.set(item(&INSTRUMENT, id), Some(step(answer)));
    }
    let before = score(&INSTRUMENT, &sheet);
    sheet.answers.set(item(&INSTRUMENT, "L1-1"), Some(step(2)));

    let after = score(&INSTRUMENT, &sheet);

    assert_eq!((before.level.reached, before.level.at_least), (Some(0), 0));
    assert_eq!((after.level.reached, after.level.at_least), (None, 0));
}

#[test]
fn a_level_can_rest_on_one_answer_when_its_core_item_does_not_apply() {
    let mut sheet = AnswerSheet::new(Mode::Full);
    sheet.answers.set(item(&INSTRUMENT, "L3-1"), Some(step(4)));
    sheet.answers.set(item(&INSTRUMENT, "L3-2"), Some(Answer::NotApplicable));
    sheet.answers.set(item(&INSTRUMENT, "L3-3"), Some(Answer::DontKnow));

    let tested = &score(&INSTRUMENT, &sheet).level.tests[2];

    assert_eq!(tested.test, LevelTest::Passed, "g = 75");
    assert_eq!(tested.core_not_applicable, [item(&INSTRUMENT, "L3-2")]);
}

#[test]
fn an_open_answer_does_more_for_the_gate_than_an_honest_0_or_1_if_it_is_no_core_item() {
    let with = |answer| {
        let mut sheet = AnswerSheet::new(Mode::Full);
        for id in ["L1-1", "L1-2", "L1-3"] {
            sheet.answers.set(item(&INSTRUMENT, id), Some(step(3)));
        }
        sheet.answers.set(item(&INSTRUMENT, "L1-4"), answer);
        sheet.threshold = Some(65.0);
        score(&INSTRUMENT, &sheet).level.at_least
    };

    assert_eq!(with(None), 1);
    assert_eq!(with(Some(step(2))), 1);
    assert_eq!(with(Some(step(1))), 0);
    assert_eq!(with(Some(step(0))), 0);
}
