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
    /// From 1 to the number of levels.
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
    /// The step now, 0 to the highest of its scale.
    pub from: u8,
    /// The step then, likewise.
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
    /// The instrument has no levels.
    NoLevels,
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

/// How good a raise vector is: less is better, in the order of scoring.md section 5. Among equals the lexicographically
/// greatest vector wins.
type Cost = (u32, u32, u32);

/// The most raise vectors that are all tried: those of five items with seven steps each.
pub(super) const MOST_VECTORS: usize = 16_807;

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
            let score = self.instrument.score_of(item, step);
            let is_low = self.tolerance.below(score, self.threshold);
            tested.core_failed.contains(&item) || (score_counts && is_low)
        };
        let items = self.level_items(id);
        let mut answers: Vec<ItemIndex> =
            items.filter(|item| self.step_of(*item).is_some_and(|step| holds_back(*item, step))).collect();
        // The weakest first, and among equals in item order.
        let score =
            |item: ItemIndex| self.step_of(item).map_or(0.0, |step| self.instrument.score_of(item, step));
        answers.sort_by(|one, other| score(*one).total_cmp(&score(*other)));
        Some(Limiting {
            level: next,
            test: tested.test,
            score_gap: self.dimension(id).score.map(|score| (self.threshold - score).max(0.0)),
            answers,
            open: self.level_items(id).filter(|item| is_open(self.answers.get(*item))).collect(),
        })
    }

    pub(super) fn way_up(&self, level: &Level) -> Result<WayUp, NoWayUp> {
        if level.tests.is_empty() {
            return Err(NoWayUp::NoLevels);
        }
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

    /// The raises of the cheapest way, one for each answered item. All raise vectors are tried where there are not too many:
    /// five items always are. Else the item with the lowest score goes up by one step, the first among equals, until the
    /// level passes, after core items went up to their minimum.
    fn cheapest_raises(&self, id: DimensionId, answered: &[(ItemIndex, u8)]) -> Option<Vec<u8>> {
        if self.vectors(answered) > MOST_VECTORS {
            return self.raises_of_lowest(id, answered);
        }
        let now = self.state_of(id);
        let mut best: Option<(Cost, Vec<u8>)> = None;
        let mut raises = vec![0u8; answered.len()];
        loop {
            let (mut steps, mut squares, mut touched) = (0u32, 0u32, 0u32);
            for ((_, from), raise) in answered.iter().zip(&raises) {
                let to = from.saturating_add(*raise);
                steps += u32::from(*raise);
                squares += u32::from(to) * u32::from(to);
                touched += u32::from(*raise > 0);
            }
            let cost = (steps, squares, touched);
            let is_better =
                |(best, vector): &(Cost, Vec<u8>)| cost < *best || (cost == *best && raises > *vector);
            if best.as_ref().is_none_or(is_better) && self.passes_with(id, &now, answered, &raises) {
                best = Some((cost, raises.clone()));
            }
            if !self.next_vector(&mut raises, answered) {
                return best.map(|(_, raises)| raises);
            }
        }
    }

    /// How many raise vectors there are.
    pub(super) fn vectors(&self, answered: &[(ItemIndex, u8)]) -> usize {
        let room = |(item, from): &(ItemIndex, u8)| self.instrument.top_step(*item).saturating_sub(*from);
        answered.iter().fold(1_usize, |all, one| all.saturating_mul(usize::from(room(one)).saturating_add(1)))
    }

    /// Whether a level passes with raises.
    fn passes_with(
        &self,
        id: DimensionId,
        now: &LevelState,
        answered: &[(ItemIndex, u8)],
        raises: &[u8],
    ) -> bool {
        let mut raised = LevelState { core_failed: false, ..*now };
        for ((index, from), raise) in answered.iter().zip(raises) {
            let item = self.instrument.item(*index);
            let scale = self.instrument.scale_of(item);
            let weight = item.weight_on(id).unwrap_or_default();
            raised.tally.weighted_parts += weight * scale.parts(*raise);
            raised.core_failed |= item.core && from.saturating_add(*raise) < scale.core_min;
        }
        raised.score = now.score.and_then(|_| raised.tally.mean());
        self.decide(&raised) == LevelTest::Passed
    }

    fn raises_of_lowest(&self, id: DimensionId, answered: &[(ItemIndex, u8)]) -> Option<Vec<u8>> {
        let now = self.state_of(id);
        let missing = |(index, from): &(ItemIndex, u8)| {
            let item = self.instrument.item(*index);
            if item.core { self.instrument.scale_of(item).core_min.saturating_sub(*from) } else { 0 }
        };
        let mut raises: Vec<u8> = answered.iter().map(missing).collect();
        while !self.passes_with(id, &now, answered, &raises) {
            let score = |(((index, from), raise), _): &(((ItemIndex, u8), &mut u8), usize)| {
                self.instrument.score_of(*index, from.saturating_add(**raise))
            };
            let rising = answered.iter().copied().zip(&mut raises).zip(0..);
            let rising = rising.filter(|(((index, from), raise), _)| {
                from.saturating_add(**raise) < self.instrument.top_step(*index)
            });
            let ((_, raise), _) =
                rising.min_by(|one, other| score(one).total_cmp(&score(other)).then(one.1.cmp(&other.1)))?;
            *raise = raise.saturating_add(1);
        }
        Some(raises)
    }

    /// Counts up like an odometer; false after the last vector.
    fn next_vector(&self, raises: &mut [u8], answered: &[(ItemIndex, u8)]) -> bool {
        for (raise, (item, from)) in raises.iter_mut().zip(answered) {
            if from.saturating_add(*raise) < self.instrument.top_step(*item) {
                *raise += 1;
                return true;
            }
            *raise = 0;
        }
        false
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
            let top = self.instrument.top_step(item);
            let up = from.checked_add(1).filter(|to| *to <= top).and_then(&mut try_step);
            fragile.extend(down.filter(|tipping| tipping.level < level.at_least));
            lifts.extend(up.filter(|tipping| tipping.level > level.at_least));
        }
        Robustness { robust: (level.at_least > 0).then_some(fragile.is_empty()), fragile, lifts }
    }
}
