//! The result file of the page is that of the command line.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use social_business_scan::{
    core::{
        answer_file::{AnswerFile, WithThreshold},
        instrument::Instrument,
        score::{result_file::ResultFile, score},
    },
    export::result::json::text,
};

#[test]
fn the_result_file_is_what_the_command_line_prints() {
    let instrument = Instrument::built_in().unwrap();
    let (mut answers, mut results) = (String::new(), String::new());
    for (_, sheet) in super::cases() {
        let file = AnswerFile { instrument: &instrument, sheet: &sheet };
        answers += &(serde_json::to_string(&WithThreshold(file)).unwrap() + "\n");
        let report = score(&instrument, &sheet);
        results += &text(&ResultFile { instrument: &instrument, report: &report });
    }
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("export-result.ndjson");
    fs::write(&path, answers).unwrap();

    let sbs = Command::new(env!("CARGO_BIN_EXE_sbs")).arg("score").arg(&path).stdin(Stdio::null()).output();

    let printed = String::from_utf8(sbs.unwrap().stdout).unwrap();
    for (one, other) in results.lines().zip(printed.lines()) {
        assert_eq!(one, other);
    }
    assert_eq!(results.len(), printed.len());
}
