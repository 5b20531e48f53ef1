//! Lines and columns of the values of a JSON text, by the path that a fault names.

use std::{collections::HashMap, fmt};

use jsonc_parser::{
    CollectOptions, ParseOptions,
    ast::{ObjectProp, Value},
    common::Ranged,
    parse_to_ast,
};

/// A place in a text, as editors count: from 1, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

impl Position {
    /// The position of a byte; of the end of the text for one beyond it.
    fn of_byte(text: &str, byte: usize) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            line: before.matches('\n').count() + 1,
            column: before.get(start..).unwrap_or_default().chars().count() + 1,
        }
    }

    /// Where a text is no JSON.
    #[must_use]
    pub fn of_error(text: &str, error: &serde_json::Error) -> Self {
        let line = error.line().max(1);
        let bytes = error.column().saturating_sub(1);
        let content = text.split('\n').nth(line - 1).unwrap_or_default();
        // The parser counts bytes, and may stand inside a character.
        let column = content.char_indices().take_while(|(start, _)| *start < bytes).count() + 1;
        Self { line, column }
    }
}

/// A JSON text with the places of its values.
pub struct Positions<'a> {
    text: &'a str,
    root: Option<Value<'a>>,
}

impl<'a> Positions<'a> {
    /// Reads a text that is JSON; of any other one only the start is known.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let strict = ParseOptions {
            allow_comments: false,
            allow_loose_object_property_names: false,
            allow_trailing_commas: false,
            ..ParseOptions::default()
        };
        let root = parse_to_ast(text, &CollectOptions::default(), &strict).ok().and_then(|read| read.value);
        Self { text, root }
    }

    /// Where the value of a path starts; where there is none, the nearest value around it.
    #[must_use]
    pub fn of(&self, path: &str) -> Position {
        let byte = self.root.as_ref().map_or(0, |root| deepest(root, path).0);
        Position::of_byte(self.text, byte)
    }

    /// Keys that stand twice in one object, each with the place of the second one. Of such a member only the last counts.
    #[must_use]
    pub fn repeated_keys(&self) -> Vec<(String, Position)> {
        let mut found = Vec::new();
        if let Some(root) = &self.root {
            self.repeated_below(root, "", &mut found);
        }
        found
    }

    fn repeated_below(&self, value: &Value<'_>, path: &str, found: &mut Vec<(String, Position)>) {
        match value {
            Value::Object(object) => {
                let mut seen: HashMap<&str, ()> = HashMap::new();
                for property in &object.properties {
                    let name = property.name.as_str();
                    let below = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
                    if seen.insert(name, ()).is_some() {
                        found.push((below.clone(), Position::of_byte(self.text, property.start())));
                    }
                    self.repeated_below(&property.value, &below, found);
                }
            }
            Value::Array(list) => {
                for (index, element) in list.elements.iter().enumerate() {
                    self.repeated_below(element, &format!("{path}[{index}]"), found);
                }
            }
            _ => {}
        }
    }
}

/// Where the deepest value on a path starts, and how much of the path is left there. A key may have dots and brackets in it, so
/// each that fits is tried.
fn deepest(value: &Value<'_>, path: &str) -> (usize, usize) {
    let here = (value.start(), path.len());
    let below = match value {
        Value::Object(object) => {
            let path = path.strip_prefix('.').unwrap_or(path);
            // Of a key that stands twice, the last one counts.
            let mut deeper: Vec<_> =
                object.properties.iter().rev().filter_map(|property| step(property, path)).collect();
            deeper.sort_by_key(|(_, left)| *left);
            deeper.first().copied()
        }
        Value::Array(list) => path
            .strip_prefix('[')
            .and_then(|path| path.split_once(']'))
            .and_then(|(index, rest)| Some(deepest(list.elements.get(index.parse::<usize>().ok()?)?, rest))),
        _ => None,
    };
    below.filter(|(_, left)| *left < here.1).unwrap_or(here)
}

fn step(property: &ObjectProp<'_>, path: &str) -> Option<(usize, usize)> {
    let rest = path.strip_prefix(property.name.as_str())?;
    (rest.is_empty() || rest.starts_with(['.', '['])).then(|| deepest(&property.value, rest))
}
