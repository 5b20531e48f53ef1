//! What the page for authors is told, as JSON.

use serde_json::{Value, json};
use social_business_scan::{
    author::page::{checked, language, simulated, tried},
    core::{answer_file, instrument::Instrument},
};

use crate::support::instrument_json;

fn told(text: &str) -> Value {
    serde_json::from_str(&checked(text, language("en"))).unwrap()
}

#[test]
fn a_text_without_faults_is_told_with_what_it_is() {
    let text = instrument_json().to_string();

    let told = told(&text);

    assert_eq!(told["model"]["id"], "social-business");
    assert_eq!(told["model"]["items"], 48);
    assert_eq!(told["model"]["title"], instrument_json()["title"]["en"]);
    assert_eq!((&told["faults"], &told["other_faults"]), (&json!([]), &json!(0)));
}

#[test]
fn a_fault_is_told_with_its_line_and_column_in_the_words_of_the_check() {
    let text = "{\n  \"instrument\": 5,\n  \"title\": {\"en\": \"T\"}\n}";

    let told = told(text);

    assert_eq!(told["model"], Value::Null);
    let faults = told["faults"].as_array().unwrap();
    let expected = json!({
        "line": 2, "column": 17, "text": "instrument: expected a text, found 5; put it in quotation marks",
    });
    assert!(faults.contains(&expected), "{faults:#?}");
    assert_eq!(faults.len(), 20, "the page has room for so many");
    assert!(told["other_faults"].as_u64().unwrap() > 10, "{told}");
}

#[test]
fn whatever_is_typed_is_told_as_a_fault() {
    for (text, line, column) in
        [("", 1, 1), ("{", 1, 2), ("{\n \"é\": x}", 2, 7), ("[]", 1, 1), ("\u{FEFF}{}", 1, 1)]
    {
        let told = told(text);

        let place = (&told["faults"][0]["line"], &told["faults"][0]["column"]);
        assert_eq!(place, (&json!(line), &json!(column)), "{text:?}: {told}");
    }
    let deep = "[".repeat(100_000);
    assert_eq!(told(&deep)["model"], Value::Null);
}

#[test]
fn made_up_answers_are_an_answer_file_of_the_text_and_the_same_for_a_seed() {
    let mut own = instrument_json();
    own["instrument"] = json!("mine");
    let text = own.to_string();

    let answers: Value = serde_json::from_str(&simulated(&text, 7).unwrap()).unwrap();

    let instrument = Instrument::parse(&text).unwrap();
    assert!(answer_file::from_value(&instrument, &answers).is_ok(), "{answers}");
    assert_eq!(answers["instrument"], "mine");
    assert_eq!(simulated(&text, 7), simulated(&text, 7));
    assert_ne!(simulated(&text, 7), simulated(&text, 8));
    assert_eq!(simulated("{}", 7), None);
}

#[test]
fn what_many_of_them_say_is_told_in_words_and_how_far_it_is() {
    let mut own = instrument_json();
    for item in own["items"].as_array_mut().unwrap() {
        // Level 5 hangs on an item that is the top of its scale.
        if item["dimension"] == "L5" {
            item["core"] = json!(true);
        }
    }
    own["itemAdvice"]["L5-1"] = own["title"].clone();
    own["parameters"]["coreMin"] = json!(4);
    let mut counts = Vec::new();

    let tried = tried(&own.to_string(), 1, 300, |count| counts.push(count)).unwrap_or_default();

    let tried: Value = serde_json::from_str(&tried).unwrap();
    assert_eq!((tried["respondents"].as_u64(), counts.len(), counts.last()), (Some(300), 300, Some(&300)));
    let reached: u64 = tried["levels"].as_array().unwrap().iter().filter_map(Value::as_u64).sum();
    assert_eq!(reached + tried["unknown"].as_u64().unwrap(), 300);
    let findings = tried["findings"].to_string();
    assert!(findings.contains("Nobody reached level 5."), "{findings}");
}
