//! The command line, run as a visitor runs it: real files, real pipes, real exit codes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod chart;
mod check;
mod compare;
mod compare_page;
mod convert;
#[path = "../support/models.rs"]
mod family;
mod formats;
mod models;
mod report;
mod report_tags;
mod report_vera;
mod schema;
mod simulate;
mod spreadsheet;
#[path = "../support/mod.rs"]
mod support;
mod team;
mod team_page;
mod team_spark;
mod verify;

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};
use support::{cases, differences};

fn sbs(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sbs")).args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn sbs_with_input(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sbs"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    output
}

/// A file of this test, named by the test.
fn file(name: &str, content: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{name}"));
    fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    stdout(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The case of the worked example.
fn worked_example() -> Value {
    cases("cases", "score").into_iter().find(|case| case["id"] == "S01").unwrap()
}

#[test]
fn every_reference_case_scores_as_the_document_says() {
    let all = [cases("cases", "score"), cases("errors", "score")].concat();
    let input: String = all.iter().map(|case| format!("{}\n", case["input"])).collect();

    let output = sbs_with_input(&["score", "-"], &input);

    let results = lines(&output);
    assert_eq!(results.len(), all.len());
    for (case, result) in all.iter().zip(&results) {
        let found = differences(&case["expected"], result);
        assert!(found.is_empty(), "case {}:\n{}", case["id"], found.join("\n"));
    }
    assert_eq!(output.status.code(), Some(1), "the faulty ones count");
}

#[test]
fn a_sound_file_gives_one_line_and_exit_code_0() {
    let case = worked_example();
    let answers = file("sound.json", &serde_json::to_string_pretty(&case["input"]).unwrap());

    let output = sbs(&["score", &answers]);

    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stderr(&output), "");
    assert_eq!(stdout(&output).lines().count(), 1);
    assert_eq!(differences(&case["expected"], &lines(&output)[0]), Vec::<String>::new());
}

#[test]
fn a_faulty_file_gives_its_error_object_and_names_file_field_and_expectation() {
    let mut input = worked_example()["input"].clone();
    input["answers"]["PE-3"] = json!(7);
    let answers = file("faulty.json", &input.to_string());

    let output = sbs(&["score", &answers]);

    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output), [json!({ "error": { "code": "BAD_ANSWER", "item": "PE-3", "index": null } })]);
    let expected =
        format!("{answers}: answers.PE-3: found 7, expected 0 to 4, \"NA\" or \"DK\" (BAD_ANSWER)\n");
    assert_eq!(stderr(&output), expected);
}

#[test]
fn every_error_of_an_answer_file_names_its_field() {
    let sound = worked_example()["input"].clone();
    let with = |edits: &[(&str, Value)]| {
        let mut input = sound.clone();
        for (pointer, value) in edits {
            let (parent, key) = pointer.rsplit_once('/').unwrap();
            input.pointer_mut(parent).unwrap()[key] = value.clone();
        }
        input.to_string()
    };
    let too_many = [("/employees", json!(3)), ("/publishers", json!(4))];
    let table = [
        ("[]".to_owned(), "found [], expected an object"),
        ("{".to_owned(), "is not JSON: EOF"),
        (with(&[("/answers", json!(1))]), "answers: found 1, expected an object"),
        (with(&[("/instrument", json!("x"))]), "instrument: found \"x\", expected \"social-business\""),
        (with(&[("/version", Value::Null)]), "version: found null, expected 1"),
        (with(&[("/mode", json!("QUICK"))]), "mode: found \"QUICK\", expected \"full\" or \"quick\""),
        (with(&[("/parameters", json!([]))]), "parameters: found [], expected an object"),
        (with(&[("/parameters", json!({"a": 1}))]), "parameters.a: found 1, expected no parameter but"),
        (
            with(&[("/parameters", json!({"threshold": 81}))]),
            "parameters.threshold: found 81, expected a number",
        ),
        (with(&[("/answers/XX-1", Value::Null)]), "answers.XX-1: found null, expected only items"),
        (with(&[("/mode", json!("quick"))]), "answers.PE-1: found 3, expected only items of the quick scan"),
        (with(&[("/answers/L1-1", json!("NA"))]), "answers.L1-1: found \"NA\", expected 0 to 4 or \"DK\""),
        (with(&[("/orgModel", json!("hub"))]), "orgModel: found \"hub\", expected \"decentralised\""),
        (with(&[("/employees", json!(0))]), "employees: found 0, expected a whole number from 1"),
        (with(&[("/publishers", json!(-1))]), "publishers: found -1, expected a whole number from 0"),
        (with(&too_many), "publishers: found 4, expected at most the number of employees, 3"),
    ];
    for (input, expected) in table {
        let answers = file("field.json", &input);

        let output = sbs(&["score", &answers]);

        assert_eq!(output.status.code(), Some(1));
        let told = stderr(&output);
        assert!(told.starts_with(&format!("{answers}: {expected}")), "expected {expected}, got {told}");
    }
}

