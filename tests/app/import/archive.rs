//! A file with all that was kept: the scan at work is asked about, attempts are added, and what cannot be read is left.

use serde_json::{Value, json};
use social_business_scan::{
    core::{answers::AnswerSheet, instrument::Mode},
    import::{Refusal, read_file},
    state::{
        effect::Effect,
        msg::{DialogMsg, ImportMsg, Msg},
        screen::Screen,
        update::update,
    },
    storage::{archive::write, envelope::Saved},
};

use super::{asked, begun, item, model, shown, step};

const NOW: &str = "2026-11-22T12:00:00.000Z";

/// A scan with one answer.
fn scan(id: &str) -> Saved {
    let mut sheet = AnswerSheet::new(Mode::Full);
    sheet.answers.set(item(&model(), id), step(2));
    Saved { saved_at: Some(NOW.into()), attempt: Some("1-1".into()), ..Saved::from_sheet(sheet) }
}

/// A file with a scan at work, if there is one, and these attempts.
fn file(current: Option<&Saved>, attempts: &[Saved]) -> String {
    let instrument = model().instrument;
    let mut file: Value = serde_json::from_str(&write(&instrument, NOW, current, &[], &[])).unwrap();
    let texts = attempts.iter().map(|one| serde_json::from_str(&one.to_text(&instrument)).unwrap());
    file["attempts"] = Value::Array(texts.collect());
    file.to_string()
}

fn open(text: String) -> Msg {
    Msg::Import(ImportMsg::OpenFile(Ok(text)))
}

fn added(effects: &[Effect]) -> Option<Vec<Saved>> {
    effects.iter().find_map(|effect| match effect {
        Effect::AddAttempts(attempts) => Some(attempts.to_vec()),
        _ => None,
    })
}

/// Which attempt it was elsewhere means nothing here.
fn plain(saved: Saved) -> Saved {
    Saved { attempt: None, ..saved }
}

#[test]
fn the_scan_is_asked_about_and_the_attempts_are_told_and_added_with_a_yes() {
    for answer in [Msg::Dialog(DialogMsg::Confirm), Msg::Dialog(DialogMsg::Merge)] {
        let mut model = begun();
        let before = model.attempt.clone();

        let quiet = update(&mut model, open(file(Some(&scan("PE-2")), &[scan("PE-3"), scan("PE-4")])));
        let told = shown(&model, None);
        let effects = update(&mut model, answer.clone());

        assert!(quiet.is_empty() && model.dialog.is_none(), "{quiet:?}");
        assert!(told.iter().any(|line| line == "2 eerdere metingen komen erbij."), "{told:?}");
        assert_eq!(added(&effects), Some(vec![plain(scan("PE-3")), plain(scan("PE-4"))]), "{answer:?}");
        assert_eq!(model.answers.get(item(&model, "PE-2")), step(2));
        assert_eq!(model.attempt, before, "{answer:?}");
    }
}

#[test]
fn a_no_adds_nothing() {
    let mut model = begun();
    let _ = update(&mut model, open(file(Some(&scan("PE-2")), &[scan("PE-3")])));
    assert_eq!(asked(&model).attempts.len(), 1);

    let effects = update(&mut model, Msg::Dialog(DialogMsg::Cancel));

    assert_eq!(added(&effects), None);
}

#[test]
fn attempts_alone_take_nobodys_place_and_are_not_asked_about() {
    let mut model = begun();
    let before = model.saved(None).sheet;

    let effects = update(&mut model, open(file(None, &[scan("PE-3")])));

    assert_eq!(added(&effects), Some(vec![plain(scan("PE-3"))]));
    assert_eq!((model.saved(None).sheet, model.screen), (before, Screen::Data));
}

#[test]
fn what_cannot_be_read_takes_nothing_along_and_all_of_it_is_refused() {
    let instrument = model().instrument;
    let mut half: Value = serde_json::from_str(&file(Some(&scan("PE-2")), &[scan("PE-3")])).unwrap();
    half["attempts"][0]["answers"]["PE-3"] = json!(9);
    let mut all = half.clone();
    all["current"] = json!({ "schema": 1 });
    let mut other = half.clone();
    other["instrument"] = json!("another");
    let empty = file(None, &[]);

    let read = |value: &str| read_file(&instrument, value);

    assert!(read(&half.to_string()).is_ok_and(|import| import.attempts.is_empty()));
    assert_eq!(read(&all.to_string()), Err(Refusal::Damaged));
    assert_eq!(read(&empty), Err(Refusal::NoAnswers));
    assert!(matches!(read(&other.to_string()), Err(Refusal::Invalid(_))));
}
