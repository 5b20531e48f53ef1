//! Who takes part, compared with 1 in 330 (scoring.md section 6). Never part of a score.

use super::Context;
use crate::core::{
    answers::{AnswerSheet, Count},
    instrument::RatioBand,
};

/// People who publish against all people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ratio {
    /// n, from 1.
    pub employees: u32,
    /// p, 0 to n.
    pub publishers: u32,
    /// p / n, 0 to 1.
    pub share: f64,
    /// n / p; `None` if nobody publishes.
    pub one_in: Option<f64>,
    /// How many people the benchmark expects.
    pub expected: f64,
    /// How many times the benchmark; `None` where that is less than one person.
    pub times: Option<f64>,
    /// Doublings from the benchmark; `None` if nobody publishes.
    pub doublings: Option<f64>,
    /// 0 (nobody) to 100 (everybody), logarithmic.
    pub index: f64,
    /// In words.
    pub band: RatioBand,
}

impl Context<'_> {
    pub(super) fn ratio(&self, sheet: &AnswerSheet) -> Option<Ratio> {
        if !self.instrument.questions.asks_ratio {
            return None;
        }
        let employees = sheet.employees.and_then(Count::number)?;
        let publishers = sheet.publishers.and_then(Count::number)?;
        let benchmark = self.instrument.parameters.ratio_benchmark;
        let (n, p, b) = (f64::from(employees), f64::from(publishers), f64::from(benchmark));
        let times = b * p / n;
        Some(Ratio {
            employees,
            publishers,
            share: p / n,
            one_in: (publishers > 0).then(|| n / p),
            expected: n / b,
            times: (employees >= benchmark).then_some(times),
            doublings: (publishers > 0).then(|| times.log2()),
            index: 100.0 * (1.0 + times).ln() / (b + 1.0).ln(),
            band: band(employees, publishers, benchmark),
        })
    }
}

fn band(employees: u32, publishers: u32, benchmark: u32) -> RatioBand {
    let (n, p, b) = (u64::from(employees), u64::from(publishers), u64::from(benchmark));
    if p == 0 {
        RatioBand::Silent
    } else if b * p < n {
        RatioBand::Below
    } else if 100 * p < n {
        RatioBand::Around
    } else if 100 * p < 3 * n {
        RatioBand::Above
    } else if 10 * p < n {
        RatioBand::Ahead
    } else if 2 * p < n {
        RatioBand::Broad
    } else {
        RatioBand::Majority
    }
}
