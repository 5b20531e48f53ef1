//! Whatever comes in, the parsers answer with a value or an error: never a panic, and errors in the promised order.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use social_business_scan::core::{
    answer_file::{from_text, from_value},
    instrument::Instrument,
    result_code,
    score::score,
};

use crate::support::{self, cases};

static INSTRUMENT: LazyLock<Instrument> = LazyLock::new(support::instrument);

fn worked_example() -> Value {
    static INPUT: LazyLock<Value> = LazyLock::new(|| cases("cases", "score")[0]["input"].clone());
    INPUT.clone()
}

/// Any JSON, with the keys and words of our own files among its keys and words.
fn any_json() -> impl Strategy<Value = Value> {
    let word = prop_oneof![
        any::<String>(),
        prop::sample::select(vec![
            "social-business",
            "full",
            "quick",
            "NA",
            "DK",
            "PE-1",
            "L3-2",
            "answers",
            "instrument",
            "version",
            "mode",
            "parameters",
            "threshold",
            "orgModel",
            "holistic",
            "employees",
            "publishers",
            "nl",
            "en",
            "items",
            "texts",
        ])
        .prop_map(str::to_owned),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-2i64..=5).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word.clone().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 64, 8, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
            proptest::collection::vec((word.clone(), inner), 0..8)
                .prop_map(|entries| Value::Object(entries.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_a_parser_panic(text in prop_oneof![any::<String>(), "[\\[\\]{}\":,0-9a-z.eE+ -]{0,60}"]) {
        let _ = from_text(&INSTRUMENT, &text);
        let _ = result_code::decode(&INSTRUMENT, &text);
        let _ = Instrument::parse(&text);
    }

    #[test]
    fn no_json_makes_a_parser_panic(value in any_json()) {
        let text = value.to_string();

        let _ = from_text(&INSTRUMENT, &text);
        let _ = result_code::decode(&INSTRUMENT, &text);
        prop_assert!(Instrument::parse(&text).is_err());
    }

    #[test]
    fn a_sound_file_with_any_json_in_one_of_its_fields_is_scored_or_refused(
        field in prop::sample::select(vec![
            "instrument", "version", "mode", "answers", "parameters", "orgModel", "employees", "publishers", "notes",
        ]),
        item in prop::sample::select(vec!["PE-1", "L3-2", "L5-3"]),
        value in any_json(),
    ) {
        for path in [field, item] {
            let mut file = worked_example();
            let owner = if path == item { &mut file["answers"] } else { &mut file };
            owner[path] = value.clone();

            if let Ok(sheet) = from_value(&INSTRUMENT, &file) {
                prop_assert!(score(&INSTRUMENT, &sheet).level.at_least <= 5);
            }
        }
    }

    #[test]
    fn a_file_with_one_byte_changed_never_panics(place in any::<prop::sample::Index>(), by in any::<u8>()) {
        let mut bytes = worked_example().to_string().into_bytes();
        let place = place.index(bytes.len());
        bytes[place] = by;

        let _ = from_text(&INSTRUMENT, &String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn a_file_that_breaks_off_anywhere_is_a_bad_format() {
    let text = worked_example().to_string();

    assert!(from_text(&INSTRUMENT, &text).is_ok());
    for end in 0..text.len() {
        let error = from_text(&INSTRUMENT, &text[..end]).expect_err("half a file");
        assert_eq!(error.to_json(None)["error"]["code"], "BAD_FORMAT", "the first {end} bytes");
    }
}

#[test]
fn an_instrument_that_breaks_off_is_not_json() {
    let text = support::instrument_json().to_string();

    for end in (0..text.len()).step_by(997).filter(|end| text.is_char_boundary(*end)) {
        let faults = Instrument::parse(&text[..end]).expect_err("half an instrument");
        assert_eq!(faults.len(), 1, "the first {end} bytes");
    }
}

#[test]
fn a_file_of_endless_depth_is_a_bad_format_not_a_stack_overflow() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let inside = format!("{{\"answers\":{{\"PE-1\":{deep}}}}}");

    for text in [&deep, &inside] {
        assert_eq!(from_text(&INSTRUMENT, text).unwrap_err().to_json(None)["error"]["code"], "BAD_FORMAT");
        assert!(Instrument::parse(text).is_err());
    }
}

#[test]
fn a_code_says_of_which_questionnaire_it_is() {
    let named = |id: &str| {
        let mut json = support::instrument_json();
        json["instrument"] = json!(id);
        Instrument::parse(&json.to_string()).unwrap()
    };
    let (one, other) = (named("my-school"), named("my-firm"));
    let sheet = from_value(&INSTRUMENT, &worked_example()).unwrap();
    let all = [&*INSTRUMENT, &one, &other];

    for (writer, code) in all.map(|instrument| result_code::encode(instrument, &sheet)).iter().enumerate() {
        for (reader, instrument) in all.into_iter().enumerate() {
            let read = result_code::decode(instrument, code);
            if reader == writer {
                assert_eq!(read.as_ref(), Ok(&sheet), "{code}");
            } else {
                assert_eq!(read.unwrap_err().to_json(None)["error"]["code"], "UNKNOWN_INSTRUMENT", "{code}");
            }
        }
    }
}

/// One fault for every step of the validation, in its order, with its error and item.
type Fault = (fn(&mut Value), &'static str, Option<&'static str>);

/// `BAD_FORMAT` is left out: without answers there is nothing else to find.
const FAULTS: [Fault; 13] = [
    (|file| file["instrument"] = json!("other"), "UNKNOWN_INSTRUMENT", None),
    (|file| file["version"] = json!(2), "UNKNOWN_VERSION", None),
    (|file| file["mode"] = json!("Full"), "BAD_MODE", None),
    (|file| file["parameters"] = json!({"threshold": 59.999}), "BAD_PARAMETER", None),
    (|file| file["answers"]["ZZ-9"] = Value::Null, "UNKNOWN_ITEM", Some("ZZ-9")),
    // Step 7 goes by item: an earlier item first, whatever is wrong with it.
    (|file| file["answers"]["PE-1"] = json!(2.5), "BAD_ANSWER", Some("PE-1")),
    (|file| file["answers"]["PE-2"] = json!("NA"), "NA_NOT_ALLOWED", Some("PE-2")),
    (|file| file["answers"]["PE-3"] = json!(true), "BAD_ANSWER", Some("PE-3")),
    (|file| file["answers"]["L5-3"] = json!("NA"), "NA_NOT_ALLOWED", Some("L5-3")),
    (|file| file["orgModel"] = json!("Holistic"), "UNKNOWN_ORG_MODEL", None),
    (|file| file["employees"] = json!(10_000_001), "EMPLOYEES_INVALID", None),
    (|file| file["publishers"] = json!("dk"), "PUBLISHERS_INVALID", None),
    (too_many_publishers, "PUBLISHERS_EXCEED_EMPLOYEES", None),
];

/// Leaves a fault of either number in place.
fn too_many_publishers(file: &mut Value) {
    if file["employees"] == json!(420) && file["publishers"] == json!(9) {
        file["publishers"] = json!(421);
    }
}

fn found(file: &Value) -> Value {
    from_value(&INSTRUMENT, file).expect_err("a fault").to_json(None)
}

#[test]
fn of_any_two_faults_the_first_in_the_order_of_the_document_is_found() {
    for (first, (make_first, code, item)) in FAULTS.iter().enumerate() {
        for (make_second, _, _) in &FAULTS[first..] {
            let mut file = worked_example();
            make_first(&mut file);
            make_second(&mut file);

            let expected = json!({ "error": { "code": code, "item": item, "index": null } });
            assert_eq!(found(&file), expected, "{file}");
        }
    }
}

#[test]
fn without_answers_every_other_fault_is_a_bad_format() {
    for (make, _, _) in FAULTS.iter().filter(|(_, _, item)| item.is_none()) {
        for answers in [Value::Null, json!([]), json!("x"), json!(1)] {
            let mut file = worked_example();
            make(&mut file);
            file["answers"] = answers;

            assert_eq!(found(&file)["error"]["code"], "BAD_FORMAT");
        }
    }
}

#[test]
fn an_item_outside_the_quick_scan_is_told_before_what_is_wrong_with_its_answer() {
    for answer in [json!(1), json!("NA"), json!("3"), json!(-1)] {
        let mut file = worked_example();
        file["mode"] = json!("quick");
        file["answers"] = json!({ "PE-1": answer });

        let expected = json!({ "error": { "code": "ITEM_NOT_IN_MODE", "item": "PE-1", "index": null } });
        assert_eq!(found(&file), expected);
    }
    let mut file = worked_example();
    file["mode"] = json!("quick");
    file["answers"] = json!({ "PE-1": null, "PE-2": 3 });
    assert!(from_value(&INSTRUMENT, &file).is_ok(), "unanswered is no answer");
}

#[test]
fn the_smallest_unknown_item_by_code_point_is_named() {
    let mut file = worked_example();
    for id in ["é", "a", "Z", "PE-10"] {
        file["answers"][id] = json!(1);
    }

    assert_eq!(found(&file)["error"]["item"], "PE-10");
}

#[test]
fn numbers_are_read_by_their_value_not_by_their_spelling() {
    let text = worked_example().to_string();
    let with = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        from_text(&INSTRUMENT, &text.replace(from, to))
    };
    let sound = from_text(&INSTRUMENT, &text).unwrap();

    for (from, to) in [
        ("\"PE-1\":3", "\"PE-1\":3.0"),
        ("\"PE-1\":3", "\"PE-1\":30e-1"),
        ("\"employees\":420", "\"employees\":4.2e2"),
        ("\"version\":1", "\"version\":1.0"),
        ("\"L5-3\":0", "\"L5-3\":-0.0"),
        ("\"L5-3\":0", "\"L5-3\":-0"),
    ] {
        assert_eq!(with(from, to).as_ref(), Ok(&sound), "{to}");
    }
    for to in
        ["\"PE-1\":3.0000001", "\"PE-1\":\"3\"", "\"PE-1\":5", "\"PE-1\":-1", "\"PE-1\":[3]", "\"PE-1\":1e99"]
    {
        assert_eq!(with("\"PE-1\":3", to).unwrap_err().to_json(None)["error"]["code"], "BAD_ANSWER", "{to}");
    }
}

#[test]
fn the_bounds_of_the_threshold_belong_to_it() {
    for (threshold, is_fine) in [
        (json!(60), true),
        (json!(80), true),
        (json!(80.0), true),
        (json!(59.999_999_999), false),
        (json!(80.000_000_001), false),
        (Value::Null, false),
        (json!("70"), false),
        (json!(true), false),
    ] {
        let mut file = worked_example();
        file["parameters"] = json!({ "threshold": threshold });

        assert_eq!(from_value(&INSTRUMENT, &file).is_ok(), is_fine, "{threshold}");
    }
    for parameters in [json!({}), Value::Null] {
        let mut file = worked_example();
        file["parameters"] = parameters;
        assert_eq!(from_value(&INSTRUMENT, &file).unwrap().threshold, None);
    }
}
