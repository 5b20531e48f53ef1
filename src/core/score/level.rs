//! The levels: the test of each, and the gate that climbs from the base (scoring.md section 5).

use super::{
    Context,
    coverage::{Open, Tally},
    dimension::DimensionScore,
};
use crate::core::{
    answers::{Answer, Answers, Step},
    instrument::{DimensionId, Instrument, ItemIndex, LevelReason, LevelTest, Role, Status},
};

/// The test of one level.
#[derive(Debug, Clone, PartialEq)]
pub struct TestedLevel {
    /// Counted from 1, the base.
    pub level: u8,
    /// The outcome.
    pub test: LevelTest,
    /// Why; empty for passed and not applicable.
    pub reasons: Vec<LevelReason>,
    /// Core items answered below the minimum.
    pub core_failed: Vec<ItemIndex>,
    /// Core items that are open.
    pub core_open: Vec<ItemIndex>,
    /// Core items that do not apply, and were skipped.
    pub core_not_applicable: Vec<ItemIndex>,
}

/// The level of the organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// G, 0 to the number of levels; `None` if it cannot be determined (never 0 for that reason), or there are no levels.
    pub reached: Option<u8>,
    /// The last level passed on the way, 0 to the number of levels.
    pub at_least: u8,
    /// The lowest level that the open answers allow.
    pub min: u8,
    /// The highest level that the open answers allow.
    pub max: u8,
    /// The level that stops the climb; `None` at the top.
    pub next: Option<u8>,
    /// The level is known, but open answers can change it.
    pub provisional: bool,
    /// H, 0 to the number of levels; `None` if the level or the score of the next one is unknown.
    pub progress: Option<f64>,
    /// The tests of the levels, the base first.
    pub tests: Vec<TestedLevel>,
}

/// What the gate alone says.
pub(super) struct Gate {
    pub at_least: u8,
    pub next: Option<u8>,
    /// The climb stopped at a level that is unknown.
    pub undetermined: bool,
    /// There is a level at all.
    pub has_levels: bool,
}

impl Gate {
    /// The level; `None` if it cannot be determined, or there are none.
    pub fn reached(&self) -> Option<u8> {
        (self.has_levels && !self.undetermined).then_some(self.at_least)
    }
}

/// The numbers that decide about one level.
pub(super) struct LevelState {
    pub tally: Tally,
    pub status: Status,
    pub score: Option<f64>,
    pub core_failed: bool,
    pub core_open: bool,
}

