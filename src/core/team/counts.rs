//! What a team answered, as whole numbers.

use super::sums::{ItemCounts, Moments, RowSums, ScoreSums};
use crate::core::{
    answers::AnswerSheet,
    instrument::{DimensionId, ErrorCode, Instrument, ItemIndex, Mode, OrgModel, Role},
    score::given::{dimension_scores, parts_of},
    string_enum::StringEnum,
};

/// A scale that alpha is computed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlphaScale {
    /// One dimension that is shown as a bar.
    Dimension(DimensionId),
    /// All of these together.
    Values,
}

/// How many organisation models there are, "don't know" included.
pub(super) const MODELS: usize = OrgModel::ALL.len();
/// The most members: all products of sums stay exact.
pub(super) const MAX_MEMBERS: u64 = 1_000_000_000;

/// The parts of a scale in which the sums of a dimension are.
fn parts(instrument: &Instrument, id: DimensionId) -> u64 {
    parts_of(instrument, instrument.items_of(id).iter().map(|(item, _)| *item))
}

impl AlphaScale {
    /// The scales of an instrument in order; none of all bars together where they are in several groups.
    pub fn all(instrument: &Instrument) -> impl Iterator<Item = Self> + '_ {
        let values = (instrument.groups_of(Role::Bars).count() == 1).then_some(Self::Values);
        instrument.dimensions_of(Role::Bars).map(Self::Dimension).chain(values)
    }

    /// The key in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Dimension(dimension) => dimension.key(),
            Self::Values => "VAL",
        }
    }

    /// Its items in a mode, in item order.
    #[must_use]
    pub fn items(self, instrument: &Instrument, mode: Mode) -> Vec<ItemIndex> {
        let is_in = |dimension: DimensionId| match self {
            Self::Dimension(own) => dimension == own,
            Self::Values => dimension.role() == Role::Bars,
        };
        let is_of =
            |item: ItemIndex| instrument.item(item).loadings.iter().any(|loading| is_in(loading.dimension));
        instrument.in_mode(mode).filter(|item| is_of(*item)).collect()
    }
}

/// What all members have in common.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Common {
    pub mode: Mode,
    pub threshold: f64,
}

/// What a team answered, as whole numbers: who answered what is not in it. Some 10 kB, however many members there are.
///
/// It is no result: it also holds what a report of few people hides.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamCounts {
    pub(super) members: u64,
    /// `None` without members.
    pub(super) common: Option<Common>,
    /// By item, all of the instrument.
    pub(super) items: Vec<ItemCounts>,
    pub(super) dimensions: Vec<ScoreSums>,
    /// In the order of [`AlphaScale::all`]; none where there are no members.
    pub(super) scales: Vec<RowSums>,
    pub(super) models: [u64; MODELS],
}

/// Why two teams are not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MergeError {
    /// `MODE_MISMATCH` or `PARAMETERS_MISMATCH`.
    #[error("{}", .0.key())]
    Mismatch(ErrorCode),
    /// More than 1,000,000,000 members.
    #[error("more than 1,000,000,000 members")]
    TooMany,
}

/// A sheet was to be removed that cannot have been added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("these answers are not among those of the team")]
pub struct NotAMember;

impl TeamCounts {
    /// A team without members.
    #[must_use]
    pub fn new(instrument: &Instrument) -> Self {
        Self {
            members: 0,
            common: None,
            items: vec![ItemCounts::default(); instrument.items.len()],
            dimensions: instrument.dimension_ids().map(|id| ScoreSums::new(parts(instrument, id))).collect(),
            scales: Vec::new(),
            models: [0; MODELS],
        }
    }

    /// How many members there are.
    #[must_use]
    pub const fn members(&self) -> u64 {
        self.members
    }

    /// The mode of all members; `None` without members.
    #[must_use]
    pub fn mode(&self) -> Option<Mode> {
        Some(self.common?.mode)
    }

    /// The threshold of all members; `None` without members.
    #[must_use]
    pub fn threshold(&self) -> Option<f64> {
        Some(self.common?.threshold)
    }

    /// Why a sheet cannot be a member: another mode or threshold than the members so far. `None` if it can.
    #[must_use]
    pub fn refusal(&self, instrument: &Instrument, sheet: &AnswerSheet) -> Option<ErrorCode> {
        self.mismatch(Common { mode: sheet.mode, threshold: sheet.threshold(instrument) })
    }

    fn mismatch(&self, other: Common) -> Option<ErrorCode> {
        let common = self.common?;
        if common.mode != other.mode {
            Some(ErrorCode::ModeMismatch)
        } else {
            (common.threshold != other.threshold).then_some(ErrorCode::ParametersMismatch)
        }
    }

