//! The text of a model, in the order in which an author reads it.

use serde::{Serialize, Serializer, ser::Error};
use serde_json::{Map, Value, ser::PrettyFormatter};

use crate::core::{instrument::Lang, string_enum::StringEnum};

/// The order of keys: what something is, before what it says. Others follow by the alphabet, languages go first in their own
/// order.
const ORDER: [&str; 60] = [
    "format",
    "instrument",
    "version",
    "languages",
    "sourceLanguage",
    "id",
    "key",
    "code",
    "since",
    "for",
    "role",
    "rule",
    "of",
    "value",
    "dimension",
    "group",
    "unit",
    "facet",
    "scale",
    "section",
    "loads",
    "core",
    "quick",
    "naAllowed",
    "title",
    "lede",
    "name",
    "shortName",
    "intro",
    "instructions",
    "definitions",
    "evidencePrompt",
    "states",
    "scales",
    "parameters",
    "groups",
    "dimensions",
    "facets",
    "units",
    "items",
    "itemOrder",
    "questions",
    "recommendations",
    "itemAdvice",
    "texts",
    "stem",
    "points",
    "label",
    "anchor",
    "short",
    "text",
    "help",
    "anchors",
    "naHint",
    "low",
    "mid",
    "high",
    "caveats",
    "legal",
    "about",
];

/// The text of a model's file.
///
/// # Errors
/// None in practice: every value can be written.
pub fn model_text(model: &Value) -> serde_json::Result<String> {
    let mut text = Vec::new();
    let mut serializer =
        serde_json::Serializer::with_formatter(&mut text, PrettyFormatter::with_indent(b" "));
    Ordered(model).serialize(&mut serializer)?;
    text.push(b'\n');
    String::from_utf8(text).map_err(serde_json::Error::custom)
}

/// The members of an object in the order of files and sheets.
pub fn ordered(map: &Map<String, Value>) -> Vec<(&String, &Value)> {
    let rank = |key: &str| {
        let lang = Lang::ALL.iter().position(|lang| lang.key() == key);
        lang.or_else(|| ORDER.iter().position(|known| *known == key)).unwrap_or(ORDER.len())
    };
    let mut members: Vec<_> = map.iter().collect();
    // The sort is stable, and the map is in order of its keys.
    members.sort_by_key(|(key, _)| rank(key));
    members
}

struct Ordered<'a>(&'a Value);

impl Serialize for Ordered<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Object(map) => {
                serializer.collect_map(ordered(map).into_iter().map(|(key, value)| (key, Ordered(value))))
            }
            Value::Array(list) => serializer.collect_seq(list.iter().map(Ordered)),
            plain => plain.serialize(serializer),
        }
    }
}
