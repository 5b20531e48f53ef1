//! What holds the organisation back, the cheapest way up, and how firm the level is (scoring.md section 5).

use super::{
    Context,
    level::{Level, LevelState, is_open},
};
use crate::core::{
    answers::{Answer, Step},
    instrument::{DimensionId, ItemIndex, LevelReason, LevelTest, Role},
};

/// The level that stops the climb, and the answers behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct Limiting {
    /// 1 to 5.
    pub level: u8,
    /// Failed or unknown.
    pub test: LevelTest,
    /// Points short of the threshold, 0 to 100; `None` if the level has no score.
    pub score_gap: Option<f64>,
    /// The answers that hold back, the weakest first.
    pub answers: Vec<ItemIndex>,
    /// The open items of the level.
    pub open: Vec<ItemIndex>,
}

/// One answer that changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Raise {
    /// The item.
    pub item: ItemIndex,
    /// The step now, 0 to 4.
    pub from: u8,
    /// The step then, 0 to 4.
    pub to: u8,
}

/// The cheapest set of raises that makes the next level pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayUp {
    /// The next level.
    pub target: u8,
    /// The sum of all raises.
    pub steps: u32,
    /// The raised items, in item order.
    pub items: Vec<Raise>,
    /// The level after the raises; may be above the target.
    pub reaches: u8,
}

/// Why there is no way up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoWayUp {
    /// The top is reached.
    TopLevel,
    /// Open answers come first.
    OpenAnswers,
}

/// An answer whose change by one step changes the level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tipping {
    /// The change.
    pub change: Raise,
    /// The level after it.
    pub level: u8,
}

/// How firm the level is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Robustness {
    /// No single step down loses the level; `None` at level 0, where there is nothing to lose.
    pub robust: Option<bool>,
    /// Answers that must not go down.
    pub fragile: Vec<Tipping>,
    /// Answers that lift the level by going up one step.
    pub lifts: Vec<Tipping>,
}

/// How good a raise vector is: less is better, in the order of scoring.md section 5. The last entry is the vector
/// itself, negated, because among equals the lexicographically greatest wins.
type Cost = (u32, u32, u32, [i8; 5]);

