//! The answer file.

use serde_json::Value;
use social_business_scan::core::{
    answer_file::{AnswerFile, AnswerFileError, WithThreshold, from_text, from_value},
    answers::{AnswerSheet, Count},
    instrument::{ErrorCode, Instrument},
    result_code,
};

use super::{INSTRUMENT, without_threshold};

/// Text and value are read alike; what was read is sound, and written it reads back the same, as a file and as a code.
pub fn holds(text: &str) {
    let instrument = &*INSTRUMENT;
    let read = from_text(instrument, text);
    match serde_json::from_str::<Value>(text) {
        Ok(value) => assert_eq!(from_value(instrument, &value), read),
        Err(_) => assert_eq!(read, Err(AnswerFileError::new(ErrorCode::BadFormat))),
    }
    match read {
        Ok(sheet) => {
            is_sound(instrument, &sheet);
            comes_back(instrument, &sheet);
        }
        Err(error) => names_an_item_where_it_should(instrument, &error),
    }
}

/// What every reader of sheets promises.
pub fn is_sound(instrument: &Instrument, sheet: &AnswerSheet) {
    let p = &instrument.parameters;
    let [employees, publishers] =
        [sheet.employees, sheet.publishers].map(|count| count.and_then(Count::number));
    assert!(employees.is_none_or(|n| (1..=p.max_employees).contains(&n)), "{employees:?}");
    assert!(publishers.is_none_or(|n| n <= p.max_employees), "{publishers:?}");
    assert!(employees.zip(publishers).is_none_or(|(n, p)| p <= n), "{publishers:?} of {employees:?}");
    assert!(sheet.threshold.is_none_or(|t| (p.threshold_min..=p.threshold_max).contains(&t)));
    for item in instrument.item_indices() {
        let not_applicable =
            sheet.answers.get(item) == Some(social_business_scan::core::answers::Answer::NotApplicable);
        assert!(!not_applicable || instrument.item(item).na_allowed, "{}", instrument.item(item).id);
    }
}

fn comes_back(instrument: &Instrument, sheet: &AnswerSheet) {
    let written = serde_json::to_string(&WithThreshold(AnswerFile { instrument, sheet })).unwrap();
    let again = from_text(instrument, &written).unwrap_or_else(|error| panic!("{error}: {written}"));
    // serde_json reads the last bit of a fraction of 17 digits differently.
    let drift = sheet.threshold.zip(again.threshold).map_or(0.0, |(before, after)| (before - after).abs());
    assert!(drift < 1e-12 && sheet.threshold.is_some() == again.threshold.is_some());
    assert_eq!(without_threshold(again), without_threshold(sheet.clone()));
    let decoded = result_code::decode(instrument, &result_code::encode(instrument, sheet));
    assert_eq!(decoded, Ok(without_threshold(sheet.clone())));
}

fn names_an_item_where_it_should(instrument: &Instrument, error: &AnswerFileError) {
    let is_known = error.item.as_ref().map(|item| instrument.find(item).is_some());
    let expected = match error.code {
        ErrorCode::UnknownItem => Some(false),
        ErrorCode::ItemNotInMode | ErrorCode::NaNotAllowed | ErrorCode::BadAnswer => Some(true),
        _ => None,
    };
    assert_eq!(is_known, expected, "{error}");
}