impl Context<'_> {
    /// First rule that applies (scoring.md section 5, rules 1 to 5).
    pub(super) fn decide(&self, state: &LevelState) -> LevelTest {
        let t = self.threshold;
        let below = |score: Option<f64>| score.is_some_and(|score| self.tolerance.below(score, t));
        let reaches = |score: Option<f64>| score.is_some_and(|score| self.tolerance.at_least(score, t));
        if state.status == Status::NotApplicable {
            LevelTest::NotApplicable
        } else if state.core_failed || below(state.tally.mean_with(Open::Highest)) || below(state.score) {
            LevelTest::Failed
        } else if reaches(state.tally.mean_with(Open::Lowest)) && !state.core_open {
            LevelTest::Passed
        } else if state.status == Status::Insufficient || state.core_open {
            LevelTest::Unknown
        } else if reaches(state.tally.mean_with(Open::AsTheScaleSays)) {
            LevelTest::Passed
        } else {
            LevelTest::Unknown
        }
    }

    /// Core items of a level in some state.
    fn core_items(&self, id: DimensionId, is: impl Fn(ItemIndex) -> bool) -> Vec<ItemIndex> {
        let items = self.instrument.items_of(id).iter().map(|(index, _)| *index);
        items
            .filter(|index| self.instrument.item(*index).core && self.is_in_mode(*index))
            .filter(|index| is(*index))
            .collect()
    }

    /// Whether the answer to a core item is below the minimum of its scale.
    pub(super) fn is_core_failure(&self, item: ItemIndex) -> bool {
        let core_min = self.instrument.scale_of(self.instrument.item(item)).core_min;
        self.answers.get(item).and_then(Answer::step).is_some_and(|step| step < core_min)
    }

    pub(super) fn state_of(&self, id: DimensionId) -> LevelState {
        let DimensionScore { tally, status, score, .. } = self.dimension(id);
        let (mut core_failed, mut core_open) = (false, false);
        for (index, _) in self.instrument.items_of(id) {
            if self.instrument.item(*index).core && self.is_in_mode(*index) {
                core_failed |= self.is_core_failure(*index);
                core_open |= is_open(self.answers.get(*index));
            }
        }
        LevelState { tally, status, score, core_failed, core_open }
    }

    fn tested(&self, level: u8, id: DimensionId) -> TestedLevel {
        let state = self.state_of(id);
        let test = self.decide(&state);
        TestedLevel {
            level,
            test,
            reasons: self.reasons(test, &state),
            core_failed: self.core_items(id, |item| self.is_core_failure(item)),
            core_open: self.core_items(id, |item| is_open(self.answers.get(item))),
            core_not_applicable: self
                .core_items(id, |item| self.answers.get(item) == Some(Answer::NotApplicable)),
        }
    }

    fn reasons(&self, test: LevelTest, state: &LevelState) -> Vec<LevelReason> {
        let below =
            |score: Option<f64>| score.is_some_and(|score| self.tolerance.below(score, self.threshold));
        let mut reasons = Vec::new();
        match test {
            LevelTest::Passed | LevelTest::NotApplicable => {}
            LevelTest::Failed => {
                if below(state.tally.mean_with(Open::Highest)) || below(state.score) {
                    reasons.push(LevelReason::Score);
                }
                if state.core_failed {
                    reasons.push(LevelReason::Core);
                }
            }
            LevelTest::Unknown => {
                if state.status == Status::Insufficient {
                    reasons.push(LevelReason::Coverage);
                }
                if state.core_open {
                    reasons.push(LevelReason::CoreOpen);
                }
                if reasons.is_empty() {
                    reasons.push(LevelReason::OpenAnswers);
                }
            }
        }
        reasons
    }

    /// Climbs from the base with the answers of this context.
    pub(super) fn gate(&self) -> Gate {
        let tests = self.instrument.dimensions_of(Role::Levels).map(|id| self.decide(&self.state_of(id)));
        climb(self.instrument, tests)
    }

    /// The last level passed with other answers.
    pub(super) fn at_least_with(&self, answers: &Answers) -> u8 {
        Context { answers, ..*self }.gate().at_least
    }

    /// The answers with every open item answered.
    fn with_open_as(&self, open: Open) -> Answers {
        let mut answers = self.answers.clone();
        for index in self.instrument.in_mode(self.mode) {
            if is_open(answers.get(index)) {
                let step = open.step(self.instrument.scale_of(self.instrument.item(index)));
                answers.set(index, Step::new(step).map(Answer::Step));
            }
        }
        answers
    }

    pub(super) fn level(&self) -> Level {
        let levels = (1u8..).zip(self.instrument.dimensions_of(Role::Levels));
        let tests: Vec<TestedLevel> = levels.map(|(level, id)| self.tested(level, id)).collect();
        let gate = climb(self.instrument, tests.iter().map(|tested| tested.test));
        let reached = gate.reached();
        let min = self.at_least_with(&self.with_open_as(Open::Lowest));
        let max = self.at_least_with(&self.with_open_as(Open::Highest));
        let progress =
            reached.and_then(|reached| match gate.next.and_then(|next| self.instrument.level(next)) {
                None => Some(tests.len() as f64),
                Some(next) => {
                    let score = self.dimension(next).score?;
                    let share = self.instrument.parameters.progress_share;
                    Some(f64::from(reached) + share * (score / self.threshold).min(1.0))
                }
            });
        Level {
            reached,
            at_least: gate.at_least,
            min,
            max,
            next: gate.next,
            provisional: reached.is_some() && min != max,
            progress,
            tests,
        }
    }
}

/// Don't know or unanswered.
pub(super) fn is_open(answer: Option<Answer>) -> bool {
    matches!(answer, None | Some(Answer::DontKnow))
}

/// What the tests of the levels amount to, the base first.
///
/// Where the levels are gated: walks up, skips levels that do not apply, stops at the first that is not passed. Where they
/// are not: the highest that is passed, whatever those below it are; what comes next is, of the levels above it, the lowest
/// that open answers decide about, else the lowest that is not passed.
pub(super) fn climb(instrument: &Instrument, tests: impl Iterator<Item = LevelTest>) -> Gate {
    let is_gated = instrument.is_gated();
    let mut gate = Gate { has_levels: false, at_least: 0, next: None, undetermined: false };
    for (level, test) in (1u8..).zip(tests) {
        gate.has_levels = true;
        match test {
            LevelTest::Passed => gate = Gate { at_least: level, next: None, undetermined: false, ..gate },
            LevelTest::NotApplicable => {}
            LevelTest::Failed if gate.next.is_none() => gate.next = Some(level),
            LevelTest::Unknown if !gate.undetermined => {
                gate.next = Some(level);
                gate.undetermined = true;
            }
            LevelTest::Failed | LevelTest::Unknown => {}
        }
        if is_gated && gate.next.is_some() {
            break;
        }
    }
    gate
}
