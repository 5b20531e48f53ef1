//! Walking a JSON document while collecting every fault with its place.
//!
//! Reading never stops at the first fault: a missing value becomes an empty one, and the collected faults see to it
//! that nothing built from it leaves the parser.

mod faults;
pub mod suggest;

pub use self::faults::{Faults, InstrumentFault};

use serde_json::{Map, Value};

use super::text::{Text, TextTable};
use crate::core::{
    lang::{self, Lang},
    string_enum::StringEnum,
};

/// The most entries that a list or a table may have. More are not even read: with every fault told, a long list of
/// nonsense would take minutes and a thousand times its size in memory.
const MAX_ENTRIES: usize = 255;

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

    /// Notes a fault at this place and what to do about it, unless the value is missing.
    pub fn fault_with(&self, problem: impl Into<String>, suggestion: impl Into<String>) {
        if self.value.is_some() {
            self.faults.advise(self.path.clone(), problem, suggestion);
        }
    }

    /// Notes that another kind of value was expected here, unless the value is missing.
    fn expected(&self, what: &str, suggestion: impl Into<String>) {
        if let Some(value) = self.value {
            self.fault_with(format!("expected {what}, found {}", in_words(value)), suggestion);
        }
    }

    /// Notes that something names what is not there; the suggestion is the nearest name that is.
    pub fn unknown<'k>(
        &self,
        what: &str,
        name: &str,
        known: impl IntoIterator<Item = &'k str, IntoIter: Clone>,
    ) {
        self.fault_with(format!("names the unknown {what} {name:?}"), suggest::meant(name, known));
    }

    fn child(&self, key: &str, value: Option<&'a Value>) -> Self {
        let path = if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) };
        #[cfg(not(target_arch = "wasm32"))]
        self.faults.note_path(&path);
        Self { value, path, faults: self.faults }
    }

    /// A required member of an object; anything else than an object is a fault here.
    pub fn get(&self, key: &str) -> Self {
        let node = self.member(key);
        if node.value.is_none() {
            match self.object() {
                Some(map) => self.faults.push_missing(&node.path, key, map.keys().take(MAX_ENTRIES)),
                None => self.expected("an object", ""),
            }
        }
        node
    }

    /// Notes that a value which is there and not null should be an object, unless it is one.
    fn is_object_if_given(&self) {
        if self.is_given() && self.object().is_none() {
            self.expected("an object", "");
        }
    }

    /// Notes that the value is missing; a fault of its owner would be told besides.
    pub fn missing(&self, suggestion: &str) {
        self.faults.advise(self.path.clone(), "is missing", suggestion);
    }

    /// A member that may be missing; it is noted if only its key may be misspelt.
    pub fn optional(&self, key: &str) -> Self {
        self.is_object_if_given();
        let node = self.member(key);
        for (odd, _) in self.object().into_iter().flatten() {
            if node.value.is_none() && is_misspelt(odd, key) {
                self.faults.push_odd_key(self.child(odd, None).path, odd, key);
            }
        }
        node
    }

    /// A member of an object whose keys are names of its author's, which may be missing.
    pub fn member(&self, key: &str) -> Self {
        let entry = self.object().and_then(|map| map.get_key_value(key));
        if let Some((key, _)) = entry {
            self.faults.note_read(key);
        }
        self.child(key, entry.map(|(_, value)| value))
    }

    fn object(&self) -> Option<&'a Map<String, Value>> {
        self.value?.as_object()
    }

    /// The members of an object, by key.
    pub fn members(&self) -> Vec<(&'a str, Self)> {
        let Some(map) = self.object() else {
            self.expected("an object", "");
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
            self.expected("a list", "");
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
                let is_number = self.value.is_some_and(Value::is_number);
                self.expected("a text", if is_number { "put it in quotation marks" } else { "" });
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
            self.expected("a number", self.without_quotation_marks(|text| text.parse::<f64>().is_ok()));
            0.0
        })
    }

    /// A whole number from `min` to `max`.
    pub fn integer(&self, min: u32, max: u32) -> u32 {
        match self.value.and_then(Value::as_u64).and_then(|number| u32::try_from(number).ok()) {
            Some(number) if (min..=max).contains(&number) => number,
            _ => {
                let what = format!("a whole number from {min} to {max}");
                self.expected(&what, self.without_quotation_marks(|text| text.parse::<u32>().is_ok()));
                min
            }
        }
    }

    /// A required member, or one that may be missing.
    pub fn get_unless(&self, may_be_missing: bool, key: &str) -> Self {
        if may_be_missing { self.optional(key) } else { self.get(key) }
    }

    /// The elements of an array, which may be missing or null.
    pub fn elements_unless(&self, may_be_missing: bool) -> Vec<Self> {
        if may_be_missing && !self.is_given() { Vec::new() } else { self.elements() }
    }

    /// A text in every language of the document, which may be missing or null.
    pub fn text_unless(&self, may_be_missing: bool) -> Option<Text> {
        (self.is_given() || !may_be_missing).then(|| self.text())
    }

    /// What is read from the value, or something else where there is none.
    pub fn given_or<T>(&self, other: T, read: impl FnOnce(&Self) -> T) -> T {
        if self.is_given() { read(self) } else { other }
    }

    /// The same, where the other is made only when it is wanted.
    pub fn given_or_else<T>(&self, other: impl FnOnce() -> T, read: impl FnOnce(&Self) -> T) -> T {
        if self.is_given() { read(self) } else { other() }
    }

    /// A step of a scale of five points, 0 to 4.
    pub fn step(&self) -> u8 {
        self.step_up_to(4)
    }

    /// A step of a scale, 0 to the highest.
    pub fn step_up_to(&self, top: u8) -> u8 {
        u8::try_from(self.integer(0, top.into())).unwrap_or(0)
    }

    /// True or false.
    pub fn boolean(&self) -> bool {
        self.value.and_then(Value::as_bool).unwrap_or_else(|| {
            self.expected(
                "true or false",
                self.without_quotation_marks(|text| matches!(text, "true" | "false")),
            );
            false
        })
    }

    /// What to do where something stands as a text that would be right without quotation marks.
    fn without_quotation_marks(&self, is_right: impl Fn(&str) -> bool) -> String {
        match self.value.and_then(Value::as_str) {
            Some(text) if is_right(text) => format!("write {text} without quotation marks"),
            _ => String::new(),
        }
    }

    /// A text in every language of the document.
    pub fn text(&self) -> Text {
        let languages = self.faults.languages.borrow();
        if self.value.is_some() && self.object().is_none() {
            let form = |lang: &Lang| format!("{:?}: \"…\"", lang.key());
            let forms: Vec<String> = languages.iter().map(form).collect();
            self.expected("an object", format!("write {{{}}}", forms.join(", ")));
            return Text::default();
        }
        Text::new(|lang| if languages.contains(&lang) { self.form(lang) } else { "" })
    }

    /// A text in one of the languages of the document.
    fn form(&self, lang: Lang) -> &'a str {
        let form = self.member(lang.key());
        if self.value.is_some() && form.value.is_none() {
            // The title and the intro say which languages there are.
            let is_first = matches!(self.path.as_str(), "title" | "intro");
            let others = if is_first { "the other of title and intro" } else { "title and intro" };
            let suggestion = format!("add it, or take {:?} out of {others}", lang.key());
            self.faults.advise(form.path.clone(), "is missing", suggestion);
        }
        form.string()
    }

    /// The same, or null.
    pub fn optional_text(&self) -> Option<Text> {
        self.is_given().then(|| self.text())
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
    let is_put_aside = !odd.starts_with(char::is_alphabetic) || odd.starts_with("x-");
    odd.len().abs_diff(key.len()) <= MOST && !is_put_aside && suggest::distance(odd, key) <= MOST
}

/// A value as an author is told of it.
fn in_words(value: &Value) -> String {
    const MOST: usize = 40;
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) if text.chars().count() <= MOST => format!("the text {text:?}"),
        Value::String(_) => "a long text".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}
