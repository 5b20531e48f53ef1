//! The formulas of scoring.md section 4 on scores that are given, without the answers behind them: for teams.

use super::{
    Context, Counts, DimensionScore, DimensionScores, GroupScore, Index, Level, Position, Pyramid,
    TestedLevel, ThreeP, Tolerance,
    coverage::Tally,
    culture::GroupIndices,
    level::{Gate, climb},
};
use crate::core::{
    answers::Answers,
    instrument::{Band, Instrument, ItemIndex, Mode, PARTS, Status},
};

/// The score of a dimension that is given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::core) struct Given {
    /// 0 to 100; `None` without a score.
    pub score: Option<f64>,
    /// No item of it applies to anybody.
    pub is_not_applicable: bool,
}

/// What the given scores amount to.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::core) struct Indices {
    /// The bands of the dimensions, in order.
    pub bands: Vec<Option<Band>>,
    /// The groups, in order.
    pub groups: Vec<GroupScore>,
    /// The profile.
    pub three_p: ThreeP,
    /// V.
    pub values: Index,
    /// K.
    pub culture: Index,
    /// Y.
    pub pyramid: Pyramid,
    /// G; `None` if it cannot be determined.
    pub reached: Option<u8>,
    /// The last level passed on the way.
    pub at_least: u8,
    /// The level that stops the climb; `None` at the top.
    pub next: Option<u8>,
    /// Z, without a rule about coverage.
    pub position: Position,
}

/// Computes the indices, the gate and the position from scores and from tests of the levels, the base first.
pub(in crate::core) fn indices(
    instrument: &Instrument,
    mode: Mode,
    threshold: f64,
    given: &[Given],
    tests: &[TestedLevel],
) -> Indices {
    let context = Context {
        instrument,
        mode,
        answers: &Answers::new(),
        threshold,
        tolerance: Tolerance(instrument.parameters.epsilon),
    };
    let scores = DimensionScores(
        instrument.dimension_ids().zip(given).map(|(id, given)| (id, context.given(*given))).collect(),
    );
    let indices = context.indices(&scores);
    let gate = climb(instrument, tests.iter().map(|tested| tested.test));
    let (reached, Gate { at_least, next, .. }) = (gate.reached(), gate);
    let level = Level {
        reached,
        at_least,
        min: at_least,
        max: at_least,
        next,
        provisional: false,
        progress: None,
        tests: Vec::new(),
    };
    let position = context.position(&scores, &indices, &level, Status::Ok);
    let bands = scores.iter().map(|(_, score)| score.band).collect();
    let GroupIndices { groups, three_p, values, culture, pyramid } = indices;
    Indices { bands, groups, three_p, values, culture, pyramid, reached, at_least, next, position }
}

impl Context<'_> {
    fn given(&self, Given { score, is_not_applicable }: Given) -> DimensionScore {
        let status = match (score, is_not_applicable) {
            (_, true) => Status::NotApplicable,
            (Some(_), false) => Status::Ok,
            (None, false) => Status::Insufficient,
        };
        DimensionScore {
            counts: Counts::default(),
            status,
            score,
            low: score,
            high: score,
            band: score.map(|score| self.band(score)),
            partly_not_applicable: false,
            tally: Tally::default(),
        }
    }
}

/// A score as the whole numbers behind it: 100 times `sum`, divided by `weight` and by the parts of a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::core) struct ScoreParts {
    /// Twice the sum of the weights of the answered items; at least 1.
    pub weight: u64,
    /// Twice the sum of weight times answer, in those parts; at most as many times `weight` as there are parts.
    pub sum: u64,
}

impl DimensionScore {
    /// The whole numbers behind the score, in so many parts of a scale; `None` without a score. Weights are halves, so
    /// twice their sums are whole.
    pub(in crate::core) fn parts(&self, of: u64) -> Option<ScoreParts> {
        self.score?;
        let twice = |sum: f64| (2.0 * sum) as u64;
        let sum = twice(self.tally.weighted_parts).saturating_mul(of) / u64::from(PARTS);
        Some(ScoreParts { weight: twice(self.tally.answered_weight), sum })
    }
}

/// The fewest parts that the scales of some items are divided into, so that a step of each is a whole number of them: 4 for
/// scales of five points.
pub(in crate::core) fn parts_of(instrument: &Instrument, items: impl Iterator<Item = ItemIndex>) -> u64 {
    let tops: Vec<u64> = items.map(|item| instrument.top_step(item).into()).collect();
    (1..=u64::from(PARTS)).find(|parts| tops.iter().all(|top| parts % top == 0)).unwrap_or(PARTS.into())
}

/// The scores of the dimensions alone, without what follows from them.
pub(in crate::core) fn dimension_scores(
    instrument: &Instrument,
    mode: Mode,
    answers: &Answers,
) -> DimensionScores {
    let context = Context {
        instrument,
        mode,
        answers,
        threshold: instrument.parameters.threshold,
        tolerance: Tolerance(instrument.parameters.epsilon),
    };
    context.dimensions()
}
