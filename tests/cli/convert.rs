//! Instruments of format 2: `sbs convert` makes one of format 1 without loss, and the check tells what is wrong in one.

use std::{collections::BTreeMap, fs, sync::LazyLock};

use proptest::prelude::*;
use serde_json::{Value, json};
use social_business_scan::{
    core::{
        answer_file,
        answers::AnswerSheet,
        instrument::{DimensionId, IndexRule, Instrument, Lang, Mode, Role, Sign, WarningSubjects},
        score::{result_file::ResultFile, score},
        section::{Scope, sections},
    },
    i18n::{section_name, strings},
    plan::target::{Target, TargetForm},
};

use crate::{
    file, sbs, stderr, stdout,
    support::{cases, differences, instrument_json},
};

/// The built-in instrument in format 2, as the program writes it.
static CONVERTED: LazyLock<String> = LazyLock::new(|| {
    let built_in = concat!(env!("CARGO_MANIFEST_DIR"), "/assessments/social-business.json");
    let output = sbs(&["convert", built_in, "-o", "-"]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    stdout(&output)
});

fn converted() -> Value {
    serde_json::from_str(&CONVERTED).unwrap()
}

fn changed(change: impl Fn(&mut Value)) -> Value {
    let mut json = converted();
    change(&mut json);
    json
}

fn faults_of(json: &Value) -> Vec<String> {
    Instrument::from_value(json).expect_err("a fault").iter().map(ToString::to_string).collect()
}

#[test]
fn the_built_in_instrument_in_format_2_is_the_same_instrument() {
    let read = Instrument::parse(&CONVERTED).unwrap();

    assert!(Some(&read) == Instrument::built_in().as_ref());
    assert_eq!(Instrument::with_odd_keys(&converted()).1, []);
    for case in cases("cases", "score") {
        let sheet = answer_file::from_value(&read, &case["input"]).unwrap();
        let report = score(&read, &sheet);
        let result = serde_json::to_value(ResultFile { instrument: &read, report: &report }).unwrap();
        assert_eq!(differences(&case["expected"], &result), Vec::<String>::new(), "case {}", case["id"]);
    }
}

#[test]
fn a_converted_file_has_every_text_and_number_that_no_rule_of_its_place_replaces() {
    fn leaves(value: &Value, found: &mut BTreeMap<String, usize>) {
        match value {
            Value::Object(map) => map.values().for_each(|value| leaves(value, found)),
            Value::Array(list) => list.iter().for_each(|value| leaves(value, found)),
            // What is neither said nor so may be left out.
            Value::Null | Value::Bool(_) => {}
            value => *found.entry(value.to_string()).or_default() += 1,
        }
    }
    let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
    let mut first = instrument_json();
    // These lists repeat ids that stand elsewhere, and these members repeat the group and the place in it.
    ["itemOrder", "units"].iter().for_each(|key| drop(first.as_object_mut().unwrap().remove(*key)));
    for dimension in first["dimensions"].as_array_mut().unwrap() {
        ["group", "level"].iter().for_each(|key| drop(dimension.as_object_mut().unwrap().remove(*key)));
    }
    for item in first["items"].as_array_mut().unwrap() {
        item.as_object_mut().unwrap().remove("unit");
        if item["loads"].as_object().unwrap().len() == 1 {
            item.as_object_mut().unwrap().remove("loads");
        }
    }
    leaves(&first, &mut before);
    leaves(&converted(), &mut after);

    let lost: Vec<_> =
        before.iter().filter(|(leaf, count)| after.get(*leaf).is_none_or(|kept| kept < count)).collect();
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn what_no_program_reads_is_carried_along() {
    let mut first = instrument_json();
    first["$schema"] = json!("mine");
    first["items"][3]["note"] = json!("of the author");
    first["texts"]["note"] = json!("of the translator");
    let (from, to) = (file("noted.json", &first.to_string()), file("noted-2.json", ""));

    assert_eq!(sbs(&["convert", &from, "-o", &to]).status.code(), Some(0));

    let second: Value = serde_json::from_str(&fs::read_to_string(&to).unwrap()).unwrap();
    assert_eq!([&second["$schema"], &second["items"][3]["note"]], ["mine", "of the author"]);
    assert_eq!(second["texts"]["note"], "of the translator");
    let checked = sbs(&["check", &to]);
    assert_eq!(checked.status.code(), Some(0), "{}", stderr(&checked));
}

#[test]
fn a_file_that_cannot_be_converted_is_told_with_every_fault_and_nothing_is_written() {
    let mut first = instrument_json();
    first["title"]["nl"] = json!(1);
    first["items"][0]["scale"] = json!("Z");
    let faulty = file("unconverted.json", &first.to_string());
    let second = file("second.json", &CONVERTED);

    let output = sbs(&["convert", &faulty, "-o", "-"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""));
    for fault in ["title.nl: expected a text", "items[0].scale: names the unknown scale \"Z\""] {
        assert!(stderr(&output).contains(fault), "{}", stderr(&output));
    }
    let output = sbs(&["convert", &second, "-o", "-"]);
    assert_eq!(stderr(&output), format!("{second}: is in format 2 already\n"));
}

/// A change of the file, and the fault that it makes.
type Mutation = (fn(&mut Value), &'static str);

const MUTATIONS: &[Mutation] = &[
    (
        |i| i["groups"][0]["dimensions"][2]["sign"] = json!("tree"),
        "groups[0].dimensions[2].sign: names no sign, expected \"number\"",
    ),
    (|i| i["format"] = json!(3), "format: expected a whole number from 1 to 2"),
    (|i| i["groups"] = json!({}), "groups: expected a list"),
    (
        |i| i["groups"][1]["role"] = json!("list"),
        "groups[1].role: names no role, expected \"profile\" or \"bars\" or \"levels\" or \"plain\"",
    ),
    (
        |i| i["groups"][1]["role"] = json!("plain"),
        "groups[1].rule: names no rule that is possible here, expected none",
    ),
    (|i| i["groups"][1]["role"] = json!("plain"), "groups[1].name: is missing"),
    (
        |i| i["groups"][1]["role"] = json!("levels"),
        "groups: has 2 groups with the role \"levels\", expected at most 1",
    ),
    (|i| i["groups"] = json!([]), "groups: has 0 groups, expected 1 to 12"),
    (|i| i["groups"][1]["gated"] = json!(true), "groups[1].gated: is for levels only"),
    (
        |i| i["groups"][1]["rule"] = json!("supportedLevels"),
        "groups[1].rule: names no rule that is possible here, expected \"mean\" or \"weakestWeightedMean\"",
    ),
    (
        |i| drop(i["groups"][2]["dimensions"].as_array_mut().unwrap().drain(1..)),
        "groups[2].dimensions: has 1 dimensions, expected 2 to 7",
    ),
    (
        |i| i["groups"][0]["key"] = json!("Three Ps"),
        "groups[0].key: has other characters than a to z, 0 to 9 and -",
    ),
    (|i| i["groups"][0]["key"] = json!("organisation"), "groups[0].key: is the key of another page too"),
    (|i| i["groups"][0]["key"] = json!("result"), "groups[0].key: is the key of another page too"),
    (
        |i| i["groups"][0]["dimensions"][0]["section"] = json!("plan"),
        "groups[0].dimensions[0].section: is the key of another page too",
    ),
    (
        |i| i["groups"][0]["dimensions"][1]["section"] = json!("values"),
        "groups[0].dimensions[1].section: is the key of another page too",
    ),
    (
        |i| i["groups"][0]["dimensions"][1]["id"] = json!("PE"),
        "groups[0].dimensions[1].id: is the id of another dimension too",
    ),
    (
        |i| i["groups"][0]["dimensions"][1]["name"] = json!(null),
        "groups[0].dimensions[1].name: expected an object",
    ),
    (
        |i| i["groups"][1]["dimensions"] = json!([]),
        "groups[1].dimensions: has 0 dimensions, expected 1 to 20",
    ),
    (|i| i["groups"][0]["name"] = json!({"nl": "Drie"}), "groups[0].name.en: is missing"),
    (|i| i["groups"][0]["balance"]["slight"] = json!("70"), "groups[0].balance.slight: expected a number"),
    (|i| i["groups"][0]["balance"]["slight"] = json!(90), "groups[0].balance: 90 is above 85"),
    (
        |i| i["groups"][0]["balance"]["slight"] = json!(-1),
        "groups[0].balance.slight: -1 is not from 0 to 100",
    ),
    (
        |i| i["indices"]["culture"]["rule"] = json!("quadrant"),
        "indices.culture.rule: names no rule that is possible here, expected \"mean\" or",
    ),
    (
        |i| i["indices"]["culture"]["of"] = json!(["values"]),
        "indices.culture.weights.three-ps: is the weight of nothing in of",
    ),
    (
        |i| i["indices"]["culture"]["of"] = json!(["values", "value"]),
        "indices.culture.of[1]: names the unknown index \"value\"",
    ),
    (
        |i| i["indices"]["position"]["of"] = json!(["culture"]),
        "indices.position.of: expected two indices: \"culture\", or the key of a group",
    ),
    (
        |i| i["indices"]["culture"]["weights"]["values"] = json!(101),
        "indices.culture.weights: must not be negative, above 100, nor all of them 0",
    ),
    (
        |i| i["indices"]["position"]["cut"] = json!(0),
        "indices.position.cut: 0 is no score, expected above 0, at most 100",
    ),
    (
        |i| i["indices"]["position"]["rule"] = json!("mean"),
        "indices.position.rule: names no rule that is possible here, expected \"quadrant\"",
    ),
    (|i| i["advice"][2]["for"] = json!("XX"), "advice[2].for: names neither a facet nor a dimension: \"XX\""),
    (
        |i| drop(i["advice"].as_array_mut().unwrap().remove(10)),
        "items[21].dimension: names the unknown unit of advice \"OP\"",
    ),
    (|i| i["advice"][0]["duty"] = json!(3), "advice[0].duty: expected a whole number from 0 to 2"),
    (|i| i["links"][0]["dimensions"] = json!(["PE"]), "links[0].dimensions: has 1 dimensions, expected 2"),
    (
        |i| i["warningSubjects"]["encouraged"] = json!("L9-1"),
        "warningSubjects.encouraged: names the unknown item \"L9-1\"",
    ),
    (|i| i["items"][0]["notApplicable"] = json!(false), "items[0].notApplicable: expected an object"),
    (|i| i["items"][0]["loads"] = json!({"PR": 0.5}), "items[0]: PE-1 must load on its own dimension PE"),
    (
        |i| drop(i["texts"]["levels"].as_array_mut().unwrap().pop()),
        "texts.levels: has 5 levels, expected 6: level 0 and each of the levels",
    ),
    (
        |i| drop(i["texts"]["outputs"].as_object_mut().unwrap().remove("threeP")),
        "texts.outputs.threeP: is missing",
    ),
    (
        |i| drop(i["scales"]["F"]["points"].as_array_mut().unwrap().drain(1..)),
        "scales.F: has 1 points, expected 2 to 7",
    ),
    (|i| i["scales"]["F"]["coreMin"] = json!(5), "scales.F.coreMin: expected a whole number from 0 to 4"),
];

#[test]
fn each_kind_of_fault_is_told_with_its_place_in_format_2() {
    for (change, expected) in MUTATIONS {
        let found = faults_of(&changed(change));
        assert!(found.iter().any(|fault| fault.starts_with(expected)), "{expected} is not in {found:#?}");
    }
}

#[test]
fn a_name_that_nothing_has_is_told_once_and_brings_no_other_fault() {
    let without_advice = changed(|json| drop(json["advice"].as_array_mut().unwrap().remove(10)));
    let mut names = BTreeMap::from([
        ("unit", instrument_json()),
        ("facet", instrument_json()),
        ("scale", instrument_json()),
    ]);
    for (name, json) in &mut names {
        json["items"][0][*name] = json!("nothing-has-this");
    }
    for json in names.values().chain([&without_advice]) {
        let found = faults_of(json);
        assert!(found.iter().all(|fault| fault.contains("names the unknown ")), "{found:#?}");
    }
    // A fault for each item of that dimension.
    let items = without_advice["items"].as_array().unwrap();
    let wanted = items.iter().filter(|item| item["dimension"] == "OP").count();
    assert_eq!(faults_of(&without_advice).len(), wanted);
}

#[test]
fn what_may_be_missing_is_missing_without_a_fault() {
    let json = changed(|json| {
        let root = json.as_object_mut().unwrap();
        for key in ["links", "warningSubjects", "about", "seedTexts"] {
            root.remove(key);
        }
    });

    let instrument = Instrument::from_value(&json).unwrap();

    assert_eq!(instrument.links, []);
    assert_eq!(instrument.warning_subjects, WarningSubjects::default());
}

#[test]
fn the_file_says_how_the_profile_becomes_one_score_and_what_a_group_is_called() {
    let case = cases("cases", "score").into_iter().find(|case| case["id"] == "S01").unwrap();
    for rule in [IndexRule::WeakestWeightedMean, IndexRule::Mean, IndexRule::Minimum] {
        let instrument = Instrument::from_value(&changed(|json| {
            json["groups"][0]["rule"] = json!(rule);
            json["groups"][0]["name"] = json!({"nl": "Werk", "en": "Work", "de": "Arbeit", "fr": "Travail"});
        }))
        .unwrap();
        let sheet = answer_file::from_value(&instrument, &case["input"]).unwrap();

        let report = score(&instrument, &sheet);

        let ps: Vec<f64> = instrument
            .dimensions_of(Role::Profile)
            .map(|id| report.dimensions.get(id).score.unwrap())
            .collect();
        let mean = ps.iter().sum::<f64>() / 3.0;
        let lowest = ps.iter().copied().fold(f64::INFINITY, f64::min);
        let expected = match rule {
            IndexRule::Minimum => lowest,
            IndexRule::Mean => mean,
            _ => (mean + lowest) / 2.0,
        };
        assert_eq!(report.three_p.index.score, Some(expected), "{rule:?}");
        let section = sections(&instrument, Mode::Quick, Scope::Whole).next().unwrap();
        assert_eq!(section_name(section, &instrument, strings(Lang::De), Lang::De), "Arbeit");
    }
}

/// A file whose dimensions have other ids than the built-in one.
#[test]
fn dimensions_have_the_ids_of_the_file_and_a_target_is_kept_under_them() {
    let renamed = CONVERTED.replace("\"PE\"", "\"WORK\"").replace("\"L5\"", "\"TOP\"");
    let mut json: Value = serde_json::from_str(&renamed).unwrap();
    json["groups"][0]["dimensions"][0].as_object_mut().unwrap().remove("sign");
    let instrument = Instrument::from_value(&json).unwrap();

    let work = instrument.find_dimension("WORK").unwrap();
    assert_eq!((work.number(), work.sign(), instrument.find_dimension("PE")), (1, Sign::Number, None));
    assert_eq!(instrument.find_dimension("TOP").and_then(DimensionId::level), Some(5));
    let kept = json!({ "level": 4, "scores": { "WORK": 70, "PL": 0 } });
    let target = Target::from_value(&instrument, &kept).unwrap();
    assert_eq!((target.scores[0], target.scores[1], target.scores[2]), (Some(70), None, Some(0)));
    let form = TargetForm { instrument: &instrument, target: &target };
    assert_eq!(serde_json::to_value(form).unwrap(), kept);
    let wrong = Target::from_value(&instrument, &json!({ "scores": { "WORK": 101 } })).unwrap_err();
    assert_eq!(wrong.to_string(), "scores.WORK is not a whole number from 0 to 100");
}

fn pointers(value: &Value, pointer: String, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(key, value)| pointers(value, format!("{pointer}/{key}"), found));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, value)| pointers(value, format!("{pointer}/{at}"), found));
        }
        _ => {}
    }
    found.push(pointer);
}

