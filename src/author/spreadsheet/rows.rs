//! From a model to the rows of its sheets.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    super::model_text::ordered,
    cell::Content,
    layout::{self, Column, KEY, Kind, Rows, TABLES, Table, VALUE, table_at},
    path::{Path, Step},
};

/// A sheet with its headings in the first row.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Its name.
    pub name: &'static str,
    /// Its rows.
    pub rows: Vec<Vec<Content>>,
}

/// Where the texts of elements stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ElementTexts {
    /// On the sheet of all texts, for who translates.
    OnTexts,
    /// In the row of their item, for who writes a model.
    InRows,
}

/// The sheets of a model, with a column for each of these languages; without any, for those of the model.
pub fn sheets(model: &Value, languages: &[String], texts: ElementTexts) -> Vec<Sheet> {
    let mut rows = Collected::default();
    rows.take(model, &Path::default());
    let in_model: BTreeSet<&str> =
        rows.texts.iter().flat_map(|(_, forms)| forms.iter().map(|(lang, _)| *lang)).collect();
    let languages: Vec<String> = if languages.is_empty() {
        // In the order of the scan, then by the alphabet.
        let codes: serde_json::Map<String, Value> =
            in_model.iter().map(|lang| ((*lang).to_owned(), Value::Null)).collect();
        ordered(&codes).into_iter().map(|(lang, _)| lang.clone()).collect()
    } else {
        languages.to_vec()
    };
    let sheet = |table: &Table| {
        let rows = match table.rows {
            Rows::Elements(columns) if texts == ElementTexts::InRows && table.sheet == "Items" => {
                rows.elements_with_texts(model, table, columns, &languages)
            }
            Rows::Elements(columns) => elements(model, table, columns),
            Rows::Grouped(columns) => grouped(model, table, columns),
            Rows::Names => listed(model, table),
            Rows::Values => rows.values_at(table),
            Rows::Texts => rows.all_texts(&languages, texts),
        };
        Sheet { name: table.sheet, rows }
    };
    let mut sheets: Vec<Sheet> = TABLES.iter().map(sheet).collect();
    if texts == ElementTexts::OnTexts {
        // What translators look for comes first.
        sheets.rotate_right(1);
    }
    sheets
}

/// What is told by its key.
#[derive(Debug, Default)]
struct Collected<'a> {
    values: Vec<(Path, &'a Value)>,
    texts: Vec<(Path, Vec<(&'a str, &'a str)>)>,
    order: Option<Value>,
}

impl<'a> Collected<'a> {
    fn take(&mut self, value: &'a Value, path: &Path) {
        if path.0.is_empty() {
            self.order = layout::order_of_items(value);
        }
        if let Some(forms) = layout::text_forms(value) {
            self.texts.push((path.clone(), forms));
            return;
        }
        match value {
            Value::Object(map) if !map.is_empty() => {
                for (key, below) in ordered(map) {
                    let is_order =
                        path.0.is_empty() && key == "itemOrder" && self.order.as_ref() == Some(below);
                    if !is_order {
                        self.take(below, &path.key(key));
                    }
                }
            }
            Value::Array(list) if list.iter().any(|element| element.is_array() || element.is_object()) => {
                self.take_list(list, path);
            }
            // The rows of its own sheet.
            Value::Array(_) if matches!(table_at(path).map(|table| table.rows), Some(Rows::Names)) => {}
            Value::Null if layout::is_null_member(path) => {}
            _ => self.values.push((path.clone(), value)),
        }
    }

    fn take_list(&mut self, list: &'a [Value], path: &Path) {
        let table = table_at(path);
        let columns = match table.map(|table| table.rows) {
            Some(Rows::Elements(columns) | Rows::Grouped(columns)) => columns,
            _ => &[],
        };
        let ids: BTreeSet<&str> = list.iter().filter_map(id).collect();
        let have_ids = ids.len() == list.len();
        for (index, element) in list.iter().enumerate() {
            let by_index = path.with(Step::Index(index));
            let below = match id(element) {
                Some(id) if have_ids && !matches!(table.map(|table| table.rows), Some(Rows::Grouped(_))) => {
                    path.with(Step::Id(id.to_owned()))
                }
                _ => by_index.clone(),
            };
            let Some(map) = element.as_object().filter(|_| layout::text_forms(element).is_none()) else {
                self.take(element, &below);
                continue;
            };
            for (key, value) in ordered(map) {
                if columns.iter().any(|column| column.key == key) {
                    continue;
                }
                // The first row about an element says what it is called by.
                let at = if key == "id" && have_ids { &by_index } else { &below };
                self.take(value, &at.key(key));
            }
        }
    }

    fn values_at(&self, table: &Table) -> Vec<Vec<Content>> {
        let is_below = |path: &Path, at: &[&str]| {
            let first: Vec<&str> = path.keys().take(at.len()).collect();
            first == at
        };
        let is_of_another = |path: &Path| {
            TABLES.iter().any(|other| {
                matches!(other.rows, Rows::Values)
                    && other.at.len() > table.at.len()
                    && is_below(path, other.at)
            })
        };
        let mut rows = vec![headings(&[KEY, VALUE])];
        for (path, value) in &self.values {
            if is_below(path, table.at) && !is_of_another(path) {
                let key = Path(path.0.iter().skip(table.at.len()).cloned().collect());
                rows.push(vec![Content::Text(key.to_string()), Content::of(value, Kind::Any)]);
            }
        }
        rows
    }

