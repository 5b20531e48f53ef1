//! Models of format 2 with other groups and scales: every command works on their files and answers.

use std::{fs, sync::LazyLock};

use serde_json::Value;
use social_business_scan::core::instrument::{Instrument, Role};

use crate::{
    family::{MODELS, Model},
    file, lines, sbs, stderr, stdout,
};

/// A model with its file, and one of twelve answer files, a line each.
struct Written {
    model: &'static Model,
    instrument: Instrument,
    file: String,
    answers: String,
    one: [String; 2],
}

static ALL: LazyLock<Vec<Written>> = LazyLock::new(|| MODELS.iter().map(written).collect());

fn written(model: &'static Model) -> Written {
    let path = file(&format!("{}.json", model.id), &serde_json::to_string_pretty(&model.json()).unwrap());
    let simulated = sbs(&["simulate", "--instrument", &path, "-n", "12", "--seed", "7"]);
    assert_eq!((simulated.status.code(), stderr(&simulated)), (Some(0), String::new()));
    let answers = stdout(&simulated);
    let one =
        [0, 1].map(|place| file(&format!("{}-{place}.json", model.id), answers.lines().nth(place).unwrap()));
    let answers = file(&format!("{}.ndjson", model.id), &answers);
    Written { model, instrument: model.instrument(), file: path, answers, one }
}