#[test]
fn a_faulty_line_stands_between_the_results_of_its_neighbours() {
    let [first, second] =
        ["S01", "S04"].map(|id| cases("cases", "score").into_iter().find(|case| case["id"] == id).unwrap());
    let content = format!("{}\n{{\"answers\":\n\n{}", first["input"], second["input"]);
    let answers = file("between.ndjson", &content);

    let output = sbs(&["score", &answers]);

    let results = lines(&output);
    assert_eq!(results.len(), 3, "the blank line gives nothing");
    assert_eq!(differences(&first["expected"], &results[0]), Vec::<String>::new());
    assert_eq!(results[1]["error"]["code"], "BAD_FORMAT");
    assert_eq!(differences(&second["expected"], &results[2]), Vec::<String>::new());
    assert!(stderr(&output).starts_with(&format!("{answers}:2: is not JSON")), "{}", stderr(&output));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn ten_thousand_lines_come_back_in_order_with_every_seventh_one_faulty() {
    let sound = worked_example()["input"].clone();
    let mut content = String::new();
    for line in 1..=10_000 {
        let mut input = sound.clone();
        // The number of employees tells the results apart.
        input["employees"] = if line % 7 == 0 { json!("many") } else { json!(1000 + line) };
        content.push_str(&format!("{input}\n"));
    }
    let answers = file("many.ndjson", &content);

    let output = sbs(&["score", &answers]);

    let results = lines(&output);
    assert_eq!(results.len(), 10_000);
    for (line, result) in (1..).zip(&results) {
        if line % 7 == 0 {
            assert_eq!(result["error"]["code"], "EMPLOYEES_INVALID", "line {line}");
        } else {
            assert_eq!(result["ratio"]["employees"], 1000 + line, "line {line}");
        }
    }
    assert_eq!(stderr(&output).lines().count(), 10_000 / 7);
}

#[test]
fn a_program_that_waits_for_each_result_gets_it_at_once() {
    let input = worked_example()["input"].to_string();
    let mut child = Command::new(env!("CARGO_BIN_EXE_sbs"))
        .args(["score", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut results = BufReader::new(child.stdout.take().unwrap()).lines();

    for _ in 0..3 {
        writeln!(stdin, "{input}").unwrap();
        let result = results.next().unwrap().unwrap();
        assert!(result.starts_with("{\"kind\":\"sbs-result\""));
    }
    drop(stdin);

    assert!(results.next().is_none());
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_line_of_endless_length_gives_an_error_and_the_next_line_its_result() {
    let sound = worked_example()["input"].to_string();
    let content = format!("{}\n{sound}\n", "x".repeat(3 << 20));
    let answers = file("endless.ndjson", &content);

    let output = sbs(&["score", &answers]);

    let results = lines(&output);
    assert_eq!(results[0]["error"]["code"], "BAD_FORMAT");
    assert_eq!(results[1]["kind"], "sbs-result");
    assert!(stderr(&output).contains(":1: is longer than"), "{}", stderr(&output));
}

#[test]
fn a_file_with_a_byte_order_mark_and_windows_line_ends_is_read() {
    let sound = worked_example()["input"].to_string();
    let answers = file("windows.ndjson", &format!("\u{FEFF}{sound}\r\n{sound}\r\n"));

    let output = sbs(&["score", &answers]);

    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(lines(&output).len(), 2);
}

#[test]
fn a_file_that_is_not_there_or_not_text_gives_an_error_object_too() {
    let folder = env!("CARGO_TARGET_TMPDIR");
    let bytes = PathBuf::from(folder).join("cli-bytes.json");
    fs::write(&bytes, [0xFF, 0xFE, 0x00]).unwrap();

    let output = sbs(&["score", "/nowhere/a.json", "/nowhere/b.ndjson", folder, bytes.to_str().unwrap()]);

    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output).len(), 4, "one object per file");
    assert!(lines(&output).iter().all(|line| line["error"]["code"] == "BAD_FORMAT"));
    let told = stderr(&output);
    assert!(told.contains("/nowhere/a.json: cannot be read"), "{told}");
    assert!(told.contains("cli-bytes.json: is not UTF-8 text"), "{told}");
}

#[test]
fn a_reader_that_leaves_early_causes_no_fault() {
    let sound = worked_example()["input"].to_string();
    let answers = file("head.ndjson", &format!("{sound}\n").repeat(2_000));
    let mut child = Command::new(env!("CARGO_BIN_EXE_sbs"))
        .args(["score", &answers])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();

    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();

    assert!(first.starts_with('{'));
    assert_eq!(stderr(&output), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn wrong_usage_gives_exit_code_2() {
    for arguments in [
        &["score"][..],
        &[],
        &["scores", "a.json"],
        &["score", "a.json", "--format", "xml"],
        &["score", "a.json", "--lang", "xx"],
        &["code", "decode"],
        &["check"],
    ] {
        let output = sbs(arguments);

        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(stdout(&output), "", "{arguments:?}");
    }
}

#[test]
fn help_is_no_fault() {
    let output = sbs(&["--help"]);

    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).contains("score"));
}

#[test]
fn codes_encode_and_decode_as_the_reference_says() {
    for case in cases("codes", "code") {
        let answers = file("code.json", &case["answers"].to_string());
        let text = case["code"].as_str().unwrap();

        let encoded = sbs(&["code", "encode", &answers]);
        let decoded = sbs(&["code", "decode", text]);

        assert_eq!(stdout(&encoded).trim_end(), text, "case {}", case["id"]);
        let again = file("code-again.json", &stdout(&decoded));
        assert_eq!(stdout(&sbs(&["code", "encode", &again])).trim_end(), text, "case {}", case["id"]);
    }
}

#[test]
fn a_code_may_be_written_in_several_words() {
    let output = sbs(&["code", "decode", "sb1", "20fyj", "94j94", "jnc04", "sp4"]);

    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let answers = &lines(&output)[0];
    assert_eq!(answers["mode"], "quick");
    assert_eq!(answers["answers"]["L3-2"], "NA");
    assert_eq!(answers["answers"]["PE-2"], Value::Null);
}

#[test]
fn a_faulty_code_gives_its_error_object() {
    let output = sbs(&["code", "decode", "SB1-20FYJ-94J95-JNC04-SP4"]);

    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output), [json!({ "error": { "code": "BAD_CHECKSUM", "item": null, "index": null } })]);
    assert!(stderr(&output).contains("BAD_CHECKSUM"));
}
