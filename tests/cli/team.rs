//! `sbs team`.

use std::fmt::Write as _;

use serde_json::{Value, json};
use social_business_scan::core::{
    answer_file,
    team::{TeamCounts, TeamFile},
};

use super::{file, lines, sbs, sbs_with_input, stderr, stdout};
use crate::support::{cases, differences};

/// The members of a reference case.
fn members(id: &str) -> Vec<Value> {
    let case = cases("cases", "team").into_iter().find(|case| case["id"] == id).unwrap();
    case["input"]["members"].as_array().unwrap().clone()
}

pub(super) fn ndjson(members: &[Value]) -> String {
    members.iter().map(|member| format!("{member}\n")).collect()
}

/// Without what stands in front of the keys of section 11.
fn bare(mut report: Value) -> Value {
    for key in ["instrument", "version", "parameters"] {
        report.as_object_mut().unwrap().remove(key);
    }
    report
}

/// Members that differ from each other.
pub(super) fn many(count: usize) -> Vec<Value> {
    let ids =
        ["PE-1", "PE-2", "PE-3", "PE-4", "PE-5", "PE-6", "OP-1", "OP-2", "L1-1", "L1-2", "L1-3", "L1-4"];
    (0..count)
        .map(|i| {
            let answers: serde_json::Map<String, Value> = ids
                .iter()
                .enumerate()
                .map(|(j, id)| ((*id).to_owned(), json!((i * 7 + j * j) % 5)))
                .collect();
            json!({ "instrument": "social-business", "version": 1, "mode": "full", "answers": answers })
        })
        .collect()
}

#[test]
fn every_team_case_gives_its_report() {
    for case in cases("cases", "team") {
        let input = ndjson(case["input"]["members"].as_array().unwrap());

        let output = sbs_with_input(&["team", "-"], &input);

        let found = differences(&case["expected"], &bare(lines(&output)[0].clone()));
        assert!(found.is_empty(), "case {}:\n{}", case["id"], found.join("\n"));
        assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()));
    }
}

#[test]
fn members_come_as_files_lines_and_codes() {
    let members = members("S12");
    let whole = stdout(&sbs(&["team", &file("team-all.ndjson", &ndjson(&members))]));
    let first = file("team-first.json", &members[0].to_string());
    let code = stdout(&sbs(&["code", "encode", &file("team-code.json", &members[1].to_string())]));
    let codes = file("team-codes.txt", &format!("\n{code}{}", ndjson(&members[2..3])));
    let rest = file("team-rest.ndjson", &ndjson(&members[3..]));

    assert_eq!(stdout(&sbs(&["team", &rest, &codes, &first])), whole);
}

#[test]
fn parts_in_any_order_give_the_bytes_of_a_single_run() {
    let members = many(1000);
    let single = stdout(&sbs(&["team", &file("team-single.ndjson", &ndjson(&members))]));
    let mut parts = Vec::new();
    let mut all_parts = String::new();
    for (index, part) in members.chunks(130).enumerate() {
        let counts = stdout(&sbs_with_input(&["team", "--partial", "-"], &ndjson(part)));
        all_parts.insert_str(0, &counts);
        parts.push(file(&format!("team-part-{index}.json"), &counts));
    }
    parts.reverse();

    let merge: Vec<&str> = ["team", "merge"].into_iter().chain(parts.iter().map(String::as_str)).collect();
    assert_eq!(stdout(&sbs(&merge)), single);
    assert_eq!(stdout(&sbs_with_input(&["team", "merge", "-"], &all_parts)), single);
    // Parts of parts.
    let halves: Vec<String> = parts
        .chunks(3)
        .enumerate()
        .map(|(index, part)| {
            let merge = ["team", "merge", "--partial"].into_iter().chain(part.iter().map(String::as_str));
            let counts = stdout(&sbs(&merge.collect::<Vec<_>>()));
            file(&format!("team-half-{index}.json"), &counts)
        })
        .collect();
    let merge: Vec<&str> = ["team", "merge"].into_iter().chain(halves.iter().map(String::as_str)).collect();
    assert_eq!(stdout(&sbs(&merge)), single);
}

#[test]
fn a_thousand_members_give_what_the_page_computes_to_the_last_bit() {
    let instrument = crate::support::instrument();
    let members = many(1000);
    // As the page does: one after the other, in slices that are merged, in another order.
    let mut counts = TeamCounts::new(&instrument);
    for slice in members.chunks(64).rev() {
        let mut part = TeamCounts::new(&instrument);
        for member in slice {
            part.add(&instrument, &answer_file::from_value(&instrument, member).unwrap()).unwrap();
        }
        counts.merge(&part).unwrap();
    }
    let report = counts.report(&instrument);
    let page = serde_json::to_string(&TeamFile { instrument: &instrument, report: &report }).unwrap();

    assert_eq!(stdout(&sbs_with_input(&["team", "-"], &ndjson(&members))), format!("{page}\n"));
}

