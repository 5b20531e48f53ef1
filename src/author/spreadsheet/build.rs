//! From what the cells say to a model: a new one, or one that is there and gets what came back.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, json};

use super::{
    entries::{Entry, Reading, What, told},
    layout::{self, Rows, table_at},
    path::{Path, Step},
    read::Place,
};
use crate::core::instrument::{InstrumentFault, suggest};

/// The most elements of a list.
const MOST: usize = 255;

/// A model with what is wrong in the cells that it was made of.
#[derive(Debug)]
pub struct Built {
    /// The model.
    pub model: Value,
    /// What is wrong.
    pub faults: Vec<String>,
    /// What may be.
    pub warnings: Vec<String>,
    /// The cells of its values, by the paths that faults name.
    places: HashMap<String, Place>,
    /// What was told to be missing.
    unknown: HashSet<String>,
}

/// A model of what the cells say; into one that is there, or a new one.
pub fn build(reading: Reading, base: Option<Value>) -> Built {
    let Reading { entries, faults, warnings } = reading;
    let is_new = base.is_none();
    let model = base.unwrap_or_else(|| Value::Object(Map::new()));
    let mut built = Built { model, faults, warnings, places: HashMap::new(), unknown: HashSet::new() };
    let mut seen: HashMap<(String, Option<String>), Place> = HashMap::new();
    let mut refused = HashSet::new();
    // An empty cell is looked at when all texts are there.
    let is_empty = |entry: &&Entry| matches!(entry.what, What::Form { text: None, .. });
    for entry in entries.iter().filter(|entry| !is_empty(entry)).chain(entries.iter().filter(is_empty)) {
        let lang = if let What::Form { lang, .. } = &entry.what { Some(lang.clone()) } else { None };
        let Place { file, sheet, row, .. } = &entry.place;
        let row = (file.clone(), sheet.clone(), *row);
        if refused.contains(&row) {
            continue;
        }
        if let Some(other) = seen.get(&(entry.path.to_string(), lang.clone())) {
            // One sentence for a row is enough, and of what is empty nothing need be said.
            if !is_empty(&entry) {
                let problem = format!("{} is there twice", entry.path);
                built.faults.push(told(&entry.place, &problem, &format!("it is in {other} too")));
                refused.insert(row);
            }
            continue;
        }
        seen.insert((entry.path.to_string(), lang), entry.place.clone());
        built.take(entry, is_new);
    }
    if is_new {
        layout::complete(&mut built.model);
        let mut gaps = Vec::new();
        find_gaps(&built.model, String::new(), &mut gaps);
        for gap in gaps {
            let problem = format!("{gap}: there is no row for it");
            built.faults.push(format!("{problem}; number the elements of a list without a gap"));
        }
    }
    built
}

impl Built {
    fn take(&mut self, entry: &Entry, is_new: bool) {
        let growth = match (is_new, &entry.what) {
            (_, What::Form { text: None, .. }) => Growth::Nothing,
            (true, What::Element) => Growth::Element,
            (true, _) => Growth::Anything,
            // A flag that nobody set is no reason to add it.
            (false, What::Value(Value::Bool(false))) => Growth::Nothing,
            (false, _) if entry.is_member => Growth::Member,
            (false, _) => Growth::Nothing,
        };
        match (find(&mut self.model, &entry.path, growth), &entry.what) {
            (Ok((value, path)), What::Form { lang, text }) => {
                let is_there = value.get(lang).is_some();
                if let Some(text) = text {
                    let is_text = value.as_object().is_some_and(|map| map.is_empty() || layout::is_text(map));
                    if !is_text && !value.is_null() {
                        let problem = format!("{} is no text of this model", entry.path);
                        self.faults.push(told(&entry.place, &problem, ""));
                        return;
                    }
                    if value.is_null() {
                        *value = json!({});
                    }
                    if let Some(forms) = value.as_object_mut() {
                        forms.insert(lang.clone(), text.as_str().into());
                    }
                } else if !is_new && is_there {
                    let problem = format!("{} has no text in {lang} here", entry.path);
                    self.warnings.push(told(&entry.place, &problem, "that of the model stays"));
                }
                self.places.insert(format!("{path}.{lang}"), entry.place.clone());
                self.places.entry(path).or_insert_with(|| entry.place.clone());
            }
            (Ok((value, path)), What::Value(new)) => {
                let is_whole = |value: &Value| value.is_array() || value.is_object();
                let is_filled = value.as_array().is_some_and(|list| !list.is_empty())
                    || value.as_object().is_some_and(|map| !map.is_empty());
                if is_filled && !is_whole(new) {
                    let problem = format!("{} is a part of the model with values of its own", entry.path);
                    self.faults.push(told(&entry.place, &problem, "name one of these"));
                    return;
                }
                *value = new.clone();
                self.places.insert(path, entry.place.clone());
            }
            (Ok((_, path)), What::Element) => {
                self.places.insert(format!("{path}.id"), entry.place.clone());
                self.places.insert(path, entry.place.clone());
            }
            (Err(_), What::Value(Value::Bool(false))) if entry.is_member => {}
            // What has no text in any language was told already.
            (Err(_), What::Form { text: None, .. }) => {}
            // Nor need each text of an element that is missing say so.
            (Err(unknown), _) if !self.unknown.insert(unknown.path.clone()) => {}
            (Err(unknown), _) => {
                let problem = format!("{}: {}", entry.path, unknown.problem);
                self.faults.push(told(&entry.place, &problem, &unknown.suggestion));
            }
        }
    }

