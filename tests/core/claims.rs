//! No sentence on the result that the answers do not carry: every text that a result page shows has a condition under
//! which it is true (`conditions`), and every page of many is read sentence by sentence (`page`).
//!
//! The conditions are computed from the answers with the rules of scoring.md (`facts`), not by the code that chose the
//! sentence. A text without a condition may not be shown.

mod conditions;
mod facts;
mod page;
mod reader;
mod sentence;
mod story;
mod template;

use std::{env, sync::LazyLock, thread};

use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use social_business_scan::core::{
    answer_file,
    answers::{Answer, AnswerSheet, Count},
    instrument::{Instrument, ItemIndex, Lang, Mode},
    section::Scope,
    string_enum::StringEnum,
};

use self::reader::{Seen, read_sheet};
use crate::support::{
    self, cases,
    oracle::{Outcome, items_of_level, test_level},
    sheets::{any_sheet, step},
};

/// The built-in instrument, read once for all tests.
static INSTRUMENT: LazyLock<Instrument> = LazyLock::new(support::instrument);

/// Random sheets in a full run (`SBS_FULL=1`, as `cargo xtask test --full` sets).
const SHEETS: usize = 100_000;
/// Random sheets in a usual run: without optimisation a sheet takes some milliseconds.
const SHEETS_IN_A_USUAL_RUN: usize = 1_600;

/// Random sheets are drawn in so many streams, each with its own seed: the same sheets on every machine.
const STREAMS: u8 = 8;

fn is_full_run() -> bool {
    env::var_os("SBS_FULL").is_some_and(|value| value == "1")
}

/// Every answer that an item can have; "don't know" stands for unanswered too, which scores alike.
fn answers_of(item: ItemIndex) -> Vec<Option<Answer>> {
    let steps = (0..=4).map(|value| Some(step(value)));
    let not_applicable = INSTRUMENT.item(item).na_allowed.then_some(Some(Answer::NotApplicable));
    steps.chain([Some(Answer::DontKnow)]).chain(not_applicable).collect()
}

/// Every state of a level that passes, over lower levels that are all at the top and below higher ones that are all at 0.
fn passing(level: u8, mode: Mode, threshold: f64) -> Vec<AnswerSheet> {
    let mut sheet = AnswerSheet::new(mode);
    sheet.threshold = Some(threshold);
    for item in INSTRUMENT.in_mode(mode) {
        let value = match INSTRUMENT.item(item).dimension.level() {
            None => 2,
            Some(other) if other < level => 4,
            Some(_) => 0,
        };
        sheet.answers.set(item, Some(step(value)));
    }
    let mut sheets = vec![sheet];
    for item in items_of_level(&INSTRUMENT, mode, level) {
        let with = |sheet: &AnswerSheet, answer| {
            let mut sheet = sheet.clone();
            sheet.answers.set(item, answer);
            sheet
        };
        sheets = sheets
            .iter()
            .flat_map(|sheet| answers_of(item).into_iter().map(move |answer| with(sheet, answer)))
            .collect();
    }
    sheets.retain(|sheet| test_level(&INSTRUMENT, sheet, level) == Outcome::Passed);
    sheets
}

