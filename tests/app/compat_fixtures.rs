//! Everything that a published version wrote is read for ever. The files in `tests/frozen/` are as that version wrote
//! them, `v1` for schema 1; they are never edited again. A later version adds files of its own.

use std::{collections::BTreeMap, fs, path::PathBuf};

use serde_json::Value;
use social_business_scan::{
    core::{
        answer_file,
        answers::{Answer, AnswerSheet, Count},
        instrument::{ErrorCode, Instrument, Lang, Mode, OrgModel},
        result_code,
    },
    storage::envelope::{Content, Saved, read},
};

use crate::support::{
    self, instrument,
    sheets::step,
    versions::{Change, changed, parsed},
};

/// The files of the first schema with a digest of what they hold (FNV-1a, 64 bits).
const V1: [(&str, u64); 8] = [
    ("answers.json", 0xd9a9_ebec_9be8_7fab),
    ("codes.txt", 0x2bd2_aaf6_52f2_4f34),
    ("envelope-begun.json", 0xa3b3_2b00_6d01_b553),
    ("envelope-culture-only.json", 0xbd67_56db_7473_d893),
    ("envelope-full.json", 0x9264_2454_690b_ad1d),
    ("envelope-made-quick.json", 0x50d6_c1b6_fee7_bf19),
    ("envelope-renewed.json", 0x9898_7884_ee38_d2c2),
    ("result.json", 0x6f5c_4e30_56f1_4a86),
];

fn folder() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "frozen", "v1"].iter().collect()
}

fn text(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap()
}

