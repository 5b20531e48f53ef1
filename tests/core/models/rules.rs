//! What the check says of a file in format 2 beyond the kinds of its values: what fits together, and what a model does not have.

use serde_json::{Value, json};
use social_business_scan::core::instrument::Instrument;

use super::MODELS;

/// The file of a model after a change.
fn changed(model: &str, change: impl FnOnce(&mut Value)) -> Value {
    let mut json = MODELS.iter().find(|other| other.id == model).unwrap().json();
    change(&mut json);
    json
}

fn faults(json: &Value) -> Vec<String> {
    let read = Instrument::from_value(json);
    read.err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

fn text(words: &str) -> Value {
    json!({ "en": words })
}

#[test]
fn a_key_that_another_page_has_is_told_once_and_where_it_stands() {
    let key = |place: usize, key: &str| {
        faults(&changed("by-themselves", |json| json["groups"][place]["key"] = json!(key)))
    };

    assert_eq!(key(1, "result"), ["groups[1].key: is the key of another page too"]);
    assert_eq!(key(1, "maturity"), ["groups[1].key: is the key of another page too"]);
    // `indices` names the index of several groups so.
    assert_eq!(key(0, "culture"), ["groups[0].key: is the name of an index over several groups"]);
    assert_eq!(key(0, "results"), Vec::<String>::new());
}

/// The text that says the same for every model is about levels that carry each other.
#[test]
fn how_the_score_of_all_levels_comes_about_is_said_where_it_is_so() {
    let is_said = |change: fn(&mut Value)| {
        !Instrument::from_value(&changed("seven-tiers", change)).unwrap().texts.pyramid.is_empty()
    };

    assert!(is_said(|_| {}));
    assert!(!is_said(|json| json["groups"][0]["rule"] = json!("mean")));
    assert!(!is_said(|json| json["groups"][0]["gated"] = json!(false)));
    assert!(is_said(|json| {
        json["groups"][0]["rule"] = json!("mean");
        json["texts"]["pyramid"] = text("The mean of all tiers.");
    }));
}
