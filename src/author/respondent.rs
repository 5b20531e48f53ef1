//! Respondents: one answer sheet after the other.

use crate::core::{
    answers::{Answer, AnswerSheet, Count, Step},
    instrument::{DimensionId, Instrument, Item, Mode, OrgModel},
    string_enum::StringEnum,
};

use super::{
    profile::{Means, Profile},
    random::Random,
};

/// The highest that anybody tends to answer: tendencies are in steps of a scale of five points.
const MOST: f64 = 4.0;
/// How much respondents differ in general, in steps (standard deviation).
const SPREAD: f64 = 0.5;
/// How much the dimensions of one respondent differ, in steps (standard deviation).
const DIMENSION_SPREAD: f64 = 0.5;
/// How much single answers differ beyond that, in steps (standard deviation).
const ITEM_NOISE: f64 = 0.8;
/// How many answers in a hundred are "don't know", unless a profile or somebody says otherwise.
pub const DONT_KNOW: u8 = 3;
/// How often an item that may not apply does not apply, 0 to 1.
const NOT_APPLICABLE: f64 = 0.06;
/// Sizes of organisations.
const EMPLOYEES: [u32; 8] = [4, 12, 35, 80, 250, 900, 3_000, 12_000];
/// Those who publish, in a thousand.
const PUBLISHERS_PER_THOUSAND: [u32; 6] = [0, 2, 5, 15, 60, 200];

/// What is imitated.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// Which items are asked.
    pub mode: Mode,
    /// What kind of organisation.
    pub profile: Profile,
    /// How often the answer is "don't know", 0 to 1; those of [`Profile::Unsure`] know less.
    pub dont_know: f64,
    /// The same seed gives the same answers.
    pub seed: u64,
}

/// Answer sheets without end, the same ones for the same settings.
#[derive(Debug, Clone)]
pub struct Respondents<'a> {
    instrument: &'a Instrument,
    settings: Settings,
    random: Random,
}

impl<'a> Respondents<'a> {
    /// Respondents of an instrument.
    #[must_use]
    pub fn new(instrument: &'a Instrument, settings: Settings) -> Self {
        Self { instrument, settings, random: Random::new(settings.seed) }
    }

    fn sheet(&mut self) -> AnswerSheet {
        let random = &mut self.random;
        let means = Means::draw(self.settings.profile, self.instrument, random);
        let general = SPREAD * random.normal();
        let traits: Vec<(DimensionId, f64)> = self
            .instrument
            .dimension_ids()
            .map(|id| (id, means.of(id) + general + DIMENSION_SPREAD * random.normal()))
            .collect();
        let dont_know = self.settings.dont_know.max(means.unsure());
        let mut sheet = AnswerSheet::new(self.settings.mode);
        for index in self.instrument.in_mode(self.settings.mode) {
            let item = self.instrument.item(index);
            let answer = if random.chance(dont_know) {
                Some(Answer::DontKnow)
            } else if item.na_allowed && random.chance(NOT_APPLICABLE) {
                Some(Answer::NotApplicable)
            } else {
                let value = trait_of(item, &traits) + ITEM_NOISE * random.normal();
                step(value, self.instrument.top_step(index)).map(Answer::Step)
            };
            sheet.answers.set(index, answer);
        }
        // All is drawn, whatever is asked: the same seed gives the same answers.
        let questions = &self.instrument.questions;
        sheet.org_model = random.one_of(OrgModel::ALL).copied().filter(|_| questions.asks_org_model);
        if let (Some(employees), Some(share)) =
            (random.one_of(&EMPLOYEES).copied(), random.one_of(&PUBLISHERS_PER_THOUSAND).copied())
        {
            let is_asked = |count| Some(Count::Number(count)).filter(|_| questions.asks_ratio);
            sheet.employees = is_asked(employees);
            sheet.publishers = is_asked(employees.saturating_mul(share) / 1_000);
        }
        sheet
    }
}

impl Iterator for Respondents<'_> {
    type Item = AnswerSheet;

    fn next(&mut self) -> Option<AnswerSheet> {
        Some(self.sheet())
    }
}

/// What a respondent tends to answer to an item: the mean of its dimensions by its weights.
fn trait_of(item: &Item, traits: &[(DimensionId, f64)]) -> f64 {
    let (mut sum, mut weights) = (0.0, 0.0);
    for loading in &item.loadings {
        if let Some((_, value)) = traits.iter().find(|(id, _)| *id == loading.dimension) {
            sum += loading.weight * value;
            weights += loading.weight;
        }
    }
    if weights > 0.0 { sum / weights } else { MOST / 2.0 }
}

/// The nearest step, of a tendency from 0 to [`MOST`], on a scale with this highest step.
fn step(value: f64, top: u8) -> Option<Step> {
    let value = value * f64::from(top) / MOST;
    let nearest = (1..=top).rev().find(|step| value >= f64::from(*step) - 0.5);
    Step::new(nearest.unwrap_or(0))
}
