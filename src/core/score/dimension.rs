//! Scores of dimensions, facets and links (scoring.md section 3).

use super::{
    Context, DimensionScores, Tolerance,
    coverage::{Counts, Open, Tally},
};
use crate::core::instrument::{Band, DimensionId, DimensionPair, Instrument, Mode, Status};

/// The score of one dimension.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DimensionScore {
    /// Counts over its items in the mode.
    pub counts: Counts,
    /// Whether the score can be shown.
    pub status: Status,
    /// 0 to 100; `None` with too few answers or if nothing applies.
    pub score: Option<f64>,
    /// The score with open items counted as 0; `None` only if nothing applies.
    pub low: Option<f64>,
    /// The score with open items counted as the highest step; `None` only if nothing applies.
    pub high: Option<f64>,
    /// The band of the score.
    pub band: Option<Band>,
    /// More than a third of the items does not apply.
    pub partly_not_applicable: bool,
    /// The sums behind the score.
    pub(super) tally: Tally,
}

/// The score of one facet: a plain mean, without a coverage rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FacetScore {
    /// 0 to 100; `None` without answers.
    pub score: Option<f64>,
    /// Answered items.
    pub answered: usize,
    /// Applicable items.
    pub applicable: usize,
    /// The band of the score.
    pub band: Option<Band>,
}

impl FacetScore {
    /// Rests on one answer: show it as an answer, not as a score.
    #[must_use]
    pub const fn is_single_item(&self) -> bool {
        self.answered == 1
    }
}

/// How two dimensions meet: the items that load on both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// Which two.
    pub pair: DimensionPair,
    /// 0 to 100; `None` without answers or without shared items.
    pub score: Option<f64>,
    /// Answered shared items.
    pub answered: usize,
}

/// The band of a score, 0 to 100, under a threshold of 60 to 80 (scoring.md, section 3).
#[must_use]
pub fn band(instrument: &Instrument, score: f64, threshold: f64) -> Band {
    let tolerance = Tolerance(instrument.parameters.epsilon);
    if tolerance.at_least(score, threshold) {
        Band::High
    } else if tolerance.at_least(score, instrument.parameters.band_low) {
        Band::Mid
    } else {
        Band::Low
    }
}

impl Context<'_> {
    /// The band of a score.
    pub(super) fn band(&self, score: f64) -> Band {
        band(self.instrument, score, self.threshold)
    }

    /// The scores of all dimensions.
    pub(super) fn dimensions(&self) -> DimensionScores {
        DimensionScores(self.instrument.dimension_ids().map(|id| (id, self.dimension(id))).collect())
    }

    pub(super) fn dimension(&self, id: DimensionId) -> DimensionScore {
        let items = self.instrument.items_of(id).iter().copied().filter(|(index, _)| self.is_in_mode(*index));
        let tally = Tally::of(self.instrument, self.answers, items);
        let status = self.dimension_status(&tally.counts);
        let score = match status {
            Status::Ok | Status::Provisional => tally.mean(),
            Status::Insufficient | Status::NotApplicable => None,
        };
        let na_share_max = self.instrument.parameters.na_share_max;
        DimensionScore {
            counts: tally.counts,
            status,
            score,
            low: tally.mean_with(Open::Lowest),
            high: tally.mean_with(Open::Highest),
            band: score.map(|score| self.band(score)),
            partly_not_applicable: tally.counts.not_applicable as u64 * u64::from(na_share_max.den)
                > tally.counts.items as u64 * u64::from(na_share_max.num),
            tally,
        }
    }

    fn dimension_status(&self, counts: &Counts) -> Status {
        let p = &self.instrument.parameters;
        let (answered, applicable) = (counts.answered, counts.applicable());
        let min_answered = match self.mode {
            Mode::Full => p.min_answered_full,
            Mode::Quick => p.min_answered_quick,
        };
        // One open item beside an answered one never hides a score.
        let too_open = counts.open() >= 2
            && (!p.coverage_min.is_met_by(answered, applicable) || answered < min_answered);
        if applicable == 0 {
            Status::NotApplicable
        } else if answered == 0 || too_open {
            Status::Insufficient
        } else if p.provisional_coverage.is_met_by(answered, applicable) {
            Status::Ok
        } else {
            Status::Provisional
        }
    }

    pub(super) fn facets(&self) -> Vec<FacetScore> {
        let mut tallies = vec![Tally::default(); self.instrument.facets.len()];
        for index in self.instrument.in_mode(self.mode) {
            let item = self.instrument.item(index);
            if let Some(tally) = item.facet.and_then(|facet| tallies.get_mut(facet)) {
                tally.add(self.instrument.scale_of(item), self.answers.get(index), 1.0);
            }
        }
        tallies
            .iter()
            .map(|tally| FacetScore {
                score: tally.mean(),
                answered: tally.counts.answered,
                applicable: tally.counts.applicable(),
                band: tally.mean().map(|score| self.band(score)),
            })
            .collect()
    }

    pub(super) fn links(&self) -> Vec<Link> {
        self.instrument
            .links
            .iter()
            .map(|pair| {
                let [first, second] = pair.dimensions;
                let shared = self.instrument.items_of(first).iter().filter_map(|(index, _)| {
                    let loads_on_both = self.instrument.item(*index).weight_on(second).is_some();
                    (loads_on_both && self.is_in_mode(*index)).then_some((*index, 1.0))
                });
                let tally = Tally::of(self.instrument, self.answers, shared);
                Link { pair: *pair, score: tally.mean(), answered: tally.counts.answered }
            })
            .collect()
    }
}
