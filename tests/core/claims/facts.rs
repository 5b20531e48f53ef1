//! What an answer sheet says, computed from the answers with the rules of scoring.md alone: what the sentences of a
//! result are held against.

use crate::support::dimensions;
use std::cell::OnceCell;

use social_business_scan::core::{
    answers::{Answer, AnswerSheet},
    instrument::{DimensionId, ItemIndex, Mode, Output},
    score::{Raise, ScoreReport, WayUp},
    section::Scope,
    string_enum::StringEnum,
};

use super::INSTRUMENT;
use crate::support::{
    EPSILON,
    oracle::{Outcome, climb, test_level},
    sheets::{is_open, step},
};

const DIMENSIONS: usize = 11;

/// a ≥ b, as scoring.md section 1 compares.
pub fn at_least(a: f64, b: f64) -> bool {
    a >= b - EPSILON
}

/// How many items are in which state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    pub items: usize,
    pub not_applicable: usize,
    pub answered: usize,
    pub dont_know: usize,
    pub unanswered: usize,
}

impl Counted {
    pub const fn applicable(&self) -> usize {
        self.items - self.not_applicable
    }

    pub const fn open(&self) -> usize {
        self.dont_know + self.unanswered
    }
}

/// The level when one answer is one step lower (scoring.md section 5, robustness).
#[derive(Debug, Clone, Copy)]
pub struct LoweredAnswer {
    pub item: ItemIndex,
    /// The highest level that certainly counts.
    pub at_least: u8,
    /// Whether that is the level: no missing answer decides about the next one.
    pub is_known: bool,
}

/// One answer sheet, what was scored of it, and what the answers themselves say.
pub struct Facts<'a> {
    pub sheet: &'a AnswerSheet,
    pub report: &'a ScoreReport,
    pub scope: Scope,
    pub threshold: f64,
    /// The last level passed, and the level that stops the climb.
    pub at_least: u8,
    pub next: Option<u8>,
    tests: [Outcome; 5],
    counted: [Counted; DIMENSIONS],
    scores: [Option<f64>; DIMENSIONS],
    indices: [OnceCell<Option<f64>>; Output::ALL.len()],
    raised: OnceCell<AnswerSheet>,
    lowered_answers: OnceCell<Vec<LoweredAnswer>>,
}

/// The mean of the answers of a dimension, 0 to 100, with open ones left out or counted as a step.
fn mean(sheet: &AnswerSheet, dimension: DimensionId, open_as: Option<u8>) -> Option<f64> {
    let (mut sum, mut weights) = (0.0, 0.0);
    for (item, weight) in INSTRUMENT.items_of(dimension) {
        let answer = sheet.answers.get(*item);
        if (sheet.mode == Mode::Quick && !INSTRUMENT.item(*item).quick)
            || answer == Some(Answer::NotApplicable)
        {
            continue;
        }
        if let Some(step) = answer.and_then(Answer::step).or(open_as) {
            sum += weight * f64::from(step);
            weights += weight;
        }
    }
    (weights > 0.0).then(|| 25.0 * sum / weights)
}

impl<'a> Facts<'a> {
    pub fn new(sheet: &'a AnswerSheet, report: &'a ScoreReport, scope: Scope) -> Self {
        let (at_least, next) = climb(&INSTRUMENT, sheet);
        let mut facts = Self {
            sheet,
            report,
            scope,
            threshold: sheet.threshold.unwrap_or(INSTRUMENT.parameters.threshold),
            at_least,
            next,
            tests: [1, 2, 3, 4, 5].map(|level| test_level(&INSTRUMENT, sheet, level)),
            counted: [Counted::default(); DIMENSIONS],
            scores: [None; DIMENSIONS],
            indices: [const { OnceCell::new() }; Output::ALL.len()],
            raised: OnceCell::new(),
            lowered_answers: OnceCell::new(),
        };
        for dimension in dimensions::all().iter().copied() {
            let items = facts.items_of(dimension).into_iter().map(|(item, _)| item);
            facts.counted[dimension.position()] = facts.count(items);
            let score = if facts.is_insufficient(dimension) { None } else { mean(sheet, dimension, None) };
            facts.scores[dimension.position()] = score;
        }
        facts
    }

    pub fn is_quick(&self) -> bool {
        self.sheet.mode == Mode::Quick
    }

    pub fn answer(&self, item: ItemIndex) -> Option<Answer> {
        self.sheet.answers.get(item)
    }

    pub fn step(&self, item: ItemIndex) -> Option<u8> {
        self.answer(item)?.step()
    }

    /// Whether an item is answered with this step or a higher one.
    pub fn has(&self, id: &str, least: u8) -> bool {
        self.step(INSTRUMENT.find(id).unwrap()).is_some_and(|step| step >= least)
    }