/// What a command says of a model, if it has no fault.
fn said(written: &Written, arguments: &[&str]) -> String {
    let output = sbs(&[arguments, &["--instrument", &written.file]].concat());
    let told = stderr(&output);
    assert_eq!((output.status.code(), told.as_str()), (Some(0), ""), "{}: {arguments:?}", written.model.id);
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn check_says_that_each_is_fine_and_convert_that_it_is_in_format_2() {
    for written in ALL.iter() {
        let checked = sbs(&["check", &written.file]);
        assert_eq!((checked.status.code(), stderr(&checked)), (Some(0), String::new()));
        assert!(stdout(&checked).contains(&format!("ok ({} version 3", written.model.id)));
        let converted = sbs(&["convert", &written.file, "-o", "-"]);
        assert_eq!(stderr(&converted), format!("{}: is in format 2 already\n", written.file));
    }
}

#[test]
fn answers_of_each_are_scored_as_json_text_and_csv() {
    for written in ALL.iter() {
        let results = said(written, &["score", &written.answers]);
        let results: Vec<Value> = results.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(results.len(), 12);
        for result in &results {
            let dimensions = result["dimensions"].as_object().unwrap();
            assert!(dimensions.values().any(|dimension| dimension["score"].is_number()), "{result}");
            assert_eq!(dimensions.len(), written.instrument.dimensions.len());
        }
        let csv = said(written, &["score", &written.one[0], "--format", "csv"]);
        let has = |id: &str| csv.lines().any(|row| row.starts_with(&format!("{id},")));
        let role = |role| written.instrument.has(role);
        assert_eq!([has("level"), has("pyramid")], [role(Role::Levels); 2], "{csv}");
        assert_eq!([has("threeP"), has("balance")], [role(Role::Profile); 2], "{csv}");
        assert_eq!(has("values"), written.instrument.groups_of(Role::Bars).count() == 1, "{csv}");
        let text = said(written, &["score", &written.one[0], "--format", "text", "--lang", "en"]);
        let rows = |name: &str| text.lines().filter(|line| line.starts_with(&format!("  {name} "))).count();
        let dimensions = &written.instrument.dimensions;
        assert!(
            dimensions.iter().all(|dimension| text.contains(&format!(" {} ", dimension.id.key()))),
            "{text}"
        );
        let indices = written.instrument.groups.iter().filter(|group| group.role != Role::Plain);
        assert!(indices.clone().all(|group| rows(group.key) == 1), "{}: {text}", written.model.id);
        assert_eq!(rows("All together"), usize::from(written.instrument.indices.culture.is_some()), "{text}");
    }
}

#[test]
fn a_code_of_each_is_its_answers() {
    for written in ALL.iter() {
        let code = said(written, &["code", "encode", &written.one[0]]);
        let decoded: Value = serde_json::from_str(&said(written, &["code", "decode", code.trim()])).unwrap();
        let answers: Value = serde_json::from_str(&fs::read_to_string(&written.one[0]).unwrap()).unwrap();
        assert_eq!(decoded["answers"], answers["answers"], "{}", written.model.id);
    }
}

#[test]
fn two_measurements_and_a_team_of_each_are_compared_and_counted() {
    for written in ALL.iter() {
        let [before, after] = &written.one;
        for format in ["json", "text", "csv"] {
            said(written, &["compare", before, after, "--format", format, "--lang", "en"]);
        }
        for format in ["json", "text", "csv"] {
            said(written, &["team", &written.answers, "--format", format, "--lang", "en"]);
        }
        if written.instrument.has(Role::Profile) {
            said(written, &["team", &written.answers, "--format", "svg", "--lang", "en"]);
        }
        let csv = said(written, &["team", &written.answers, "--format", "csv", "--lang", "en"]);
        let has = |id: &str| csv.lines().any(|row| row.starts_with(&format!("{id},")));
        let role = |role| written.instrument.has(role);
        assert_eq!(["level", "pyramid"].map(has), [role(Role::Levels); 2], "{csv}");
        assert_eq!(["threeP", "balance"].map(has), [role(Role::Profile); 2], "{csv}");
        let bars: Vec<&str> = written.instrument.groups_of(Role::Bars).map(|group| group.key).collect();
        assert_eq!(has("values"), bars.len() == 1, "{csv}");
        assert!(bars.len() == 1 || bars.into_iter().all(has), "{csv}");
        let team: Value = serde_json::from_str(&said(written, &["team", &written.answers])).unwrap();
        assert_eq!((&team["respondents"], &team["status"]), (&12.into(), &"ok".into()));
    }
}

#[test]
fn a_report_of_each_is_written_and_a_pdf_verified() {
    for written in ALL.iter() {
        for format in ["html", "md"] {
            let report = said(
                written,
                &["report", &written.one[0], "-o", "-", "--format", format, "--lang", "en", "--appendix"],
            );
            let first = written.instrument.dimensions.first().unwrap().id.key();
            assert!(report.contains(first), "{report}");
        }
        let pdf = file(&format!("{}.pdf", written.model.id), "");
        said(written, &["report", &written.one[0], "-o", &pdf, "--lang", "en"]);
        said(written, &["verify", &pdf]);
    }
}

#[test]
fn drawings_of_each_are_made() {
    for written in ALL.iter() {
        let drawings = [
            ("card", true, ""),
            ("slide", true, ""),
            ("radar", written.instrument.has(Role::Profile), "no profile"),
            ("pyramid", written.instrument.has(Role::Levels), "no levels"),
            (
                "facets",
                false,
                if written.instrument.facets.is_empty() { "no facets" } else { "3 facets or more" },
            ),
        ];
        for (drawing, has, why) in drawings {
            let arguments = ["chart", drawing, &written.one[0], "-o", "-", "--lang", "en"];
            if has {
                said(written, &arguments);
            } else {
                let output = sbs(&[&arguments[..], &["--instrument", &written.file]].concat());
                assert_eq!(output.status.code(), Some(1), "{}: {drawing}", written.model.id);
                assert!(stderr(&output).contains(why), "{}: {}", written.model.id, stderr(&output));
            }
        }
    }
}

#[test]
fn a_spreadsheet_of_each_makes_the_same_model() {
    for written in ALL.iter() {
        let [book, back] =
            ["xlsx", "back.json"].map(|ending| file(&format!("{}.{ending}", written.model.id), ""));
        let exported = sbs(&["export", &written.file, "-o", &book]);
        assert_eq!((exported.status.code(), stderr(&exported)), (Some(0), String::new()));
        let imported = sbs(&["import", &book, "-o", &back]);
        assert_eq!(
            (imported.status.code(), stderr(&imported)),
            (Some(0), String::new()),
            "{}",
            written.model.id
        );
        let text = fs::read_to_string(&back).unwrap();
        assert!(Instrument::parse(&text).as_ref() == Ok(&written.instrument), "{}", written.model.id);
        assert!(!text.contains("itemOrder") && !text.contains("null"));
        let merged = sbs(&["import", &book, "--into", &written.file, "-o", &back]);
        assert_eq!((merged.status.code(), stderr(&merged)), (Some(0), String::new()), "{}", written.model.id);
        let read = Instrument::parse(&fs::read_to_string(&back).unwrap());
        assert!(read.as_ref() == Ok(&written.instrument), "{}", written.model.id);
    }
}

#[test]
fn a_study_of_each_says_what_to_look_at_and_nothing_of_what_it_does_not_have() {
    for written in ALL.iter() {
        let study = said(written, &["simulate", "--report", "--format", "json", "-n", "300"]);
        let study: Value = serde_json::from_str(&study).unwrap();
        let levels = written.instrument.top_level();
        let expected = if levels > 0 { usize::from(levels) + 2 } else { 0 };
        assert_eq!(study["levels"].as_array().unwrap().len(), expected);
        assert!(!study.to_string().contains("\"warnings\""), "{study}");
    }
}

#[test]
fn answers_of_another_questionnaire_are_refused_and_the_option_is_not_for_questionnaires() {
    let [first, second, ..] = ALL.as_slice() else { panic!() };
    let output = sbs(&["score", "--instrument", &first.file, &second.one[0]]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output)[0]["error"]["code"], "UNKNOWN_INSTRUMENT");
    for command in [&["check", &first.file][..], &["schema"]] {
        let output = sbs(&[command, &["--instrument", &first.file]].concat());
        assert_eq!(stderr(&output), "sbs: --instrument is for what reads or writes answers\n");
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    }
    let output = sbs(&["score", "--instrument", &first.one[0], &first.one[0]]);
    assert!(stderr(&output).contains("title: is missing"), "{}", stderr(&output));
}

