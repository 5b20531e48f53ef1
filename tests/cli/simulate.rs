//! `sbs simulate`: answers that nobody gave, and what they tell about an instrument.

use std::{fs, path::PathBuf};

use serde_json::{Value, json};

use super::{sbs, sbs_with_input};

fn lines(arguments: &[&str]) -> Vec<Value> {
    let output = sbs(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The built-in instrument after a change, as a file.
fn changed(name: &str, change: impl Fn(&mut Value)) -> PathBuf {
    let mut instrument: Value =
        serde_json::from_str(&fs::read_to_string("assessments/social-business.json").unwrap()).unwrap();
    change(&mut instrument);
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("simulate-{name}.json"));
    fs::write(&file, instrument.to_string()).unwrap();
    file
}

fn findings(arguments: &[&str]) -> Vec<Value> {
    let all = [&["simulate", "--report", "--format", "json", "-n", "600"], arguments].concat();
    lines(&all)[0]["findings"].as_array().unwrap().clone()
}

fn of_kind<'a>(findings: &'a [Value], kind: &str) -> Vec<&'a Value> {
    findings.iter().filter(|finding| finding["kind"] == kind).collect()
}

#[test]
fn a_seed_gives_the_same_answers_on_every_machine() {
    let expected = fs::read_to_string("tests/golden/simulated.ndjson").unwrap();

    let output = sbs(&["simulate", "--seed", "7", "-n", "3"]);

    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
    assert_ne!(
        lines(&["simulate", "--seed", "7", "-n", "3"]),
        lines(&["simulate", "--seed", "8", "-n", "3"])
    );
}

#[test]
fn the_page_of_examples_has_what_the_command_prints() {
    let page = fs::read_to_string("docs/examples/simulated.js").unwrap();
    let kept: Vec<&str> =
        page.lines().filter_map(|line| line.strip_prefix("  ")?.strip_suffix(',')).collect();

    let printed = String::from_utf8(sbs(&["simulate", "--seed", "1", "-n", "10"]).stdout).unwrap();

    assert_eq!(kept, printed.lines().collect::<Vec<_>>());
}

#[test]
fn what_is_simulated_is_an_answer_file_of_its_mode_that_can_be_scored() {
    for mode in ["full", "quick"] {
        for profile in
            ["mixed", "balanced", "firm-base", "weak-base", "uneven", "beginner", "advanced", "unsure"]
        {
            let simulated = sbs(&["simulate", "-n", "20", "--mode", mode, "--profile", profile]);

            let scored = sbs_with_input(&["score", "-"], &String::from_utf8(simulated.stdout).unwrap());

            assert!(scored.status.success(), "{mode} {profile}: {}", String::from_utf8_lossy(&scored.stderr));
            assert_eq!(scored.stdout.iter().filter(|byte| **byte == b'\n').count(), 20);
        }
    }
}

#[test]
fn a_profile_is_seen_in_the_answers() {
    let mean = |profile: &str, begins: &str| -> f64 {
        let sheets = lines(&["simulate", "-n", "200", "--profile", profile]);
        let answers = sheets.iter().flat_map(|sheet| sheet["answers"].as_object().unwrap());
        let steps: Vec<f64> = answers
            .filter(|(id, _)| id.starts_with(begins))
            .filter_map(|(_, answer)| answer.as_f64())
            .collect();
        steps.iter().sum::<f64>() / steps.len() as f64
    };

    assert!(mean("firm-base", "L1") > mean("firm-base", "L5") + 1.5);
    assert!(mean("weak-base", "L5") > mean("weak-base", "L1") + 1.5);
    assert!((mean("balanced", "L1") - mean("balanced", "L5")).abs() < 0.3);
    assert!(mean("advanced", "P") > mean("beginner", "P") + 2.0);
}

#[test]
fn how_many_do_not_know_is_what_was_asked_for() {
    let sheets = lines(&["simulate", "-n", "200", "--profile", "balanced", "--dont-know", "25"]);
    let answers: Vec<_> =
        sheets.iter().flat_map(|sheet| sheet["answers"].as_object().unwrap().values()).collect();
    let unknown = answers.iter().filter(|answer| **answer == "DK").count();

    let percent = 100 * unknown / answers.len();

    assert!((22..=28).contains(&percent), "{percent}");
}

#[test]
fn nothing_of_the_built_in_full_scan_is_out_of_reach_or_without_effect() {
    let output = sbs(&["simulate", "--report"]);
    let text = String::from_utf8(output.stdout).unwrap();

    assert!(text.starts_with("10000 simulated respondents."), "{text}");
    for told in
        ["Nobody reached", "never mattered", "hardly tells", "the advice", "differ by more than chance"]
    {
        assert!(!text.contains(told), "{text}");
    }
}

#[test]
fn a_level_that_nobody_can_reach_is_told() {
    let file = changed("unreachable", |instrument| {
        let items = instrument["items"].as_array_mut().unwrap();
        // All of level 4 is also about People, so that it follows that P, and its core items must be at the top.
        for item in items.iter_mut().filter(|item| item["id"].as_str().unwrap().starts_with("L4")) {
            item["core"] = json!(true);
        }
        instrument["parameters"]["coreMin"] = json!(4);
    });

    let found = findings(&["--instrument", file.to_str().unwrap(), "--profile", "balanced"]);

    let levels: Vec<_> =
        of_kind(&found, "levelOutOfReach").iter().map(|told| told["level"].clone()).collect();
    assert!(levels.contains(&json!(4)) && levels.contains(&json!(5)), "{found:?}");
}

#[test]
fn a_level_that_everybody_reaches_is_told() {
    let easy = changed("easy", |instrument| {
        for parameter in ["bandLow", "thresholdMin", "threshold"] {
            instrument["parameters"][parameter] = json!(30);
        }
        instrument["parameters"]["coreMin"] = json!(0);
    });

    let found =
        findings(&["--profile", "advanced", "--dont-know", "0", "--instrument", easy.to_str().unwrap()]);

    let told = of_kind(&found, "levelReachedByAll");
    assert_eq!(told[0]["level"], 1, "{found:?}");
    assert!(told.iter().all(|told| told["share"].as_f64().unwrap() >= 0.95));
}

#[test]
fn scores_at_an_end_and_advice_for_nobody_are_told() {
    let found = findings(&["--profile", "beginner", "--dont-know", "0"]);

    assert!(of_kind(&found, "scoreAtEnd").iter().all(|told| told["end"] == 0), "{found:?}");
    assert!(!of_kind(&found, "scoreAtEnd").is_empty(), "{found:?}");
    assert!(of_kind(&found, "adviceNeverGiven").iter().any(|told| told["band"] == "high"), "{found:?}");
    assert!(!of_kind(&found, "textNeverShown").is_empty(), "{found:?}");
}

#[test]
fn a_score_of_few_items_is_told_to_be_less_exact_than_its_band() {
    let found = findings(&["--mode", "quick"]);

    let told = of_kind(&found, "bandNarrowerThanNoise");
    assert!(told.iter().any(|told| told["dimension"] == "OP"), "{found:?}");
    assert!(told.iter().all(|told| told["halfWidth"].as_f64() > told["bandWidth"].as_f64()));
}

#[test]
fn an_instrument_with_a_fault_is_refused_with_all_of_them() {
    let file = changed("faulty", |instrument| {
        instrument["items"][0]["dimension"] = json!("XX");
        instrument["items"][1]["scale"] = json!("none");
    });

    let output = sbs(&["simulate", "--instrument", file.to_str().unwrap()]);

    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8(output.stderr).unwrap().lines().count() >= 2);
}