    pub fn test(&self, level: u8) -> Outcome {
        self.tests[usize::from(level) - 1]
    }

    /// The level; `None` if the open answers decide.
    pub fn reached(&self) -> Option<u8> {
        let undetermined = self.next.is_some_and(|next| self.test(next) == Outcome::Unknown);
        (!undetermined).then_some(self.at_least)
    }

    /// The items that were asked, of the part that counts.
    pub fn asked(&self) -> impl Iterator<Item = ItemIndex> {
        let (mode, scope) = (self.sheet.mode, self.scope);
        INSTRUMENT
            .in_mode(mode)
            .filter(move |item| scope == Scope::Whole || INSTRUMENT.item(*item).dimension.level().is_none())
    }

    /// The items of a dimension that were asked.
    pub fn items_of(&self, dimension: DimensionId) -> Vec<(ItemIndex, f64)> {
        let is_asked = |item: ItemIndex| !self.is_quick() || INSTRUMENT.item(item).quick;
        INSTRUMENT.items_of(dimension).iter().copied().filter(|(item, _)| is_asked(*item)).collect()
    }

    /// The items of a facet that were asked.
    pub fn items_of_facet(&self, facet: usize) -> Vec<ItemIndex> {
        INSTRUMENT
            .in_mode(self.sheet.mode)
            .filter(|item| INSTRUMENT.item(*item).facet == Some(facet))
            .collect()
    }

    pub fn count(&self, items: impl IntoIterator<Item = ItemIndex>) -> Counted {
        let mut counted = Counted::default();
        for item in items {
            counted.items += 1;
            *match self.answer(item) {
                Some(Answer::Step(_)) => &mut counted.answered,
                Some(Answer::NotApplicable) => &mut counted.not_applicable,
                Some(Answer::DontKnow) => &mut counted.dont_know,
                None => &mut counted.unanswered,
            } += 1;
        }
        counted
    }

    pub fn count_of(&self, dimension: DimensionId) -> Counted {
        self.counted[dimension.position()]
    }

    /// Section 3: too few answers for a score.
    pub fn is_insufficient(&self, dimension: DimensionId) -> bool {
        let counted = self.count_of(dimension);
        let fewest = if self.is_quick() { 1 } else { 2 };
        counted.applicable() > 0
            && (counted.answered == 0
                || (counted.open() >= 2
                    && (counted.answered * 3 < counted.applicable() * 2 || counted.answered < fewest)))
    }

    /// The score of a dimension; `None` where there is none.
    pub fn score(&self, dimension: DimensionId) -> Option<f64> {
        self.scores[dimension.position()]
    }

    /// The score with every open item answered with a step.
    pub fn score_with(&self, dimension: DimensionId, open_as: u8) -> Option<f64> {
        mean(self.sheet, dimension, Some(open_as))
    }

    /// The plain mean of answered items.
    pub fn mean_of(&self, items: impl IntoIterator<Item = ItemIndex>) -> Option<f64> {
        let steps: Vec<u8> = items.into_iter().filter_map(|item| self.step(item)).collect();
        let sum: f64 = steps.iter().map(|step| f64::from(*step)).sum();
        (!steps.is_empty()).then(|| 25.0 * sum / steps.len() as f64)
    }

    /// Section 10, of one measurement: how far a score can be off by chance.
    pub fn margin(&self, dimension: DimensionId) -> f64 {
        let answered = self.items_of(dimension).into_iter().filter(|(item, _)| self.step(*item).is_some());
        let weights: Vec<f64> = answered.map(|(_, weight)| weight).collect();
        let (sum, squares) =
            (weights.iter().sum::<f64>(), weights.iter().map(|weight| weight * weight).sum::<f64>());
        1.96 * 12.5 / (sum * sum / squares).sqrt()
    }

    /// The three Ps; `None` if one has no score.
    pub fn ps(&self) -> Option<[f64; 3]> {
        let [people, profit, planet] = dimensions::ps().map(|id| self.score(id));
        Some([people?, profit?, planet?])
    }

    pub fn lowest_p(&self) -> Option<f64> {
        self.ps().map(|ps| ps.into_iter().fold(f64::INFINITY, f64::min))
    }

    /// Section 4: the score of a tier as far as the tiers below it support it.
    pub fn supported(&self, level: u8) -> Option<f64> {
        let id = |level| dimensions::level(level).unwrap();
        let lower = (1..level).filter(|level| self.count_of(id(*level)).applicable() > 0);
        let lowest = lower
            .map(|level| self.score(id(level)))
            .try_fold(f64::INFINITY, |lowest, score| Some(lowest.min(score?)));
        Some(self.score(id(level))? * (lowest? / self.threshold).min(1.0))
    }

