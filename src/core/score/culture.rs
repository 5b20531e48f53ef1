//! The indices: profile, bars, culture, pyramid, position (scoring.md section 4).

use super::{Context, DimensionScores, level::Level};
use crate::core::instrument::{
    BalanceBand, DimensionId, Group, IndexPart, IndexRule, PositionIndex, Quadrant, Role, Status,
};

/// An index with its range.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Index {
    /// 0 to 100; `None` if a part of it is missing, or the instrument has no such index.
    pub score: Option<f64>,
    /// The index with open items counted as 0.
    pub low: Option<f64>,
    /// The index with open items counted as the highest step.
    pub high: Option<f64>,
}

impl Index {
    fn read(self, reading: Reading) -> Option<f64> {
        match reading {
            Reading::Score => self.score,
            Reading::Low => self.low,
            Reading::High => self.high,
        }
    }
}

/// The dimensions of the profile together: the three Ps of Social Business. Empty where there is no profile.
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

/// The index of a group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupScore {
    /// Which group.
    pub group: Group,
    /// Its dimensions as one number, by its rule; none for a plain group.
    pub index: Index,
}

/// The indices that scores amount to.
pub(super) struct GroupIndices {
    pub groups: Vec<GroupScore>,
    pub three_p: ThreeP,
    pub values: Index,
    pub culture: Index,
    pub pyramid: Pyramid,
}

/// Numbers as one, by a rule.
fn together(rule: IndexRule, scores: &[f64]) -> Option<f64> {
    let mean = mean(scores)?;
    Some(match rule {
        IndexRule::WeakestWeightedMean => (mean + lowest(scores)) / 2.0,
        IndexRule::Minimum => lowest(scores),
        IndexRule::Mean | IndexRule::SupportedLevels => mean,
        // Of two, of which the lower one counts twice.
        IndexRule::Quadrant => (scores.iter().sum::<f64>() + lowest(scores)) / 3.0,
    })
}

