//! What a team's counts say, as far as it may be shown (scoring.md section 11).

use super::{
    MIN_RESPONDENTS, MIN_SPREAD,
    counts::{AlphaScale, MODELS, SCALES, TeamCounts},
    level::Levels,
    sums::ItemCounts,
};
use crate::core::{
    instrument::{Band, DIMENSIONS, DimensionId, Instrument, ItemIndex, LEVELS, Mode, OrgModel, Quadrant},
    score::{
        TestedLevel, Tolerance,
        given::{Given, indices},
    },
    string_enum::{StringEnum, string_enum},
};

/// The variance of answers that say nothing: all five equally often. `parameters.team.nullVariance` of the instrument.
const NULL_VARIANCE: f64 = 2.0;
/// From here a team agrees; `parameters.team.agree`.
const AGREE: f64 = 0.7;
/// From here it partly agrees; `parameters.team.mixed`.
const MIXED: f64 = 0.5;

string_enum! {
    /// How much a team agrees about an item.
    pub enum Agreement {
        /// Agreed.
        Agree = "agree",
        /// Partly agreed.
        Mixed = "mixed",
        /// To be discussed.
        Discuss = "discuss",
    }
}

/// How the answers to an item are spread. For drawings on a page only, not for files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spread {
    /// How many answered 0 or 1, 2, and 3 or 4; `None` with fewer than five answers.
    pub groups: Option<[u64; 3]>,
    /// How many answered 0 to 4; `None` with fewer than ten answers.
    pub steps: Option<[u64; 5]>,
}

/// What a team answered to an item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TeamItem {
    /// Which item.
    pub item: ItemIndex,
    /// How many answered with a step.
    pub n: u64,
    /// The mean step, 0 to 4; `None` with fewer than five answers.
    pub mean: Option<f64>,
    /// The sample standard deviation, in steps; `None` with fewer than ten answers.
    pub sd: Option<f64>,
    /// Within-group agreement, 0 to 1; `None` with fewer than ten answers.
    pub rwg: Option<f64>,
    /// Agreement in a word; `None` with fewer than five answers.
    pub agreement: Option<Agreement>,
    /// The share that does not know, 0 to 1.
    pub dont_know_share: f64,
    /// The share that it does not apply to, 0 to 1.
    pub not_applicable_share: f64,
    /// The share that did not answer, 0 to 1.
    pub unanswered_share: f64,
    /// For drawings only.
    pub spread: Spread,
}

/// The score of a team on a dimension.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TeamDimension {
    /// How many members have a score.
    pub n: u64,
    /// Their mean, 0 to 100; `None` with fewer than five.
    pub score: Option<f64>,
    /// Their sample standard deviation, in points; `None` with fewer than ten.
    pub sd: Option<f64>,
    /// The band of the score.
    pub band: Option<Band>,
}

/// The three Ps of a team together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TeamThreeP {
    /// M, 0 to 100.
    pub mean: Option<f64>,
    /// C, 0 to 100.
    pub index: Option<f64>,
    /// B, 0 to 100.
    pub balance: Option<f64>,
}

/// The pyramid of a team.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TeamPyramid {
    /// Y, 0 to 100.
    pub score: Option<f64>,
    /// E per level.
    pub supported: [Option<f64>; LEVELS],
}

/// The level of a team.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamLevel {
    /// G, 0 to 5; `None` if it cannot be determined.
    pub reached: Option<u8>,
    /// The last level passed on the way, 0 to 5.
    pub at_least: u8,
    /// The level that stops the climb; `None` at the top.
    pub next: Option<u8>,
    /// The tests of the levels 1 to 5.
    pub tests: Vec<TestedLevel>,
}

/// What is shown of a team of five or more.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamResult {
    /// The mode of all members.
    pub mode: Mode,
    /// The threshold of all members, 60 to 80.
    pub threshold: f64,
    /// The items of the mode, in item order.
    pub items: Vec<TeamItem>,
    dimensions: [TeamDimension; DIMENSIONS],
    /// The three Ps together.
    pub three_p: TeamThreeP,
    /// V, 0 to 100.
    pub values: Option<f64>,
    /// K, 0 to 100.
    pub culture: Option<f64>,
    /// The pyramid.
    pub pyramid: TeamPyramid,
    /// The level.
    pub level: TeamLevel,
    /// Z, 0 to 100.
    pub position: Option<f64>,
    /// The position in words.
    pub quadrant: Option<Quadrant>,
    alpha: [Option<f64>; SCALES],
    models: [u64; MODELS],
}

impl TeamResult {
    /// The score of a dimension.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "there is one score per dimension")]
    pub const fn dimension(&self, id: DimensionId) -> &TeamDimension {
        &self.dimensions[id as usize]
    }

    /// All dimensions with their scores, in order.
    pub fn dimensions(&self) -> impl Iterator<Item = (DimensionId, &TeamDimension)> {
        DimensionId::LIST.into_iter().zip(&self.dimensions)
    }

    /// What the team answered to an item; `None` for one outside the mode.
    #[must_use]
    pub fn item(&self, item: ItemIndex) -> Option<&TeamItem> {
        self.items.iter().find(|team| team.item == item)
    }

    /// The scales with their alpha: `None` where it may not be computed.
    pub fn alpha(&self) -> impl Iterator<Item = (AlphaScale, Option<f64>)> {
        AlphaScale::LIST.into_iter().zip(self.alpha)
    }

    /// How many members named each organisation model, in order; who named none is not counted.
    pub fn models(&self) -> impl Iterator<Item = (OrgModel, u64)> {
        OrgModel::ALL.iter().copied().zip(self.models)
    }
}

/// A team's report.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamReport {
    /// How many members there are.
    pub respondents: u64,
    /// What is shown; `None` with fewer than five members.
    pub result: Option<TeamResult>,
}

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
        let given = DimensionId::LIST.map(|id| self.given(id));
        let levels = Levels {
            instrument,
            threshold,
            respondents: counts.members,
            items: &items,
            not_applicable: &not_applicable,
        };
        let tests: Vec<TestedLevel> = (1_u8..)
            .zip(DimensionId::LEVELS)
            .filter_map(|(level, id)| Some(levels.test(level, id, *given.get(id.position())?)))
            .collect();
        let indices = indices(instrument, self.mode, threshold, given, &tests);
        let mut dimensions = [TeamDimension { n: 0, score: None, sd: None, band: None }; DIMENSIONS];
        for (((slot, sums), given), band) in
            dimensions.iter_mut().zip(&counts.dimensions).zip(given).zip(indices.bands)
        {
            let n = sums.members();
            let shows_sd = given.score.is_some() && n >= MIN_SPREAD && !self.hidden.spread;
            *slot = TeamDimension { n, score: given.score, sd: sums.deviation().filter(|_| shows_sd), band };
        }
        let epsilon = instrument.parameters.epsilon;
        let mut alpha = [None; SCALES];
        for (slot, rows) in alpha.iter_mut().zip(&counts.scales).filter(|_| !self.hidden.spread) {
            *slot = rows.alpha(epsilon);
        }
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
        let rwg = variance.map(|variance| (1.0 - variance / NULL_VARIANCE).max(0.0));
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
            spread: spread(&counts, is_shown, shows_spread),
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

fn spread(counts: &ItemCounts, shows_groups: bool, shows_steps: bool) -> Spread {
    let [none, little, half, mostly, all] = counts.steps;
    let groups = [none.saturating_add(little), half, mostly.saturating_add(all)];
    Spread { groups: shows_groups.then_some(groups), steps: shows_steps.then_some(counts.steps) }
}
