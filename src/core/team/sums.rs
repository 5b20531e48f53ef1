//! Whole-number sums, and the statistics made of them with as few divisions as possible.

use std::collections::BTreeMap;

use super::{MIN_ALPHA, MIN_RESPONDENTS};
use crate::core::{
    answers::{Answer, Answers},
    instrument::{Instrument, ItemIndex, MAX_POINTS},
    score::given::{ScoreParts, parts_of},
};

/// How often each answer was given to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ItemCounts {
    /// By step, 0 to 6; none above the highest of the item's scale.
    pub steps: [u64; MAX_POINTS],
    /// "Don't know".
    pub dont_know: u64,
    /// "Not applicable".
    pub not_applicable: u64,
}

impl ItemCounts {
    /// Counts an answer; one that was not given is what remains.
    pub fn add(&mut self, answer: Option<Answer>) {
        let count = match answer {
            None => return,
            Some(Answer::DontKnow) => Some(&mut self.dont_know),
            Some(Answer::NotApplicable) => Some(&mut self.not_applicable),
            Some(Answer::Step(step)) => self.steps.get_mut(usize::from(step.value())),
        };
        if let Some(count) = count {
            *count = count.saturating_add(1);
        }
    }

    /// How many people answered with a step.
    #[must_use]
    pub fn answered(&self) -> u64 {
        self.steps.iter().fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// The number, the sum and the sum of squares of the steps.
    #[must_use]
    pub fn moments(&self) -> Moments {
        let sum = |power| {
            (0_u64..).zip(self.steps).fold(0_u64, |sum, (step, count)| {
                sum.saturating_add(count.saturating_mul(step.saturating_pow(power)))
            })
        };
        Moments { n: self.answered(), sum: sum(1), squares: sum(2) }
    }
}

/// The number of some whole numbers, their sum and the sum of their squares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moments {
    /// How many.
    pub n: u64,
    /// Their sum.
    pub sum: u64,
    /// The sum of their squares.
    pub squares: u64,
}

impl Moments {
    /// Adds a number.
    pub fn add(&mut self, number: u64) {
        self.n = self.n.saturating_add(1);
        self.sum = self.sum.saturating_add(number);
        self.squares = self.squares.saturating_add(number.saturating_mul(number));
    }

    /// The mean; `None` without numbers.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        (self.n > 0).then(|| self.sum as f64 / self.n as f64)
    }

    /// n times the sum of squares minus the square of the sum: n (n − 1) times the sample variance, exactly.
    #[must_use]
    pub fn scaled_variance(&self) -> u128 {
        let [n, sum, squares] = [self.n, self.sum, self.squares].map(u128::from);
        n.saturating_mul(squares).saturating_sub(sum.saturating_mul(sum))
    }

    /// The sample variance (n − 1), with one division; `None` with fewer than two numbers.
    #[must_use]
    pub fn variance(&self) -> Option<f64> {
        let pairs = u128::from(self.n).saturating_mul(u128::from(self.n.checked_sub(1)?));
        (pairs > 0).then(|| self.scaled_variance() as f64 / pairs as f64)
    }
}

/// The scores of the members on one dimension, apart by weight: 100 times sum, divided by weight and by the parts of a
/// scale, so that all sums are whole. No entry is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreSums {
    /// The parts of a scale in which sums are ([`parts_of`](crate::core::score::given::parts_of)): 4 on scales of five points.
    pub parts: u64,
    /// By weight.
    pub by_weight: BTreeMap<u64, Moments>,
}

impl ScoreSums {
    /// No scores.
    #[must_use]
    pub const fn new(parts: u64) -> Self {
        Self { parts, by_weight: BTreeMap::new() }
    }

    /// Adds the score of a member.
    pub fn add(&mut self, parts: ScoreParts) {
        self.by_weight.entry(parts.weight).or_default().add(parts.sum);
    }

    /// How many members have a score.
    #[must_use]
    pub fn members(&self) -> u64 {
        self.by_weight.values().fold(0, |sum, moments| sum.saturating_add(moments.n))
    }

