//! Walking a JSON document while collecting every fault with its place.
//!
//! Reading never stops at the first fault: a missing value becomes an empty one, and the collected faults see to it
//! that nothing built from it leaves the parser.

use serde_json::{Map, Value};
use std::{cell::RefCell, collections::BTreeSet, fmt};

use super::text::{Text, TextTable};
use crate::core::{
    lang::{self, Lang},
    string_enum::StringEnum,
};

/// The most entries that a list or a table may have. More are not even read: with every fault told, a long list of
/// nonsense would take minutes and a thousand times its size in memory.
const MAX_ENTRIES: usize = 255;

/// Something wrong in an instrument file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct InstrumentFault {
    /// Where: a JSON path like `items[3].text.nl`, or `line 4 column 2` for text that is not JSON.
    pub place: String,
    /// What was found and what was expected.
    pub problem: String,
}

impl fmt::Display for InstrumentFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.place.is_empty() { "instrument" } else { &self.place };
        write!(f, "{place}: {}", self.problem)
    }
}

/// The faults found so far, and in which languages texts must stand.
#[derive(Debug, Default)]
pub struct Faults {
    found: RefCell<Vec<InstrumentFault>>,
    odd_keys: RefCell<Vec<InstrumentFault>>,
    languages: RefCell<Vec<Lang>>,
}

impl Faults {
    /// Notes a fault.
    pub fn push(&self, place: impl Into<String>, problem: impl Into<String>) {
        self.found.borrow_mut().push(InstrumentFault { place: place.into(), problem: problem.into() });
    }

    /// Whether there is one so far.
    pub fn is_any(&self) -> bool {
        !self.found.borrow().is_empty()
    }

    /// Puts faults where their value stands in the file, if that is elsewhere.
    pub fn move_places(&self, to: impl Fn(&str) -> Option<String>) {
        for fault in self.found.borrow_mut().iter_mut() {
            if let Some(place) = to(&fault.place) {
                fault.place = place;
            }
        }
    }

    /// Keys that are nearly those of members that may be missing, and are: nothing reads them.
    pub fn odd_keys(&self) -> Vec<InstrumentFault> {
        self.odd_keys.take()
    }

    /// All faults, each once: a value that is read twice notes its fault twice.
    pub fn into_vec(self) -> Vec<InstrumentFault> {
        let mut seen = BTreeSet::new();
        let mut faults = self.found.into_inner();
        faults.retain(|fault| seen.insert((fault.place.clone(), fault.problem.clone())));
        faults
    }
}

/// A value with its path; `None` for a value that is missing (already reported).
#[derive(Clone)]
pub struct Node<'a> {
    value: Option<&'a Value>,
    path: String,
    faults: &'a Faults,
}

impl<'a> Node<'a> {
    /// The root of a document. It is in the languages that its title or its intro stands in; where there is none, the source
    /// language is missing.
    pub fn root(value: &'a Value, faults: &'a Faults) -> Self {
        let root = Self { value: Some(value), path: String::new(), faults };
        let first = [root.member("title"), root.member("intro")];
        let is_there = |lang: &Lang| first.iter().any(|text| text.member(lang.key()).value.is_some());
        let mut languages: Vec<Lang> = lang::all().filter(is_there).collect();
        if languages.is_empty() {
            languages.extend(lang::all().next());
        }
        faults.languages.replace(languages);
        root
    }

    /// Notes a fault at this place, unless the value is missing (that fault stands already).
    pub fn fault(&self, problem: impl Into<String>) {
        if self.value.is_some() {
            self.faults.push(self.path.clone(), problem);
        }
    }

    /// Whether there is a value that is not null.
    pub fn is_given(&self) -> bool {
        self.value.is_some_and(|value| !value.is_null())
    }

