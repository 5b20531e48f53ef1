//! Two measurements of one organisation beside each other: what changed, and by more than chance (scoring.md
//! section 10).

mod file;

pub use self::file::ComparisonFile;
use super::{
    answer_file::{AnswerFileError, is_in_mode},
    answers::{Answer, AnswerSheet, Answers},
    instrument::{DimensionId, Direction, ErrorCode, Instrument, ItemIndex, PARTS},
    score::score,
};

/// Noise of one answer in one measurement, in points: half a step at 95 % (1.96), which is 12.5 on a scale of five points;
/// on another one it is as many times this as a step is times one of five ([`Scale::relative_step`]). An assumption.
///
/// [`Scale::relative_step`]: super::instrument::Scale::relative_step
///
/// # Source
/// scoring.md section 10; `parameters.change` of the instrument.
pub const ANSWER_NOISE: f64 = 1.96 * 12.5;

/// How many items both measurements must answer, at least, for a difference to be shown.
const MIN_COMMON: usize = 2;

/// The change of one score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// How many items are answered with a step in both measurements.
    pub common: usize,
    /// The numbers; `None` where the two measurements cannot be compared.
    pub change: Option<Change>,
}

/// The numbers of a change, over the items that both measurements answer; in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The score before, 0 to 100.
    pub before: f64,
    /// The score after, 0 to 100.
    pub after: f64,
    /// After minus before, −100 to 100.
    pub delta: f64,
    /// Below this absolute difference it may be chance; above 0.
    pub margin: f64,
}

impl Difference {
    /// Where the score went.
    #[must_use]
    pub fn direction(&self) -> Direction {
        match self.change {
            None => Direction::NotComparable,
            Some(change) if change.delta.abs() < change.margin => Direction::Same,
            Some(change) if change.delta > 0.0 => Direction::Up,
            Some(_) => Direction::Down,
        }
    }
}

/// An item with another answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangedAnswer {
    /// Which item.
    pub item: ItemIndex,
    /// The answer before; `None` for unanswered.
    pub from: Option<Answer>,
    /// The answer after; `None` for unanswered.
    pub to: Option<Answer>,
}

/// The change of the level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelChange {
    /// G before; `None` if it could not be determined.
    pub before: Option<u8>,
    /// G after; `None` if it could not be determined.
    pub after: Option<u8>,
    /// The level changed, but none of the levels in between did by more than its margin: it may be chance. `None` if
    /// the level did not change or is unknown.
    pub within_margin: Option<bool>,
    /// The changed items of the levels in between, in item order.
    pub drivers: Vec<ItemIndex>,
}

impl LevelChange {
    /// After minus before; `None` if one of both is unknown.
    #[must_use]
    pub fn change(&self) -> Option<i8> {
        let (before, after) = (i8::try_from(self.before?).ok()?, i8::try_from(self.after?).ok()?);
        Some(after.saturating_sub(before))
    }
}

/// Two measurements beside each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Both are quick or both are full. If not, all but the level is about the items of both.
    pub same_mode: bool,
    /// The dimensions, in order.
    dimensions: Vec<(DimensionId, Difference)>,
    /// All items, each with the same weight.
    pub overall: Difference,
    /// The level.
    pub level: LevelChange,
    /// The items with another answer, in item order.
    pub changed: Vec<ChangedAnswer>,
}

impl Comparison {
    /// The change of a dimension.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "there is one difference per dimension")]
    pub fn dimension(&self, id: DimensionId) -> &Difference {
        &self.dimensions[id.position()].1
    }

    /// All dimensions with their changes, in order.
    pub fn dimensions(&self) -> impl Iterator<Item = (DimensionId, &Difference)> {
        self.dimensions.iter().map(|(id, difference)| (*id, difference))
    }
}

