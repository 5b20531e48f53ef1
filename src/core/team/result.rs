//! What is shown of a team (scoring.md section 11).

use super::counts::{AlphaScale, MODELS};
use crate::core::{
    instrument::{Band, DimensionId, Group, ItemIndex, MAX_POINTS, Mode, OrgModel, Quadrant},
    score::TestedLevel,
    string_enum::{StringEnum, string_enum},
};

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
    /// How many answered below the middle of the scale, in it, and above: 0 or 1, 2, and 3 or 4 of five points; `None` with
    /// fewer than five answers.
    pub groups: Option<[u64; 3]>,
    /// How many answered each step, none above the highest of the scale; `None` with fewer than ten answers.
    pub steps: Option<[u64; MAX_POINTS]>,
}

/// What a team answered to an item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TeamItem {
    /// Which item.
    pub item: ItemIndex,
    /// How many answered with a step.
    pub n: u64,
    /// The mean step, 0 to the highest of its scale; `None` with fewer than five answers.
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

/// The profile of a team.
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
#[derive(Debug, Clone, PartialEq)]
pub struct TeamPyramid {
    /// Y, 0 to 100.
    pub score: Option<f64>,
    /// E per level.
    pub supported: Vec<Option<f64>>,
}

/// The level of a team.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamLevel {
    /// G, 0 to the number of levels; `None` if it cannot be determined.
    pub reached: Option<u8>,
    /// The last level passed on the way, 0 to the number of levels.
    pub at_least: u8,
    /// The level that stops the climb; `None` at the top.
    pub next: Option<u8>,
    /// The tests of the levels, the base first.
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
    pub(super) dimensions: Vec<(DimensionId, TeamDimension)>,
    /// The profile.
    pub three_p: TeamThreeP,
    /// The groups with their index, 0 to 100, in order.
    pub groups: Vec<(Group, Option<f64>)>,
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
    pub(super) alpha: Vec<(AlphaScale, Option<f64>)>,
    pub(super) models: [u64; MODELS],
}

impl TeamResult {
    /// The score of a dimension.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "there is one score per dimension")]
    pub fn dimension(&self, id: DimensionId) -> &TeamDimension {
        &self.dimensions[id.position()].1
    }

    /// All dimensions with their scores, in order.
    pub fn dimensions(&self) -> impl Iterator<Item = (DimensionId, &TeamDimension)> {
        self.dimensions.iter().map(|(id, dimension)| (*id, dimension))
    }

    /// What the team answered to an item; `None` for one outside the mode.
    #[must_use]
    pub fn item(&self, item: ItemIndex) -> Option<&TeamItem> {
        self.items.iter().find(|team| team.item == item)
    }

    /// The scales with their alpha: `None` where it may not be computed.
    pub fn alpha(&self) -> impl Iterator<Item = (AlphaScale, Option<f64>)> {
        self.alpha.iter().copied()
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
