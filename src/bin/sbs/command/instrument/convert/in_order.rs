//! JSON as an author reads it: what something is stands before what it says, and languages in their own order.

use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::Value;

/// The keys that stand first, in their order; all others follow by name.
const FIRST: [&str; 42] = [
    "format",
    "instrument",
    "version",
    "languages",
    "sourceLanguage",
    "id",
    "key",
    "for",
    "role",
    "rule",
    "of",
    "nl",
    "en",
    "de",
    "fr",
    "dimension",
    "facet",
    "scale",
    "value",
    "label",
    "anchor",
    "section",
    "core",
    "quick",
    "loads",
    "title",
    "name",
    "shortName",
    "short",
    "stem",
    "text",
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
    "items",
];

struct InOrder<'a>(&'a Value);

impl Serialize for InOrder<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Array(list) => serializer.collect_seq(list.iter().map(InOrder)),
            Value::Object(map) => {
                let mut entries: Vec<_> = map.iter().collect();
                // The sort is stable, and the map is in order of its keys.
                let place = |key: &str| FIRST.iter().position(|first| *first == key).unwrap_or(FIRST.len());
                entries.sort_by_key(|(key, _)| place(key));
                let mut object = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    object.serialize_entry(key, &InOrder(value))?;
                }
                object.end()
            }
            value => value.serialize(serializer),
        }
    }
}

/// The text of a file.
///
/// # Errors
/// None in practice: every value can be written.
pub fn written(value: &Value) -> serde_json::Result<String> {
    serde_json::to_string_pretty(&InOrder(value)).map(|text| text + "\n")
}