#[test]
fn what_is_wrong_with_a_number_is_told_with_those_that_the_questionnaire_allows() {
    let mut json = MODELS[1].json();
    json["parameters"] = serde_json::json!({ "thresholdMin": 40, "threshold": 45, "thresholdMax": 50.5 });
    let instrument = file("thresholds.json", &json.to_string());
    let answers = serde_json::json!({
        "instrument": MODELS[1].id, "version": 3, "mode": "full", "answers": {}, "parameters": { "threshold": 60 },
    });
    let answers = file("threshold.json", &answers.to_string());

    for format in ["text", "csv"] {
        let arguments = ["score", "--instrument", &instrument, &answers, "--format", format, "--lang", "en"];
        let told = stdout(&sbs(&arguments));
        assert!(told.contains("The threshold must be a number from 40 to 50.5."), "{told}");
    }
}

/// A facet whose items have different scales, and one answer: it is told in the words of its own scale.
#[test]
fn a_single_answer_to_a_facet_is_told_by_its_own_scale() {
    let mut json = MODELS[0].json();
    let point = |word: &str| serde_json::json!({ "label": { "en": word } });
    json["scales"]["yes"] =
        serde_json::json!({ "stem": { "en": "So?" }, "points": [point("not so"), point("it is so")] });
    let item = |id: &str| {
        json["items"].as_array().unwrap().iter().position(|item| item["id"] == serde_json::json!(id)).unwrap()
    };
    let third = item("sides.2-3");
    json["items"][third]["facet"] = serde_json::json!("sides.2.part");
    json["items"][third]["scale"] = serde_json::json!("yes");
    let instrument = file("facet-scales.json", &json.to_string());
    let answers = serde_json::json!({
        "instrument": MODELS[0].id, "version": 3, "mode": "full", "answers": { "sides.2-2": "DK", "sides.2-3": 1 },
    });
    let answers = file("facet-answer.json", &answers.to_string());

    let text =
        stdout(&sbs(&["score", "--instrument", &instrument, &answers, "--format", "text", "--lang", "en"]));

    let row = text.lines().find(|line| line.starts_with("  A part ")).unwrap_or_else(|| panic!("{text}"));
    assert!(row.contains("it is so"), "{row}");
}
