//! The tests of the levels for a team (scoring.md section 11).

use super::result::TeamItem;
use crate::core::{
    instrument::{DimensionId, Instrument, ItemIndex, LevelReason, LevelTest},
    score::{TestedLevel, Tolerance, given::Given},
};

/// What the tests look at.
pub(super) struct Levels<'a> {
    pub instrument: &'a Instrument,
    pub threshold: f64,
    pub respondents: u64,
    /// In item order, those of the mode.
    pub items: &'a [TeamItem],
    /// By item position: how many said that it does not apply.
    pub not_applicable: &'a [u64],
}

impl Levels<'_> {
    /// The test of a level.
    pub fn test(&self, level: u8, id: DimensionId, given: Given) -> TestedLevel {
        let tolerance = Tolerance(self.instrument.parameters.epsilon);
        let failed = |item: &TeamItem| {
            let core_min = self.instrument.scale_of(self.instrument.item(item.item)).core_min;
            item.mean.is_some_and(|mean| tolerance.below(mean, core_min.into()))
        };
        let core_failed = self.core(id, failed);
        let core_not_applicable = self.core(id, |item| self.applies_to_nobody(item.item));
        let core_open = self.core(id, |item| item.mean.is_none() && !self.applies_to_nobody(item.item));
        let is_low = given.score.is_some_and(|score| tolerance.below(score, self.threshold));
        let mut reasons = Vec::new();
        let mut because = |holds: bool, reason| {
            if holds {
                reasons.push(reason);
            }
        };
        let test = if given.is_not_applicable {
            LevelTest::NotApplicable
        } else if is_low || !core_failed.is_empty() {
            because(is_low, LevelReason::Score);
            because(!core_failed.is_empty(), LevelReason::Core);
            LevelTest::Failed
        } else if given.score.is_none() || !core_open.is_empty() {
            because(given.score.is_none(), LevelReason::Coverage);
            because(!core_open.is_empty(), LevelReason::CoreOpen);
            LevelTest::Unknown
        } else {
            LevelTest::Passed
        };
        TestedLevel { level, test, reasons, core_failed, core_open, core_not_applicable }
    }

    /// The core items of a level that are in a state.
    fn core(&self, id: DimensionId, is: impl Fn(&TeamItem) -> bool) -> Vec<ItemIndex> {
        let item = |index: ItemIndex| self.instrument.item(index);
        self.items
            .iter()
            .filter(|team| item(team.item).core && item(team.item).weight_on(id).is_some() && is(team))
            .map(|team| team.item)
            .collect()
    }

    fn applies_to_nobody(&self, item: ItemIndex) -> bool {
        self.not_applicable.get(item.position()) == Some(&self.respondents)
    }
}
