//! The text that is kept.

use serde_json::{Value, json};
use social_business_scan::{
    core::instrument::Instrument,
    storage::envelope::{Content, Saved, from_value, read},
};

use super::{INSTRUMENT, answer_file::is_sound, without_threshold};

/// What was read is written and reads back the same; what was not read stays; the reader of JSON agrees with
/// serde_json's.
pub fn holds(text: &str) {
    let instrument = &*INSTRUMENT;
    let content = read(instrument, text);
    if let Ok(value) = serde_json::from_str::<Value>(text)
        && has_whole_numbers_only(&value)
    {
        // What a text has beside what we know is not in a value's scan.
        let of_value = from_value(instrument, &value);
        match (&content, of_value) {
            (Content::Saved(saved), Content::Saved(of_value)) => {
                let earlier = of_value.rest.earlier.clone();
                assert_eq!(saved.rest.earlier, earlier);
                assert_eq!(*of_value, Saved { rest: of_value.rest.clone(), ..(**saved).clone() });
            }
            (Content::Newer, Content::Saved(_)) => assert!(text.len() > 20_000),
            (content, of_value) => assert_eq!(*content, of_value),
        }
    }
    if let Content::Saved(saved) = &content {
        comes_back(instrument, saved);
    }
    is_json_as_serde_json_says(instrument, text);
}

/// A scan as it is kept: the page has no threshold of its own.
pub fn as_kept(saved: &Saved) -> Saved {
    Saved { sheet: without_threshold(saved.sheet.clone()), ..saved.clone() }
}

/// Written and read again it is the same, and the text is an answer file.
pub fn comes_back(instrument: &Instrument, saved: &Saved) {
    is_sound(instrument, &saved.sheet);
    let written = saved.to_text(instrument);
    assert_eq!(read(instrument, &written), Content::Saved(Box::new(as_kept(saved))), "{written}");
    let file = social_business_scan::core::answer_file::from_text(instrument, &written);
    assert!(file.is_ok(), "{file:?}: {written}");
}

fn has_whole_numbers_only(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_u64(),
        Value::Array(items) => items.iter().all(has_whole_numbers_only),
        Value::Object(members) => members.values().all(has_whole_numbers_only),
        _ => true,
    }
}

/// The text inside an envelope, in a place that nothing reads: whether it is JSON then decides alone. Of numbers our
/// reader is the more lenient one; no text of ours has such numbers.
fn is_json_as_serde_json_says(instrument: &Instrument, text: &str) {
    let envelope = |inner: &str| {
        format!(
            r#"{{"kind":"sbs-answers","instrument":"social-business","version":1,"mode":"full","answers":{{}},
            "schema":1,"typed":{{"employees":{inner}}}}}"#
        )
    };
    let whole = envelope(text);
    match serde_json::from_str::<Value>(text) {
        Ok(value) if depth(&value) < 120 => {
            let Content::Saved(saved) = read(instrument, &whole) else { panic!("is JSON: {text}") };
            assert_eq!(
                json!(saved.typed[0]),
                json!(value.as_str().unwrap_or_else(|| number_as_text(&value, text)))
            );
        }
        Ok(_) => {}
        Err(_) => {
            let has_numbers = text.contains(|c: char| c.is_ascii_digit() || c == '-');
            if !has_numbers && serde_json::from_str::<Value>(&whole).is_err() {
                assert_eq!(read(instrument, &whole), Content::Broken, "is not JSON: {text}");
            }
        }
    }
}

/// A number that is not a whole one is read as a text, as it stands.
fn number_as_text<'a>(value: &Value, text: &'a str) -> &'a str {
    let is_text = value.is_number() && text.trim_matches([' ', '\n', '\r', '\t']).parse::<u64>().is_err();
    if is_text { text.trim_matches([' ', '\n', '\r', '\t']) } else { "" }
}

fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Object(members) => 1 + members.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}