    /// Adds a member. Answers outside its mode are not counted.
    ///
    /// # Errors
    /// `MODE_MISMATCH` or `PARAMETERS_MISMATCH` if it differs from the members so far; nothing is added then.
    pub fn add(&mut self, instrument: &Instrument, sheet: &AnswerSheet) -> Result<(), ErrorCode> {
        if let Some(refusal) = self.refusal(instrument, sheet) {
            return Err(refusal);
        }
        let mode = sheet.mode;
        if self.common.is_none() {
            self.common = Some(Common { mode, threshold: sheet.threshold(instrument) });
            let scales = AlphaScale::all(instrument);
            self.scales =
                scales.map(|scale| RowSums::new(instrument, &scale.items(instrument, mode))).collect();
        }
        self.members = self.members.saturating_add(1);
        for item in instrument.in_mode(mode) {
            if let Some(counts) = self.items.get_mut(item.position()) {
                counts.add(sheet.answers.get(item));
            }
        }
        let scores = dimension_scores(instrument, mode, &sheet.answers);
        for (sums, (_, score)) in self.dimensions.iter_mut().zip(scores.iter()) {
            if let Some(parts) = score.parts(sums.parts) {
                sums.add(parts);
            }
        }
        self.scales.iter_mut().for_each(|sums| sums.add(&sheet.answers));
        if let Some(count) = sheet.org_model.and_then(|model| self.models.get_mut(model.position())) {
            *count = count.saturating_add(1);
        }
        Ok(())
    }

    /// Removes a member that was added: the counts are those from before, to the last bit.
    ///
    /// # Errors
    /// If such a member cannot have been added; nothing is removed then.
    pub fn remove(&mut self, instrument: &Instrument, sheet: &AnswerSheet) -> Result<(), NotAMember> {
        let mut one = Self::new(instrument);
        one.add(instrument, sheet).map_err(|_| NotAMember)?;
        if self.common != one.common {
            return Err(NotAMember);
        }
        let mut rest = self.combined(&one, u64::checked_sub).ok_or(NotAMember)?;
        if rest.members == 0 {
            rest = Self::new(instrument);
        }
        *self = rest;
        Ok(())
    }

    /// Adds all members of another team.
    ///
    /// # Errors
    /// If both differ in mode or threshold, or are too many together; nothing is added then.
    pub fn merge(&mut self, other: &Self) -> Result<(), MergeError> {
        let Some(common) = other.common else { return Ok(()) };
        if self.common.is_none() {
            self.clone_from(other);
            return Ok(());
        }
        if let Some(mismatch) = self.mismatch(common) {
            return Err(MergeError::Mismatch(mismatch));
        }
        let all = self.combined(other, u64::checked_add);
        *self = all.filter(|all| all.members <= MAX_MEMBERS).ok_or(MergeError::TooMany)?;
        Ok(())
    }

    /// Every count combined with that of another team; `None` if one of them cannot be.
    fn combined(&self, other: &Self, combine: fn(u64, u64) -> Option<u64>) -> Option<Self> {
        let moments = |a: &mut Moments, b: &Moments| {
            a.n = combine(a.n, b.n)?;
            a.sum = combine(a.sum, b.sum)?;
            a.squares = combine(a.squares, b.squares)?;
            Some(())
        };
        let mut all = self.clone();
        all.members = combine(self.members, other.members)?;
        for (a, b) in all.items.iter_mut().zip(&other.items) {
            for (a, b) in a.steps.iter_mut().zip(b.steps) {
                *a = combine(*a, b)?;
            }
            a.dont_know = combine(a.dont_know, b.dont_know)?;
            a.not_applicable = combine(a.not_applicable, b.not_applicable)?;
        }
        for (a, b) in all.dimensions.iter_mut().zip(&other.dimensions) {
            for (weight, b) in &b.by_weight {
                moments(a.by_weight.entry(*weight).or_default(), b)?;
            }
            a.by_weight.retain(|_, moments| moments.n > 0);
        }
        for (a, b) in all.scales.iter_mut().zip(&other.scales) {
            moments(&mut a.total, &b.total)?;
            for (a, b) in a.items.iter_mut().flatten().zip(b.items.iter().flatten()) {
                *a = combine(*a, *b)?;
            }
        }
        for (a, b) in all.models.iter_mut().zip(other.models) {
            *a = combine(*a, b)?;
        }
        Some(all)
    }
}
