//! From a team's counts to its report: what may be shown, and what stays hidden (scoring.md section 11).

use std::cmp::Ordering;

use super::{
    MIN_RESPONDENTS, MIN_SPREAD,
    counts::{AlphaScale, TeamCounts},
    level::Levels,
    result::{
        Agreement, Spread, TeamDimension, TeamItem, TeamLevel, TeamPyramid, TeamReport, TeamResult,
        TeamThreeP,
    },
    sums::ItemCounts,
};
use crate::core::{
    instrument::{DimensionId, Instrument, ItemIndex, Mode, Role},
    score::{
        TestedLevel, Tolerance,
        given::{Given, indices},
    },
};

/// The variance of answers that say nothing, all steps equally often: 2 for five points (`parameters.team.nullVariance` of
/// the instrument).
fn null_variance(instrument: &Instrument, item: ItemIndex) -> f64 {
    let points = f64::from(instrument.top_step(item)) + 1.0;
    (points * points - 1.0) / 12.0
}

/// From here a team agrees; `parameters.team.agree`.
const AGREE: f64 = 0.7;
/// From here it partly agrees; `parameters.team.mixed`.
const MIXED: f64 = 0.5;

/// What a report leaves out besides, because something else that is shown would give it away.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hidden {
    /// Items without mean and agreement.
    pub items: Vec<ItemIndex>,
    /// Dimensions without a score.
    pub dimensions: Vec<DimensionId>,
    /// No spread and no alpha anywhere.
    pub spread: bool,
}

impl TeamCounts {
    /// The report of the team.
    ///
    /// # Source
    /// scoring.md section 11.
    #[must_use]
    pub fn report(&self, instrument: &Instrument) -> TeamReport {
        self.report_without(instrument, &Hidden::default())
    }

    /// The report of the team without what has to stay hidden.
    #[must_use]
    pub fn report_without(&self, instrument: &Instrument, hidden: &Hidden) -> TeamReport {
        let is_shown = self.members >= MIN_RESPONDENTS;
        let result = self.common.filter(|_| is_shown).map(|common| {
            let reading = Reading { counts: self, instrument, hidden, mode: common.mode };
            reading.result(common.threshold)
        });
        TeamReport { respondents: self.members, result }
    }
}

struct Reading<'a> {
    counts: &'a TeamCounts,
    instrument: &'a Instrument,
    hidden: &'a Hidden,
    mode: Mode,
}

