//! "Order of the answers is irrelevant" (section 15), and equal values are equal bits (section 1).

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::Value;
use social_business_scan::core::{answer_file, instrument::Instrument, score::score};

use super::{INSTRUMENT, ranges, runs};
use crate::support::{
    instrument_json, result,
    sheets::{any_sheet, written},
};

/// A list in the order of drawn numbers.
fn shuffled<T>(list: impl IntoIterator<Item = T>, draws: &[u32]) -> Vec<T> {
    let mut drawn: Vec<(u32, T)> = draws.iter().copied().cycle().zip(list).collect();
    drawn.sort_by_key(|(draw, _)| *draw);
    drawn.into_iter().map(|(_, value)| value).collect()
}

/// Every number of a report as bits.
fn bits(report: &social_business_scan::core::score::ScoreReport) -> Vec<Option<u64>> {
    let ranges = ranges(report).into_iter().flat_map(|(_, range)| [range.score, range.low, range.high]);
    ranges
        .chain([report.three_p.mean, report.three_p.balance])
        .map(|number| number.map(f64::to_bits))
        .collect()
}

/// The instrument with its items and facets the other way round.
static REVERSED: LazyLock<Instrument> = LazyLock::new(|| {
    let mut json = instrument_json();
    for list in ["items", "itemOrder", "facets"] {
        json[list].as_array_mut().unwrap().reverse();
    }
    Instrument::parse(&json.to_string()).unwrap()
});

proptest! {
    #![proptest_config(runs(500))]

    #[test]
    fn the_order_of_the_keys_of_an_answer_file_does_not_matter(
        sheet in any_sheet(&INSTRUMENT),
        draws in proptest::collection::vec(any::<u32>(), 48),
    ) {
        let file = written(&INSTRUMENT, &sheet);
        let object = |entries: Vec<(String, String)>| {
            let entries: Vec<String> =
                shuffled(entries, &draws).into_iter().map(|(key, value)| format!("{key:?}:{value}")).collect();
            format!("{{{}}}", entries.join(","))
        };
        let entries = |value: &Value| -> Vec<(String, String)> {
            value.as_object().unwrap().iter().map(|(key, value)| (key.clone(), value.to_string())).collect()
        };
        let mut top = entries(&file);
        for (key, value) in &mut top {
            if key == "answers" {
                *value = object(entries(&file["answers"]));
            }
        }

        let read = answer_file::from_text(&INSTRUMENT, &object(top)).unwrap();

        prop_assert_eq!(read, sheet);
    }

    #[test]
    fn answers_that_change_places_among_items_of_equal_loads_give_equal_bits(
        sheet in any_sheet(&INSTRUMENT),
        draws in proptest::collection::vec(any::<u32>(), 48),
    ) {
        let mut moved = sheet.clone();
        let items: Vec<_> = INSTRUMENT.in_mode(sheet.mode).collect();
        for item in &items {
            let loads = |other: &_| INSTRUMENT.item(*other).loadings == INSTRUMENT.item(*item).loadings;
            let group: Vec<_> = items.iter().copied().filter(loads).collect();
            if group.first() == Some(item) {
                for (item, from) in group.iter().zip(shuffled(group.clone(), &draws)) {
                    moved.answers.set(*item, sheet.answers.get(from));
                }
            }
        }

        let (before, after) = (score(&INSTRUMENT, &sheet), score(&INSTRUMENT, &moved));

        prop_assert_eq!(bits(&before), bits(&after));
    }

    #[test]
    fn the_order_of_items_and_facets_in_the_instrument_does_not_matter(sheet in any_sheet(&INSTRUMENT)) {
        let file = written(&INSTRUMENT, &sheet);
        let reversed = answer_file::from_value(&REVERSED, &file).unwrap();

        let (before, after) = (score(&INSTRUMENT, &sheet), score(&REVERSED, &reversed));
        prop_assert_eq!(bits(&before), bits(&after));
        let (before, after) = (result(&INSTRUMENT, &sheet), result(&REVERSED, &reversed));
        for key in ["coverage", "dimensions", "facets", "threeP", "links", "values", "culture", "pyramid"] {
            prop_assert_eq!(&before[key], &after[key]);
        }
        for key in ["position", "ratio", "orgModel", "wayUpReason"] {
            prop_assert_eq!(&before[key], &after[key]);
        }
        for key in ["reached", "atLeast", "min", "max", "next", "provisional", "progress"] {
            prop_assert_eq!(&before["level"][key], &after["level"][key]);
        }
    }
}