    /// The plain mean of the scores, 0 to 100; `None` without scores.
    ///
    /// By weight in ascending order, so that it depends on nothing but the sums.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        let n = self.members() as f64;
        let parts = self.parts as f64;
        match self.by_weight.iter().collect::<Vec<_>>().as_slice() {
            [] => None,
            // One division: equal scores are equal bits.
            [(weight, moments)] => {
                Some(100.0 * moments.sum as f64 / (parts * **weight as f64 * moments.n as f64))
            }
            all => {
                let mean = |(weight, moments): &(&u64, &Moments)| {
                    100.0 * moments.sum as f64 / (parts * **weight as f64)
                };
                Some(all.iter().map(mean).sum::<f64>() / n)
            }
        }
    }

    /// The sample standard deviation of the scores, in points; `None` with fewer than two.
    ///
    /// What the scores differ within a weight, exactly, and how far the mean of each weight lies from that of all: no
    /// two large numbers are subtracted.
    #[must_use]
    pub fn deviation(&self) -> Option<f64> {
        let (mean, n) = (self.mean()?, self.members());
        let others = n.checked_sub(1).filter(|others| *others > 0)? as f64;
        // Points of one part: 25 on scales of five points.
        let part = 100.0 / self.parts as f64;
        let squares: f64 = self
            .by_weight
            .iter()
            .map(|(weight, moments)| {
                let (weight, count) = (*weight as f64, moments.n as f64);
                let within = part * part * moments.scaled_variance() as f64 / (count * weight * weight);
                let distance = part * moments.sum as f64 / (weight * count) - mean;
                within + count * distance * distance
            })
            .sum();
        Some((squares / others).sqrt())
    }
}

/// Complete rows of the items of a scale: for Cronbach's alpha.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowSums {
    /// The sums of the rows.
    pub total: Moments,
    /// The items of the scale, in item order, each with the parts of a scale that a step of it is: 1 where all have the same
    /// scale.
    pub ids: Vec<(ItemIndex, u64)>,
    /// Sum and sum of squares of each item over these rows, in that order.
    pub items: Vec<[u64; 2]>,
}

impl RowSums {
    /// Sums for a scale of some items.
    #[must_use]
    pub fn new(instrument: &Instrument, items: &[ItemIndex]) -> Self {
        let parts = parts_of(instrument, items.iter().copied());
        let step = |item: &ItemIndex| (*item, parts / u64::from(instrument.top_step(*item)));
        let ids: Vec<(ItemIndex, u64)> = items.iter().map(step).collect();
        Self { total: Moments::default(), items: vec![[0; 2]; ids.len()], ids }
    }

    /// Adds the answers of a member, if all items of the scale have one.
    pub fn add(&mut self, answers: &Answers) {
        let number = |(item, of_step): &(ItemIndex, u64)| {
            answers.get(*item).and_then(Answer::step).map(|step| of_step.saturating_mul(step.into()))
        };
        let steps = || self.ids.iter().map(number);
        let Some(sum) = steps().try_fold(0_u64, |sum, step| Some(sum.saturating_add(step?))) else { return };
        self.total.add(sum);
        for ([sum, squares], step) in self.items.iter_mut().zip(steps().flatten()) {
            *sum = sum.saturating_add(step);
            *squares = squares.saturating_add(step.saturating_mul(step));
        }
    }

    /// Alpha, at most 1; `None` with fewer than two items, too few rows, or nothing to tell the rows apart by.
    #[must_use]
    pub fn alpha(&self, epsilon: f64) -> Option<f64> {
        let k = self.items.len();
        let total = self.total.variance().filter(|variance| *variance > epsilon);
        if k < 2 || self.total.n < MIN_ALPHA.max(MIN_RESPONDENTS) || total.is_none() {
            return None;
        }
        let of_items = self.items.iter().fold(0_u128, |sum, [item, squares]| {
            let moments = Moments { n: self.total.n, sum: *item, squares: *squares };
            sum.saturating_add(moments.scaled_variance())
        });
        // n (n − 1) stands above and below, so it falls away.
        let share = of_items as f64 / self.total.scaled_variance() as f64;
        let k = k as f64;
        Some(k / (k - 1.0) * (1.0 - share))
    }
}