impl Reading<'_> {
    fn result(&self, threshold: f64) -> TeamResult {
        let Self { counts, instrument, .. } = *self;
        let items: Vec<TeamItem> = instrument.in_mode(self.mode).map(|item| self.item(item)).collect();
        let not_applicable: Vec<u64> = counts.items.iter().map(|counts| counts.not_applicable).collect();
        let given: Vec<Given> = instrument.dimension_ids().map(|id| self.given(id)).collect();
        let levels = Levels {
            instrument,
            threshold,
            respondents: counts.members,
            items: &items,
            not_applicable: &not_applicable,
        };
        let tests: Vec<TestedLevel> = (1_u8..)
            .zip(instrument.dimensions_of(Role::Levels))
            .filter_map(|(level, id)| Some(levels.test(level, id, *given.get(id.position())?)))
            .collect();
        let indices = indices(instrument, self.mode, threshold, &given, &tests);
        let scored = instrument.dimension_ids().zip(&counts.dimensions).zip(given).zip(indices.bands);
        let dimensions = scored
            .map(|(((id, sums), given), band)| {
                let n = sums.members();
                let shows_sd = given.score.is_some() && n >= MIN_SPREAD && !self.hidden.spread;
                let sd = sums.deviation().filter(|_| shows_sd);
                (id, TeamDimension { n, score: given.score, sd, band })
            })
            .collect();
        let epsilon = instrument.parameters.epsilon;
        let alpha = AlphaScale::all(instrument)
            .zip(&counts.scales)
            .map(|(scale, rows)| (scale, rows.alpha(epsilon).filter(|_| !self.hidden.spread)))
            .collect();
        let level =
            TeamLevel { reached: indices.reached, at_least: indices.at_least, next: indices.next, tests };
        TeamResult {
            mode: self.mode,
            threshold,
            items,
            dimensions,
            three_p: TeamThreeP {
                mean: indices.three_p.mean,
                index: indices.three_p.index.score,
                balance: indices.three_p.balance,
            },
            groups: indices.groups.iter().map(|score| (score.group, score.index.score)).collect(),
            values: indices.values.score,
            culture: indices.culture.score,
            pyramid: TeamPyramid { score: indices.pyramid.index.score, supported: indices.pyramid.supported },
            level,
            position: indices.position.index.score,
            quadrant: indices.position.quadrant,
            alpha,
            models: counts.models,
        }
    }

    /// The score of a dimension, as far as it may be shown.
    fn given(&self, id: DimensionId) -> Given {
        let sums = self.counts.dimensions.get(id.position());
        let is_shown = |sums: &&super::sums::ScoreSums| {
            sums.members() >= MIN_RESPONDENTS && !self.hidden.dimensions.contains(&id)
        };
        let mut items = self.instrument.items_of(id).iter().map(|(item, _)| *item);
        let is_in_mode = |item: ItemIndex| self.mode == Mode::Full || self.instrument.item(item).quick;
        let applies_to_nobody = |item: ItemIndex| {
            let counts = self.counts.items.get(item.position());
            counts.is_some_and(|counts| counts.not_applicable == self.counts.members)
        };
        Given {
            score: sums.filter(is_shown).and_then(super::sums::ScoreSums::mean),
            is_not_applicable: items.all(|item| !is_in_mode(item) || applies_to_nobody(item)),
        }
    }

    fn item(&self, item: ItemIndex) -> TeamItem {
        let counts = self.counts.items.get(item.position()).copied().unwrap_or_default();
        let members = self.counts.members;
        let moments = counts.moments();
        let n = moments.n;
        let is_shown = n >= MIN_RESPONDENTS && !self.hidden.items.contains(&item);
        let shows_spread = is_shown && n >= MIN_SPREAD && !self.hidden.spread;
        let variance = moments.variance().filter(|_| is_shown);
        let null_variance = null_variance(self.instrument, item);
        let rwg = variance.map(|variance| (1.0 - variance / null_variance).max(0.0));
        let share = |count: u64| count as f64 / members as f64;
        let known = n.saturating_add(counts.dont_know).saturating_add(counts.not_applicable);
        TeamItem {
            item,
            n,
            mean: moments.mean().filter(|_| is_shown),
            sd: variance.map(f64::sqrt).filter(|_| shows_spread),
            rwg: rwg.filter(|_| shows_spread),
            agreement: rwg.map(|rwg| self.agreement(rwg)),
            dont_know_share: share(counts.dont_know),
            not_applicable_share: share(counts.not_applicable),
            unanswered_share: share(members.saturating_sub(known)),
            spread: spread(&counts, self.instrument.top_step(item), is_shown, shows_spread),
        }
    }

    fn agreement(&self, rwg: f64) -> Agreement {
        let tolerance = Tolerance(self.instrument.parameters.epsilon);
        if tolerance.at_least(rwg, AGREE) {
            Agreement::Agree
        } else if tolerance.at_least(rwg, MIXED) {
            Agreement::Mixed
        } else {
            Agreement::Discuss
        }
    }
}

fn spread(counts: &ItemCounts, top: u8, shows_groups: bool, shows_steps: bool) -> Spread {
    let mut groups = [0_u64; 3];
    for (step, count) in (0..=top).zip(counts.steps) {
        // Below, in and above the middle of the scale.
        let group = match step.saturating_mul(2).cmp(&top) {
            Ordering::Less => 0,
            Ordering::Equal => 1,
            Ordering::Greater => 2,
        };
        if let Some(sum) = groups.get_mut(group) {
            *sum = sum.saturating_add(count);
        }
    }
    Spread { groups: shows_groups.then_some(groups), steps: shows_steps.then_some(counts.steps) }
}
