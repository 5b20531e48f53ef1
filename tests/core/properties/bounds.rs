//! What lies between what: low, score, high; min, at least, max; and the sheets that open answers could become.

use crate::support::dimensions;
use proptest::prelude::*;
use social_business_scan::core::{instrument::Status, score::score};

use super::{INSTRUMENT, ranges, runs};
use crate::support::{
    EPSILON,
    sheets::{any_sheet, is_open, step},
};

proptest! {
    #![proptest_config(runs(1500))]

    #[test]
    fn low_score_and_high_are_in_this_order(sheet in any_sheet(&INSTRUMENT)) {
        let report = score(&INSTRUMENT, &sheet);

        for (name, range) in ranges(&report) {
            if let Some((low, high)) = range.low.zip(range.high) {
                prop_assert!((0.0..=100.0).contains(&low) && (0.0..=100.0).contains(&high), "{name}");
                prop_assert!(low <= high + EPSILON, "{name}: {low} is above {high}");
                let score = range.score.unwrap_or(low);
                prop_assert!(low <= score + EPSILON && score <= high + EPSILON, "{name}: {low} {score} {high}");
            } else {
                prop_assert!(range.score.is_none() && range.low.is_none() && range.high.is_none(), "{name}");
            }
        }
        // Only a dimension without an applicable item has no range.
        for (id, dimension) in report.dimensions.iter() {
            prop_assert_eq!(dimension.low.is_none(), dimension.status == Status::NotApplicable);
            prop_assert!(dimension.low.is_some() || matches!(id.key(), "L3" | "L4"));
        }
    }

    #[test]
    fn min_at_least_and_max_are_in_this_order(sheet in any_sheet(&INSTRUMENT)) {
        let level = score(&INSTRUMENT, &sheet).level;

        prop_assert!(level.min <= level.at_least && level.at_least <= level.max && level.max <= 5);
        prop_assert!(level.reached.is_none_or(|reached| reached == level.at_least));
        prop_assert_eq!(level.provisional, level.reached.is_some() && level.min != level.max);
        prop_assert!(level.next.is_none_or(|next| next > level.at_least));
        if let Some((reached, progress)) = level.reached.zip(level.progress) {
            let most = if level.next.is_none() { 5.0 } else { f64::from(reached) + 0.9 };
            prop_assert!((f64::from(reached)..=most + EPSILON).contains(&progress), "{progress}");
        }
    }

    #[test]
    fn whatever_the_open_answers_turn_out_to_be_the_result_stays_in_its_range(
        sheet in any_sheet(&INSTRUMENT),
        truth in proptest::collection::vec(0u8..=4, 48),
    ) {
        let mut known = sheet.clone();
        for (item, truth) in INSTRUMENT.in_mode(sheet.mode).zip(truth) {
            if is_open(sheet.answers.get(item)) {
                known.answers.set(item, Some(step(truth)));
            }
        }

        let (before, after) = (score(&INSTRUMENT, &sheet), score(&INSTRUMENT, &known));

        for ((name, range), (_, true_range)) in ranges(&before).into_iter().zip(ranges(&after)) {
            if let (Some(low), Some(high), Some(truth)) = (range.low, range.high, true_range.score) {
                prop_assert!(low <= truth + EPSILON && truth <= high + EPSILON, "{name}: {low} {truth} {high}");
            }
        }
        let truth = after.level.at_least;
        prop_assert!((before.level.min..=before.level.max).contains(&truth), "level {truth}");
        prop_assert!(before.level.reached.is_none() || before.level.provisional || after.level.reached == before.level.reached);
    }

    #[test]
    fn one_open_item_beside_an_answered_one_never_hides_a_score(sheet in any_sheet(&INSTRUMENT)) {
        let report = score(&INSTRUMENT, &sheet);

        for (id, dimension) in report.dimensions.iter() {
            let counts = dimension.counts;
            if counts.open() <= 1 && counts.answered >= 1 {
                prop_assert!(dimension.score.is_some(), "{id:?} has no score with {counts:?}");
            }
        }
    }

    #[test]
    fn a_level_supports_at_most_its_own_score(sheet in any_sheet(&INSTRUMENT)) {
        let report = score(&INSTRUMENT, &sheet);

        for ((id, supported), unsupported) in
            dimensions::levels().into_iter().zip(report.pyramid.supported).zip(report.pyramid.unsupported)
        {
            prop_assert_eq!(supported.is_some(), unsupported.is_some());
            if let Some(((supported, unsupported), score)) =
                supported.zip(unsupported).zip(report.dimensions.get(id).score)
            {
                prop_assert!((0.0..=score).contains(&supported));
                prop_assert!((supported + unsupported - score).abs() <= EPSILON);
            }
        }
    }
}
