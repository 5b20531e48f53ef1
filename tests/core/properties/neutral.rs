//! "NA is neutral: apart from counts, flags, `coreNotApplicable` and warnings the result equals that of an instrument
//! without the item" (section 15).
//!
//! In the full scan. The quick scan has one item for L3 and one for L4; without it the check refuses the instrument
//! ("has no quick item for L3"), so there is nothing to compare with.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::Value;
use social_business_scan::core::{
    answer_file,
    answers::Answer,
    instrument::{Instrument, Mode},
};

use super::{INSTRUMENT, runs};
use crate::support::{
    instrument_json, result,
    sheets::{sheet_of, written},
};

/// The items that may be not applicable.
const ALLOWED: [&str; 5] = ["PL-3", "L3-2", "L4-3", "L4-4", "L5-2"];

/// The instrument without some of those items; bit n of the place stands for the nth.
static WITHOUT: LazyLock<Vec<Instrument>> = LazyLock::new(|| (0..32).map(without).collect());

fn without(set: usize) -> Instrument {
    let mut json = instrument_json();
    let is_gone =
        |id: &str| ALLOWED.iter().position(|gone| *gone == id).is_some_and(|bit| set >> bit & 1 == 1);
    // The check wants a quick item for every level: another one of L3 and L4 takes over, which the full scan ignores.
    for item in json["items"].as_array_mut().unwrap() {
        item["quick"] = Value::Bool(true);
    }
    json["items"].as_array_mut().unwrap().retain(|item| !is_gone(item["id"].as_str().unwrap()));
    json["itemOrder"].as_array_mut().unwrap().retain(|id| !is_gone(id.as_str().unwrap()));
    json["itemAdvice"].as_object_mut().unwrap().retain(|id, _| !is_gone(id));
    Instrument::parse(&json.to_string()).expect("an instrument without some items is still sound")
}

/// A result without counts, flags, `coreNotApplicable` and warnings.
fn stripped(mut result: Value) -> Value {
    match &mut result {
        Value::Object(map) => {
            for key in ["items", "notApplicable", "partlyNotApplicable", "coreNotApplicable", "warnings"] {
                // `items` is also the list of raises of the way up, which must stay.
                if !map.get(key).is_some_and(|value| key == "items" && value.is_array()) {
                    map.remove(key);
                }
            }
            map.values_mut().for_each(|value| *value = stripped(value.take()));
        }
        Value::Array(list) => list.iter_mut().for_each(|value| *value = stripped(value.take())),
        _ => {}
    }
    result
}

proptest! {
    #![proptest_config(runs(600))]

    #[test]
    fn an_item_that_does_not_apply_counts_as_if_it_were_not_there(
        sheet in sheet_of(&INSTRUMENT, Mode::Full),
        more in 0usize..32,
    ) {
        let mut sheet = sheet;
        let mut set = 0;
        for (bit, id) in ALLOWED.iter().enumerate() {
            let item = INSTRUMENT.find(id).unwrap();
            if more >> bit & 1 == 1 {
                sheet.answers.set(item, Some(Answer::NotApplicable));
            }
            if sheet.answers.get(item) == Some(Answer::NotApplicable) {
                set |= 1 << bit;
            }
        }
        let mut file = written(&INSTRUMENT, &sheet);
        file["answers"].as_object_mut().unwrap().retain(|_, answer| answer != "NA");
        let reduced = answer_file::from_value(&WITHOUT[set], &file).unwrap();

        let with = stripped(result(&INSTRUMENT, &sheet));

        prop_assert_eq!(with, stripped(result(&WITHOUT[set], &reduced)));
    }
}
