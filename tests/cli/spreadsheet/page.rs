//! What the page for authors makes of the same files.

use std::fs;

use serde_json::{Value, json};
use social_business_scan::author::opened::opened;

use super::{changed, exported};
use crate::support;

/// What the page is told of a file, beside the text that is there.
fn told(file: &str, there: &str) -> Value {
    serde_json::from_str(&opened(file, fs::read(file).unwrap(), there)).unwrap()
}

/// The model in what it is told.
fn model(told: &Value) -> Value {
    serde_json::from_str(told["text"].as_str().unwrap()).unwrap()
}

#[test]
fn a_workbook_is_opened_as_the_model_that_it_holds() {
    let told = told(&exported("page.xlsx", &[]), "whatever stands there");

    assert_eq!(model(&told), support::instrument_json());
    assert_eq!((&told["told"], &told["count"]), (&json!([]), &json!(0)));
}

#[test]
fn faults_of_cells_are_told_with_their_place_and_open_nothing() {
    let file = changed("page-faults", |book| {
        for item in ["PE-1", "PE-2", "PE-3", "PE-4", "PL-1", "PL-2", "PL-3"] {
            book.set("Items", item, 6, "perhaps".into());
        }
    });

    let told = told(&file, "");

    assert_eq!(told["text"], Value::Null);
    assert_eq!((told["told"].as_array().unwrap().len(), &told["count"]), (3, &json!(7)));
    let first = told["told"][0].as_str().unwrap();
    assert!(first.starts_with("sheet Items, row 2, column G: "), "{first}");
}

#[test]
fn what_is_not_read_is_told_with_the_model() {
    let told = told(&changed("page-warning", |book| book.add_sheet("Itemz", vec![vec!["id".into()]])), "");

    assert!(model(&told).is_object());
    assert_eq!(told["count"], 1);
    let first = told["told"][0].as_str().unwrap();
    assert!(first.contains("\"Itemz\" is not known, and not read"), "{first}");
}

#[test]
fn a_sheet_as_csv_is_merged_into_the_questionnaire_that_is_there() {
    let file = super::file("page-texts.csv", "key,nl\ncaveats[0],Anders\n");
    let there = support::instrument_json();
    let mut expected = there.clone();
    expected["caveats"][0]["nl"] = json!("Anders");

    let merged = told(&file, &there.to_string());
    let refused = told(&file, "{ no JSON");

    assert_eq!(model(&merged), expected);
    let why = refused["told"][0].as_str().unwrap();
    assert!(why.ends_with("open the questionnaire first"), "{why}");
}
