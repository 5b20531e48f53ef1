//! `sbs check`: every fault of an instrument with file, line, column, path and what to do about it.

use std::fs;

use serde_json::{Value, json};

use super::{file, sbs, stderr, stdout, support};

/// What `sbs check` says on standard error of a text, without the name of the file.
fn told(name: &str, text: &str) -> Vec<String> {
    let file = file(&format!("check-{name}.json"), text);
    let output = sbs(&["check", &file]);
    let told = stderr(&output);
    told.lines().map(|line| line.strip_prefix(&format!("{file}:")).expect(line).to_owned()).collect()
}

/// The same of the built-in instrument after a change, in the form of the file, so that lines are its own.
fn told_of(name: &str, change: impl Fn(&mut Value)) -> Vec<String> {
    let mut instrument = support::instrument_json();
    change(&mut instrument);
    told(name, &serde_json::to_string_pretty(&instrument).unwrap())
}

#[test]
fn check_says_ok_or_names_every_fault_with_its_place() {
    let built_in = concat!(env!("CARGO_MANIFEST_DIR"), "/assessments/social-business.json");
    let mut broken = support::instrument_json();
    broken["items"][3]["text"]["nl"] = json!("");
    broken["title"] = json!(7);
    let broken = file("broken.json", &broken.to_string());

    let output = sbs(&["check", built_in, &broken]);

    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        stdout(&output),
        format!("{built_in}: ok (social-business version 1, 48 items, in nl, de, en, fr)\n")
    );
    let told = stderr(&output);
    assert!(told.contains(": items[3].text.nl: is empty"), "{told}");
    assert!(told.contains(": title: expected an object, found 7; write {\"nl\": \"…\""), "{told}");
    assert!(told.lines().all(|line| line.starts_with(&format!("{broken}:1:"))), "{told}");
    assert_eq!(sbs(&["check", built_in]).status.code(), Some(0));
}

#[test]
fn a_fault_is_told_with_the_line_and_column_of_its_value_or_of_what_is_around_it() {
    let text = fs::read_to_string("assessments/social-business.json").unwrap();
    let lines: Vec<&str> = text.lines().collect();
    // The first item: its facet is a value of its own, and its short text lacks a language.
    let facet = lines.iter().position(|line| line.trim() == "\"facet\": \"PE-A\",").unwrap();
    let short = facet + lines[facet..].iter().position(|line| line.trim() == "\"short\": {").unwrap();
    let english = short + lines[short..].iter().position(|line| line.trim().starts_with("\"en\"")).unwrap();
    let mut changed: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    changed[facet] = changed[facet].replace("PE-A", "PE-Ä");
    changed[english] = String::new();

    let told = told("places", &changed.join("\r\n"));

    let column = |line: usize| lines[line].find(": ").unwrap() + 3;
    let expected = [
        format!(
            "{}:{}: items[0].facet: names the unknown facet \"PE-Ä\"; is \"PE-A\" meant?",
            facet + 1,
            column(facet)
        ),
        format!(
            "{}:{}: items[0].short.en: is missing; add it, or take \"en\" out of title and intro",
            short + 1,
            column(short)
        ),
    ];
    for line in expected {
        assert!(told.contains(&line), "{line} is not in {told:#?}");
    }
}

#[test]
fn a_column_counts_characters_and_keys_may_have_dots_and_brackets() {
    let text = "{\"itemAdvice\": {\"é.[0]\": {}, \"é\": {\"[1]\": 1}}}";

    let told = told("characters", text);

    let column = text.chars().position(|letter| letter == '.').unwrap();
    let value = text.chars().skip(column).position(|letter| letter == '{').unwrap() + column + 1;
    let begin = format!("1:{value}: itemAdvice.é.[0]: is advice for an item that is not there");
    assert!(told.iter().any(|line| line.starts_with(&begin)), "{begin} is not in {told:#?}");
}