static FILE: LazyLock<(Value, Vec<String>)> = LazyLock::new(|| {
    let (json, mut found) = (converted(), Vec::new());
    pointers(&json, String::new(), &mut found);
    // Texts are most of the places, and all of them are read alike.
    found.retain(|pointer| !["/nl", "/en", "/de", "/fr"].iter().any(|end| pointer.ends_with(end)));
    (json, found)
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_wrong_value_at_any_place_of_format_2_is_told_or_makes_a_scan_that_works(
        places in proptest::collection::vec(any::<proptest::sample::Index>(), 1..4),
        value in prop_oneof![
            Just(Value::Null), Just(json!(true)), Just(json!(-1)), Just(json!(2)), Just(json!("")),
            Just(json!("PE")), Just(json!([])), Just(json!({})), Just(json!([[]])), Just(json!({"nl": 1})),
        ],
    ) {
        let (mut json, all) = (FILE.0.clone(), &FILE.1);
        for place in places {
            let pointer: &String = place.get(all);
            if let Some(slot) = json.pointer_mut(pointer) {
                *slot = value.clone();
            }
        }
        match Instrument::from_value(&json) {
            Ok(instrument) => {
                let report = score(&instrument, &AnswerSheet::new(Mode::Full));
                prop_assert_eq!(report.level.reached, None);
            }
            Err(faults) => prop_assert!(faults.iter().all(|fault| !fault.problem.is_empty())),
        }
    }
}
