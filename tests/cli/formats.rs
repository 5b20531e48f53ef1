//! The report to read, and the rows.

use serde_json::Value;

use crate::{
    file, sbs, sbs_with_input, stderr, stdout,
    support::{cases, instrument_json},
    worked_example,
};

#[test]
fn the_text_report_begins_with_the_level_and_speaks_both_languages() {
    let answers = file("text.json", &worked_example()["input"].to_string());

    let dutch = stdout(&sbs(&["score", &answers, "--format", "text"]));
    let english = stdout(&sbs(&["score", &answers, "--format", "text", "--lang", "en"]));

    for expected in ["Niveau 1: Basis", "Voortgang: 1,8 van 5", "48 (43–54)", "het crisisplan: van", "2,1%"]
    {
        assert!(dutch.contains(expected), "{expected} is missing in\n{dutch}");
    }
    for expected in
        ["Level 1: Foundation", "Progress: 1.8 of 5", "48 (43–54)", "the crisis plan: from", "2.1%"]
    {
        assert!(english.contains(expected), "{expected} is missing in\n{english}");
    }
    assert!(!dutch.contains('{') && !english.contains('{'), "a place was not filled in");
}

#[test]
fn every_reference_case_has_a_text_report_without_unfilled_places() {
    let input: String = cases("cases", "score").iter().map(|case| format!("{}\n", case["input"])).collect();
    for lang in ["nl", "en", "de", "fr"] {
        let output = sbs_with_input(&["score", "-", "--format", "text", "--lang", lang], &input);

        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(!stdout(&output).contains(['{', '}']), "{}", stdout(&output));
        assert!(!stdout(&output).contains("NaN"), "{}", stdout(&output));
    }
}

#[test]
fn every_text_report_begins_its_actions_with_the_shortest_way_up_where_that_is_known() {
    let all = cases("cases", "score");
    let input: String = all.iter().map(|case| format!("{}\n", case["input"])).collect();
    let instrument = instrument_json();
    let items = instrument["items"].as_array().unwrap();
    let short = |id: &Value| items.iter().find(|item| item["id"] == *id).unwrap()["short"]["nl"].as_str();

    let output = stdout(&sbs_with_input(&["score", "-", "--format", "text", "--lang", "nl"], &input));

    let reports: Vec<&str> = output.split(instrument["title"]["nl"].as_str().unwrap()).skip(1).collect();
    assert_eq!(reports.len(), all.len());
    let mut ways = 0;
    for (case, report) in all.iter().zip(reports) {
        let expected = &case["expected"];
        let way = expected["wayUp"]["items"].as_array().filter(|_| !expected["level"]["reached"].is_null());
        let (_, way_up) = report.split_once("De kortste weg omhoog\n").unwrap();
        let first = report.split_once("Doe dit eerst\n").map(|(_, actions)| actions.lines().next().unwrap());
        let Some(way) = way else {
            let is_way = first.is_some_and(|first| items.iter().any(|item| begins(first, item)));
            assert!(
                !is_way && !way_up.lines().nth(1).is_some_and(|line| line.starts_with("  - ")),
                "{}: {report}",
                case["id"]
            );
            continue;
        };
        ways += 1;
        // Among equals the first in item order, as in the list.
        let weakest = way.iter().min_by_key(|raise| raise["from"].as_u64()).unwrap();
        let first = first.unwrap_or_else(|| panic!("{}: no action in {report}", case["id"]));
        let name = short(&weakest["id"]).unwrap();
        assert!(first.to_lowercase().starts_with(&format!("  1. {}. ", name.to_lowercase())), "{first}");
        let change = way_up.lines().nth(1).unwrap();
        assert!(change.starts_with(&format!("  - {name}: ")), "{change}");
    }
    assert!(ways > 0 && ways < all.len(), "both kinds are among the cases");
}

/// Whether an action begins with the name of an item.
fn begins(action: &str, item: &Value) -> bool {
    let short = item["short"]["nl"].as_str().unwrap().to_lowercase();
    action.to_lowercase().starts_with(&format!("  1. {short}. "))
}

#[test]
fn csv_has_one_row_per_dimension_facet_and_index_with_quotes_where_needed() {
    let answers = file("a, \"b\".json", &worked_example()["input"].to_string());

    let alone = stdout(&sbs(&["score", &answers, "--format", "csv"]));
    let together = stdout(&sbs(&["score", &answers, &answers, "--format", "csv"]));

    let rows: Vec<&str> = alone.split("\r\n").collect();
    assert_eq!(rows[0], "id,name,score,low,high,band,status");
    assert_eq!(rows.len(), 1 + 11 + 10 + 7 + 1, "header, rows and the empty end");
    assert_eq!(rows[1], "PE,People (mens),68.75,68.75,68.75,mid,ok");
    let quoted = format!("\"{}\"", answers.replace('"', "\"\""));
    assert!(together.starts_with("file,line,id,name,"));
    assert_eq!(together.matches(&format!("{quoted},,PE,")).count(), 2);
}

#[test]
fn csv_of_lines_names_the_line_and_keeps_a_row_for_a_faulty_one() {
    let sound = worked_example()["input"].to_string();

    let output =
        sbs_with_input(&["score", "-", "--format", "csv", "--lang", "en"], &format!("{sound}\n{{}}\n"));

    assert_eq!(output.status.code(), Some(1));
    let rows = stdout(&output);
    assert!(rows.contains("\r\n-,1,PE,People,68.75,"), "{rows}");
    assert!(rows.contains("\r\n-,2,error,"), "{rows}");
    assert!(rows.ends_with(",BAD_FORMAT\r\n"), "{rows}");
}
