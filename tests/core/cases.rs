//! The reference cases of the instrument (`tests/cases/cases.json`): scores, errors, display and codes.

use serde_json::Value;
use social_business_scan::core::{
    answer_file::{self, AnswerFile, WithThreshold},
    compare::{ComparisonFile, compare},
    instrument::Instrument,
    result_code,
    rounding::{Cuts, rounded},
    score::result_file::ResultFile,
    score::score,
};

const TOLERANCE: f64 = 1e-9;

fn cases() -> Value {
    serde_json::from_str(include_str!("../cases/cases.json")).unwrap()
}

fn instrument() -> Instrument {
    Instrument::built_in().unwrap()
}

fn group(name: &str) -> Vec<Value> {
    cases()[name].as_array().unwrap().clone()
}

/// The command line's answer to one answer file: a result, or the error object.
fn scored(instrument: &Instrument, input: &Value) -> Value {
    match answer_file::from_value(instrument, input) {
        Ok(sheet) => {
            let report = score(instrument, &sheet);
            serde_json::to_value(ResultFile { instrument, report: &report }).unwrap()
        }
        Err(error) => error.to_json(None),
    }
}

/// Every difference, with its path; numbers within the tolerance, everything else exactly.
fn differences(expected: &Value, actual: &Value, path: &str, found: &mut Vec<String>) {
    match (expected, actual) {
        (Value::Number(a), Value::Number(b)) => {
            if (a.as_f64().unwrap() - b.as_f64().unwrap()).abs() > TOLERANCE {
                found.push(format!("{path}: expected {a}, got {b}"));
            }
        }
        (Value::Object(a), Value::Object(b)) => {
            for key in b.keys().filter(|key| !a.contains_key(*key) && *key != "kind") {
                found.push(format!("{path}.{key}: not expected"));
            }
            for (key, expected) in a {
                match b.get(key) {
                    Some(actual) => differences(expected, actual, &format!("{path}.{key}"), found),
                    None => found.push(format!("{path}.{key}: is missing")),
                }
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (index, (expected, actual)) in a.iter().zip(b).enumerate() {
                differences(expected, actual, &format!("{path}[{index}]"), found);
            }
        }
        _ if expected == actual => {}
        _ => found.push(format!("{path}: expected {expected}, got {actual}")),
    }
}

fn assert_alike(id: &Value, expected: &Value, actual: &Value) {
    let mut found = Vec::new();
    differences(expected, actual, "", &mut found);
    assert!(found.is_empty(), "case {id}:\n{}", found.join("\n"));
}

#[test]
fn every_score_case_gives_its_result() {
    let instrument = instrument();
    let all = group("cases");
    let scores: Vec<&Value> = all.iter().filter(|case| case["kind"] == "score").collect();

    assert_eq!(scores.len(), 15, "cases of kind score");
    for case in scores {
        assert_alike(&case["id"], &case["expected"], &scored(&instrument, &case["input"]));
    }
}

#[test]
fn every_compare_case_gives_its_comparison() {
    let instrument = instrument();
    let all = group("cases");
    let comparisons: Vec<&Value> = all.iter().filter(|case| case["kind"] == "compare").collect();

    assert_eq!(comparisons.len(), 2, "cases of kind compare");
    for case in comparisons {
        let [before, after] =
            ["before", "after"].map(|key| answer_file::from_value(&instrument, &case["input"][key]).unwrap());
        let comparison = compare(&instrument, &before, &after).unwrap();
        let file = ComparisonFile { instrument: &instrument, comparison: &comparison };
        assert_alike(&case["id"], &case["expected"], &serde_json::to_value(file).unwrap());
    }
}

#[test]
fn every_faulty_file_gives_its_error() {
    let instrument = instrument();
    for case in group("errors") {
        assert_alike(&case["id"], &case["expected"], &scored(&instrument, &case["input"]));
    }
}

#[test]
fn every_number_is_shown_as_the_vectors_say() {
    for case in group("display") {
        let cuts: Vec<f64> =
            case["input"]["cuts"].as_array().unwrap().iter().map(|c| c.as_f64().unwrap()).collect();
        let shown = rounded(case["input"]["value"].as_f64().unwrap(), Cuts(&cuts), TOLERANCE);
        assert_eq!(case["expected"], Value::from(shown), "case {}", case["id"]);
    }
}

#[test]
fn every_code_encodes_decodes_or_names_its_error() {
    let instrument = instrument();
    for case in group("codes") {
        let id = &case["id"];
        let expected_answers = || answer_file::from_value(&instrument, &case["answers"]).unwrap();
        match case["kind"].as_str().unwrap() {
            "code" => {
                let text = case["code"].as_str().unwrap();
                assert_eq!(result_code::encode(&instrument, &expected_answers()), text, "case {id}");
                assert_eq!(result_code::decode(&instrument, text).unwrap(), expected_answers(), "case {id}");
            }
            "decode" => {
                let decoded = result_code::decode(&instrument, case["text"].as_str().unwrap()).unwrap();
                assert_eq!(decoded, expected_answers(), "case {id}");
            }
            "decodeError" => {
                let error = result_code::decode(&instrument, case["text"].as_str().unwrap()).unwrap_err();
                assert_eq!(error.to_json(None)["error"]["code"], case["error"], "case {id}");
            }
            other => panic!("case {id} has the unknown kind {other}"),
        }
    }
}

#[test]
fn an_answer_file_that_was_written_reads_back_the_same() {
    let instrument = instrument();
    for case in group("cases").iter().filter(|case| case["kind"] == "score") {
        let sheet = answer_file::from_value(&instrument, &case["input"]).unwrap();
        let written =
            serde_json::to_string(&WithThreshold(AnswerFile { instrument: &instrument, sheet: &sheet }))
                .unwrap();
        assert_eq!(answer_file::from_text(&instrument, &written).unwrap(), sheet, "case {}", case["id"]);
    }
}
