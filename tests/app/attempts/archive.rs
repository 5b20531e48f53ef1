//! Everything as one file, and back.

use proptest::prelude::*;
use social_business_scan::storage::{
    archive::{Archive, read, write},
    backend::Backend,
    envelope::Saved,
};

use super::{INSTRUMENT, KEY, filled, kept, scan, scans};

const NOW: &str = "2026-11-22T12:00:00.000Z";

/// An archive with a scan at work, two attempts, one that is damaged, and a text that was set aside.
fn text() -> String {
    let backend = filled(3);
    let damaged = format!("{KEY}:attempt:{}", kept(&backend)[1].id);
    backend.set(&damaged, "{\"half \u{1f600}\n").unwrap();
    let current = Saved { attempt: Some("3-7".into()), ..scan(9) };
    let other = [(format!("{KEY}:broken"), "garbage \"\\".to_owned())];
    write(&INSTRUMENT, NOW, Some(&current), &kept(&backend), &other)
}

#[test]
fn what_was_written_is_read_back() {
    let archive = read(&INSTRUMENT, &text()).unwrap();

    assert_eq!(archive.current, Some(scan(9)));
    assert_eq!(scans_of(&archive), [scan(2), scan(0)]);
    assert_eq!(archive.unread, 2);
}

fn scans_of(archive: &Archive) -> &[Saved] {
    &archive.attempts
}

#[test]
fn it_is_json_in_which_damaged_texts_stand_as_they_were() {
    let value: serde_json::Value = serde_json::from_str(&text()).unwrap();

    assert_eq!(value["kind"], "sbs-archive");
    assert_eq!((&value["schema"], &value["version"], &value["savedAt"]), (&1.into(), &1.into(), &NOW.into()));
    assert_eq!(value["other"]["2-7"], "{\"half \u{1f600}\n");
    assert_eq!(value["other"][format!("{KEY}:broken")], "garbage \"\\");
    assert_eq!(value["attempts"].as_array().unwrap().len(), 2);
}

#[test]
fn an_empty_one_is_one_too() {
    let text = write(&INSTRUMENT, NOW, None, &[], &[]);

    assert_eq!(read(&INSTRUMENT, &text), Some(Archive::default()));
}

#[test]
fn other_files_are_none() {
    let answers = scan(1).to_text(&INSTRUMENT);
    for text in ["", "null", "[]", "{}", answers.as_str(), "{\"kind\":\"sbs-archive\"}"] {
        assert_eq!(read(&INSTRUMENT, text), None, "{text}");
    }
    let foreign = text().replace(
        "\"instrument\":\"social-business\",\"version\":1,\"savedAt\"",
        "\"instrument\":\"x\",\"savedAt\"",
    );
    assert_eq!(read(&INSTRUMENT, &foreign), None);
}

#[test]
fn one_that_is_cut_off_at_any_byte_is_none() {
    let text = text();
    for (cut, _) in text.char_indices() {
        assert_eq!(read(&INSTRUMENT, &text[..cut]), None, "{cut}");
    }
}

#[test]
fn a_part_that_cannot_be_read_takes_no_other_along() {
    let text = text().replacen("\"mode\":\"quick\"", "\"mode\":\"quack\"", 2);
    let archive = read(&INSTRUMENT, &text).unwrap();

    assert_eq!((archive.current, archive.attempts.len(), archive.unread), (None, 1, 4));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn whatever_byte_is_replaced_reading_does_not_panic(at in 0usize..4000, with in "\\PC{0,3}") {
        let text = text();
        let at = (0..=at % text.len()).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let end = (at + 1..=text.len()).find(|end| text.is_char_boundary(*end)).unwrap();
        let _ = read(&INSTRUMENT, &format!("{}{with}{}", &text[..at], &text[end..]));
    }

    #[test]
    fn any_scans_come_back(numbers in prop::collection::btree_set(0usize..5000, 0..24)) {
        let backend = social_business_scan::storage::backend::MemoryBackend::default();
        for number in &numbers {
            super::made(&backend, scan(*number), 1);
        }
        let text = write(&INSTRUMENT, NOW, None, &kept(&backend), &[]);
        prop_assert_eq!(read(&INSTRUMENT, &text).unwrap().attempts, scans(&kept(&backend)));
    }
}
