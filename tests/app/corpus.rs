//! The inputs that fuzzing found worth keeping, against the properties by which it found them (see fuzz/README.md).

use std::{collections::BTreeSet, fs, path::Path};

use proptest::prelude::*;

use crate::parser_properties::READERS;

/// The inputs of a reader: one a line, each as a JSON string, because inputs have line breaks too.
fn inputs(reader: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let text = fs::read_to_string(folder.join(reader).with_extension("jsonl")).unwrap();
    text.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
}

#[track_caller]
fn all_hold(reader: &str) {
    let (_, property) = READERS.iter().find(|(name, _)| *name == reader).unwrap();
    for input in inputs(reader) {
        println!("{reader}: {input:?}");
        property(&input);
    }
}

#[test]
fn every_kept_answer_file_is_read_the_same_again_or_refused_with_its_reason() {
    all_hold("answer_file");
}

#[test]
fn every_kept_code_is_the_only_one_of_its_answers_or_refused() {
    all_hold("code");
}

#[test]
fn every_kept_envelope_is_kept_the_same_again_or_known_as_broken_or_newer() {
    all_hold("envelope");
}

#[test]
fn every_kept_file_is_opened_as_scoring_reads_it_or_refused_in_words() {
    all_hold("import_file");
}

#[test]
fn every_kept_link_is_read_as_its_code_however_it_is_encoded() {
    all_hold("link");
}

#[test]
fn every_kept_instrument_can_be_scored_or_has_its_faults_told() {
    all_hold("instrument");
}

#[test]
fn in_every_kept_meeting_of_two_tabs_nothing_is_lost_that_neither_cleared() {
    all_hold("merge");
}

#[test]
fn every_kept_place_is_a_screen_of_that_name_or_none() {
    all_hold("screen_name");
}

#[test]
fn every_kept_text_that_a_next_version_reads_loses_nothing_and_goes_back() {
    all_hold("migration");
}

/// A change to one place of an instrument.
fn a_change() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        Just("-"),
        Just("null"),
        Just("true"),
        Just("false"),
        Just("{}"),
        Just("[]"),
        Just("\"\""),
        Just("\"a\""),
        Just("-1"),
        Just("0"),
        Just("0.5"),
        Just("1"),
        Just("2"),
        Just("7"),
        Just("8"),
        Just("255"),
        Just("1e308"),
        Just("\"plain\""),
        Just("\"levels\""),
        Just("\"profile\""),
        Just("\"bars\""),
        Just("\"mean\""),
        Just("{\"en\":\"a\"}"),
        Just("[[]]"),
        Just("> \"gated\""),
        Just("> \"core\""),
    ];
    let other = (prop_oneof![Just("="), Just("+")], any::<u16>());
    let change = prop_oneof![3 => value.prop_map(str::to_owned), 2 => other.prop_map(|(how, place)| format!("{how} {place}"))];
    (any::<u16>(), change).prop_map(|(place, change)| format!("{place} {change}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_thousand_changed_models_of_format_2_have_all_their_faults_told_or_work(
        model in 0_usize..10,
        changes in proptest::collection::vec(a_change(), 1..4),
    ) {
        let input = format!("{model} model\n{}", changes.join("\n"));
        let (_, property) = READERS.iter().find(|(name, _)| *name == "instrument").unwrap();
        property(&input);
    }
}

#[test]
fn the_corpus_is_small_and_has_no_input_twice() {
    for (reader, _) in READERS {
        let inputs = inputs(reader);
        let bytes: usize = inputs.iter().map(String::len).sum();
        assert!(!inputs.is_empty() && inputs.len() <= 300 && bytes <= 40_000, "{reader}: {bytes} bytes");
        assert_eq!(inputs.iter().collect::<BTreeSet<_>>().len(), inputs.len(), "{reader}");
    }
}
