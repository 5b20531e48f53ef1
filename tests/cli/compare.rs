//! `sbs compare`.

use serde_json::{Value, json};

use super::{file, lines, sbs, stderr, stdout};
use crate::support::{cases, differences};

/// The two answer files of a reference case, as files of this test.
fn files(test: &str, case: &Value) -> [String; 2] {
    ["before", "after"].map(|key| file(&format!("{test}-{key}.json"), &case["input"][key].to_string()))
}

fn case(id: &str) -> Value {
    cases("cases", "compare").into_iter().find(|case| case["id"] == id).unwrap()
}

#[test]
fn every_reference_case_is_compared_as_the_document_says() {
    for case in cases("cases", "compare") {
        let [before, after] = files("compare-cases", &case);

        let output = sbs(&["compare", &before, &after]);

        let found = differences(&case["expected"], &lines(&output)[0]);
        assert!(found.is_empty(), "case {}:\n{}", case["id"], found.join("\n"));
        assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()));
    }
}

#[test]
fn a_code_stands_for_the_file_it_was_made_of() {
    let case = case("S11");
    let [before, after] = files("compare-code", &case);
    let code = stdout(&sbs(&["code", "encode", &after]));

    let output = sbs(&["compare", &before, code.trim()]);

    assert!(differences(&case["expected"], &lines(&output)[0]).is_empty());
}

#[test]
fn a_comparison_can_be_read() {
    let [before, after] = files("compare-text", &case("S11"));

    let output = stdout(&sbs(&["compare", &before, &after, "--format", "text", "--lang", "en"]));

    assert!(output.contains("Level: from 1 to 3\nThese answers changed the level: "), "{output}");
    let trust = output.lines().find(|line| line.contains("Transparency")).unwrap();
    assert!(trust.contains("42 → 100") && trust.contains("up (+58, margin 20)"), "{trust}");
    assert!(output.contains("from ‘Don’t know’ to ‘Partly’"), "{output}");

    let [before, after] = files("compare-text-margin", &case("S18"));
    let output = stdout(&sbs(&["compare", &before, &after, "--format", "text"]));
    assert!(output.contains("Niveau: van 0 naar 5\nHet niveau is veranderd, maar"), "{output}");
}

#[test]
fn a_comparison_as_rows_has_one_for_each_score_and_one_for_the_level() {
    let [before, after] = files("compare-csv", &case("S11"));

    let output = stdout(&sbs(&["compare", &before, &after, "--format", "csv", "--lang", "en"]));

    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(output.as_bytes()).records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 11 + 2);
    let row = |id: &str| rows.iter().find(|row| &row[0] == id).unwrap();
    assert_eq!([&row("L2")[3], &row("L2")[4], &row("L2")[5], &row("L2")[7]], ["60", "80", "20", "up"]);
    assert_eq!([&row("level")[3], &row("level")[4], &row("level")[5]], ["1", "3", "2"]);
}

#[test]
fn the_faulty_one_of_two_is_named_and_thresholds_must_be_the_same() {
    let mut case = case("S11");
    case["input"]["after"]["answers"]["PE-1"] = json!(5);
    let [before, after] = files("compare-faulty", &case);
    let output = sbs(&["compare", &before, &after]);
    assert_eq!(lines(&output)[0], json!({ "error": { "code": "BAD_ANSWER", "item": "PE-1", "index": 1 } }));
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains(&after), "{}", stderr(&output));

    case["input"]["after"]["answers"]["PE-1"] = json!(4);
    case["input"]["after"]["parameters"] = json!({ "threshold": 60 });
    let [before, after] = files("compare-thresholds", &case);
    let output = sbs(&["compare", &before, &after]);
    let expected = json!({ "error": { "code": "PARAMETERS_MISMATCH", "item": null, "index": null } });
    assert_eq!((lines(&output)[0].clone(), output.status.code()), (expected, Some(1)));

    let output = sbs(&["compare", "SB1-2096T-9PW92", &before]);
    assert_eq!(lines(&output)[0]["error"]["index"], json!(0));
    assert!(stderr(&output).starts_with("code: "), "{}", stderr(&output));
}
