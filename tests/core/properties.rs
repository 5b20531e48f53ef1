//! The properties of scoring.md section 15, each on random answer sheets, and the worked example of section 14.
//!
//! Where the document says more than is true, the test holds what is true and says so.

mod bounds;
mod change;
mod change_texts;
mod codes;
mod levels;
mod neutral;
mod order;
mod raising;
mod rounding;
mod worked_example;

use std::sync::LazyLock;

use proptest::prelude::ProptestConfig;
use social_business_scan::core::{
    instrument::Instrument,
    score::{Index, ScoreReport},
};

use crate::support;

/// The built-in instrument, read once for all tests.
static INSTRUMENT: LazyLock<Instrument> = LazyLock::new(support::instrument);

/// Random sheets per property. A failing one is printed by itself, so no file of failures is kept.
fn runs(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// C, V, K, Y and Z.
fn indices(report: &ScoreReport) -> [(&'static str, Index); 5] {
    [
        ("C", report.three_p.index),
        ("V", report.values),
        ("K", report.culture),
        ("Y", report.pyramid.index),
        ("Z", report.position.index),
    ]
}

/// Every number with a range: the dimensions and the indices.
fn ranges(report: &ScoreReport) -> Vec<(&'static str, Index)> {
    let dimensions = report.dimensions.iter().map(|(id, dimension)| {
        let index = Index { score: dimension.score, low: dimension.low, high: dimension.high };
        (id.key(), index)
    });
    dimensions.chain(indices(report)).collect()
}