impl Context<'_> {
    /// The indices of all groups, and over several groups.
    pub(super) fn indices(&self, scores: &DimensionScores) -> GroupIndices {
        let pyramid = self.pyramid(scores);
        let index = |group: Group| match group.role {
            Role::Profile | Role::Bars => {
                index_of(|reading| together(group.rule, &self.all_of(scores, group, reading)?))
            }
            Role::Levels => pyramid.index,
            Role::Plain => Index::default(),
        };
        let groups: Vec<GroupScore> = self
            .instrument
            .groups
            .iter()
            .map(|group| GroupScore { group: *group, index: index(*group) })
            .collect();
        let first = |role| groups.iter().find(|score| score.group.role == role).map(|score| score.index);
        let three_p = self.three_p(scores, first(Role::Profile).unwrap_or_default());
        let values = first(Role::Bars).unwrap_or_default();
        let culture = self.culture(&groups);
        GroupIndices { groups, three_p, values, culture, pyramid }
    }

    /// The numbers of all dimensions of a group, in order; `None` if one of them is missing.
    fn all_of(&self, scores: &DimensionScores, group: Group, reading: Reading) -> Option<Vec<f64>> {
        let ids = self.instrument.dimension_ids().filter(|id| group.has(*id));
        ids.map(|id| read(scores, id, reading)).collect()
    }

    /// The scores of the profile, in order; `None` if one of them is missing, or there is no profile.
    fn profile(&self, scores: &DimensionScores) -> Option<Vec<f64>> {
        let group = self.instrument.groups_of(Role::Profile).next()?;
        self.all_of(scores, group, Reading::Score)
    }

    fn three_p(&self, scores: &DimensionScores, index: Index) -> ThreeP {
        let p = &self.instrument.parameters;
        let ps = self.profile(scores);
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
        ThreeP { mean: ps.as_deref().and_then(mean), index, balance, balance_band, weakest }
    }

    /// The index over several groups, where there is one.
    fn culture(&self, groups: &[GroupScore]) -> Index {
        let Some(culture) = &self.instrument.indices.culture else { return Index::default() };
        let of = |reading: Reading| {
            let parts = culture
                .of
                .iter()
                .map(|(place, weight)| Some((groups.get(*place)?.index.read(reading)?, *weight)));
            let parts: Vec<(f64, f64)> = parts.collect::<Option<_>>()?;
            if culture.rule == IndexRule::Mean {
                let total: f64 = parts.iter().map(|(_, weight)| weight).sum();
                return Some(parts.iter().map(|(score, weight)| weight * score).sum::<f64>() / total);
            }
            together(culture.rule, &parts.iter().map(|(score, _)| *score).collect::<Vec<_>>())
        };
        index_of(of)
    }

    fn pyramid(&self, scores: &DimensionScores) -> Pyramid {
        let supported = self.supported(scores, Reading::Score);
        let levels = || self.instrument.dimensions_of(Role::Levels);
        let unsupported = levels()
            .zip(&supported)
            .map(|(id, supported)| Some(scores.get(id).score? - (*supported)?))
            .collect();
        let rule = self.instrument.groups_of(Role::Levels).next().map(|group| group.rule);
        let index = |reading| {
            let supported = self.supported(scores, reading);
            let applicable = levels().zip(supported).filter(|(id, _)| self.applies(scores, *id));
            let number = |(id, supported)| match rule {
                Some(IndexRule::SupportedLevels) => supported,
                _ => read(scores, id, reading),
            };
            together(rule?, &applicable.map(number).collect::<Option<Vec<f64>>>()?)
        };
        Pyramid { index: index_of(index), supported, unsupported }
    }

    fn applies(&self, scores: &DimensionScores, id: DimensionId) -> bool {
        scores.get(id).status != Status::NotApplicable
    }

    /// E per level: the score times how far the weakest lower level carries it; the score itself where the levels stand by
    /// themselves.
    fn supported(&self, scores: &DimensionScores, reading: Reading) -> Vec<Option<f64>> {
        let is_gated = self.instrument.is_gated();
        let mut supported = Vec::new();
        // The lowest score so far; `None` once a lower level has no score.
        let mut lowest_below = Some(f64::INFINITY);
        for id in self.instrument.dimensions_of(Role::Levels) {
            if !self.applies(scores, id) {
                supported.push(None);
                continue;
            }
            let score = read(scores, id, reading);
            supported.push(
                score.zip(lowest_below).map(|(score, below)| score * (below / self.threshold).min(1.0)),
            );
            if is_gated {
                lowest_below = lowest_below.zip(score).map(|(below, score)| below.min(score));
            }
        }
        supported
    }

    /// Two indices as one, where the instrument declares that; no score where too little of the whole is answered.
    pub(super) fn position(
        &self,
        scores: &DimensionScores,
        indices: &GroupIndices,
        level: &Level,
        coverage: Status,
    ) -> Position {
        let Some(position) = self.instrument.indices.position else {
            return Position { index: Index::default(), quadrant: None };
        };
        let two = position.of.map(|part| match part {
            IndexPart::Culture => indices.culture,
            IndexPart::Group(place) => indices.groups.get(place).map(|score| score.index).unwrap_or_default(),
        });
        let of = |reading| {
            let [first, second] = two.map(|index| index.read(reading));
            together(IndexRule::Quadrant, &[first?, second?])
        };
        let mut index = index_of(of);
        index.score = index.score.filter(|_| coverage != Status::Insufficient);
        let quadrant = index.score.and_then(|_| self.quadrant(scores, position, two, level));
        Position { index, quadrant }
    }

    fn quadrant(
        &self,
        scores: &DimensionScores,
        position: PositionIndex,
        two: [Index; 2],
        level: &Level,
    ) -> Option<Quadrant> {
        let firm = |index: Index| index.score.map(|score| self.tolerance.at_least(score, position.cut));
        let [first, second] = two;
        let is_firm = [firm(first)?, firm(second)?];
        let mut both = [false; 2];
        for ((verdict, is_firm), part) in both.iter_mut().zip(is_firm).zip(position.of) {
            let has = |role| self.is_made_of(part, role);
            // It would hang on the open items of level 1.
            if is_firm && has(Role::Levels) && level.at_least == 0 && level.reached.is_none() {
                return None;
            }
            let stands = !has(Role::Levels) || level.at_least >= 1;
            let is_even = !has(Role::Profile)
                || self
                    .tolerance
                    .at_least(lowest(&self.profile(scores)?), self.instrument.parameters.band_low);
            *verdict = is_firm && stands && is_even;
        }
        Some(match both {
            [true, true] => Quadrant::SocialBusiness,
            [true, false] => Quadrant::GoodSoil,
            [false, true] => Quadrant::TechnologyAhead,
            [false, false] => Quadrant::StartBasics,
        })
    }

    /// Whether a group with a role is a part of an index.
    fn is_made_of(&self, part: IndexPart, role: Role) -> bool {
        let has = |place: usize| self.instrument.groups.get(place).is_some_and(|group| group.role == role);
        match (part, &self.instrument.indices.culture) {
            (IndexPart::Group(place), _) => has(place),
            (IndexPart::Culture, Some(culture)) => culture.of.iter().any(|(place, _)| has(*place)),
            (IndexPart::Culture, None) => false,
        }
    }
}
