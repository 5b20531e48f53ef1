//! The formulas of scoring.md section 4 on scores that are given, without the answers behind them: for teams.

use super::{
    Context, Counts, DimensionScore, DimensionScores, Index, Level, Position, Pyramid, TestedLevel, ThreeP,
    Tolerance,
    coverage::Tally,
    level::{Gate, climb},
};
use crate::core::{
    answers::Answers,
    instrument::{Band, Instrument, Mode, Status},
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
    /// The three Ps together.
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
    let three_p = context.three_p(&scores);
    let values = context.values(&scores);
    let culture = context.culture(&three_p.index, &values);
    let pyramid = context.pyramid(&scores);
    let Gate { at_least, next, undetermined } = climb(tests.iter().map(|tested| tested.test));
    let reached = (!undetermined).then_some(at_least);
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
    let position = context.position(&scores, &culture, &pyramid.index, &level, Status::Ok);
    let bands = scores.iter().map(|(_, score)| score.band).collect();
    Indices { bands, three_p, values, culture, pyramid, reached, at_least, next, position }
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

/// A score as the whole numbers behind it: 25 times `sum` divided by `weight`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::core) struct ScoreParts {
    /// Twice the sum of the weights of the answered items; at least 1.
    pub weight: u64,
    /// Twice the sum of weight times step; at most 4 times `weight`.
    pub sum: u64,
}

impl DimensionScore {
    /// The whole numbers behind the score; `None` without a score. Weights are 1 or 0.5, so twice their sums are whole.
    pub(in crate::core) fn parts(&self) -> Option<ScoreParts> {
        self.score?;
        let twice = |sum: f64| (2.0 * sum) as u64;
        Some(ScoreParts { weight: twice(self.tally.answered_weight), sum: twice(self.tally.weighted_steps) })
    }
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
