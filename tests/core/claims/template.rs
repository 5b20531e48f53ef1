//! The texts of the interface and of the instrument by their keys, and reading the values back out of a filled one.

use std::{collections::HashMap, fs, path::Path, sync::LazyLock};

use serde_json::Value;
use social_business_scan::core::{instrument::Lang, string_enum::StringEnum};

use crate::support::instrument_json;

/// What stood in the places of a text, by their names.
pub type Values = Vec<(&'static str, String)>;

/// A text as a file has it; in the interface one of a count of one, another of other counts.
type Forms = Vec<&'static str>;

/// All texts of a language, by key; those of the instrument by their path, as in `texts.levels.0.text`.
static TEXTS: LazyLock<Vec<HashMap<String, Forms>>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("texts");
    let instrument = instrument_json();
    let texts = Lang::ALL.iter().map(|lang| {
        let file = fs::read_to_string(folder.join(lang.key()).with_extension("json")).unwrap();
        let file: HashMap<String, Value> = serde_json::from_str(&file).unwrap();
        let mut texts: HashMap<String, Forms> =
            file.into_iter().map(|(key, text)| (key, forms(&text))).collect();
        add(&instrument, String::new(), lang.key(), &mut texts);
        texts
    });
    texts.collect()
});

fn forms(text: &Value) -> Forms {
    let leak = |text: &Value| -> &'static str { text.as_str().unwrap().to_owned().leak() };
    match text {
        Value::Object(forms) => forms.values().map(leak).collect(),
        text => vec![leak(text)],
    }
}

fn add(value: &Value, path: String, lang: &str, texts: &mut HashMap<String, Forms>) {
    match value {
        Value::Object(map) if map.contains_key("nl") => {
            texts.insert(path, forms(&map[lang]));
        }
        Value::Object(map) => {
            for (key, value) in map {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                add(value, path, lang, texts);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                add(value, format!("{path}[{index}]"), lang, texts);
            }
        }
        _ => {}
    }
}

fn forms_of(lang: Lang, key: &str) -> &'static Forms {
    TEXTS[lang.position()].get(key).unwrap_or_else(|| panic!("no file has a text {key}"))
}

/// A text without places.
pub fn plain(lang: Lang, key: &str) -> &'static str {
    forms_of(lang, key)[0]
}

/// A colon as the texts of a language have it, with the space after it, and in French the one before it.
pub fn colon(lang: Lang) -> &'static str {
    if plain(lang, "result_actions_first").ends_with("\u{a0}:") { "\u{a0}: " } else { ": " }
}

/// Every text of a language with its key.
pub fn all(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    TEXTS[lang.position()].iter().flat_map(|(key, forms)| forms.iter().map(|form| (key.as_str(), *form)))
}

/// Every way in which a text of the files becomes this one; none if it is another text. There may be several: in
/// "{name} {score}" a name may have words.
pub fn readings(lang: Lang, key: &str, text: &str) -> Vec<Values> {
    let mut found = Vec::new();
    for form in forms_of(lang, key) {
        read_form(form, text, &mut Values::new(), &mut found);
    }
    found
}

fn read_form(form: &'static str, text: &str, values: &mut Values, found: &mut Vec<Values>) {
    let Some((literal, rest)) = form.split_once('{') else {
        if form == text {
            found.push(values.clone());
        }
        return;
    };
    let Some(text) = text.strip_prefix(literal) else { return };
    let (name, rest) = rest.split_once('}').unwrap();
    let next = rest.split_once('{').map_or(rest, |(next, _)| next);
    let mut until = |end: usize| {
        values.push((name, text[..end].to_owned()));
        read_form(rest, &text[end..], values, found);
        values.pop();
    };
    // A value is at least one character, and goes on to what stands behind its place.
    match next {
        "" if text.is_empty() => {}
        "" => until(text.len()),
        next => text.match_indices(next).map(|(end, _)| end).filter(|end| *end > 0).for_each(until),
    }
}

#[test]
fn the_values_of_a_filled_text_are_read_back() {
    let readings = |text| readings(Lang::ALL[0], "result_way_change", text);

    let found = readings("Het plan voor ‘x’: van ‘Deels’ naar ‘Helemaal’");

    let [values] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(values.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["item", "now", "needed"]);
    assert_eq!(values[2].1, "Helemaal");
    assert!(readings("Het plan: van ‘Deels’ naar ‘Helemaal’.").is_empty());
}
