//! Answer files to test with: the reference cases of the scoring.

use std::sync::OnceLock;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::test_context;

/// The answers of a reference case, for example `S01`.
///
/// # Errors
/// When there is no such case.
pub fn case(id: &str) -> Result<Value> {
    static ALL: OnceLock<Value> = OnceLock::new();
    let all = match ALL.get() {
        Some(all) => all,
        None => {
            let text = std::fs::read_to_string(test_context::root().join("tests/cases/cases.json"))?;
            let read = serde_json::from_str(&text)?;
            ALL.get_or_init(|| read)
        }
    };
    let cases = all["cases"].as_array().into_iter().flatten();
    let found =
        cases.into_iter().find(|case| case["id"] == id).with_context(|| format!("there is no case {id}"))?;
    Ok(found["input"].clone())
}

/// A sheet with only the answers to these items.
pub fn only(sheet: &Value, items: &[&str]) -> Value {
    let mut part = sheet.clone();
    if let Some(answers) = part["answers"].as_object_mut() {
        answers.retain(|item, _| items.contains(&item.as_str()));
    }
    for key in ["orgModel", "employees", "publishers"] {
        part.as_object_mut().and_then(|object| object.remove(key));
    }
    part
}