impl Context<'_> {
    fn step_of(&self, item: ItemIndex) -> Option<u8> {
        self.answers.get(item).and_then(Answer::step)
    }

    /// The items of a level that are in the mode.
    pub(super) fn level_items(&self, id: DimensionId) -> impl Iterator<Item = ItemIndex> + '_ {
        self.instrument.items_of(id).iter().map(|(index, _)| *index).filter(|index| self.is_in_mode(*index))
    }

    pub(super) fn limiting(&self, level: &Level) -> Option<Limiting> {
        let next = level.next?;
        let id = self.instrument.level(next)?;
        let tested = level.tests.iter().find(|tested| tested.level == next)?;
        let score_counts = tested.reasons.contains(&LevelReason::Score);
        let holds_back = |item: ItemIndex, step: u8| {
            let is_low = self.tolerance.below(25.0 * f64::from(step), self.threshold);
            tested.core_failed.contains(&item) || (score_counts && is_low)
        };
        let items = self.level_items(id);
        let mut answers: Vec<ItemIndex> =
            items.filter(|item| self.step_of(*item).is_some_and(|step| holds_back(*item, step))).collect();
        // The weakest first, and among equals in item order.
        answers.sort_by_key(|item| self.step_of(*item));
        Some(Limiting {
            level: next,
            test: tested.test,
            score_gap: self.dimension(id).score.map(|score| (self.threshold - score).max(0.0)),
            answers,
            open: self.level_items(id).filter(|item| is_open(self.answers.get(*item))).collect(),
        })
    }

    pub(super) fn way_up(&self, level: &Level) -> Result<WayUp, NoWayUp> {
        let target = level.next.ok_or(NoWayUp::TopLevel)?;
        let id = self.instrument.level(target).ok_or(NoWayUp::TopLevel)?;
        let answered: Vec<(ItemIndex, u8)> =
            self.level_items(id).filter_map(|item| Some((item, self.step_of(item)?))).collect();
        let raises = self.cheapest_raises(id, &answered).ok_or(NoWayUp::OpenAnswers)?;
        let mut answers = self.answers.clone();
        let mut items = Vec::new();
        for ((item, from), raise) in answered.into_iter().zip(raises) {
            if raise > 0 {
                let to = from.saturating_add(raise);
                answers.set(item, Step::new(to).map(Answer::Step));
                items.push(Raise { item, from, to });
            }
        }
        let steps = items.iter().map(|raise| u32::from(raise.to.saturating_sub(raise.from))).sum();
        Ok(WayUp { target, steps, items, reaches: self.at_least_with(&answers) })
    }

    /// Tries every raise vector: at most five items with five steps each, so at most 3125.
    fn cheapest_raises(&self, id: DimensionId, answered: &[(ItemIndex, u8)]) -> Option<[u8; 5]> {
        let now = self.state_of(id);
        let core_min = self.instrument.parameters.core_min;
        let mut best: Option<(Cost, [u8; 5])> = None;
        let mut raises = [0u8; 5];
        loop {
            let (mut steps, mut squares, mut touched, mut core_failed) = (0u32, 0u32, 0u32, false);
            let mut vector = [0i8; 5];
            for (((item, from), raise), negated) in answered.iter().zip(raises).zip(&mut vector) {
                let to = from.saturating_add(raise);
                steps += u32::from(raise);
                squares += u32::from(to) * u32::from(to);
                touched += u32::from(raise > 0);
                core_failed |= self.instrument.item(*item).core && to < core_min;
                *negated = -i8::try_from(raise).unwrap_or(0);
            }
            let cost = (steps, squares, touched, vector);
            if best.as_ref().is_none_or(|(best, _)| cost < *best) {
                let mut tally = now.tally;
                tally.weighted_steps += f64::from(steps);
                let score = now.score.and_then(|_| tally.mean());
                let raised = LevelState { tally, score, core_failed, ..now };
                if self.decide(&raised) == LevelTest::Passed {
                    best = Some((cost, raises));
                }
            }
            if !next_vector(&mut raises, answered) {
                return best.map(|(_, raises)| raises);
            }
        }
    }

    pub(super) fn robustness(&self, level: &Level) -> Robustness {
        let mut answers = self.answers.clone();
        let (mut fragile, mut lifts) = (Vec::new(), Vec::new());
        for item in self.instrument.dimensions_of(Role::Levels).flat_map(|id| self.level_items(id)) {
            let Some(from) = self.step_of(item) else { continue };
            let now = self.answers.get(item);
            let mut try_step = |to: u8| {
                let step = Step::new(to)?;
                answers.set(item, Some(Answer::Step(step)));
                let level = self.at_least_with(&answers);
                answers.set(item, now);
                Some(Tipping { change: Raise { item, from, to }, level })
            };
            let down = from.checked_sub(1).filter(|_| level.at_least > 0).and_then(&mut try_step);
            let up = from.checked_add(1).and_then(&mut try_step);
            fragile.extend(down.filter(|tipping| tipping.level < level.at_least));
            lifts.extend(up.filter(|tipping| tipping.level > level.at_least));
        }
        Robustness { robust: (level.at_least > 0).then_some(fragile.is_empty()), fragile, lifts }
    }
}

/// Counts up like an odometer; false after the last vector.
fn next_vector(raises: &mut [u8; 5], answered: &[(ItemIndex, u8)]) -> bool {
    for (raise, (_, from)) in raises.iter_mut().zip(answered) {
        if from.saturating_add(*raise) < Step::MAX {
            *raise += 1;
            return true;
        }
        *raise = 0;
    }
    false
}
