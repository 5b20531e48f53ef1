//! The indices: three Ps, values, culture, pyramid, position (scoring.md section 4).

use super::{Context, DimensionScores, level::Level};
use crate::core::instrument::{BalanceBand, DimensionId, IndexRule, Quadrant, Role, Status};

/// An index with its range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Index {
    /// 0 to 100; `None` if a part of it is missing.
    pub score: Option<f64>,
    /// The index with open items counted as 0.
    pub low: Option<f64>,
    /// The index with open items counted as 4.
    pub high: Option<f64>,
}

/// The three Ps together.
#[derive(Debug, Clone, PartialEq)]
pub struct ThreeP {
    /// M, the mean, 0 to 100.
    pub mean: Option<f64>,
    /// C, in which the lowest P counts extra, 0 to 100, with its range.
    pub index: Index,
    /// B, 0 to 100; 100 if all Ps are equal.
    pub balance: Option<f64>,
    /// The band of B.
    pub balance_band: Option<BalanceBand>,
    /// The Ps with the lowest score; empty if a P has none.
    pub weakest: Vec<DimensionId>,
}

/// The pyramid score Y and its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Pyramid {
    /// Y with its range.
    pub index: Index,
    /// E per level: the score as far as the levels below support it.
    pub supported: Vec<Option<f64>>,
    /// U per level: the score minus E.
    pub unsupported: Vec<Option<f64>>,
}

/// The starting position Z.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// Z with its range.
    pub index: Index,
    /// The position in words.
    pub quadrant: Option<Quadrant>,
}

/// Which of the three numbers of a dimension a formula is applied to.
#[derive(Debug, Clone, Copy)]
enum Reading {
    Score,
    Low,
    High,
}

fn read(scores: &DimensionScores, id: DimensionId, reading: Reading) -> Option<f64> {
    let dimension = scores.get(id);
    match reading {
        Reading::Score => dimension.score,
        Reading::Low => dimension.low,
        Reading::High => dimension.high,
    }
}

fn index_of(formula: impl Fn(Reading) -> Option<f64>) -> Index {
    Index { score: formula(Reading::Score), low: formula(Reading::Low), high: formula(Reading::High) }
}

fn mean(scores: &[f64]) -> Option<f64> {
    (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64)
}

fn lowest(scores: &[f64]) -> f64 {
    scores.iter().copied().fold(f64::INFINITY, f64::min)
}

