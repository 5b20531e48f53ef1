//! Versions of a questionnaire, made from the built-in one.

use serde_json::{Value, json};
use social_business_scan::core::instrument::Instrument;

/// What a version changes.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// The new version.
    pub version: u32,
    /// Items that are not asked any more.
    pub removed: Vec<String>,
    /// Items that mean something else from this version on.
    pub reworded: Vec<String>,
    /// Items that do not take "not applicable" any more.
    pub always_apply: Vec<String>,
    /// A new item, as a copy of this one.
    pub added: Option<(String, String)>,
}

/// The file of an instrument after a change.
pub fn changed(file: &Value, change: &Change) -> Value {
    let mut file = file.clone();
    file["version"] = json!(change.version);
    let is = |ids: &[String], item: &Value| ids.iter().any(|id| item["id"] == *id);
    let items = file["items"].as_array_mut().unwrap();
    items.retain(|item| !is(&change.removed, item));
    if let Some((like, id)) = &change.added
        && let Some(place) = items.iter().position(|item| item["id"] == *like)
    {
        let mut item = items[place].clone();
        item["id"] = json!(id);
        item["core"] = json!(false);
        items.insert(place, item);
    }
    for item in &mut *items {
        if is(&change.reworded, item) {
            for text in item["text"].as_object_mut().unwrap().values_mut() {
                *text = json!("Een nieuwe vraag.");
            }
            item["since"] = json!(change.version);
        }
        if is(&change.always_apply, item) {
            item["naAllowed"] = json!(false);
            item["naHint"] = Value::Null;
        }
    }
    let order: Vec<Value> = items.iter().map(|item| item["id"].clone()).collect();
    file["itemOrder"] = json!(order);
    for id in &change.removed {
        file["itemAdvice"].as_object_mut().unwrap().remove(id);
    }
    file
}

/// An instrument of a file that has no fault.
pub fn parsed(file: &Value) -> Instrument {
    Instrument::from_value(file).unwrap_or_else(|faults| panic!("{faults:?}"))
}
