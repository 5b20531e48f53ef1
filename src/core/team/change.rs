//! A team at two moments: what changed, by more than chance (scoring.md section 11, change of a team).
//!
//! As for one measurement (section 10), with margins that the number of answers makes smaller. Nobody knows who answered
//! the second time, so a difference must also exceed what other people of the same team would make, where that is known.

use super::{TeamReport, TeamResult, counts::Common};
use crate::core::{
    compare::ANSWER_NOISE,
    instrument::{DimensionId, Direction, ErrorCode, Instrument, ItemIndex, Mode},
    score::Tolerance,
};

/// How many items both measurements must have a mean of, at least, for a difference to be shown.
const MIN_COMMON: usize = 2;
/// The 95 % interval of a normal distribution, in standard deviations.
const Z: f64 = 1.96;

/// What a comparison needs of a team's result.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamOutcome {
    /// How many members answered, at least 5.
    pub respondents: u64,
    pub(super) common: Common,
    pub(super) items: Vec<OutcomeItem>,
    /// By dimension: the number of scores and their standard deviation, where it may be shown.
    pub(super) spread: Vec<Option<(u64, f64)>>,
    /// G; `None` if it cannot be determined.
    pub(super) reached: Option<u8>,
}

/// An item of a team's result.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct OutcomeItem {
    pub item: ItemIndex,
    pub n: u64,
    pub mean: Option<f64>,
    /// It does not apply to anybody.
    pub is_not_applicable: bool,
}

impl TeamOutcome {
    /// What a report says, for a comparison; `None` with too few members.
    #[must_use]
    pub fn of(report: &TeamReport) -> Option<Self> {
        let result: &TeamResult = report.result.as_ref()?;
        let item = |item: &super::TeamItem| OutcomeItem {
            item: item.item,
            n: item.n,
            mean: item.mean,
            is_not_applicable: item.not_applicable_share >= 1.0,
        };
        Some(Self {
            respondents: report.respondents,
            common: Common { mode: result.mode, threshold: result.threshold },
            items: result.items.iter().map(item).collect(),
            spread: result
                .dimensions()
                .map(|(_, dimension)| dimension.sd.map(|sd| (dimension.n, sd)))
                .collect(),
            reached: result.level.reached,
        })
    }

    /// The threshold of all members, 60 to 80.
    #[must_use]
    pub const fn threshold(&self) -> f64 {
        self.common.threshold
    }

    /// The members did the quick scan.
    #[must_use]
    pub const fn is_quick(&self) -> bool {
        matches!(self.common.mode, Mode::Quick)
    }

    fn item(&self, item: ItemIndex) -> Option<&OutcomeItem> {
        self.items.iter().find(|outcome| outcome.item == item)
    }
}

/// The change of one score of a team.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TeamDifference {
    /// How many items have a mean in both measurements.
    pub common: usize,
    /// The numbers; `None` where the two measurements cannot be compared.
    pub change: Option<TeamShift>,
    /// Where the score went.
    pub direction: Direction,
}

/// The numbers of a team's change, over the items that have a mean in both measurements; in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TeamShift {
    /// The score before, 0 to 100.
    pub before: f64,
    /// The score after, 0 to 100.
    pub after: f64,
    /// After minus before, −100 to 100.
    pub delta: f64,
    /// Below this absolute difference it may be chance in how the same people answered; above 0.
    pub margin: f64,
    /// Below this it may also be that other people answered; `None` where the spread of one measurement is not shown.
    pub people_margin: Option<f64>,
}

/// An item whose mean changed by more than its margin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChangedMean {
    /// Which item.
    pub item: ItemIndex,
    /// The mean step before, 0 to the highest of its scale.
    pub from: f64,
    /// The mean step after, likewise.
    pub to: f64,
}

/// The change of a team's level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamLevelChange {
    /// G before; `None` if it could not be determined.
    pub before: Option<u8>,
    /// G after; `None` if it could not be determined.
    pub after: Option<u8>,
    /// The level changed, but none of the levels in between did by more than its margin. `None` if the level did not
    /// change or is unknown.
    pub within_margin: Option<bool>,
    /// The changed items of the levels in between, in item order.
    pub drivers: Vec<ItemIndex>,
}

impl TeamLevelChange {
    /// After minus before; `None` if one of both is unknown.
    #[must_use]
    pub fn change(&self) -> Option<i8> {
        let (before, after) = (i8::try_from(self.before?).ok()?, i8::try_from(self.after?).ok()?);
        Some(after.saturating_sub(before))
    }
}

/// A team at two moments.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamChange {
    /// Both are quick or both are full.
    pub same_mode: bool,
    /// How many members answered before and after.
    pub respondents: [u64; 2],
    pub(super) dimensions: Vec<(DimensionId, TeamDifference)>,
    /// All items, each with the same weight.
    pub overall: TeamDifference,
    /// The level.
    pub level: TeamLevelChange,
    /// The items whose mean changed by more than its margin, in item order.
    pub changed: Vec<ChangedMean>,
}

impl TeamChange {
    /// All dimensions with their changes, in order.
    pub fn dimensions(&self) -> impl Iterator<Item = (DimensionId, &TeamDifference)> {
        self.dimensions.iter().map(|(id, difference)| (*id, difference))
    }
}