    /// A fault of the model, with the cell that it comes from if there is one.
    pub fn tell(&self, fault: &InstrumentFault) -> String {
        let mut path = fault.place.as_str();
        loop {
            if let Some(place) = self.places.get(path) {
                return format!("{place}: {fault}");
            }
            match path.rfind(['.', '[']) {
                Some(end) => path = path.get(..end).unwrap_or_default(),
                None => return fault.to_string(),
            }
        }
    }
}

/// What may be added on the way to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Growth {
    /// Nothing.
    Nothing,
    /// The last step.
    Member,
    /// Whatever is missing, but no element of a list that has a sheet of its own.
    Anything,
    /// The same, and such an element.
    Element,
}

/// Why there is no such value.
struct Unknown {
    /// The first part of the way that is missing.
    path: String,
    problem: String,
    suggestion: String,
}

/// The value at a path, with the path by numbers, as faults name it.
fn find<'m>(model: &'m mut Value, path: &Path, growth: Growth) -> Result<(&'m mut Value, String), Unknown> {
    let mut value = model;
    let mut told = String::new();
    for (place, step) in path.0.iter().enumerate() {
        let before = || Path(path.0.iter().take(place).cloned().collect());
        let unknown = |problem: String, suggestion: String| {
            let path = before().with(step.clone()).to_string();
            Unknown { path, problem, suggestion }
        };
        let is_last = place + 1 == path.0.len();
        let grows =
            matches!(growth, Growth::Anything | Growth::Element) || (growth == Growth::Member && is_last);
        if value.is_null() && grows {
            *value = if matches!(step, Step::Key(_)) { json!({}) } else { json!([]) };
        }
        if let Step::Key(key) = step {
            let Some(map) = value.as_object_mut().filter(|map| !layout::is_text(map)) else {
                return Err(unknown(format!("the model has no members at {told:?}"), String::new()));
            };
            if !grows && !map.contains_key(key) {
                let meant = suggest::meant(key, map.keys().map(String::as_str));
                return Err(unknown(format!("the model has no member {key:?}"), meant));
            }
            told.push_str(if told.is_empty() { "" } else { "." });
            told.push_str(key);
            value = map.entry(key.clone()).or_insert(Value::Null);
            continue;
        }
        let Some(list) = value.as_array_mut() else {
            return Err(unknown(format!("the model has no list at {told:?}"), String::new()));
        };
        let index = match step {
            Step::Id(id) => {
                let id_of = |element: &'_ Value| element.get("id").and_then(Value::as_str).map(str::to_owned);
                let ids: Vec<Option<String>> = list.iter().map(id_of).collect();
                let has_sheet =
                    || matches!(table_at(&before()).map(|table| table.rows), Some(Rows::Elements(_)));
                match ids.iter().position(|own| own.as_ref() == Some(id)) {
                    Some(index) => index,
                    None if grows && list.len() < MOST && (growth == Growth::Element || !has_sheet()) => {
                        list.push(json!({ "id": id }));
                        list.len() - 1
                    }
                    None => {
                        let meant = suggest::meant(id, ids.iter().flatten().map(String::as_str));
                        return Err(unknown(format!("the model has no element {id:?}"), meant));
                    }
                }
            }
            Step::Index(index) if grows && *index < MOST => {
                list.resize(list.len().max(index + 1), Value::Null);
                *index
            }
            Step::Index(index) => *index,
            // Done above.
            Step::Key(_) => list.len(),
        };
        told.push_str(&format!("[{index}]"));
        let count = if grows { MOST } else { list.len() };
        let Some(element) = list.get_mut(index) else {
            return Err(unknown(format!("there are at most {count} elements, from [0]"), String::new()));
        };
        value = element;
    }
    Ok((value, told))
}

/// Elements of lists that nothing was said of.
fn find_gaps(value: &Value, path: String, found: &mut Vec<String>) {
    match value {
        Value::Array(list) => {
            for (index, element) in list.iter().enumerate() {
                let path = format!("{path}[{index}]");
                if element.is_null() {
                    found.push(path);
                } else {
                    find_gaps(element, path, found);
                }
            }
        }
        Value::Object(map) => {
            for (key, below) in map {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                find_gaps(below, path, found);
            }
        }
        _ => {}
    }
}