    /// Section 4: an index, without the coverage rule of the starting position.
    pub fn index(&self, output: Output) -> Option<f64> {
        *self.indices[output.position()].get_or_init(|| self.computed(output))
    }

    fn computed(&self, output: Output) -> Option<f64> {
        let three = |[a, b, c]: [f64; 3]| (a + b + c) / 3.0;
        match output {
            Output::ThreeP => Some((three(self.ps()?) + self.lowest_p()?) / 2.0),
            Output::Balance => {
                let highest = self.ps()?.into_iter().fold(f64::MIN, f64::max);
                Some(100.0 - (highest - self.lowest_p()?))
            }
            Output::Values => {
                let [a, b, c] = dimensions::values().map(|id| self.score(id));
                Some(three([a?, b?, c?]))
            }
            Output::Culture => Some((2.0 * self.index(Output::ThreeP)? + self.index(Output::Values)?) / 3.0),
            Output::Pyramid => {
                let applies = |level: &u8| self.test(*level) != Outcome::NotApplicable;
                let levels: Vec<u8> = (1..=5).filter(applies).collect();
                let sum = levels.iter().try_fold(0.0, |sum, level| Some(sum + self.supported(*level)?))?;
                Some(sum / levels.len() as f64)
            }
            Output::Position => {
                let (k, y) = (self.index(Output::Culture)?, self.index(Output::Pyramid)?);
                let counted = self.count(INSTRUMENT.in_mode(self.sheet.mode));
                (counted.answered * 4 >= counted.applicable() * 3).then_some((k + y + k.min(y)) / 3.0)
            }
            _ => None,
        }
    }

    /// Section 4: the conditions k and y of the starting position.
    pub fn conditions(&self) -> Option<(bool, bool)> {
        let k = at_least(self.index(Output::Culture)?, 60.0) && at_least(self.lowest_p()?, 50.0);
        Some((k, at_least(self.index(Output::Pyramid)?, 60.0) && self.at_least >= 1))
    }

    /// The last level passed with every open item of the sheet answered with a step.
    pub fn at_least_with(&self, open_as: u8) -> u8 {
        let mut sheet = self.sheet.clone();
        for item in INSTRUMENT.in_mode(sheet.mode).filter(|item| is_open(self.answer(*item))) {
            sheet.answers.set(item, Some(step(open_as)));
        }
        climb(&INSTRUMENT, &sheet).0
    }

    pub fn way_up(&self) -> Option<&WayUp> {
        self.report.way_up.as_ref().ok()
    }

    /// The raise of an item on the way up.
    pub fn raise(&self, item: ItemIndex) -> Option<Raise> {
        self.way_up()?.items.iter().copied().find(|raise| raise.item == item)
    }

    /// The sheet with some answers raised; `None` if one of them is not what the raise begins with.
    pub fn with(&self, raises: &[Raise]) -> Option<AnswerSheet> {
        let mut sheet = self.sheet.clone();
        for raise in raises {
            if self.step(raise.item) != Some(raise.from) || raise.to <= raise.from {
                return None;
            }
            sheet.answers.set(raise.item, Some(step(raise.to)));
        }
        Some(sheet)
    }

    /// The sheet after the raises of the way up.
    pub fn raised(&self) -> &AnswerSheet {
        self.raised.get_or_init(|| self.with(&self.way_up().unwrap().items).unwrap())
    }

    pub fn score_after_the_way_up(&self, dimension: DimensionId) -> Option<f64> {
        mean(self.raised(), dimension, None)
    }

    /// The level for each answer of the pyramid that can be one step lower.
    pub fn lowered_answers(&self) -> &[LoweredAnswer] {
        self.lowered_answers.get_or_init(|| {
            let items = dimensions::levels().into_iter().flat_map(|level| self.items_of(level));
            let lower = items.filter_map(|(item, _)| Some((item, self.step(item)?.checked_sub(1)?)));
            lower
                .map(|(item, to)| {
                    let mut sheet = self.sheet.clone();
                    sheet.answers.set(item, Some(step(to)));
                    let (at_least, next) = climb(&INSTRUMENT, &sheet);
                    let is_known =
                        next.is_none_or(|next| test_level(&INSTRUMENT, &sheet, next) != Outcome::Unknown);
                    LoweredAnswer { item, at_least, is_known }
                })
                .collect()
        })
    }

    /// Those with which the level is lower.
    pub fn fragile(&self) -> Vec<LoweredAnswer> {
        self.lowered_answers().iter().copied().filter(|lowered| lowered.at_least < self.at_least).collect()
    }
}