#[test]
fn a_refused_line_is_told_and_the_rest_counts() {
    let members = members("S12");
    let mut input = String::new();
    writeln!(input, "{}", members[0]).unwrap();
    input.push_str("not JSON\n\n");
    let quick = json!({ "instrument": "social-business", "version": 1, "mode": "quick", "answers": {} });
    writeln!(input, "{quick}\nSB1-20FYJ-94J94-JNC05-SP4").unwrap();
    let mut strict = members[1].clone();
    strict["parameters"] = json!({ "threshold": 75 });
    writeln!(input, "{strict}").unwrap();
    input.push_str(&ndjson(&members[1..]));

    let output = sbs_with_input(&["team", "-"], &input);

    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output)[0]["respondents"], 5);
    let told = stderr(&output);
    let told: Vec<&str> = told.lines().collect();
    for (line, (place, code)) in told.iter().zip([
        ("-:2: ", "BAD_FORMAT"),
        ("-:4: ", "MODE_MISMATCH"),
        ("-:5: ", "BAD_CHECKSUM"),
        ("-:6: ", "PARAMETERS_MISMATCH"),
    ]) {
        assert!(line.starts_with(place) && line.contains(code), "{line}");
    }
    assert_eq!(told.len(), 4, "{told:?}");
}

#[test]
fn fewer_than_five_give_nothing_in_any_form() {
    let input = ndjson(&members("S12")[..4]);
    let json = &lines(&sbs_with_input(&["team", "-"], &input))[0];
    assert_eq!(
        (&json["respondents"], &json["status"], &json["items"]),
        (&json!(4), &json!("tooFew"), &Value::Null)
    );
    let text = stdout(&sbs_with_input(&["team", "-", "--format", "text", "--lang", "en"], &input));
    assert!(text.contains("1 more answer is needed."), "{text}");
    assert_eq!(text.lines().count(), 3);
    let rows = stdout(&sbs_with_input(&["team", "-", "--format", "csv"], &input));
    assert_eq!(rows.lines().count(), 2, "{rows}");
    let svg = sbs_with_input(&["team", "-", "--format", "svg"], &input);
    assert_eq!((svg.status.code(), stdout(&svg)), (Some(1), String::new()));
}

#[test]
fn a_team_can_be_read_and_drawn() {
    let input = ndjson(&members("S19"));
    for lang in ["nl", "en"] {
        let text = stdout(&sbs_with_input(&["team", "-", "--format", "text", "--lang", lang], &input));
        assert!(!text.contains(['{', '}']) && !text.contains("NaN"), "{text}");
    }
    let text = stdout(&sbs_with_input(&["team", "-", "--format", "text", "--lang", "en"], &input));
    assert!(text.contains("You agree about "), "{text}");
    assert!(text.contains("10 people answered the quick scan."), "{text}");
    for drawing in ["radar", "pyramid"] {
        let svg = stdout(&sbs_with_input(&["team", "-", "--format", "svg", "--drawing", drawing], &input));
        assert!(svg.starts_with("<svg") && svg.contains("<title"), "{drawing}: {svg}");
    }
    let rows = stdout(&sbs_with_input(&["team", "-", "--format", "csv"], &input));
    assert!(rows.contains("\r\nPE-2,") && rows.contains("\r\nL5,"), "{rows}");
}

#[test]
fn a_broken_part_gives_no_result() {
    let good =
        file("team-good.json", &stdout(&sbs_with_input(&["team", "--partial", "-"], &ndjson(&many(6)))));
    let bad = file("team-bad.json", "{}");

    let output = sbs(&["team", "merge", &good, &bad]);

    assert_eq!((output.status.code(), stdout(&output)), (Some(1), String::new()));
    assert!(stderr(&output).contains("BAD_FORMAT"), "{}", stderr(&output));
}

#[test]
fn a_team_is_compared_with_margins_that_its_size_makes_smaller() {
    let team = |name: &str, count: usize, step: u8| {
        let ids = ["OP-1", "OP-2", "L1-1", "L1-2", "L1-3", "L1-4"];
        let answers: serde_json::Map<String, Value> =
            ids.iter().map(|id| ((*id).to_owned(), json!(step))).collect();
        let member =
            json!({ "instrument": "social-business", "version": 1, "mode": "full", "answers": answers });
        file(name, &stdout(&sbs_with_input(&["team", "-"], &ndjson(&vec![member; count]))))
    };
    let (before, after) = (team("team-before.json", 5, 2), team("team-after.json", 20, 3));

    let change = &lines(&sbs(&["team", "compare", &before, &after]))[0];

    // Two items: 1.96 · 12.5 / √2 · √(1/5 + 1/20).
    let openness = &change["dimensions"]["OP"];
    let margin = 1.96 * 12.5 / f64::sqrt(2.0) * f64::sqrt(0.25);
    assert!((openness["margin"].as_f64().unwrap() - margin).abs() < 1e-9, "{openness}");
    assert_eq!((&openness["delta"], &openness["direction"]), (&json!(25.0), &json!("up")));
    assert_eq!(change["respondents"], json!({ "before": 5, "after": 20 }));
    assert_eq!(openness["peopleMargin"], Value::Null, "five show no spread");
    let text = stdout(&sbs(&["team", "compare", &before, &after, "--format", "text", "--lang", "en"]));
    assert!(text.contains("these may be other people"), "{text}");
    // A counts file compares as its result does.
    let strict = file("team-strict.json", "{\"kind\":\"sbs-team\"}");
    let refused = sbs(&["team", "compare", &before, &strict]);
    assert_eq!(lines(&refused)[0]["error"]["index"], 1);
    assert_eq!(refused.status.code(), Some(1));
}
