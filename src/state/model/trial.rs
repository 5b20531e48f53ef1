//! Answers that are tried out on the result: what would the scores be if these were the answers? Of a trial nothing is
//! kept: it lives as long as the page.

use super::Model;
use crate::{
    core::{
        answers::{Answer, AnswerSheet},
        instrument::{Instrument, ItemIndex, Role},
        score::{ScoreReport, score},
    },
    plan::target::Target,
    state::rc_ptr_eq::RcPtrEq,
};

/// The answers that differ, and what comes of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    /// The items that are answered otherwise in the trial, in item order; never empty.
    changes: Vec<(ItemIndex, Answer)>,
    /// The sheet that is tried out.
    sheet: AnswerSheet,
    /// What would be computed.
    report: RcPtrEq<ScoreReport>,
    /// The level that is reached by the real answers.
    level: Option<u8>,
}

impl Trial {
    /// Tries answers out beside those of a sheet; `None` if none of them differs. An item that stands twice has its last
    /// answer. `level` is what the sheet reaches, if that was computed.
    #[must_use]
    pub fn of(
        instrument: &Instrument,
        real: &AnswerSheet,
        tried: impl IntoIterator<Item = (ItemIndex, Answer)>,
        level: Option<Option<u8>>,
    ) -> Option<Self> {
        let mut answers = real.answers.clone();
        let mut items = Vec::new();
        for (item, answer) in tried {
            answers.set(item, Some(answer));
            items.push(item);
        }
        items.sort_unstable();
        items.dedup();
        items.retain(|item| answers.get(*item) != real.answers.get(*item));
        let tried = |item: ItemIndex| Some((item, answers.get(item)?));
        let changes: Vec<(ItemIndex, Answer)> = items.into_iter().filter_map(tried).collect();
        if changes.is_empty() {
            return None;
        }
        let sheet = AnswerSheet { answers, ..real.clone() };
        let report = RcPtrEq::new(score(instrument, &sheet));
        let level = level.unwrap_or_else(|| score(instrument, real).level.reached);
        Some(Self { changes, sheet, report, level })
    }

    /// The items that are answered otherwise, in item order, with their answer in the trial.
    #[must_use]
    pub fn changes(&self) -> &[(ItemIndex, Answer)] {
        &self.changes
    }

    /// The answers as they are tried out.
    #[must_use]
    pub const fn sheet(&self) -> &AnswerSheet {
        &self.sheet
    }

    /// What would be computed from them.
    #[must_use]
    pub const fn report(&self) -> &RcPtrEq<ScoreReport> {
        &self.report
    }

    /// The level that the real answers reach.
    #[must_use]
    pub const fn real_level(&self) -> Option<u8> {
        self.level
    }

    /// What it would be to reach this: the level, and the scores of the three Ps in whole points, without a day.
    #[must_use]
    pub fn as_target(&self, instrument: &Instrument) -> Target {
        let mut target = Target::default();
        target.set_level(self.report.level.reached);
        for (place, dimension) in instrument.dimensions_of(Role::Profile).enumerate() {
            target.set_score(place, self.report.dimensions.get(dimension).score.map(points));
        }
        target
    }
}

/// A score in whole points, up: who reaches the target has reached the trial.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a score is between 0 and 100")]
fn points(score: f64) -> u8 {
    (score - 1e-9).ceil().clamp(0.0, 100.0) as u8
}

impl Model {
    /// Tries answers out instead of what was tried before.
    pub(in crate::state) fn try_out(&mut self, tried: impl IntoIterator<Item = (ItemIndex, Answer)>) {
        let asked: Vec<ItemIndex> = self.items().collect();
        let tried: Vec<(ItemIndex, Answer)> =
            tried.into_iter().filter(|(item, _)| asked.contains(item)).collect();
        let level = self.trial.as_ref().map(Trial::real_level);
        self.trial = Trial::of(&self.instrument, &self.sheet(), tried, level);
    }

    /// The answers may have changed since they were `before`. After an answer the rest is still tried out; other answers
    /// altogether end the trial.
    pub(in crate::state) fn keep_up_trial(&mut self, before: &AnswerSheet, is_answer: bool) {
        let real = self.sheet();
        let Some(trial) = self.trial.take_if(|_| real != *before) else { return };
        if is_answer {
            self.trial = Trial::of(&self.instrument, &real, trial.changes, None);
        }
    }
}