    fn child(&self, key: &str, value: Option<&'a Value>) -> Self {
        let path = if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) };
        Self { value, path, faults: self.faults }
    }

    /// A required member of an object; anything else than an object is a fault here.
    pub fn get(&self, key: &str) -> Self {
        let node = self.member(key);
        if node.value.is_none() {
            match self.object() {
                Some(_) => self.faults.push(node.path.clone(), "is missing"),
                None => self.fault("expected an object"),
            }
        }
        node
    }

    /// A member that may be missing; it is noted if only its key may be misspelt.
    pub fn optional(&self, key: &str) -> Self {
        let node = self.member(key);
        for (odd, _) in self.object().into_iter().flatten() {
            if node.value.is_none() && is_misspelt(odd, key) {
                let problem = format!("is not known; is {key:?} meant?");
                let place = self.child(odd, None).path;
                self.faults.odd_keys.borrow_mut().push(InstrumentFault { place, problem });
            }
        }
        node
    }

    /// A member of an object whose keys are names of its author's, which may be missing.
    pub fn member(&self, key: &str) -> Self {
        self.child(key, self.object().and_then(|map| map.get(key)))
    }

    fn object(&self) -> Option<&'a Map<String, Value>> {
        self.value?.as_object()
    }

    /// The members of an object, by key.
    pub fn members(&self) -> Vec<(&'a str, Self)> {
        let Some(map) = self.object() else {
            self.fault("expected an object");
            return Vec::new();
        };
        let entries = map.iter().take(self.count(map.len()));
        entries.map(|(key, value)| (key.as_str(), self.child(key, Some(value)))).collect()
    }

    /// How many of so many entries are read.
    fn count(&self, entries: usize) -> usize {
        if entries > MAX_ENTRIES {
            self.fault(format!("has {entries} entries, expected at most {MAX_ENTRIES}"));
        }
        entries.min(MAX_ENTRIES)
    }

    /// The elements of an array.
    pub fn elements(&self) -> Vec<Self> {
        let Some(array) = self.value.and_then(Value::as_array) else {
            self.fault("expected a list");
            return Vec::new();
        };
        array
            .iter()
            .take(self.count(array.len()))
            .enumerate()
            .map(|(index, value)| Self {
                value: Some(value),
                path: format!("{}[{index}]", self.path),
                faults: self.faults,
            })
            .collect()
    }

    /// A text of at least one character, in one line: a line is what the compact form takes it for.
    pub fn string(&self) -> &'a str {
        match self.value.and_then(Value::as_str) {
            Some(text) => self.line(text),
            None => {
                self.fault("expected a text");
                ""
            }
        }
    }

    /// A text or name that stands here; empty with a fault if it is not one line of at least one character.
    pub fn line<'t>(&self, text: &'t str) -> &'t str {
        if text.contains(char::is_control) {
            self.fault("has a line break or another control character");
            ""
        } else if text.trim().is_empty() {
            self.fault("is empty, expected a text");
            ""
        } else {
            text
        }
    }

    /// A finite number.
    pub fn number(&self) -> f64 {
        self.value.and_then(Value::as_f64).unwrap_or_else(|| {
            self.fault("expected a number");
            0.0
        })
    }

    /// A whole number from `min` to `max`.
    pub fn integer(&self, min: u32, max: u32) -> u32 {
        match self.value.and_then(Value::as_u64).and_then(|number| u32::try_from(number).ok()) {
            Some(number) if (min..=max).contains(&number) => number,
            _ => {
                self.fault(format!("expected a whole number from {min} to {max}"));
                min
            }
        }
    }

    /// A step of a scale, 0 to 4.
    pub fn step(&self) -> u8 {
        u8::try_from(self.integer(0, 4)).unwrap_or(0)
    }

    /// True or false.
    pub fn boolean(&self) -> bool {
        self.value.and_then(Value::as_bool).unwrap_or_else(|| {
            self.fault("expected true or false");
            false
        })
    }

    /// A text in every language of the document.
    pub fn text(&self) -> Text {
        let languages = self.faults.languages.borrow();
        Text::new(|lang| if languages.contains(&lang) { self.get(lang.key()).string() } else { "" })
    }

    /// The same, or null.
    pub fn optional_text(&self) -> Option<Text> {
        self.is_given().then(|| self.text())
    }

    /// A list of texts.
    pub fn texts(&self) -> Vec<Text> {
        self.elements().iter().map(Self::text).collect()
    }

    /// A text for every member of a closed set, by its key.
    pub fn table<K: StringEnum>(&self, read: impl Fn(&Self) -> Text) -> TextTable<K> {
        TextTable::new(K::ALL.iter().map(|member| read(&self.get(member.key()))).collect())
    }
}

/// Whether a key can be made into another by adding, leaving out or changing two letters at most. Capital letters do not
/// count, and what is put aside on purpose (`_since`, `x-since`) is no mistake.
fn is_misspelt(odd: &str, key: &str) -> bool {
    const MOST: usize = 2;
    if odd.len().abs_diff(key.len()) > MOST || !odd.starts_with(char::is_alphabetic) || odd.starts_with("x-")
    {
        return false;
    }
    // How far each beginning of the key is from the beginning of the odd one that was looked at.
    let mut row: Vec<usize> = (0..=key.len()).collect();
    for (length, odd) in (1..).zip(odd.bytes()) {
        let mut left = length;
        let mut next = vec![left];
        for (letter, before) in key.bytes().zip(row.windows(2)) {
            let &[diagonal, above] = before else { continue };
            left = (diagonal + usize::from(!letter.eq_ignore_ascii_case(&odd))).min(above + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().is_some_and(|distance| *distance <= MOST)
}