#[test]
fn what_may_have_been_meant_is_told_with_the_fault() {
    let told = told_of("suggestions", |i| {
        let title = i.as_object_mut().unwrap().remove("evidencePrompt").unwrap();
        i["evidencePromt"] = title;
        i["items"][0]["dimension"] = json!("PEE");
        i["items"][1]["scale"] = json!("frequency");
        i["items"][2]["core"] = json!("true");
        i["items"][3]["naAllowed"] = json!(true);
        i["items"][4]["id"] = json!("PE-4");
        i["items"][8]["loads"]["PLL"] = json!(0.5);
        i["parameters"]["coreMin"] = json!(5);
        i["parameters"]["topPriorities"] = json!("3");
        i["parameters"]["thresholdMin"] = json!(75);
        i["about"]["sections"][0]["blocks"][1]["show"] = json!("value");
        i["questions"]["orgModel"]["options"][1]["code"] = json!(0);
        i["itemAdvice"]["PE-11"] = i["itemAdvice"]["PE-1"].clone();
    });

    for expected in [
        "evidencePrompt: is missing; is \"evidencePromt\" beside it misspelt?",
        "items[0].dimension: names the unknown dimension \"PEE\"; is \"PE\" meant?",
        "items[1].scale: names the unknown scale \"frequency\"; known: F, M",
        "items[2].core: expected true or false, found the text \"true\"; write true without quotation marks",
        "items[3]: PE-4 must have a naHint exactly if naAllowed; add a naHint",
        "items[4]: has the id \"PE-4\" twice: items[3] has it too; give one of them another id",
        "items[8].loads.PLL: names an unknown dimension; is \"PL\" meant?",
        "parameters.coreMin: expected a whole number from 0 to 4, found 5",
        "parameters.topPriorities: expected a whole number from 0 to 100, found the text \"3\"; write 3 without quotation marks",
        "parameters.thresholdMin: 75 is above 70; keep bandLow, thresholdMin, threshold, thresholdMax, each at most as high as the next",
        "about.sections[0].blocks[1].show: names no part that can be shown; is \"values\" meant?",
        "questions.orgModel.options: has the code 0 twice; 1 is free",
        "itemAdvice.PE-11: is advice for an item that is not there; is \"PE-1\" meant?",
        "itemOrder: does not name the items in the order of items; itemOrder[4] is \"PE-5\", and items[4] is \"PE-4\"",
    ] {
        assert!(
            told.iter().any(|line| line.ends_with(&format!(": {expected}"))),
            "{expected} is not in {told:#?}"
        );
    }
    let places: Vec<&str> =
        told.iter().filter_map(|line| line.split_once(": ")).map(|(place, _)| place).collect();
    // What is missing in the document itself is told at its start.
    let at_start = places.iter().filter(|place| **place == "1:1").count();
    assert!(at_start == 1 && places.iter().all(|place| place.split(':').count() == 2), "{places:?}");
}

#[test]
fn a_key_that_is_read_is_not_taken_for_the_misspelling_of_a_missing_one() {
    let told = told_of("lookalikes", |i| {
        i["recommendations"].as_object_mut().unwrap().remove("PE-A");
    });

    assert!(told.iter().any(|line| line.ends_with(": recommendations.PE-A: is missing")), "{told:#?}");
}

#[test]
fn a_text_that_is_no_json_is_told_with_line_and_column_and_what_was_expected() {
    assert_eq!(
        told("half", "{\n  \"title\": {\"nl\": \"één\" \"en\": \"one\"}\n}"),
        ["2:25: is not JSON: expected `,` or `}`"]
    );
    assert_eq!(told("empty", ""), ["1:1: is not JSON: EOF while parsing a value"]);
}

#[test]
fn a_key_that_stands_twice_is_warned_of() {
    let text = fs::read_to_string("assessments/social-business.json").unwrap();
    let twice = text.replacen(" \"version\": 1,", " \"version\": 7,\n \"version\": 1,", 1);

    let told = told("twice", &twice);

    assert_eq!(told, ["4:2: warning: version: is there twice, and only the last one counts"]);
}

#[test]
fn check_warns_of_a_misspelt_key_and_lets_it_pass() {
    let mut own = support::instrument_json();
    own["items"][3]["sinse"] = json!(1);
    let text = serde_json::to_string_pretty(&own).unwrap();
    let line = text.lines().position(|line| line.contains("sinse")).unwrap() + 1;
    let own = file("misspelt.json", &text);

    let output = sbs(&["check", &own]);

    assert_eq!(output.status.code(), Some(0));
    let warning = "warning: items[3].sinse: is not known; is \"since\" meant?";
    assert_eq!(stderr(&output), format!("{own}:{line}:16: {warning}\n"));
}
