//! Two measurements beside each other (scoring.md section 10).

use proptest::prelude::*;
use social_business_scan::core::{
    answers::{Answer, AnswerSheet, Answers},
    compare::{ANSWER_NOISE, Comparison, Difference, compare},
    instrument::{DimensionId, Direction, ErrorCode, Instrument, ItemIndex, Mode},
    score::score,
};

use super::{INSTRUMENT, runs};
use crate::support::sheets::any_sheet;

/// Two measurements of any modes, with the same threshold.
fn pair() -> impl Strategy<Value = (AnswerSheet, AnswerSheet)> {
    (any_sheet(&INSTRUMENT), any_sheet(&INSTRUMENT)).prop_map(|(before, mut after)| {
        after.threshold = before.threshold;
        (before, after)
    })
}

/// Both of them as one list: the scores of the dimensions, then that of all items.
fn differences(comparison: &Comparison) -> Vec<Difference> {
    comparison.dimensions().map(|(_, difference)| *difference).chain([comparison.overall]).collect()
}

/// The weighted mean of the items that both answer, and what its difference is made of, by the words of section 10.
fn expected(
    instrument: &Instrument,
    id: DimensionId,
    before: &AnswerSheet,
    after: &AnswerSheet,
) -> Option<(f64, f64, f64)> {
    let in_both = |item: ItemIndex| {
        [before, after].iter().all(|sheet| sheet.mode == Mode::Full || instrument.item(item).quick)
    };
    let asked: Vec<_> = instrument.items_of(id).iter().filter(|(item, _)| in_both(*item)).collect();
    let is_na = |answers: &Answers, item| answers.get(item) == Some(Answer::NotApplicable);
    let used = asked
        .iter()
        .filter(|(item, _)| !is_na(&before.answers, *item) && !is_na(&after.answers, *item))
        .count();
    let common: Vec<(f64, f64, f64)> = asked
        .iter()
        .filter_map(|(item, weight)| {
            let step = |sheet: &AnswerSheet| sheet.answers.get(*item).and_then(Answer::step).map(f64::from);
            Some((*weight, step(before)?, step(after)?))
        })
        .collect();
    if common.len() < 2 || common.len() * 3 < used * 2 {
        return None;
    }
    let sum: f64 = common.iter().map(|(weight, ..)| weight).sum();
    let mean = |pick: fn(&(f64, f64, f64)) -> f64| {
        25.0 * common.iter().map(|row| row.0 * pick(row)).sum::<f64>() / sum
    };
    let k = sum * sum / common.iter().map(|(weight, ..)| weight * weight).sum::<f64>();
    Some((mean(|row| row.1), mean(|row| row.2), ANSWER_NOISE * f64::sqrt(2.0) / f64::sqrt(k)))
}

proptest! {
    #![proptest_config(runs(400))]

    #[test]
    fn every_number_of_a_dimension_is_that_of_the_document((before, after) in pair()) {
        let comparison = compare(&INSTRUMENT, &before, &after).unwrap();
        for (id, difference) in comparison.dimensions() {
            let expected = expected(&INSTRUMENT, id, &before, &after);
            prop_assert_eq!(difference.change.is_some(), expected.is_some(), "{}", id.key());
            if let (Some(change), Some((was, is, margin))) = (difference.change, expected) {
                prop_assert!((change.before - was).abs() < 1e-9 && (change.after - is).abs() < 1e-9);
                prop_assert!((change.margin - margin).abs() < 1e-9);
                prop_assert_eq!(change.delta, change.after - change.before);
            }
        }
    }

    #[test]
    fn the_other_way_round_every_difference_has_the_other_sign((before, after) in pair()) {
        let there = compare(&INSTRUMENT, &before, &after).unwrap();
        let back = compare(&INSTRUMENT, &after, &before).unwrap();
        for (there, back) in differences(&there).iter().zip(differences(&back)) {
            let turned = match there.direction() {
                Direction::Up => Direction::Down,
                Direction::Down => Direction::Up,
                other => other,
            };
            prop_assert_eq!(back.direction(), turned);
            prop_assert_eq!(there.change.map(|change| change.delta), back.change.map(|change| -change.delta));
        }
        prop_assert_eq!(there.level.change(), back.level.change().map(|change| -change));
        prop_assert_eq!(there.level.within_margin, back.level.within_margin);
        prop_assert_eq!(there.level.drivers, back.level.drivers);
        prop_assert_eq!(there.changed.len(), back.changed.len());
    }

    #[test]
    fn a_measurement_beside_itself_shows_no_change(sheet in any_sheet(&INSTRUMENT)) {
        let comparison = compare(&INSTRUMENT, &sheet, &sheet).unwrap();
        prop_assert!(comparison.changed.is_empty() && comparison.level.drivers.is_empty());
        prop_assert_eq!(comparison.level.within_margin, None);
        prop_assert!(differences(&comparison).iter().all(|difference| difference.change.is_none_or(|c| c.delta == 0.0)));
    }

    #[test]
    fn the_levels_are_those_of_each_measurement_alone((before, after) in pair()) {
        let comparison = compare(&INSTRUMENT, &before, &after).unwrap();
        prop_assert_eq!(comparison.level.before, score(&INSTRUMENT, &before).level.reached);
        prop_assert_eq!(comparison.level.after, score(&INSTRUMENT, &after).level.reached);
        for driver in &comparison.level.drivers {
            let is_changed = comparison.changed.iter().any(|changed| changed.item == *driver);
            prop_assert!(is_changed, "what moved the level is a changed answer");
        }
    }
}

#[test]
fn measurements_with_different_thresholds_are_not_compared() {
    let (mut before, after) = (AnswerSheet::new(Mode::Full), AnswerSheet::new(Mode::Quick));
    before.threshold = Some(60.0);

    let refused = compare(&INSTRUMENT, &before, &after).unwrap_err();

    assert_eq!((refused.code, refused.item), (ErrorCode::ParametersMismatch, None));
}
