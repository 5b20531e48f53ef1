//! The report to read, and the rows.

use crate::{file, sbs, sbs_with_input, stderr, stdout, support::cases, worked_example};

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
    for lang in ["nl", "en"] {
        let output = sbs_with_input(&["score", "-", "--format", "text", "--lang", lang], &input);

        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(!stdout(&output).contains(['{', '}']), "{}", stdout(&output));
        assert!(!stdout(&output).contains("NaN"), "{}", stdout(&output));
    }
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
