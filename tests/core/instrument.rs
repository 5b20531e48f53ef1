//! The built-in instrument, and what the check says about instruments that are not sound.

mod languages;
mod mutations;

use std::sync::LazyLock;

use mutations::{MUTATIONS, Mutation};
use proptest::prelude::*;
use serde_json::{Value, json};
use social_business_scan::core::instrument::{Instrument, Lang, Mode};

use crate::support::{dimensions, instrument, instrument_json};

fn faults_of(instrument: &Value) -> Vec<(String, String)> {
    let faults = Instrument::parse(&instrument.to_string()).expect_err("a fault");
    faults.into_iter().map(|fault| (fault.place, fault.problem)).collect()
}

fn names(faults: &[(String, String)], mutation: &Mutation) -> bool {
    faults.iter().any(|(place, problem)| place == mutation.place && problem.contains(mutation.problem))
}

#[test]
fn the_built_in_instrument_is_the_file_and_has_no_fault() {
    assert_eq!(Instrument::parse(&instrument_json().to_string()).ok(), Instrument::built_in());
    assert!(Instrument::built_in().is_some());
}

/// Members that may be missing, each where the built-in instrument has one, or may have one.
const OPTIONAL: [(&str, &str); 6] = [
    ("/items/0", "since"),
    ("/dimensions/6", "maslow"),
    ("/definitions", "customers"),
    ("", "about"),
    ("", "seedTexts"),
    ("/about/sections/0/blocks/0", "show"),
];

#[test]
fn a_misspelt_member_that_may_be_missing_is_told_with_what_was_meant() {
    let odd_keys = |change: &dyn Fn(&mut Value)| -> Vec<String> {
        let mut file = instrument_json();
        change(&mut file);
        Instrument::with_odd_keys(&file).1.iter().map(ToString::to_string).collect()
    };
    assert!(odd_keys(&|_| {}).is_empty());
    for (place, key) in OPTIONAL {
        let renamed = |to: &str| {
            odd_keys(&|file| {
                let object = file.pointer_mut(place).and_then(Value::as_object_mut).unwrap();
                let value = object.remove(key).unwrap_or(json!(1));
                object.insert(to.to_owned(), value);
            })
        };
        let missing = odd_keys(&|file| {
            file.pointer_mut(place).and_then(Value::as_object_mut).unwrap().remove(key);
        });
        assert!(missing.is_empty(), "without {key}: {missing:?}");
        for wrong in
            [key.to_uppercase(), format!("{key}s"), key[1..].to_owned(), key.replacen('s', "z", 1) + "t"]
        {
            let told = renamed(&wrong);
            let ends = format!("{wrong}: is not known; is \"{key}\" meant?");
            assert!(told.len() == 1 && told[0].ends_with(&ends), "{wrong}: {told:?}");
        }
        for meant in [format!("_{key}"), format!("x-{key}"), format!("$ {key}"), "note".to_owned()] {
            let told = renamed(&meant);
            assert!(told.is_empty(), "{meant}: {told:?}");
        }
    }
}

#[test]
fn the_built_in_instrument_has_the_size_that_the_document_names() {
    let instrument = instrument();

    assert_eq!((instrument.id.as_str(), instrument.version), ("social-business", 1));
    assert_eq!(instrument.in_mode(Mode::Full).count(), 48);
    assert_eq!(instrument.in_mode(Mode::Quick).count(), 16);
    assert_eq!(instrument.dimensions.len(), 11);
    assert_eq!(instrument.facets.len(), 10);
    assert_eq!(instrument.units.len(), 18);
    assert_eq!(instrument.scales.len(), 2);
    let not_applicable: Vec<&str> =
        instrument.items.iter().filter(|item| item.na_allowed).map(|item| item.id.as_str()).collect();
    assert_eq!(not_applicable, ["PL-3", "L3-2", "L4-3", "L4-4", "L5-2"]);
}