/// The sheets of one of the [`STREAMS`] that so many are drawn in.
fn random_sheets(stream: u8, count: usize) -> impl Iterator<Item = AnswerSheet> {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[stream; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let any = any_sheet(&INSTRUMENT);
    (0..count / usize::from(STREAMS)).map(move |_| any.new_tree(&mut runner).unwrap().current())
}

/// Runs each part in a thread, and gives what all have seen; panics with the first fault.
fn in_threads<T: Send>(
    parts: impl IntoIterator<Item = T>,
    read: impl Fn(T, &mut Seen) -> Result<(), String> + Sync,
) -> Seen {
    let read = &read;
    let all = thread::scope(|scope| {
        let run = |part: T| {
            scope.spawn(move || {
                let mut seen = Seen::default();
                read(part, &mut seen).map(|()| seen)
            })
        };
        let running: Vec<_> = parts.into_iter().map(run).collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect::<Result<Vec<Seen>, String>>()
    });
    let mut seen = Seen::default();
    for (key, count) in all.unwrap_or_else(|fault| panic!("{fault}")).into_iter().flatten() {
        *seen.entry(key).or_default() += count;
    }
    seen
}

#[test]
fn of_every_passing_state_of_a_level_only_true_sentences_are_shown() {
    let thresholds: &[f64] =
        if is_full_run() { &[60.0, 62.5, 65.0, 66.6, 67.0, 70.0, 72.0, 75.0, 76.0, 80.0] } else { &[70.0] };
    let modes = [Mode::Full, Mode::Quick];
    let levels = (1..=5u8).flat_map(|level| modes.map(|mode| (level, mode)));

    let seen = in_threads(levels, |(level, mode), seen| {
        for threshold in thresholds {
            let sheets = passing(level, mode, *threshold);
            assert!(!sheets.is_empty(), "level {level}, {mode:?}");
            for sheet in sheets {
                read_sheet(&sheet, Scope::Whole, seen)?;
            }
        }
        Ok(())
    });

    for level in 1..=5 {
        let key = format!("texts.levels.{level}.text");
        assert!(seen.contains_key(key.as_str()), "{key} was never shown");
    }
}

#[test]
fn of_random_sheets_only_true_sentences_are_shown_and_every_condition_is_tried() {
    let sheets = if is_full_run() { SHEETS } else { SHEETS_IN_A_USUAL_RUN };

    let mut seen = in_threads(0..STREAMS, |stream, seen| {
        for (number, sheet) in random_sheets(stream, sheets).enumerate() {
            read_sheet(&sheet, Scope::Whole, seen)?;
            // Where only culture was asked there is far less to say.
            if number % 8 == 0 {
                read_sheet(&sheet, Scope::CultureOnly, seen)?;
            }
        }
        Ok(())
    });
    for case in cases("cases", "score") {
        if let Ok(sheet) = answer_file::from_value(&INSTRUMENT, &case["input"]) {
            read_sheet(&sheet, Scope::Whole, &mut seen).unwrap();
        }
    }
    // Somebody who works alone and posts nothing is drawn too seldom.
    let mut alone = AnswerSheet::new(Mode::Quick);
    (alone.employees, alone.publishers) = (Some(Count::Number(1)), Some(Count::Number(0)));
    read_sheet(&alone, Scope::Whole, &mut seen).unwrap();

    let mut untried: Vec<&str> = conditions::keys().filter(|key| !seen.contains_key(key)).collect();
    untried.sort_unstable();
    assert!(untried.is_empty(), "no sheet shows these: {untried:#?}");
}

/// Round every limit that the texts about who takes part name.
fn shares() -> Vec<(u32, u32)> {
    let employees = [1, 9, 10, 50, 250, 329, 330, 1_000, 10_000, 10_000_000];
    let mut shares = Vec::new();
    for n in employees {
        let limits = [0, n / 6_600, n / 330, n / 100, n * 3 / 330, n * 3 / 100, n / 10, n / 2, n];
        let around = limits.into_iter().flat_map(|limit| [limit, limit + 1]);
        shares.extend(around.filter(|p| *p <= n).map(|p| (n, p)));
    }
    shares.sort_unstable();
    shares.dedup();
    shares
}

#[test]
fn of_every_share_of_people_who_post_only_true_sentences_are_shown() {
    in_threads([1, 4], |value, seen| {
        for (employees, publishers) in shares() {
            let mut sheet = AnswerSheet::new(Mode::Quick);
            for item in INSTRUMENT.in_mode(Mode::Quick) {
                sheet.answers.set(item, Some(step(value)));
            }
            sheet.employees = Some(Count::Number(employees));
            sheet.publishers = Some(Count::Number(publishers));
            read_sheet(&sheet, Scope::Whole, seen)?;
        }
        Ok(())
    });
}

#[test]
fn of_no_answers_only_true_sentences_are_shown() {
    for (mode, scope) in [Mode::Full, Mode::Quick]
        .into_iter()
        .flat_map(|mode| [(mode, Scope::Whole), (mode, Scope::CultureOnly)])
    {
        read_sheet(&AnswerSheet::new(mode), scope, &mut Seen::default()).unwrap();
    }
}

#[test]
fn every_text_of_a_result_has_a_condition_or_a_reason_to_have_none() {
    let of_results =
        ["result_", "chart_", "texts.", "questions.", "caveats", "legal", "recommendations", "itemAdvice"];
    let reasons = || conditions::UNCONDITIONAL.iter().flat_map(|(_, keys)| keys.iter().copied());
    let keys: Vec<&str> = template::all(Lang::ALL[0])
        .map(|(key, _)| key)
        .filter(|key| of_results.iter().any(|begin| key.starts_with(begin)))
        .collect();

    let without: Vec<&&str> = keys
        .iter()
        .filter(|key| !conditions::is_among(key, conditions::keys()) && !conditions::is_among(key, reasons()))
        .collect();
    let both: Vec<&str> = reasons().filter(|key| conditions::keys().any(|other| other == *key)).collect();
    let gone: Vec<&str> = reasons()
        .chain(conditions::keys().filter(|key| *key != "question_check_open" && *key != "about_need"))
        .filter(|entry| !keys.iter().any(|key| conditions::is_among(key, [*entry].into_iter())))
        .collect();

    assert!(without.is_empty(), "nothing says when these are true: {without:#?}");
    assert!(both.is_empty(), "these have a condition and a reason to have none: {both:?}");
    assert!(gone.is_empty(), "no file has these: {gone:?}");
}
