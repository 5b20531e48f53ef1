//! A language that nobody speaks, made of the source language by files alone: a file of texts, and a member in every text
//! of the questionnaire. Every letter of it has an accent and every text is longer, so that a text of another language is
//! seen, and a layout that only just has room.

use serde_json::{Map, Value};

/// Its code.
pub const CODE: &str = "xx";

/// Its name for itself.
pub const NAME: &str = "Ẍẍ";

/// The code of the language that it is made of.
const SOURCE: &str = "nl";

/// What the file says of the language: marks that no other language of the scan has.
const FACTS: [(&str, &str); 4] = [
    ("language_name", NAME),
    ("language_short", "ẌẌ"),
    ("language_decimal_mark", "·"),
    ("language_group_mark", "’"),
];

/// Texts that are looked for inside others, so they have no more than the accents.
const PARTS: [&str; 1] = ["result_actions_first"];

/// Goes on after a text until that is long enough.
const REST: [&str; 4] = ["ļóŕéṁ", "íṗśúṁ", "ðóļóŕ", "ámét"];

/// A text in this language: the same with accents, in brackets, at least 1.4 times as long. What stands between braces stays.
pub fn text(source: &str) -> String {
    let wanted = (source.chars().count() * 7).div_ceil(5);
    let mut made = format!("[{}", accented(source));
    for word in REST.iter().cycle() {
        if made.chars().count() + 1 >= wanted {
            break;
        }
        made.push(' ');
        made.push_str(word);
    }
    made + "]"
}

fn accented(source: &str) -> String {
    let mut is_name = false;
    let accents = source.chars().map(|letter| {
        is_name = letter == '{' || (is_name && letter != '}');
        if is_name { letter } else { accent(letter) }
    });
    accents.collect()
}

fn accent(letter: char) -> char {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const ACCENTS: &str = "áƀçðéƒǵĥíĵķļṁñóṗɋŕśţúṽŵẋýžÁƁÇĐÉƑǴĤÍĴĶĻṀÑÓṖɊŔŚŢÚṼŴẊÝŽ";
    let place = PLAIN.chars().position(|plain| plain == letter);
    place.and_then(|place| ACCENTS.chars().nth(place)).unwrap_or(letter)
}

/// The file of texts, made of that of the source language.
///
/// # Errors
/// When that is no object.
pub fn texts(source: &str) -> serde_json::Result<String> {
    let mut texts: Map<String, Value> = serde_json::from_str(source)?;
    for (key, value) in &mut texts {
        match value {
            Value::String(said) if PARTS.contains(&key.as_str()) => *said = accented(said),
            Value::String(said) => *said = text(said),
            Value::Object(forms) => {
                for form in forms.values_mut() {
                    *form = form.as_str().map(text).into();
                }
            }
            _ => {}
        }
    }
    texts.extend(FACTS.map(|(key, fact)| (key.to_owned(), fact.into())));
    serde_json::to_string_pretty(&texts)
}

/// The questionnaire with this language beside the others.
///
/// # Errors
/// When it is no JSON.
pub fn instrument(source: &str) -> serde_json::Result<String> {
    let mut instrument: Value = serde_json::from_str(source)?;
    add(&mut instrument);
    serde_json::to_string_pretty(&instrument)
}

fn add(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(add),
        Value::Object(members) => match members.get(SOURCE).and_then(Value::as_str).map(text) {
            Some(made) => {
                members.insert(CODE.to_owned(), made.into());
            }
            None => members.values_mut().for_each(add),
        },
        _ => {}
    }
}
