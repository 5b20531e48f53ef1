//! Teams (scoring.md section 11): the reference cases, errors in their order, and what may be shown.

mod change;
mod counts;
mod groups;

use std::sync::LazyLock;

use serde_json::{Value, json};
use social_business_scan::core::{
    instrument::{ErrorCode, Instrument},
    team::{AlphaScale, MIN_ALPHA, MIN_RESPONDENTS, MIN_SPREAD, TeamFile, team_of_values},
};

use crate::support::{cases, differences, instrument_json};

static INSTRUMENT: LazyLock<Instrument> = LazyLock::new(crate::support::instrument);

/// The JSON of a team's report, without what it says in front of the keys of section 11.
fn report(members: &[Value]) -> Value {
    let counts = team_of_values(&INSTRUMENT, members).unwrap();
    let report = counts.report(&INSTRUMENT);
    let mut value = serde_json::to_value(TeamFile { instrument: &INSTRUMENT, report: &report }).unwrap();
    for key in ["instrument", "version", "parameters"] {
        assert!(value.as_object_mut().unwrap().remove(key).is_some(), "{key}");
    }
    value
}

fn member(answers: Value) -> Value {
    json!({ "instrument": "social-business", "version": 1, "mode": "full", "answers": answers })
}

fn refusal(members: &[Value]) -> (usize, ErrorCode) {
    let refused = team_of_values(&INSTRUMENT, members).unwrap_err();
    (refused.index, refused.error.code)
}

#[test]
fn every_team_case_gives_its_report() {
    let all = cases("cases", "team");
    assert_eq!(all.len(), 2, "cases of kind team");
    for case in all {
        let found = differences(&case["expected"], &report(case["input"]["members"].as_array().unwrap()));
        assert!(found.is_empty(), "case {}:\n{}", case["id"], found.join("\n"));
    }
}

#[test]
fn the_keys_of_a_report_stand_in_the_order_of_the_document() {
    let members = cases("cases", "team")[0]["input"]["members"].clone();
    let counts = team_of_values(&INSTRUMENT, members.as_array().unwrap()).unwrap();
    let report = counts.report(&INSTRUMENT);
    let text = serde_json::to_string(&TeamFile { instrument: &INSTRUMENT, report: &report }).unwrap();
    let places: Vec<usize> = [
        "kind",
        "instrument",
        "version",
        "parameters",
        "respondents",
        "status",
        "mode",
        "items",
        "dimensions",
        "threeP",
        "values",
        "culture",
        "pyramid",
        "level\":{",
        "position",
        "alpha",
        "orgModels",
    ]
    .iter()
    .map(|key| text.find(&format!("\"{key}")).unwrap())
    .collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn fewer_than_five_show_nothing() {
    for m in 0..MIN_RESPONDENTS {
        let members = vec![member(json!({ "PE-1": 3 })); usize::try_from(m).unwrap()];
        let nothing = json!({
            "kind": "sbs-team", "respondents": m, "status": "tooFew", "mode": null, "items": null,
            "dimensions": null, "threeP": null, "values": null, "culture": null, "pyramid": null, "level": null,
            "position": null, "alpha": null, "orgModels": null,
        });
        assert_eq!(report(&members), nothing);
    }
}

#[test]
fn errors_come_in_their_order_with_the_position_of_the_member() {
    let good = member(json!({ "PE-1": 3 }));
    let quick = json!({ "instrument": "social-business", "version": 1, "mode": "quick", "answers": {} });
    let strict = {
        let mut member = good.clone();
        member["parameters"] = json!({ "threshold": 75 });
        member
    };
    // A file that is faulty by itself comes first, wherever it stands.
    let all = [good.clone(), strict.clone(), quick.clone(), member(json!({ "PE-1": 9 }))];
    assert_eq!(refusal(&all), (3, ErrorCode::BadAnswer));
    // Then modes, before thresholds, although the other threshold stands before.
    assert_eq!(refusal(&all[..3]), (2, ErrorCode::ModeMismatch));
    assert_eq!(refusal(&all[..2]), (1, ErrorCode::ParametersMismatch));
    // The threshold of the instrument, given or not, is the same.
    let mut same = good.clone();
    same["parameters"] = json!({ "threshold": 70.0 });
    assert!(team_of_values(&INSTRUMENT, &[good, same]).is_ok());
}

#[test]
fn alpha_needs_thirty_complete_rows_that_differ() {
    let row = |steps: [u8; 2], more: bool| {
        let mut answers = json!({ "OP-1": steps[0], "OP-2": steps[1] });
        answers["TR-1"] = if more { json!(2) } else { json!("DK") };
        member(answers)
    };
    let mut members: Vec<Value> = (0..29_u8).map(|i| row([i % 5, (i + i / 5) % 5], false)).collect();
    let alpha = |members: &[Value], scale: &str| report(members)["alpha"][scale].clone();
    assert_eq!(alpha(&members, "OP"), Value::Null, "29 rows");

    members.push(row([4, 4], true));
    // By hand, from the definition.
    let steps: Vec<[f64; 2]> = members
        .iter()
        .map(|member| ["OP-1", "OP-2"].map(|id| member["answers"][id].as_f64().unwrap()))
        .collect();
    let variance = |values: &[f64]| {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (values.len() as f64 - 1.0)
    };
    let item = |i: usize| variance(&steps.iter().map(|row| row[i]).collect::<Vec<_>>());
    let total = variance(&steps.iter().map(|row| row[0] + row[1]).collect::<Vec<_>>());
    let expected = 2.0 * (1.0 - (item(0) + item(1)) / total);
    assert!((alpha(&members, "OP").as_f64().unwrap() - expected).abs() < 1e-9);
    assert_eq!(alpha(&members, "TR"), Value::Null, "nobody answered all of them");

    let equal = vec![row([2, 2], false); 40];
    assert_eq!(alpha(&equal, "OP"), Value::Null, "no variance");
}

#[test]
fn equal_answers_have_no_spread_at_all() {
    let members = vec![
        member(
            json!({ "PE-1": 1, "PE-2": 2, "PE-3": 1, "PE-4": 3, "PE-5": 2, "PE-6": 2, "PE-7": 1, "PE-8": 1, "PL-1": 4, "PL-2": 4, "PL-3": 1, "PL-4": 2, "PL-5": 3, "PL-6": 1, "PL-7": 1 })
        );
        30
    ];
    let report = report(&members);
    assert_eq!(report["dimensions"]["PE"]["sd"], json!(0.0));
    assert_eq!(report["items"]["PE-1"]["sd"], json!(0.0));
    assert_eq!(report["items"]["PE-1"]["rwg"], json!(1.0));
}

#[test]
fn the_limits_are_those_of_the_instrument() {
    let team = &instrument_json()["parameters"]["team"];
    let limits = json!({
        "minRespondents": MIN_RESPONDENTS, "minSpread": MIN_SPREAD, "minAlpha": MIN_ALPHA,
        "nullVariance": 2, "agree": 0.7, "mixed": 0.5,
    });
    assert_eq!(team, &limits);
    assert_eq!(AlphaScale::all(&INSTRUMENT).count(), 4);
}