#[test]
fn every_item_has_advice_of_its_own_with_who_and_how_one_sees_that_it_worked() {
    let instrument = instrument();

    for (item, advice) in instrument.items.iter().zip(&instrument.item_advice) {
        let advice = advice.unwrap_or_else(|| panic!("{} has none", item.id));
        for (lang, sign) in [
            (Lang::Nl, "Gelukt: "),
            (Lang::En, "Success: "),
            (Lang::De, "Erfolg: "),
            (Lang::Fr, "Réussi\u{a0}: "),
        ] {
            let advice = advice.get(lang);
            let (step, seen) = advice.split_once(sign).unwrap_or_else(|| panic!("no sign: {advice}"));
            assert!(step.contains(": ") && seen.ends_with('.'), "{advice}");
        }
    }
    assert_eq!(instrument.items.iter().filter(|item| item.core).count(), 9);
}

#[test]
fn every_dimension_has_items_in_both_modes_and_every_level_has_a_core_item() {
    let instrument = instrument();

    for dimension in &dimensions::all() {
        let items = instrument.items_of(*dimension);
        let quick = items.iter().filter(|(index, _)| instrument.item(*index).quick).count();
        let core = items.iter().filter(|(index, _)| instrument.item(*index).core).count();
        assert!(quick > 0, "{}", dimension.key());
        assert_eq!(core > 0, dimension.level().is_some(), "{}", dimension.key());
    }
}

#[test]
fn each_kind_of_fault_is_found_with_its_place() {
    for mutation in MUTATIONS {
        let mut instrument = instrument_json();
        (mutation.change)(&mut instrument);

        let faults = faults_of(&instrument);

        assert!(
            names(&faults, mutation),
            "{} with {:?} is missing in {faults:#?}",
            mutation.place,
            mutation.problem
        );
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let mut instrument = instrument_json();
    for mutation in MUTATIONS {
        (mutation.change)(&mut instrument);
    }

    let faults = faults_of(&instrument);

    for mutation in MUTATIONS {
        assert!(
            names(&faults, mutation),
            "{}: {:?} is missing in {faults:#?}",
            mutation.place,
            mutation.problem
        );
    }
    let mut once = faults.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), faults.len(), "each fault is told once");
}

#[test]
fn an_item_in_a_facet_of_another_dimension_is_a_fault() {
    let mut instrument = instrument_json();
    instrument["facets"][0]["dimension"] = json!("PR");

    let faults = faults_of(&instrument);

    let expected = ("items[0]".to_owned(), "PE-1 belongs to a facet of another dimension".to_owned());
    assert!(faults.contains(&expected), "{faults:#?}");
}

#[test]
fn a_level_of_more_than_forty_items_is_a_fault() {
    let mut instrument = instrument_json();
    let mut item = instrument["items"][47].clone();
    for number in 4..=41 {
        item["id"] = json!(format!("L5-{number}"));
        item["core"] = json!(false);
        instrument["items"].as_array_mut().unwrap().push(item.clone());
    }

    let faults = faults_of(&instrument);

    assert!(faults.iter().any(|(_, problem)| problem.contains("has 41 items for L5")), "{faults:#?}");
}

#[test]
fn weights_of_which_no_score_can_be_made_are_a_fault() {
    for weight in ["1e308", "100.1", "-0.1"] {
        let mut instrument = instrument_json();
        instrument["parameters"]["cultureWeights"]["values"] = serde_json::from_str(weight).unwrap();

        let faults = faults_of(&instrument);

        assert_eq!(faults.len(), 1, "{weight}: {faults:#?}");
        assert_eq!(faults[0].0, "parameters.cultureWeights", "{weight}");
    }
}

#[test]
fn a_long_list_of_nonsense_is_refused_without_being_read() {
    let list: Value = (0..100_000).map(|_| json!({})).collect();
    let table = Value::Object((0..100_000).map(|n| (n.to_string(), json!({}))).collect());
    for (place, long) in [("items", list.clone()), ("units", list), ("scales", table)] {
        let mut instrument = instrument_json();
        instrument[place] = long;

        let faults = faults_of(&instrument);

        let told = (place.to_owned(), "has 100000 entries, expected at most 255".to_owned());
        assert!(faults.contains(&told), "{place}");
        assert!(faults.len() < 20_000, "{} faults", faults.len());
    }
}