    fn all_texts(&self, languages: &[String], texts: ElementTexts) -> Vec<Vec<Content>> {
        let mut first = headings(&[KEY]);
        first.extend(languages.iter().map(|lang| Content::text(lang)));
        let mut rows = vec![first];
        for (path, forms) in &self.texts {
            if texts == ElementTexts::InRows && below_item(path).is_some() {
                continue;
            }
            let mut row = vec![Content::Text(path.to_string())];
            row.extend(languages.iter().map(|lang| form(forms, lang)));
            rows.push(row);
        }
        rows
    }

    /// The rows of a table with a column for each text of its elements in each language.
    fn elements_with_texts(
        &self,
        model: &Value,
        table: &Table,
        columns: &[Column],
        languages: &[String],
    ) -> Vec<Vec<Content>> {
        let mut rows = elements(model, table, columns);
        let mut keys: Vec<String> = Vec::new();
        for key in self.texts.iter().filter_map(|(path, _)| below_item(path)) {
            if !keys.contains(&key.1) {
                keys.push(key.1);
            }
        }
        // What every item has, before what some have.
        let count = |key: &String| {
            self.texts.iter().filter(|(path, _)| below_item(path).is_some_and(|(_, own)| own == *key)).count()
        };
        keys.sort_by_key(|key| std::cmp::Reverse(count(key)));
        for key in &keys {
            for lang in languages {
                let heading = Content::Text(format!("{key}.{lang}"));
                for (number, row) in rows.iter_mut().enumerate() {
                    let own =
                        if number == 0 { heading.clone() } else { self.of_item(row.first(), key, lang) };
                    row.push(own);
                }
            }
        }
        rows
    }

    fn of_item(&self, id: Option<&Content>, key: &str, lang: &str) -> Content {
        let Some(Content::Text(id)) = id else { return Content::Empty };
        let is_it = |path: &Path| below_item(path).is_some_and(|(item, own)| item == id && own == key);
        let found = self.texts.iter().find(|(path, _)| is_it(path));
        found.map_or(Content::Empty, |(_, forms)| form(forms, lang))
    }
}

/// The item that a text belongs to, and its key there.
fn below_item(path: &Path) -> Option<(&str, String)> {
    match path.0.as_slice() {
        [Step::Key(items), Step::Id(id), rest @ ..] if items == "items" && !rest.is_empty() => {
            Some((id, Path(rest.to_vec()).to_string()))
        }
        _ => None,
    }
}

fn form(forms: &[(&str, &str)], lang: &str) -> Content {
    forms.iter().find(|(own, _)| *own == lang).map_or(Content::Empty, |(_, form)| Content::text(form))
}

fn headings(names: &[&str]) -> Vec<Content> {
    names.iter().map(|name| Content::Text((*name).to_owned())).collect()
}

fn id(element: &Value) -> Option<&str> {
    element.get("id")?.as_str()
}

fn at<'a>(model: &'a Value, path: &[&str]) -> Option<&'a Value> {
    path.iter().try_fold(model, |value, key| value.get(key))
}

fn cells(element: &Value, columns: &[Column]) -> Vec<Content> {
    let cell = |column: &Column| match element.get(column.key) {
        None | Some(Value::Null) => Content::Empty,
        Some(value) => Content::of(value, column.kind),
    };
    columns.iter().map(cell).collect()
}

fn elements(model: &Value, table: &Table, columns: &[Column]) -> Vec<Vec<Content>> {
    let list = at(model, table.at).and_then(Value::as_array);
    let mut rows = vec![headings(&columns.iter().map(|column| column.key).collect::<Vec<_>>())];
    rows.extend(list.into_iter().flatten().map(|element| cells(element, columns)));
    rows
}

fn grouped(model: &Value, table: &Table, columns: &[Column]) -> Vec<Vec<Content>> {
    let mut rows = vec![headings(&columns.iter().map(|column| column.key).collect::<Vec<_>>())];
    let [first, _, last] = table.at else { return rows };
    let Some((_, columns)) = columns.split_first() else { return rows };
    for (group, below) in model.get(first).and_then(Value::as_object).into_iter().flatten() {
        for element in below.get(last).and_then(Value::as_array).into_iter().flatten() {
            let mut row = vec![Content::Text(group.clone())];
            row.extend(cells(element, columns));
            rows.push(row);
        }
    }
    rows
}

fn listed(model: &Value, table: &Table) -> Vec<Vec<Content>> {
    let list = at(model, table.at).and_then(Value::as_array);
    let mut rows = vec![headings(&["id"])];
    rows.extend(list.into_iter().flatten().map(|name| vec![Content::of(name, Kind::Name)]));
    rows
}
