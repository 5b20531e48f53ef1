//! How far a score can be off by chance, and what is said of the three Ps because of that.

use super::*;

/// The margin of a dimension, from an answer sheet.
fn margin_of(sheet: &AnswerSheet, dimension: &str) -> Option<f64> {
    present(sheet, Scope::Whole, Lang::Nl, |presenter| {
        presenter.margin(presenter.instrument.find_dimension(dimension).unwrap())
    })
}

#[track_caller]
fn is_close(margin: Option<f64>, expected: f64) {
    let margin = margin.unwrap();
    assert!((margin - expected).abs() < 1e-12, "{margin} instead of {expected}");
}

fn takeaway(sheet: &AnswerSheet) -> String {
    page_of(sheet, Scope::Whole, Lang::Nl).charts.radar.unwrap().takeaway.unwrap()
}

#[test]
fn the_noise_is_that_of_the_instrument_file() {
    let file: serde_json::Value =
        serde_json::from_str(include_str!("../../../assessments/social-business.json")).unwrap();
    let change = &file["parameters"]["change"];

    assert_eq!(ANSWER_NOISE, change["z"].as_f64().unwrap() * change["stepSd"].as_f64().unwrap());
}

#[test]
fn of_equal_weights_it_falls_with_the_root_of_the_number_of_answers() {
    let sheet = sheet_with(Mode::Full, 2, &[("L2-1", None), ("L2-4", Some(Answer::DontKnow))]);

    for (dimension, answers) in [("L1", 4.0), ("L2", 3.0), ("L5", 3.0), ("PR", 6.0)] {
        is_close(margin_of(&sheet, dimension), 24.5 / f64::sqrt(answers));
    }
}

#[test]
fn an_answer_that_counts_for_half_makes_it_less_small() {
    // Eight answers of weight 1 and four of weight 0.5.
    is_close(margin_of(&sheet_with(Mode::Full, 2, &[]), "PE"), 24.5 * 3.0 / 10.0);
}

#[test]
fn without_answers_there_is_none_and_a_quick_scan_counts_its_own_items() {
    assert_eq!(margin_of(&AnswerSheet::new(Mode::Full), "PE"), None);
    // Two answers of weight 1 and one of weight 0.5.
    is_close(margin_of(&sheet_with(Mode::Quick, 2, &[]), "PE"), 24.5 * 1.5 / 2.5);
    let page = page_of(&sheet_with(Mode::Quick, 2, &[]), Scope::Whole, Lang::Nl);
    assert!(!format!("{page:?}").contains('±'), "a quick scan shows no number");
}

#[test]
fn ps_that_the_margin_does_not_tell_apart_are_about_equal() {
    let sheet = sheet_with(Mode::Full, 3, &[("PR-4", step(2))]);

    assert_eq!(takeaway(&sheet), "Deze onderdelen scoren ongeveer gelijk.");
}

#[test]
fn the_lowest_p_is_named_above_the_margin_alone() {
    let lower = |profit, planet| {
        let others = [("PR-4", step(profit)), ("PR-5", step(profit)), ("PR-6", step(profit))];
        let planet = ["PL-1", "PL-2", "PL-3"].map(|id| (id, step(planet)));
        takeaway(&sheet_with(Mode::Full, 3, &[&others[..], &planet[..]].concat()))
    };

    let profit = lower(1, 3);
    assert!(
        profit.starts_with(
            "Jullie zijn het sterkst in People en Planet en het zwakst in Profit. \
             Het grootste verschil is ongeveer 25 punten."
        ),
        "{profit}"
    );
    // 62.5 and 57.4: too close to each other to name one of them.
    let both = lower(2, 1);
    assert!(
        both.starts_with("Jullie zijn het sterkst in People en het zwakst in Profit en Planet. "),
        "{both}"
    );
}
