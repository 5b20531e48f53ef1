//! The rules of scoring.md section 5 once more, written from the document alone and as plainly as it says them, to
//! hold the real ones against. Shares no code with `src/core/score`.

use super::dimensions;
use social_business_scan::core::{
    answers::{Answer, AnswerSheet},
    instrument::{Instrument, ItemIndex, Mode},
};

use super::{
    EPSILON,
    sheets::{is_open, step},
};

/// The four outcomes of the test of a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    Failed,
    Unknown,
    NotApplicable,
}

/// The items of a level that are in the mode.
pub fn items_of_level(instrument: &Instrument, mode: Mode, level: u8) -> Vec<ItemIndex> {
    let id = dimensions::level(level).unwrap();
    instrument.in_mode(mode).filter(|item| instrument.item(*item).weight_on(id).is_some()).collect()
}

fn at_least(a: f64, b: f64) -> bool {
    a >= b - EPSILON
}

/// The mean of steps, 0 to 100; all items of a level weigh 1.
fn mean(steps: &[u8]) -> f64 {
    25.0 * steps.iter().map(|step| f64::from(*step)).sum::<f64>() / steps.len() as f64
}

/// Section 5, "Test of one level", first rule that applies.
pub fn test_level(instrument: &Instrument, sheet: &AnswerSheet, level: u8) -> Outcome {
    let items = items_of_level(instrument, sheet.mode, level);
    let answers: Vec<Option<Answer>> = items.iter().map(|item| sheet.answers.get(*item)).collect();
    let applicable: Vec<Option<Answer>> =
        answers.iter().copied().filter(|answer| *answer != Some(Answer::NotApplicable)).collect();
    let answered: Vec<u8> = applicable.iter().flatten().filter_map(|answer| answer.step()).collect();
    let open = applicable.len() - answered.len();
    let with_open_as = |value: u8| {
        let steps: Vec<u8> =
            applicable.iter().map(|answer| answer.and_then(Answer::step).unwrap_or(value)).collect();
        mean(&steps)
    };
    let core = |has: fn(Option<Answer>) -> bool| {
        items.iter().any(|item| instrument.item(*item).core && has(sheet.answers.get(*item)))
    };
    let threshold = sheet.threshold.unwrap_or(instrument.parameters.threshold);
    // 1.
    if applicable.is_empty() {
        return Outcome::NotApplicable;
    }
    let fewest = if sheet.mode == Mode::Full { 2 } else { 1 };
    let is_insufficient = answered.is_empty()
        || (open >= 2 && (answered.len() * 3 < applicable.len() * 2 || answered.len() < fewest));
    let score = if is_insufficient { None } else { Some(mean(&answered)) };
    // 2.
    let core_failed = core(|answer| answer.and_then(Answer::step).is_some_and(|step| step < 2));
    if core_failed
        || !at_least(with_open_as(4), threshold)
        || score.is_some_and(|score| !at_least(score, threshold))
    {
        return Outcome::Failed;
    }
    // 3.
    let core_open = core(is_open);
    if at_least(with_open_as(0), threshold) && !core_open {
        return Outcome::Passed;
    }
    // 4.
    if is_insufficient || core_open {
        return Outcome::Unknown;
    }
    // 5.
    if at_least(with_open_as(2), threshold) { Outcome::Passed } else { Outcome::Unknown }
}

/// Section 5, "Gate": the last level passed on the way, and the level that stops the climb.
pub fn climb(instrument: &Instrument, sheet: &AnswerSheet) -> (u8, Option<u8>) {
    let mut reached = 0;
    for level in 1..=5 {
        match test_level(instrument, sheet, level) {
            Outcome::Passed => reached = level,
            Outcome::NotApplicable => {}
            Outcome::Failed | Outcome::Unknown => return (reached, Some(level)),
        }
    }
    (reached, None)
}

/// A raised sheet with what section 5, "wayUp", compares: fewer is better in all of them, so the vector is negated.
pub struct Raised {
    pub steps: u32,
    pub squares: u32,
    pub touched: usize,
    pub vector: Vec<i8>,
    pub sheet: AnswerSheet,
}

impl Raised {
    pub fn cost(&self) -> (u32, u32, usize, Vec<i8>) {
        let negated = self.vector.iter().map(|raise| -raise).collect();
        (self.steps, self.squares, self.touched, negated)
    }
}

/// Every raise vector that makes a level pass.
pub fn ways_up(instrument: &Instrument, sheet: &AnswerSheet, level: u8) -> Vec<Raised> {
    let answered: Vec<(ItemIndex, u8)> = items_of_level(instrument, sheet.mode, level)
        .into_iter()
        .filter_map(|item| Some((item, sheet.answers.get(item)?.step()?)))
        .collect();
    let mut targets: Vec<Vec<u8>> = vec![Vec::new()];
    for (_, from) in &answered {
        targets = targets
            .into_iter()
            .flat_map(|begin| (*from..=4).map(move |to| [begin.clone(), vec![to]].concat()))
            .collect();
    }
    let raised = targets.into_iter().map(|targets| {
        let mut raised = sheet.clone();
        for ((item, _), to) in answered.iter().zip(&targets) {
            raised.answers.set(*item, Some(step(*to)));
        }
        let vector: Vec<i8> =
            answered.iter().zip(&targets).map(|((_, from), to)| (to - from).cast_signed()).collect();
        Raised {
            steps: vector.iter().map(|raise| u32::from(raise.unsigned_abs())).sum(),
            squares: targets.iter().map(|to| u32::from(*to).pow(2)).sum(),
            touched: vector.iter().filter(|raise| **raise > 0).count(),
            vector,
            sheet: raised,
        }
    });
    raised.filter(|raised| test_level(instrument, &raised.sheet, level) == Outcome::Passed).collect()
}
