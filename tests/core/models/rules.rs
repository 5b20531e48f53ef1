//! What the check says of a file in format 2 beyond the kinds of its values: what fits together, and what a model does not have.

use serde_json::{Value, json};
use social_business_scan::{core::instrument::Instrument, plan::target::Target};

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

#[track_caller]
fn is_told(json: &Value, expected: &str) {
    let told = faults(json);
    assert!(told.iter().any(|fault| fault.starts_with(expected)), "{expected} is not in {told:#?}");
}

fn text(words: &str) -> Value {
    json!({ "en": words })
}

#[test]
fn a_facet_and_a_dimension_have_no_id_in_common() {
    let json = changed("two-levels", |json| json["facets"][0]["id"] = json!("sides.1"));

    is_told(
        &json,
        "facets[0]: has the id \"sides.1\", which a dimension has too; give one of them another id",
    );
}

#[test]
fn a_facet_is_of_the_profile() {
    let json = changed("two-levels", |json| json["facets"][0]["dimension"] = json!("steps.1"));

    is_told(&json, "facets[0].dimension: is of steps.1, which is no dimension of the profile");
}

#[test]
fn a_dimension_has_an_item_of_its_own() {
    let json = changed("twelve-axes", |json| {
        for item in json["items"].as_array_mut().unwrap() {
            if item["dimension"] == json!("axes.12") {
                item["dimension"] = json!("axes.1");
            }
        }
        json["advice"].as_array_mut().unwrap().retain(|advice| advice["for"] != json!("axes.12"));
    });

    assert_eq!(faults(&json), ["items: has no full item for axes.12; add one"]);
}

#[test]
fn a_quick_scan_has_a_question_of_each_group() {
    let json = changed("two-levels", |json| {
        for item in json["items"].as_array_mut().unwrap() {
            match item["id"].as_str().unwrap() {
                "sides.1-1" => item["loads"] = json!({ "sides.1": 1, "steps.1": 0.5, "steps.2": 0.5 }),
                id if id.starts_with("steps") => item["quick"] = json!(false),
                _ => {}
            }
        }
    });

    assert_eq!(
        faults(&json),
        ["items: has no quick item for the group \"steps\"; make one of its items quick"]
    );
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

#[test]
fn a_misspelt_name_in_a_table_of_texts_is_told_and_a_table_need_not_be_whole() {
    let odd_keys = |texts: Value| {
        let json = changed("by-themselves", |json| {
            json["texts"].as_object_mut().unwrap().extend(texts.as_object().unwrap().clone());
        });
        let (read, odd) = Instrument::with_odd_keys(&json);
        assert!(read.is_ok(), "{read:?}");
        odd.iter().map(ToString::to_string).collect::<Vec<_>>()
    };

    assert_eq!(
        odd_keys(json!({
            "outputs": { "piramid": text("Tiers") }, "errors": { "BAD_ANSVER": text("No.") },
            "statuses": { "provisoinal": text("So far") },
        })),
        [
            "texts.statuses.provisoinal: is not known; is \"provisional\" meant?",
            "texts.outputs.piramid: is not known; is \"pyramid\" meant?",
            "texts.errors.BAD_ANSVER: is not known; is \"BAD_ANSWER\" meant?",
        ]
    );
    let some = json!({ "outputs": { "level": text("Stage") }, "statuses": { "ok": text("Fine") } });
    assert_eq!(odd_keys(some), Vec::<String>::new());
}

#[test]
fn balance_is_of_the_profile_alone() {
    let json =
        changed("bars-only", |json| json["groups"][0]["balance"] = json!({ "balanced": 80, "slight": 60 }));

    assert_eq!(faults(&json), ["groups[0].balance: is for the profile only"]);
}

#[test]
fn the_page_about_the_scan_shows_what_the_model_has() {
    let about = |model: &str, part: &str| {
        faults(&changed(model, |json| {
            let blocks = json!([text("It is so."), { "show": part }]);
            json["about"] =
                json!({ "lede": text("Of it."), "sections": [{ "title": text("What"), "blocks": blocks }] });
        }))
    };

    for part in ["threePs", "values", "links", "pyramid", "names"] {
        let expected =
            ["about.sections[0].blocks[1].show: names a part that this questionnaire does not have"];
        assert_eq!(about("plain-only", part), expected, "{part}");
    }
    for part in ["threePs", "values", "pyramid"] {
        assert_eq!(about("many-groups", part), Vec::<String>::new(), "{part}");
    }
}

#[test]
fn an_anchor_that_is_null_is_none() {
    let json = changed("bars-only", |json| {
        json["items"][0]["anchors"] = json!({ "0": null, "1": text("On some days.") });
    });

    let model = Instrument::from_value(&json).unwrap();

    let anchors = &model.items[0].anchors;
    assert_eq!([anchors[0].is_some(), anchors[1].is_some()], [false, true]);
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

#[test]
fn a_target_that_no_level_is_names_the_highest() {
    let told = |model: &str| {
        let model = Instrument::from_value(&changed(model, |_| {})).unwrap();
        Target::from_value(&model, &json!({ "level": 8 })).unwrap_err().to_string()
    };

    assert_eq!(told("by-themselves"), "level is not a whole number from 1 to 3");
    assert_eq!(told("bars-only"), "level: this questionnaire has no levels");
}