impl Context<'_> {
    /// The numbers of all dimensions that are for something, in order; `None` if one of them is missing.
    fn all_of(&self, scores: &DimensionScores, role: Role, reading: Reading) -> Option<Vec<f64>> {
        self.instrument.dimensions_of(role).map(|id| read(scores, id, reading)).collect()
    }

    /// The numbers of a group as one, by its rule.
    fn together(&self, role: Role, scores: &[f64]) -> Option<f64> {
        let group = self.instrument.groups.iter().find(|group| group.role == role)?;
        let mean = mean(scores)?;
        Some(match group.rule {
            IndexRule::WeakestWeightedMean => (mean + lowest(scores)) / 2.0,
            IndexRule::Minimum => lowest(scores),
            // The last two are no rules of such a group; the check refuses them.
            IndexRule::Mean | IndexRule::SupportedLevels | IndexRule::Quadrant => mean,
        })
    }

    pub(super) fn three_p(&self, scores: &DimensionScores) -> ThreeP {
        let p = &self.instrument.parameters;
        let index = |reading| self.together(Role::Profile, &self.all_of(scores, Role::Profile, reading)?);
        let ps = self.all_of(scores, Role::Profile, Reading::Score);
        let balance = ps.as_ref().filter(|ps| !ps.is_empty());
        let balance = balance.map(|ps| 100.0 - (ps.iter().copied().fold(f64::MIN, f64::max) - lowest(ps)));
        let balance_band = balance.map(|balance| {
            if self.tolerance.at_least(balance, p.balanced) {
                BalanceBand::Balanced
            } else if self.tolerance.at_least(balance, p.slight) {
                BalanceBand::Slight
            } else {
                BalanceBand::Unbalanced
            }
        });
        let weakest = ps.as_ref().map_or_else(Vec::new, |ps| {
            let lowest = lowest(ps);
            let is_weakest = |score: f64| self.tolerance.at_least(lowest, score);
            let ids = self.instrument.dimensions_of(Role::Profile).zip(ps);
            ids.filter(|(_, score)| is_weakest(**score)).map(|(id, _)| id).collect()
        });
        ThreeP { mean: ps.as_deref().and_then(mean), index: index_of(index), balance, balance_band, weakest }
    }

    pub(super) fn values(&self, scores: &DimensionScores) -> Index {
        index_of(|reading| self.together(Role::Bars, &self.all_of(scores, Role::Bars, reading)?))
    }

    pub(super) fn culture(&self, three_p: &Index, values: &Index) -> Index {
        let p = &self.instrument.parameters;
        let total = p.culture_three_p + p.culture_values;
        let formula =
            |c: Option<f64>, v: Option<f64>| Some((p.culture_three_p * c? + p.culture_values * v?) / total);
        Index {
            score: formula(three_p.score, values.score),
            low: formula(three_p.low, values.low),
            high: formula(three_p.high, values.high),
        }
    }

    pub(super) fn pyramid(&self, scores: &DimensionScores) -> Pyramid {
        let supported = self.supported(scores, Reading::Score);
        let levels = || self.instrument.dimensions_of(Role::Levels);
        let unsupported = levels()
            .zip(&supported)
            .map(|(id, supported)| Some(scores.get(id).score? - (*supported)?))
            .collect();
        let mean = |reading| {
            let supported = self.supported(scores, reading);
            let mut sum = 0.0;
            let mut count = 0.0;
            for (id, supported) in levels().zip(supported) {
                if scores.get(id).status != Status::NotApplicable {
                    sum += supported?;
                    count += 1.0;
                }
            }
            (count > 0.0).then(|| sum / count)
        };
        Pyramid { index: index_of(mean), supported, unsupported }
    }

    /// E per level: the score times how far the weakest lower level carries it.
    fn supported(&self, scores: &DimensionScores, reading: Reading) -> Vec<Option<f64>> {
        let mut supported = Vec::new();
        // The lowest score so far; `None` once a lower level has no score.
        let mut lowest_below = Some(f64::INFINITY);
        for id in self.instrument.dimensions_of(Role::Levels) {
            if scores.get(id).status == Status::NotApplicable {
                supported.push(None);
                continue;
            }
            let score = read(scores, id, reading);
            supported.push(
                score.zip(lowest_below).map(|(score, below)| score * (below / self.threshold).min(1.0)),
            );
            lowest_below = lowest_below.zip(score).map(|(below, score)| below.min(score));
        }
        supported
    }

    pub(super) fn position(
        &self,
        scores: &DimensionScores,
        culture: &Index,
        pyramid: &Index,
        level: &Level,
        coverage: Status,
    ) -> Position {
        let formula = |k: Option<f64>, y: Option<f64>| {
            let (k, y) = (k?, y?);
            Some((k + y + k.min(y)) / 3.0)
        };
        let score = formula(culture.score, pyramid.score).filter(|_| coverage != Status::Insufficient);
        let index = Index {
            score,
            low: formula(culture.low, pyramid.low),
            high: formula(culture.high, pyramid.high),
        };
        Position { index, quadrant: score.and_then(|_| self.quadrant(scores, culture, pyramid, level)) }
    }

    fn quadrant(
        &self,
        scores: &DimensionScores,
        culture: &Index,
        pyramid: &Index,
        level: &Level,
    ) -> Option<Quadrant> {
        let p = &self.instrument.parameters;
        let firm = |index: &Index| index.score.map(|score| self.tolerance.at_least(score, p.quadrant_cut));
        let (culture_is_firm, pyramid_is_firm) = (firm(culture)?, firm(pyramid)?);
        if pyramid_is_firm && level.at_least == 0 && level.reached.is_none() {
            return None; // It would hang on the open items of level 1.
        }
        let lowest_p = lowest(&self.all_of(scores, Role::Profile, Reading::Score)?);
        let k = culture_is_firm && self.tolerance.at_least(lowest_p, p.band_low);
        let y = pyramid_is_firm && level.at_least >= 1;
        Some(match (k, y) {
            (true, true) => Quadrant::SocialBusiness,
            (true, false) => Quadrant::GoodSoil,
            (false, true) => Quadrant::TechnologyAhead,
            (false, false) => Quadrant::StartBasics,
        })
    }
}
