//! What stands in a cell, both ways: from the model into a cell, and from a cell, as people fill it in, into the model.

use serde_json::{Map, Number, Value};

use super::layout::Kind;

/// The content of a cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Content {
    /// Nothing.
    #[default]
    Empty,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// A day or a time, into which programs turn what only looks like one.
    Date,
    /// An error of a formula, like `#REF!`.
    Error(String),
    /// A formula that nothing was computed for.
    Formula,
}

/// What is wrong with a cell, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Odd {
    /// What is wrong.
    pub problem: String,
    /// What to do.
    pub suggestion: String,
}

fn odd<T>(problem: impl Into<String>, suggestion: impl Into<String>) -> Result<T, Odd> {
    Err(Odd { problem: problem.into(), suggestion: suggestion.into() })
}

/// Spaces at the ends, and marks that no one sees.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '\u{FEFF}' | '\u{200B}'))
}

/// What programs write for true in the languages of the scan, and what people do.
const YES: [&str; 11] = ["true", "yes", "y", "x", "1", "waar", "ja", "wahr", "vrai", "oui", "✓"];
/// The same for false.
const NO: [&str; 10] = ["false", "no", "n", "0", "onwaar", "nee", "falsch", "nein", "faux", "non"];

impl Content {
    /// A text; empty without one.
    pub fn text(text: &str) -> Self {
        let text = trimmed(text);
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// As a text or a name; `None` if it is empty.
    ///
    /// # Errors
    /// If something else stands there.
    pub fn as_text(&self) -> Result<Option<String>, Odd> {
        match self {
            Self::Empty => Ok(None),
            Self::Text(text) => Ok(Some(text.clone())),
            Self::Number(number) => Ok(Some(number.to_string())),
            Self::Flag(flag) => odd(format!("is the truth value {flag}, expected a text"), AS_TEXT),
            Self::Date => odd("is a day or a time, expected a text", AS_TEXT),
            Self::Error(error) => {
                odd(format!("is the error {error}"), "repair the formula, or put its value in its place")
            }
            Self::Formula => odd(
                "is a formula without a value",
                "open and save the file in a spreadsheet program, or put the value in its place",
            ),
        }
    }

    /// As what a column holds; `None` if it says nothing.
    ///
    /// # Errors
    /// If something else stands there.
    pub fn read(&self, kind: Kind) -> Result<Option<Value>, Odd> {
        match (kind, self) {
            (Kind::Flag, Self::Flag(flag)) | (Kind::Any, Self::Flag(flag)) => {
                return Ok(Some((*flag).into()));
            }
            (Kind::Number | Kind::Any, Self::Number(number)) => return Ok(Some(number_value(*number))),
            (Kind::Flag, Self::Empty) => return Ok(Some(false.into())),
            _ => {}
        }
        let Some(text) = self.as_text()? else { return Ok(None) };
        match kind {
            Kind::Name => Ok(Value::from(text)),
            Kind::Number => number(&text),
            Kind::Flag => flag(&text),
            Kind::Names => json(&text).map_or_else(|| Ok(names(&text)), Ok),
            Kind::Weights => json(&text).map_or_else(|| weights(&text), Ok),
            Kind::Any => Ok(any(&text)),
        }
        .map(Some)
    }

    /// The cell for a value of the model.
    pub fn of(value: &Value, kind: Kind) -> Self {
        let plain = match (kind, value) {
            (Kind::Flag, Value::Bool(flag)) => Some(Self::Flag(*flag)),
            // As a word: some formats make a number of a truth value that stands among others.
            (Kind::Any, Value::Bool(flag)) => Some(Self::Text(flag.to_string())),
            (Kind::Number | Kind::Any, Value::Number(number)) => number.as_f64().map(Self::Number),
            (Kind::Name, Value::String(text)) => Some(Self::Text(text.clone())),
            (Kind::Any, Value::String(text)) if any(text) == *value => Some(Self::Text(text.clone())),
            (Kind::Names, Value::Array(list)) => {
                in_words(list.iter().map(Value::as_str).map(|name| name.map(str::to_owned)))
            }
            (Kind::Weights, Value::Object(map)) => in_words(map.iter().map(|(name, weight)| {
                let weight = weight.as_f64()?;
                (!name.contains(' '))
                    .then(|| if weight == 1.0 { name.clone() } else { format!("{name} {weight}") })
            })),
            _ => None,
        };
        // What would not come back as it is stands as JSON.
        plain
            .filter(|cell| cell.read(kind).ok().flatten().as_ref() == Some(value))
            .unwrap_or_else(|| Self::Text(value.to_string()))
    }
}

const AS_TEXT: &str = "format the cell as text, and type it again";

fn in_words(words: impl Iterator<Item = Option<String>>) -> Option<Content> {
    words.collect::<Option<Vec<_>>>().map(|words| Content::Text(words.join(", ")))
}

/// A list or an object that stands as JSON.
fn json(text: &str) -> Option<Value> {
    text.starts_with(['[', '{']).then(|| serde_json::from_str(text).ok()).flatten()
}

/// JSON, or else a text.
fn any(text: &str) -> Value {
    match serde_json::from_str(text) {
        Ok(Value::Number(number)) => number.as_f64().map_or(Value::Number(number), number_value),
        Ok(value) => value,
        // As programs write truth values into CSV.
        Err(_) if ["TRUE", "WAAR", "WAHR", "VRAI"].contains(&text) => true.into(),
        Err(_) if ["FALSE", "ONWAAR", "FALSCH", "FAUX"].contains(&text) => false.into(),
        Err(_) => text.into(),
    }
}

/// A whole number as one: programs keep only numbers with a point.
fn number_value(number: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < EXACT {
        #[expect(clippy::cast_possible_truncation, reason = "a whole number of at most 53 bits")]
        return Value::from(number as i64);
    }
    Number::from_f64(number).map_or(Value::Null, Value::Number)
}

fn number(text: &str) -> Result<Value, Odd> {
    if let Ok(number) = text.parse::<f64>()
        && number.is_finite()
    {
        return Ok(number_value(number));
    }
    let with_point = text.replace(',', ".");
    let suggestion =
        if with_point.parse::<f64>().is_ok() { format!("write {with_point}") } else { String::new() };
    odd(format!("expected a number, found {text:?}"), suggestion)
}

fn flag(text: &str) -> Result<Value, Odd> {
    let word = text.to_lowercase();
    let is_in = |words: &[&str]| words.contains(&word.as_str());
    match (is_in(&YES), is_in(&NO)) {
        (true, _) => Ok(true.into()),
        (_, true) => Ok(false.into()),
        _ => odd(format!("expected yes or no, found {text:?}"), "write true or false"),
    }
}

fn names(text: &str) -> Value {
    text.split([',', ';']).map(trimmed).filter(|name| !name.is_empty()).collect()
}

fn weights(text: &str) -> Result<Value, Odd> {
    let mut map = Map::new();
    for entry in text.split([',', ';']).map(trimmed).filter(|entry| !entry.is_empty()) {
        let (name, weight) = entry.rsplit_once(char::is_whitespace).unwrap_or((entry, "1"));
        let weight = weight.parse::<f64>().ok().filter(|weight| weight.is_finite());
        let (Some(weight), false) = (weight, name.parse::<f64>().is_ok()) else {
            return odd(
                format!("expected names with a weight each, found {text:?}"),
                "write it like PE, PL 0.5: commas between, a point in the number",
            );
        };
        map.insert(trimmed(name).to_owned(), number_value(weight));
    }
    Ok(map.into())
}