fn digest(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[track_caller]
fn kept(instrument: &Instrument, name: &str) -> Saved {
    match read(instrument, &text(name)) {
        Content::Saved(saved) => *saved,
        other => panic!("{name}: {other:?}"),
    }
}

/// Where an answer is now: with its item, or waiting.
fn answer(instrument: &Instrument, saved: &Saved, id: &str) -> Option<String> {
    let given = instrument.find(id).and_then(|item| saved.sheet.answers.get(item));
    let as_text = |answer| match answer {
        Answer::Step(step) => step.value().to_string(),
        Answer::NotApplicable => "NA".to_owned(),
        Answer::DontKnow => "DK".to_owned(),
    };
    given.map(as_text).or_else(|| saved.unmigrated.answer_to(id).map(str::to_owned))
}

/// Every answer of a frozen file is there, wherever the questions of now put it.
#[track_caller]
fn has_all_answers(instrument: &Instrument, saved: &Saved, name: &str) {
    let file: Value = serde_json::from_str(&text(name)).unwrap();
    for part in ["answers", "beyond"] {
        for (id, value) in file[part].as_object().into_iter().flatten() {
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            assert_eq!(answer(instrument, saved, id), Some(value), "{name}: {id}");
        }
    }
}

#[test]
fn frozen_files_are_as_they_were_written() {
    let found: BTreeMap<String, u64> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .map(|name| (name.clone(), digest(&text(&name))))
        .collect();
    let expected = V1.iter().map(|(name, digest)| ((*name).to_owned(), *digest)).collect();

    assert_eq!(found, expected, "a frozen file is never edited: a new form gets a file of its own");
}

#[test]
fn a_scan_that_was_begun_goes_on_with_its_note_its_place_and_what_was_typed() {
    let instrument = instrument();

    let saved = kept(&instrument, "envelope-begun.json");

    has_all_answers(&instrument, &saved, "envelope-begun.json");
    assert_eq!((saved.sheet.mode, saved.lang, saved.culture_only), (Mode::Quick, None, false));
    assert_eq!(saved.typed, ["about 20", ""]);
    assert_eq!(saved.place.as_deref(), Some("people"));
    assert_eq!(saved.saved_at.as_deref(), Some("2026-11-21T10:00:00.123Z"));
    let note = "Gezien: “twee keer” \u{1F600}\nen op maandag\t\\";
    let waits = saved.unmigrated.earlier.iter().any(|entry| entry.key == "notes.PE-2" && entry.value == note);
    assert!(waits || instrument.find("PE-2").is_some_and(|item| saved.notes.get(item) == note));
}

#[test]
fn a_full_scan_is_read_with_its_numbers() {
    let instrument = instrument();

    let saved = kept(&instrument, "envelope-full.json");

    has_all_answers(&instrument, &saved, "envelope-full.json");
    assert_eq!((saved.sheet.mode, saved.lang), (Mode::Full, Some(Lang::En)));
    assert_eq!(saved.sheet.org_model, Some(OrgModel::HubAndSpoke));
    let numbers = [saved.sheet.employees, saved.sheet.publishers];
    assert_eq!(numbers, [Some(Count::Number(420)), Some(Count::Number(9))]);
    assert_eq!(saved.typed, ["420", "9"]);
}

#[test]
fn a_full_scan_that_was_made_quick_keeps_what_is_outside_the_mode() {
    let instrument = instrument();

    let saved = kept(&instrument, "envelope-made-quick.json");

    has_all_answers(&instrument, &saved, "envelope-made-quick.json");
    assert_eq!((saved.sheet.mode, saved.lang), (Mode::Quick, Some(Lang::Nl)));
}

#[test]
fn a_scan_of_the_culture_only_is_read_as_such() {
    let instrument = instrument();

    let saved = kept(&instrument, "envelope-culture-only.json");

    has_all_answers(&instrument, &saved, "envelope-culture-only.json");
    assert!(saved.culture_only);
    assert_eq!(saved.sheet.org_model, Some(OrgModel::DontKnow));
    assert_eq!([saved.sheet.employees, saved.sheet.publishers], [Some(Count::DontKnow), None]);
    assert_eq!([saved.place, saved.saved_at], [None, None]);
}

/// Version 2 of a questionnaire, without PE-2, with another PE-5, with an L4-3 that always applies.
#[test]
fn what_waits_for_its_question_waits_on_and_what_another_build_added_is_written_again() {
    let change = Change {
        version: 2,
        removed: vec!["PE-2".to_owned()],
        reworded: vec!["PE-5".to_owned()],
        always_apply: vec!["L4-3".to_owned()],
        added: None,
    };
    let second = parsed(&changed(&support::instrument_json(), &change));

    let saved = kept(&second, "envelope-renewed.json");

    has_all_answers(&second, &saved, "envelope-renewed.json");
    let waits = ["PE-2", "PE-5", "L4-3", "PE-1"].map(|id| saved.unmigrated.answer_to(id));
    assert_eq!(waits, [Some("3"), Some("3"), Some("NA"), None]);
    assert!(saved.unmigrated.earlier.iter().any(|entry| entry.key == "notes.PE-2" && entry.value == "weg"));
    assert!(saved.to_text(&second).contains("\"mood\":[1.50]"));
}

#[test]
fn what_was_written_before_there_were_plans_has_an_empty_one_and_goes_back_as_it_was() {
    let instrument = instrument();
    for (name, _) in V1.iter().filter(|(name, _)| name.starts_with("envelope")) {
        if *name == "envelope-renewed.json" {
            continue; // Of a second version of the questionnaire.
        }
        let saved = kept(&instrument, name);
        assert!(saved.plan.is_empty() && saved.target.is_empty(), "{name}");
        let before: Value = serde_json::from_str(&text(name)).unwrap();
        let after: Value = serde_json::from_str(&saved.to_text(&instrument)).unwrap();
        for (key, value) in before.as_object().unwrap().iter().filter(|(key, _)| *key != "tabs") {
            // Members that were not written at first are null since then.
            assert!(after.get(key) == Some(value) || instrument.version > 1, "{name}: {key}");
        }
        assert!(after.get("plan").is_none() && after.get("target").is_none(), "{name}");
    }
}

#[test]
fn an_answer_file_is_read_by_its_version_and_refused_by_another_with_the_reason() {
    let instrument = instrument();
    let read = answer_file::from_text(&instrument, &text("answers.json"));

    if instrument.version > 1 {
        assert_eq!(read.unwrap_err().code, ErrorCode::UnknownVersion);
        return;
    }
    let AnswerSheet { mode, answers, threshold, .. } = read.unwrap();
    assert_eq!((mode, threshold, answers.count()), (Mode::Full, Some(65.0), 48));
    assert_eq!(answers.get(instrument.find("PE-8").unwrap()), Some(step(4)));
}

#[test]
fn a_code_is_read_by_its_version_and_refused_by_another_with_the_reason() {
    let instrument = instrument();
    for text in text("codes.txt").lines() {
        match result_code::decode(&instrument, text) {
            Ok(sheet) => assert_eq!(result_code::encode(&instrument, &sheet), text),
            Err(error) => {
                assert_eq!((error.code, instrument.version > 1), (ErrorCode::UnknownVersion, true));
            }
        }
    }
}

#[test]
fn whoever_reads_result_files_finds_every_key_that_there_was() {
    let instrument = instrument();
    let frozen: Value = serde_json::from_str(&text("result.json")).unwrap();
    let mut sheet = AnswerSheet::new(Mode::Full);
    instrument.item_indices().for_each(|item| sheet.answers.set(item, Some(step(1))));

    let now = support::result(&instrument, &sheet);

    for (key, value) in frozen.as_object().unwrap() {
        assert!(now.get(key).is_some(), "{key}");
        for inner in value.as_object().into_iter().flat_map(|object| object.keys()) {
            assert!(now[key].is_null() || now[key].get(inner).is_some(), "{key}.{inner}");
        }
    }
    assert_eq!((&frozen["kind"], &frozen["version"]), (&Value::from("sbs-result"), &Value::from(1)));
}
