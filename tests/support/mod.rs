//! What several test files need: the instrument, the reference cases, a comparison that names every difference.
#![allow(dead_code, reason = "each test file uses a part of this")]

pub mod dimensions;
pub mod oracle;
pub mod sheets;
pub mod versions;

use serde_json::Value;
use social_business_scan::core::{
    answers::AnswerSheet,
    instrument::Instrument,
    score::{result_file::ResultFile, score},
    section::Section,
};

/// The tolerance of scoring.md section 1.
pub const EPSILON: f64 = 1e-9;

/// The built-in instrument.
pub fn instrument() -> Instrument {
    Instrument::built_in().expect("the built-in instrument has no fault")
}

/// The section with a key, like `people` or `level-1`.
pub fn section(key: &str) -> Section {
    Section::find(&instrument(), key).unwrap()
}

/// The instrument file, as it stands in the repository.
pub fn instrument_json() -> Value {
    serde_json::from_str(include_str!("../../assessments/social-business.json")).unwrap()
}

/// The reference cases of one group and kind.
pub fn cases(group: &str, kind: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("../cases/cases.json")).unwrap();
    all[group].as_array().unwrap().iter().filter(|case| case["kind"] == kind).cloned().collect()
}

/// The result of a sheet as JSON.
pub fn result(instrument: &Instrument, sheet: &AnswerSheet) -> Value {
    let report = score(instrument, sheet);
    serde_json::to_value(ResultFile { instrument, report: &report }).unwrap()
}

/// Every difference, with its path; numbers within the tolerance, everything else exactly.
pub fn differences(expected: &Value, actual: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare(expected, actual, "", &mut found);
    found
}

fn compare(expected: &Value, actual: &Value, path: &str, found: &mut Vec<String>) {
    match (expected, actual) {
        (Value::Number(a), Value::Number(b)) => {
            if (a.as_f64().unwrap() - b.as_f64().unwrap()).abs() > EPSILON {
                found.push(format!("{path}: expected {a}, got {b}"));
            }
        }
        (Value::Object(a), Value::Object(b)) => {
            for key in b.keys().filter(|key| !a.contains_key(*key) && *key != "kind") {
                found.push(format!("{path}.{key}: not expected"));
            }
            for (key, expected) in a {
                compare(expected, b.get(key).unwrap_or(&Value::Null), &format!("{path}.{key}"), found);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (index, (expected, actual)) in a.iter().zip(b).enumerate() {
                compare(expected, actual, &format!("{path}[{index}]"), found);
            }
        }
        _ if expected == actual => {}
        _ => found.push(format!("{path}: expected {expected}, got {actual}")),
    }
}
