//! From answers to a report: the only entry is [`score`] (scoring.md sections 3 to 9).
//!
//! Pure: no rounding, no clock, no language. "Not applicable", "don't know" and unanswered are never 0; a score that
//! may not be shown is `None`, and the status beside it says why.

mod bottleneck;
mod coverage;
mod culture;
mod dimension;
pub(in crate::core) mod given;
mod level;
mod overall;
mod priority;
mod ratio;
pub mod result_file;
mod tolerance;
mod warning;
mod ways;

pub use self::{
    bottleneck::{Limiting, NoWayUp, Raise, Robustness, Tipping, WayUp},
    coverage::{Counts, ReportCoverage},
    culture::{GroupScore, Index, Position, Pyramid, ThreeP},
    dimension::{DimensionScore, FacetScore, Link, band},
    level::{Level, TestedLevel},
    overall::Overall,
    priority::Priority,
    ratio::Ratio,
    tolerance::Tolerance,
    warning::{Ref, Warning},
    ways::{equally_cheap, raised},
};

use super::{
    answers::{Answer, AnswerSheet, Answers, Count},
    instrument::{DimensionId, Instrument, ItemIndex, Mode, OrgModel},
};

/// The scores of all dimensions.
#[derive(Debug, Clone, PartialEq)]
pub struct DimensionScores(Vec<(DimensionId, DimensionScore)>);

impl DimensionScores {
    /// The score of a dimension.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "there is one score per dimension")]
    pub fn get(&self, id: DimensionId) -> &DimensionScore {
        &self.0[id.position()].1
    }

    /// All dimensions with their scores, in order.
    pub fn iter(&self) -> impl Iterator<Item = (DimensionId, &DimensionScore)> {
        self.0.iter().map(|(id, score)| (*id, score))
    }
}

/// Everything that is computed from one answer sheet (the RESULT object of scoring.md section 9).
#[derive(Debug, Clone, PartialEq)]
pub struct ScoreReport {
    /// The mode of the sheet; a quick scan is indicative.
    pub mode: Mode,
    /// The threshold that counted, within the bounds of the instrument: 60 to 80 in the built-in one.
    pub threshold: f64,
    /// Coverage of the whole report.
    pub coverage: ReportCoverage,
    /// The dimensions.
    pub dimensions: DimensionScores,
    /// The facets, in the order of the instrument.
    pub facets: Vec<FacetScore>,
    /// The index of each group, in their order; `three_p`, `values` and `pyramid` say more about some of them.
    pub groups: Vec<GroupScore>,
    /// The dimensions of the profile together: the three Ps of Social Business.
    pub three_p: ThreeP,
    /// How the Ps meet.
    pub links: Vec<Link>,
    /// V, the dimensions of the first group of bars together: the three values of Social Business.
    pub values: Index,
    /// K, culture; none where the instrument declares no such index.
    pub culture: Index,
    /// Y, the pyramid.
    pub pyramid: Pyramid,
    /// The level.
    pub level: Level,
    /// What holds back; `None` at the top.
    pub limiting: Option<Limiting>,
    /// The cheapest way up, or why there is none.
    pub way_up: Result<WayUp, NoWayUp>,
    /// How firm the level is.
    pub robustness: Robustness,
    /// Z, the starting position.
    pub position: Position,
    /// Who takes part; `None` unless both numbers are given.
    pub ratio: Option<Ratio>,
    /// The number of employees, if given as a number.
    pub employees: Option<u32>,
    /// How social media are organised, if given.
    pub org_model: Option<OrgModel>,
    /// All units with something to gain, the first first.
    pub priorities: Vec<Priority>,
    /// Items answered "don't know".
    pub find_out: Vec<ItemIndex>,
    /// Items without an answer.
    pub unanswered: Vec<ItemIndex>,
    /// Warnings.
    pub warnings: Vec<Warning>,
}

/// What every rule needs to know.
#[derive(Clone, Copy)]
struct Context<'a> {
    instrument: &'a Instrument,
    mode: Mode,
    answers: &'a Answers,
    threshold: f64,
    tolerance: Tolerance,
}

impl Context<'_> {
    fn is_in_mode(&self, item: ItemIndex) -> bool {
        self.mode == Mode::Full || self.instrument.item(item).quick
    }

    fn items_with(&self, wanted: Option<Answer>) -> Vec<ItemIndex> {
        self.instrument.in_mode(self.mode).filter(|item| self.answers.get(*item) == wanted).collect()
    }
}

/// Scores an answer sheet. Answers outside its mode are not counted.
///
/// ```
/// use social_business_scan::core::{answers::AnswerSheet, instrument::{Instrument, Mode}, score::score};
///
/// let instrument = Instrument::built_in().expect("the built-in instrument has no fault");
/// let report = score(&instrument, &AnswerSheet::new(Mode::Full));
/// assert_eq!(report.level.reached, None); // Not 0: nothing is known yet.
/// ```
///
/// # Source
/// scoring.md sections 3 to 9.
#[must_use]
pub fn score(instrument: &Instrument, sheet: &AnswerSheet) -> ScoreReport {
    let context = Context {
        instrument,
        mode: sheet.mode,
        answers: &sheet.answers,
        threshold: sheet.threshold(instrument),
        tolerance: Tolerance(instrument.parameters.epsilon),
    };
    let coverage = coverage::report_coverage(instrument, sheet.mode, &sheet.answers);
    let dimensions = context.dimensions();
    let indices = context.indices(&dimensions);
    let level = context.level();
    let position = context.position(&dimensions, &indices, &level, coverage.status);
    let culture::GroupIndices { groups, three_p, values, culture, pyramid } = indices;
    let mut report = ScoreReport {
        mode: sheet.mode,
        threshold: context.threshold,
        coverage,
        facets: context.facets(),
        links: context.links(),
        limiting: context.limiting(&level),
        way_up: context.way_up(&level),
        robustness: context.robustness(&level),
        priorities: context.priorities(&three_p, &level),
        ratio: context.ratio(sheet),
        employees: sheet.employees.and_then(Count::number),
        org_model: sheet.org_model,
        find_out: context.items_with(Some(Answer::DontKnow)),
        unanswered: context.items_with(None),
        dimensions,
        groups,
        three_p,
        values,
        culture,
        pyramid,
        level,
        position,
        warnings: Vec::new(),
    };
    report.warnings = context.warnings(&report);
    report
}
