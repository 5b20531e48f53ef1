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
    let mut faulty = instrument_json();
    faulty["sources"][0]["url"] = json!(5);
    faulty["evidencePrompt"]["nl"] = json!(5);
    let text = serde_json::to_string_pretty(&faulty).unwrap();
    let line = text.lines().position(|line| line.trim() == "\"nl\": 5").unwrap() + 1;

    let told = told(&text);

    assert_eq!(told["model"], Value::Null);
    let first = "evidencePrompt.nl: expected a text, found 5; put it in quotation marks";
    assert_eq!(told["faults"][0], json!({ "line": line, "column": 11, "text": first }));
    let second = told["faults"][1]["text"].as_str().unwrap();
    assert!(second.starts_with("sources[0].url: "), "in the order of the text: {second}");
    assert_eq!(told["other_faults"], 0);
}

#[test]
fn of_many_faults_the_page_is_told_as_many_as_it_has_room_for() {
    let told = told("{}");

    assert_eq!(told["faults"].as_array().unwrap().len(), 20);
    assert!(told["other_faults"].as_u64() > Some(0), "{told}");
}

#[test]
fn whatever_is_typed_is_told_as_a_fault() {
    for (text, line, column) in
        [("", 1, 1), ("{", 1, 1), ("{\n \"é\": x}", 2, 7), ("[]", 1, 1), ("\u{FEFF}{}", 1, 1)]
    {
        let told = told(text);

        let place = (&told["faults"][0]["line"], &told["faults"][0]["column"]);
        assert_eq!(place, (&json!(line), &json!(column)), "{text:?}: {told}");
    }
    let deep = "[".repeat(100_000);
    assert_eq!(told(&deep)["model"], Value::Null);
}

#[test]
fn a_text_that_is_read_again_takes_room_for_what_is_new_in_it_only() {
    let mut own = instrument_json();
    let first = Instrument::parse(&own.to_string()).unwrap();
    own["items"][0]["text"]["en"] = json!("Another one.");

    let second = Instrument::parse(&own.to_string()).unwrap();

    let text_of =
        |instrument: &Instrument, item: usize| instrument.items[item].text.get(language("en")).as_ptr();
    assert_ne!(text_of(&first, 0), text_of(&second, 0));
    assert_eq!(text_of(&first, 1), text_of(&second, 1));
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
