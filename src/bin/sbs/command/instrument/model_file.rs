//! Models as files: read whatever their faults, and written in the order in which an author reads them.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use serde::{Serialize, Serializer, ser::Error};
use serde_json::{Map, Value, ser::PrettyFormatter};
use social_business_scan::core::{
    instrument::{Instrument, Lang},
    string_enum::StringEnum,
};

use super::{
    super::{Verdict, input, tell},
    LIMIT,
};

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

/// The model in a file, whatever its faults.
///
/// # Errors
/// Why it cannot be read, in words that begin with the file's name.
pub fn read(file: &Path) -> Result<Value, String> {
    let name = file.display();
    let text = input::read_whole(file, LIMIT).map_err(|unreadable| format!("{name}: {unreadable}"))?;
    match serde_json::from_str(&text) {
        Ok(model @ Value::Object(_)) => Ok(model),
        Ok(_) => Err(format!("{name}: is no model, expected an object")),
        Err(error) => Err(format!("{name}: is not JSON: {error}; sbs check says where")),
    }
}

/// The text of a model's file.
///
/// # Errors
/// None in practice: every value can be written.
pub fn text(model: &Value) -> io::Result<String> {
    let mut text = Vec::new();
    let mut serializer =
        serde_json::Serializer::with_formatter(&mut text, PrettyFormatter::with_indent(b" "));
    Ordered(model).serialize(&mut serializer)?;
    text.push(b'\n');
    String::from_utf8(text).map_err(|error| serde_json::Error::custom(error).into())
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

/// Writes an output, `-` for standard output, or tells why it cannot.
///
/// # Errors
/// If standard output cannot be written.
pub fn put(output: &Path, bytes: &[u8], out: &mut dyn Write) -> io::Result<Verdict> {
    if output == Path::new("-") {
        out.write_all(bytes)?;
    } else if let Err(error) = fs::write(output, bytes) {
        return faulty(&[format!("{}: cannot be written: {error}", output.display())]);
    }
    Ok(Verdict::Fine)
}

/// Tells faults, one a line.
///
/// # Errors
/// None; the result is that of a command.
pub fn faulty(faults: &[String]) -> io::Result<Verdict> {
    for fault in faults {
        tell(format!("{fault}\n").as_bytes());
    }
    Ok(Verdict::Faulty)
}

/// What a sound instrument is, for the line that says so.
pub fn described(instrument: &Instrument) -> String {
    let languages: Vec<_> = instrument.languages().map(StringEnum::key).collect();
    let (id, version, items) = (&instrument.id, instrument.version, instrument.items.len());
    format!("ok ({id} version {version}, {items} items, in {})", languages.join(", "))
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