/// Compares a team at two moments.
///
/// # Errors
/// `PARAMETERS_MISMATCH` if their thresholds differ.
///
/// # Source
/// scoring.md section 11, change of a team.
pub fn team_change(
    instrument: &Instrument,
    before: &TeamOutcome,
    after: &TeamOutcome,
) -> Result<TeamChange, ErrorCode> {
    if before.common.threshold != after.common.threshold {
        return Err(ErrorCode::ParametersMismatch);
    }
    let pair = Pair { instrument, before, after };
    let difference = |id: DimensionId| {
        let people = |outcome: &TeamOutcome| outcome.spread.get(id.position()).copied().flatten();
        let people_margin = people(before)
            .zip(people(after))
            .map(|((n, sd), (m, after))| Z * (sd * sd / n as f64 + after * after / m as f64).sqrt());
        (id, pair.difference(instrument.items_of(id).iter().copied(), MIN_COMMON, people_margin))
    };
    let dimensions: Vec<_> = instrument.dimension_ids().map(difference).collect();
    let overall = pair.difference(instrument.item_indices().map(|item| (item, 1.0)), MIN_COMMON, None);
    let changed = pair.changed();
    let level = level_change(instrument, [before.reached, after.reached], &dimensions, &changed);
    Ok(TeamChange {
        same_mode: before.common.mode == after.common.mode,
        respondents: [before.respondents, after.respondents],
        dimensions,
        overall,
        level,
        changed,
    })
}

fn has_moved(direction: Direction) -> bool {
    matches!(direction, Direction::Up | Direction::Down)
}

/// What moved the level, and whether that is more than chance.
fn level_change(
    instrument: &Instrument,
    [before, after]: [Option<u8>; 2],
    dimensions: &[(DimensionId, TeamDifference)],
    changed: &[ChangedMean],
) -> TeamLevelChange {
    let mut level = TeamLevelChange { before, after, within_margin: None, drivers: Vec::new() };
    let Some((from, to)) = before.zip(after).filter(|(from, to)| from != to) else { return level };
    let between = from.min(to).saturating_add(1)..=from.max(to);
    let moved = between
        .clone()
        .filter_map(|level| dimensions.get(instrument.level(level)?.position()))
        .any(|(_, difference)| has_moved(difference.direction));
    level.within_margin = Some(!moved);
    let is_between = |item: &ItemIndex| {
        instrument.item(*item).dimension.level().is_some_and(|level| between.contains(&level))
    };
    level.drivers = changed.iter().map(|changed| changed.item).filter(is_between).collect();
    level
}

struct Pair<'a> {
    instrument: &'a Instrument,
    before: &'a TeamOutcome,
    after: &'a TeamOutcome,
}

impl Pair<'_> {
    /// The change of the weighted mean of some items.
    fn difference(
        &self,
        items: impl Iterator<Item = (ItemIndex, f64)>,
        least: usize,
        people_margin: Option<f64>,
    ) -> TeamDifference {
        let (mut used, mut common) = (0_usize, 0_usize);
        let (mut weights, mut sum_before, mut sum_after, mut noise) = (0.0, 0.0, 0.0, 0.0);
        for (item, weight) in items {
            let Some((before, after)) = self.before.item(item).zip(self.after.item(item)) else { continue };
            if before.is_not_applicable || after.is_not_applicable {
                continue;
            }
            used = used.saturating_add(1);
            if let Some((from, to)) = before.mean.zip(after.mean) {
                // Steps of other scales as steps of one of five points, their noise too.
                let step = weight * self.instrument.scale_of(self.instrument.item(item)).relative_step();
                common = common.saturating_add(1);
                weights += weight;
                sum_before += step * from;
                sum_after += step * to;
                noise += step * step * (1.0 / before.n as f64 + 1.0 / after.n as f64);
            }
        }
        let is_comparable = common >= least && common.saturating_mul(3) >= used.saturating_mul(2);
        let change = is_comparable.then(|| {
            let (before, after) = (25.0 * sum_before / weights, 25.0 * sum_after / weights);
            // With one answer a measurement this is 1.96 · √2 · 12.5 / √k of section 10.
            let margin = ANSWER_NOISE * f64::sqrt(noise) / weights;
            TeamShift { before, after, delta: after - before, margin, people_margin }
        });
        TeamDifference { common, change, direction: self.direction(change) }
    }

    fn direction(&self, change: Option<TeamShift>) -> Direction {
        let tolerance = Tolerance(self.instrument.parameters.epsilon);
        match change {
            None => Direction::NotComparable,
            Some(change)
                if tolerance
                    .below(change.delta.abs(), change.margin.max(change.people_margin.unwrap_or(0.0))) =>
            {
                Direction::Same
            }
            Some(change) if change.delta > 0.0 => Direction::Up,
            Some(_) => Direction::Down,
        }
    }

    fn changed(&self) -> Vec<ChangedMean> {
        let change = |item| {
            let difference = self.difference(std::iter::once((item, 1.0)), 1, None);
            let (from, to) = (self.before.item(item)?.mean?, self.after.item(item)?.mean?);
            has_moved(difference.direction).then_some(ChangedMean { item, from, to })
        };
        self.instrument.item_indices().filter_map(change).collect()
    }
}
