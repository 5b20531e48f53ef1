//! Counts that add up: in any order, in any number of parts, written and read, taken away again.

use crate::support::dimensions;
use proptest::prelude::*;
use serde_json::{Value, json};
use social_business_scan::core::{
    answers::AnswerSheet,
    instrument::Mode,
    team::{
        TeamCounts, TeamFile,
        counts_file::{self, CountsFile},
        team,
    },
};

use super::INSTRUMENT;
use crate::support::sheets::sheet_of;

fn runs(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Members of one mode and threshold.
fn members(mode: Mode, count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<AnswerSheet>> {
    proptest::collection::vec(sheet_of(&INSTRUMENT, mode), count).prop_map(|mut members| {
        let threshold = members.first().and_then(|member| member.threshold);
        for member in &mut members {
            member.threshold = threshold;
        }
        members
    })
}

fn any_members() -> impl Strategy<Value = Vec<AnswerSheet>> {
    prop_oneof![members(Mode::Full, 0..60), members(Mode::Quick, 0..60)]
}

/// The bytes of a report.
fn bytes(counts: &TeamCounts) -> String {
    let report = counts.report(&INSTRUMENT);
    serde_json::to_string(&TeamFile { instrument: &INSTRUMENT, report: &report }).unwrap()
}

fn written(counts: &TeamCounts) -> String {
    serde_json::to_string(&CountsFile { instrument: &INSTRUMENT, counts }).unwrap()
}

/// A shuffled copy, by drawn numbers.
fn shuffled(members: &[AnswerSheet], draws: &[u32]) -> Vec<AnswerSheet> {
    let mut drawn: Vec<(u32, &AnswerSheet)> = draws.iter().copied().cycle().zip(members).collect();
    drawn.sort_by_key(|(draw, _)| *draw);
    drawn.into_iter().map(|(_, member)| member.clone()).collect()
}

/// The team in parts of a size, each written and read back, merged from the last to the first.
fn in_parts(members: &[AnswerSheet], size: usize) -> TeamCounts {
    let mut all = TeamCounts::new(&INSTRUMENT);
    for part in members.chunks(size).rev() {
        let part = team(&INSTRUMENT, part).unwrap();
        all.merge(&counts_file::from_text(&INSTRUMENT, &written(&part)).unwrap()).unwrap();
    }
    all
}

proptest! {
    #![proptest_config(runs(60))]

    #[test]
    fn order_and_parts_never_change_a_bit(
        members in any_members(),
        draws in proptest::collection::vec(any::<u32>(), 60),
        size in 1_usize..70,
    ) {
        let whole = team(&INSTRUMENT, &members).unwrap();
        let parts = in_parts(&shuffled(&members, &draws), size);

        prop_assert_eq!(&whole, &parts);
        prop_assert_eq!(bytes(&whole), bytes(&parts));
    }

    #[test]
    fn a_member_that_is_removed_leaves_nothing(members in any_members(), draw in any::<proptest::sample::Index>()) {
        prop_assume!(!members.is_empty());
        let mut counts = team(&INSTRUMENT, &members).unwrap();
        let mut rest = members.clone();
        let member = rest.remove(draw.index(rest.len()));

        counts.remove(&INSTRUMENT, &member).unwrap();

        prop_assert_eq!(counts, team(&INSTRUMENT, &rest).unwrap());
    }

    #[test]
    fn what_was_never_added_cannot_be_removed(
        members in members(Mode::Full, 1..8),
        other in sheet_of(&INSTRUMENT, Mode::Quick),
    ) {
        let mut counts = team(&INSTRUMENT, &members).unwrap();
        let before = counts.clone();
        prop_assert!(counts.remove(&INSTRUMENT, &other).is_err());
        prop_assert_eq!(counts, before);
    }

    #[test]
    fn no_text_makes_counts_panic(members in any_members(), place in any::<proptest::sample::Index>(), byte in any::<char>()) {
        let mut text: Vec<char> = written(&team(&INSTRUMENT, &members).unwrap()).chars().collect();
        let at = place.index(text.len());
        text[at] = byte;
        if let Ok(counts) = counts_file::from_text(&INSTRUMENT, &text.into_iter().collect::<String>()) {
            let _ = bytes(&counts);
        }
    }
}

#[test]
fn a_thousand_members_give_the_same_bytes_in_any_order_and_any_number_of_parts() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut members: Vec<AnswerSheet> = (0..1000)
        .map(|_| sheet_of(&INSTRUMENT, Mode::Full).new_tree(&mut runner).unwrap().current())
        .collect();
    for member in &mut members {
        member.threshold = None;
    }
    let whole = team(&INSTRUMENT, &members).unwrap();
    let expected = bytes(&whole);
    members.reverse();
    for size in [13, 100, 333, 999] {
        assert_eq!(bytes(&in_parts(&members, size)), expected, "parts of {size}");
    }
    // The statistics themselves, from the definitions.
    let scores: Vec<f64> = members
        .iter()
        .filter_map(|member| {
            social_business_scan::core::score::score(&INSTRUMENT, member)
                .dimensions
                .get(dimensions::of("PE"))
                .score
        })
        .collect();
    let n = scores.len() as f64;
    let mean = scores.iter().sum::<f64>() / n;
    let sd = (scores.iter().map(|score| (score - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
    let report: Value = serde_json::from_str(&expected).unwrap();
    let people = &report["dimensions"]["PE"];
    assert_eq!(people["n"].as_f64().unwrap(), n);
    assert!((people["score"].as_f64().unwrap() - mean).abs() < 1e-9, "{people} {mean}");
    assert!((people["sd"].as_f64().unwrap() - sd).abs() < 1e-9, "{people} {sd}");
}

#[test]
fn teams_of_different_scans_do_not_merge() {
    let sheet = |mode, threshold| AnswerSheet { threshold, ..AnswerSheet::new(mode) };
    let one = |sheet: AnswerSheet| team(&INSTRUMENT, &[sheet]).unwrap();
    let mut counts = one(sheet(Mode::Full, None));
    let before = counts.clone();
    for (other, code) in
        [(sheet(Mode::Quick, None), "MODE_MISMATCH"), (sheet(Mode::Full, Some(75.0)), "PARAMETERS_MISMATCH")]
    {
        assert_eq!(counts.merge(&one(other)).unwrap_err().to_string(), code);
        assert_eq!(counts, before);
    }
}

#[test]
fn counts_that_no_members_can_have_given_are_refused() {
    let members: Vec<Value> = (0..6_u8)
        .map(|i| {
            json!({ "instrument": "social-business", "version": 1, "mode": "full",
                    "answers": { "OP-1": i % 5, "OP-2": 2, "PE-1": i % 5, "PE-2": 1 }, "orgModel": "holistic" })
        })
        .collect();
    let counts = social_business_scan::core::team::team_of_values(&INSTRUMENT, &members).unwrap();
    let file: Value = serde_json::from_str(&written(&counts)).unwrap();
    assert_eq!(counts_file::from_value(&INSTRUMENT, &file).unwrap(), counts);
    let changes: [(&str, Value, &str); 12] = [
        ("/kind", json!("sbs-team"), "BAD_FORMAT"),
        ("/schema", json!(2), "BAD_FORMAT"),
        ("/instrument", json!("other"), "UNKNOWN_INSTRUMENT"),
        ("/version", json!(7), "UNKNOWN_VERSION"),
        ("/mode", json!("slow"), "BAD_MODE"),
        ("/parameters/threshold", json!(99), "BAD_PARAMETER"),
        ("/respondents", json!(5), "BAD_FORMAT"),
        ("/items/PE-1/0", json!(7), "BAD_FORMAT"),
        ("/items/PE-1/6", json!(-1), "BAD_FORMAT"),
        ("/dimensions/OP/0/3", json!(1_000_000), "BAD_FORMAT"),
        ("/alpha/OP/rows/1", json!(0), "BAD_FORMAT"),
        ("/orgModels/holistic", json!(7), "BAD_FORMAT"),
    ];
    for (path, value, code) in changes {
        let mut changed = file.clone();
        *changed.pointer_mut(path).unwrap() = value;
        let error = counts_file::from_value(&INSTRUMENT, &changed).unwrap_err();
        assert_eq!(
            error.code,
            social_business_scan::core::string_enum::StringEnum::from_key(code).unwrap(),
            "{path}"
        );
    }
}