/// Compares two measurements.
///
/// # Errors
/// `PARAMETERS_MISMATCH` if their thresholds differ.
///
/// # Source
/// scoring.md section 10.
pub fn compare(
    instrument: &Instrument,
    before: &AnswerSheet,
    after: &AnswerSheet,
) -> Result<Comparison, AnswerFileError> {
    if before.threshold(instrument) != after.threshold(instrument) {
        return Err(AnswerFileError::new(ErrorCode::ParametersMismatch));
    }
    let pair = Pair { instrument, before, after };
    let dimensions = instrument
        .dimension_ids()
        .map(|id| (id, pair.difference(instrument.items_of(id).iter().copied())))
        .collect();
    let changed: Vec<ChangedAnswer> = pair.changed().collect();
    let mut comparison = Comparison {
        same_mode: before.mode == after.mode,
        dimensions,
        overall: pair.difference(instrument.item_indices().map(|item| (item, 1.0))),
        level: LevelChange {
            before: score(instrument, before).level.reached,
            after: score(instrument, after).level.reached,
            within_margin: None,
            drivers: Vec::new(),
        },
        changed,
    };
    explain_level(instrument, &mut comparison);
    Ok(comparison)
}

/// Tells what moved the level, and whether that is more than chance.
fn explain_level(instrument: &Instrument, comparison: &mut Comparison) {
    let (Some(before), Some(after)) = (comparison.level.before, comparison.level.after) else { return };
    if before == after {
        return;
    }
    let between = before.min(after).saturating_add(1)..=before.max(after);
    let has_moved = between
        .clone()
        .filter_map(|level| instrument.level(level))
        .any(|id| matches!(comparison.dimension(id).direction(), Direction::Up | Direction::Down));
    let is_between = |item: &ItemIndex| {
        instrument.item(*item).dimension.level().is_some_and(|level| between.contains(&level))
    };
    let drivers = comparison.changed.iter().map(|changed| changed.item).filter(is_between).collect();
    comparison.level.within_margin = Some(!has_moved);
    comparison.level.drivers = drivers;
}

/// What is compared.
#[derive(Clone, Copy)]
struct Pair<'a> {
    instrument: &'a Instrument,
    before: &'a AnswerSheet,
    after: &'a AnswerSheet,
}

impl Pair<'_> {
    /// Whether both measurements ask for the item.
    fn is_in_both(&self, item: ItemIndex) -> bool {
        [self.before, self.after].iter().all(|sheet| is_in_mode(self.instrument, sheet.mode, item))
    }

    fn changed(&self) -> impl Iterator<Item = ChangedAnswer> {
        let items = self.instrument.item_indices().filter(|item| self.is_in_both(*item));
        let answers = |item| ChangedAnswer {
            item,
            from: self.before.answers.get(item),
            to: self.after.answers.get(item),
        };
        items.map(answers).filter(|answers| answers.from != answers.to)
    }

    /// The change of the weighted mean of some items.
    fn difference(&self, items: impl Iterator<Item = (ItemIndex, f64)>) -> Difference {
        let not_applicable = |answers: &Answers, item| answers.get(item) == Some(Answer::NotApplicable);
        let step = |answers: &Answers, item| {
            let step = answers.get(item).and_then(Answer::step)?;
            Some(self.instrument.scale_of(self.instrument.item(item)).parts(step))
        };
        let (mut used, mut common) = (0_usize, 0_usize);
        // Weights are halves and answers whole sixtieths of their scales, so that these sums are exact.
        let (mut weights, mut squares, mut sum_before, mut sum_after) = (0.0, 0.0, 0.0, 0.0);
        for (item, weight) in items.filter(|(item, _)| self.is_in_both(*item)) {
            let (before, after) = (&self.before.answers, &self.after.answers);
            if not_applicable(before, item) || not_applicable(after, item) {
                continue;
            }
            used = used.saturating_add(1);
            if let (Some(before), Some(after)) = (step(before, item), step(after, item)) {
                // The noise of this answer, in that of one on a scale of five points.
                let noise = weight * self.instrument.scale_of(self.instrument.item(item)).relative_step();
                common = common.saturating_add(1);
                weights += weight;
                squares += noise * noise;
                sum_before += weight * before;
                sum_after += weight * after;
            }
        }
        let is_comparable = common >= MIN_COMMON && common.saturating_mul(3) >= used.saturating_mul(2);
        let change = is_comparable.then(|| {
            let parts = f64::from(PARTS) * weights;
            let (before, after) = (100.0 * sum_before / parts, 100.0 * sum_after / parts);
            // 1.96 · √2 · 12.5 / √k with k = (Σw)² / Σw², on scales of five points.
            let margin = std::f64::consts::SQRT_2 * ANSWER_NOISE * f64::sqrt(squares) / weights;
            Change { before, after, delta: after - before, margin }
        });
        Difference { common, change }
    }
}