#[test]
fn text_that_is_not_json_or_not_an_object_is_one_fault_with_its_line() {
    let [not_json, not_object] = ["{\n  \"a\": }", "[]"].map(|text| Instrument::parse(text).unwrap_err());

    assert_eq!(not_json.len(), 1);
    assert_eq!(not_json[0].to_string(), "line 2 column 8: is not JSON");
    assert_eq!(not_object.len(), 1);
    assert_eq!(not_object[0].to_string(), "instrument: expected an object");
}

#[test]
fn an_instrument_with_more_items_than_an_index_can_name_is_a_fault_not_a_panic() {
    for count in [255, 256, 300, 1000] {
        let mut instrument = instrument_json();
        let item = instrument["items"][0].clone();
        instrument["items"] = (0..count)
            .map(|number| {
                let mut item = item.clone();
                item["id"] = json!(format!("PE-{number}"));
                item
            })
            .collect();

        let faults = faults_of(&instrument);

        let told = faults
            .iter()
            .any(|(place, problem)| place == "items" && problem.contains("expected at most 255"));
        assert_eq!(told, count > 255, "{count} items");
    }
}

/// Every value inside a document, as a JSON pointer.
fn pointers(value: &Value, pointer: String, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(key, value)| pointers(value, format!("{pointer}/{key}"), found));
        }
        Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(index, value)| pointers(value, format!("{pointer}/{index}"), found));
        }
        _ => {}
    }
    found.push(pointer);
}

/// What the parser does not read: references to the seed, what describes the file itself, and what only comparisons
/// and teams need.
fn is_unread(pointer: &str) -> bool {
    let names: Vec<&str> = pointer.split('/').skip(1).collect();
    let is_for_change_or_team = match names[..] {
        ["parameters", name, ..] => matches!(name, "change" | "team"),
        ["texts", name, ..] => {
            name.starts_with("agreement") || name.starts_with("change") || name.starts_with("team")
        }
        _ => false,
    };
    let is_about_the_file =
        matches!(names.first(), None | Some(&"languages" | &"sourceLanguage" | &"seedTexts"));
    let is_a_note =
        names.iter().any(|name| matches!(*name, "seed" | "scored" | "rule" | "group" | "maslow" | "level"));
    is_for_change_or_team || is_about_the_file || is_a_note
}

/// The instrument file and the places of all its values: read once, not for each case.
static FILE: LazyLock<(Value, Vec<String>)> = LazyLock::new(|| {
    let instrument = instrument_json();
    let mut all = Vec::new();
    pointers(&instrument, String::new(), &mut all);
    (instrument, all)
});

/// Those of its places whose values are checked.
static CHECKED: LazyLock<Vec<String>> =
    LazyLock::new(|| FILE.1.iter().filter(|pointer| !is_unread(pointer)).cloned().collect());

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn a_wrong_type_at_any_place_never_panics(
        place in any::<proptest::sample::Index>(),
        value in prop_oneof![
            Just(Value::Null), Just(json!(true)), Just(json!(-1)), Just(json!(1e300)), Just(json!("")),
            Just(json!("PE")), Just(json!([])), Just(json!({})), Just(json!([[]])), Just(json!({"nl": 1})),
        ],
    ) {
        let (mut instrument, all) = (FILE.0.clone(), &FILE.1);
        let pointer = place.get(all);
        *instrument.pointer_mut(pointer).unwrap() = value;

        let _ = Instrument::parse(&instrument.to_string());
    }

    #[test]
    fn a_text_number_or_list_that_becomes_a_wrong_type_is_a_fault(place in any::<proptest::sample::Index>()) {
        let mut instrument = FILE.0.clone();
        let pointer = place.get(&CHECKED);
        let value = instrument.pointer_mut(pointer).unwrap();
        // A number is no value anywhere but where a number stands; there a list is none.
        let wrong = if value.is_number() { json!([]) } else { json!(-7) };
        *value = wrong;

        prop_assert!(Instrument::parse(&instrument.to_string()).is_err(), "{pointer} is not checked");
    }
}
