//! The rows of a model: which sheets there are, which part of the model each holds, and what stands in its columns.
//!
//! This is the one place that knows the form of a model. Whatever no table takes is told by its key on the sheets `Texts` and
//! `Model`, so a member that is added to the form needs no line here; it gets a column of its own by one.

use serde_json::{Map, Value};

use super::{
    super::model_text::ordered,
    path::{Path, Step},
};
use crate::core::{instrument::Lang, string_enum::StringEnum};

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A name, also where it looks like a number.
    Name,
    /// A number, also where it stands as text.
    Number,
    /// Yes or no; an empty cell is no.
    Flag,
    /// Names with commas between them.
    Names,
    /// Names with a number behind each, and commas between: `PE, PL 0.5`. Without a number it is 1.
    Weights,
    /// Whatever it reads as: JSON, or else a text.
    Any,
}

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its heading, and the key in the model.
    pub key: &'static str,
    /// What its cells hold.
    pub kind: Kind,
}

const fn column(key: &'static str, kind: Kind) -> Column {
    Column { key, kind }
}

/// What the rows of a sheet are.
#[derive(Debug, Clone, Copy)]
pub enum Rows {
    /// Elements of a list with an `id`, which stands in the first column.
    Elements(&'static [Column]),
    /// Elements of lists in an object, whose key stands in the first column; the order of the rows counts.
    Grouped(&'static [Column]),
    /// Names of a list.
    Names,
    /// A key and a value.
    Values,
    /// A key and a text in each language.
    Texts,
}

/// A sheet.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Its name.
    pub sheet: &'static str,
    /// Where in the model its rows stand; `*` is any key.
    pub at: &'static [&'static str],
    /// What they are.
    pub rows: Rows,
}

/// The sheets in their order. A list is made by its own sheet before other sheets say more about its elements.
pub const TABLES: [Table; 8] = [
    Table {
        sheet: "Items",
        at: &["items"],
        rows: Rows::Elements(&[
            column("id", Kind::Name),
            column("dimension", Kind::Name),
            column("facet", Kind::Name),
            column("unit", Kind::Name),
            column("scale", Kind::Name),
            column("loads", Kind::Weights),
            column("core", Kind::Flag),
            column("quick", Kind::Flag),
            column("naAllowed", Kind::Flag),
            column("since", Kind::Number),
            column("seed", Kind::Names),
        ]),
    },
    Table {
        sheet: "Dimensions",
        at: &["dimensions"],
        rows: Rows::Elements(&[
            column("id", Kind::Name),
            column("group", Kind::Name),
            column("level", Kind::Number),
        ]),
    },
    Table {
        sheet: "Facets",
        at: &["facets"],
        rows: Rows::Elements(&[column("id", Kind::Name), column("dimension", Kind::Name)]),
    },
    Table { sheet: "Units", at: &["units"], rows: Rows::Names },
    Table {
        sheet: "Scales",
        at: &["scales", "*", "points"],
        rows: Rows::Grouped(&[column("scale", Kind::Name), column("value", Kind::Number)]),
    },
    Table { sheet: "Parameters", at: &["parameters"], rows: Rows::Values },
    Table { sheet: "Model", at: &[], rows: Rows::Values },
    Table { sheet: "Texts", at: &[], rows: Rows::Texts },
];

/// The sheet that explains the others; nothing reads it.
pub const READ_ME: &str = "Read me";

/// The heading of keys.
pub const KEY: &str = "key";
/// The heading of values.
pub const VALUE: &str = "value";

/// Lists whose elements must have a member that may be null: an empty cell stands for it.
const NULL_MEMBERS: [(&[&str], &[&str]); 3] = [
    (&["items"], &["facet", "anchors", "naHint"]),
    (&["scales", "*", "points"], &["anchor"]),
    (&["questions", "orgModel", "options"], &["description", "reading"]),
];

/// Whether a path is where a table stands, or elements of such lists.
pub fn fits(at: &[&str], path: &Path) -> bool {
    let mut keys = path.keys();
    at.iter().all(|wanted| keys.next().is_some_and(|key| *wanted == "*" || *wanted == key))
        && keys.next().is_none()
}

/// The table whose list is at a path.
pub fn table_at(path: &Path) -> Option<&'static Table> {
    let is_list = |table: &&Table| matches!(table.rows, Rows::Elements(_) | Rows::Grouped(_) | Rows::Names);
    if !matches!(path.0.last(), Some(Step::Key(_))) {
        return None;
    }
    TABLES.iter().filter(is_list).find(|table| fits(table.at, path))
}

/// Whether a member of an element may be null, so that an empty cell says it.
pub fn is_null_member(path: &Path) -> bool {
    let Some((Step::Key(key), element)) = path.0.split_last() else { return false };
    let element = Path(element.to_vec());
    !matches!(element.0.last(), Some(Step::Key(_)))
        && NULL_MEMBERS.iter().any(|(at, members)| members.contains(&key.as_str()) && fits(at, &element))
}

/// Gives elements the null members that empty cells stand for, and items their order. In format 2 both may be missing, and what is
/// false is not written either.
pub fn complete(model: &mut Value) {
    if model.get("format").and_then(Value::as_u64).is_some_and(|format| format > 1) {
        each(model, &["items"], &mut |items| {
            for item in items.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
                item.retain(|_, member| *member != Value::Bool(false));
            }
        });
        return;
    }
    for (at, members) in NULL_MEMBERS {
        each(model, at, &mut |list| {
            for element in list.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
                for member in members {
                    element.entry((*member).to_owned()).or_insert(Value::Null);
                }
            }
        });
    }
    if let Some(order) = order_of_items(model)
        && let Some(model) = model.as_object_mut()
    {
        model.entry("itemOrder").or_insert(order);
    }
}

/// The ids of the items in their order.
pub fn order_of_items(model: &Value) -> Option<Value> {
    model
        .get("items")?
        .as_array()?
        .iter()
        .map(|item| item.get("id").cloned())
        .collect::<Option<Vec<_>>>()
        .map(Value::from)
}

fn each(value: &mut Value, at: &[&str], change: &mut impl FnMut(&mut Value)) {
    let Some((first, rest)) = at.split_first() else { return change(value) };
    let Some(map) = value.as_object_mut() else { return };
    for (_, below) in map.iter_mut().filter(|(key, _)| *first == "*" || first == key) {
        each(below, rest, change);
    }
}

/// Whether an object is a text: forms under codes of languages, of which the scan knows at least one.
pub fn is_text(map: &Map<String, Value>) -> bool {
    let is_form = |(key, form): (&String, &Value)| is_code(key) && form.is_string();
    map.keys().any(|key| Lang::from_key(key).is_some()) && map.iter().all(is_form)
}

/// The forms of a text by language, if a value is one.
pub fn text_forms(value: &Value) -> Option<Vec<(&str, &str)>> {
    let map = value.as_object().filter(|map| is_text(map))?;
    ordered(map).into_iter().map(|(key, form)| Some((key.as_str(), form.as_str()?))).collect()
}

/// Whether something looks like the code of a language: `nl`, `pt-BR`.
pub fn is_code(text: &str) -> bool {
    let mut parts = text.split('-');
    parts.next().is_some_and(|code| {
        (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase())
    }) && parts
        .all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}
