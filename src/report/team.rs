//! A team's result in words: what it agrees about, what to discuss, and drawings. Nothing of single members. Start with
//! [`team_page`].

pub mod change;
mod drawings;
mod findings;
mod questions;

pub use self::{
    drawings::{TeamAxis, TeamRadar},
    questions::{SpreadBar, TalkingPoint, TeamQuestion},
};

use super::{Figure, NO_NUMBER, headline::NamedFigure, pyramid::Pyramid};
use crate::{
    core::{
        instrument::{Band, DimensionId, Instrument, Lang, Mode, Output, Role, Status},
        rounding::{Numbers, Shown},
        score::ScoreReport,
        team::{MIN_RESPONDENTS, TeamReport, TeamResult},
    },
    i18n::{ModelWords, Strings},
};

/// Everything that the texts of a team are made from.
#[derive(Debug, Clone, Copy)]
pub struct TeamPresenter<'a> {
    /// The questionnaire.
    pub instrument: &'a Instrument,
    /// What the team answered.
    pub report: &'a TeamReport,
    /// The visitor's own result, if it is of the same mode: its line in the radar.
    pub own: Option<&'a ScoreReport>,
    /// The language.
    pub lang: Lang,
    /// The words of the interface in that language.
    pub strings: &'a Strings,
}

/// Why nothing is shown yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooFew {
    /// How many members are missing.
    pub missing: u64,
    /// The same in words.
    pub text: String,
    /// Why there is a limit.
    pub why: String,
}

/// How many people named an organisation model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedModel {
    /// The model.
    pub name: String,
    /// How many.
    pub count: u64,
    /// The same in words.
    pub text: String,
}

/// Alpha of a scale in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlphaText {
    /// The scale.
    pub name: String,
    /// Alpha, with two decimals.
    pub value: String,
    /// What it means.
    pub meaning: String,
}

/// All texts of a team's result.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamFindings {
    /// The clearest agreement against the clearest disagreement.
    pub headline: String,
    /// A difference is no mistake.
    pub reassurance: String,
    /// How many people answered which scan.
    pub based_on: String,
    /// The level of the team, or why there is none; empty where there are no levels.
    pub level: String,
    /// Culture, pyramid and position, as far as there are such; without culture a few groups or the number for all of it.
    pub figures: Vec<NamedFigure>,
    /// The profile, drawn; without one the other scores, not drawn. `None` where there are levels only.
    pub radar: Option<TeamRadar>,
    /// The levels; `None` without any.
    pub pyramid: Option<Pyramid>,
    /// What to discuss, the most important first; at most five.
    pub talking_points: Vec<TalkingPoint>,
    /// All questions, the most disagreement first.
    pub questions: Vec<TeamQuestion>,
    /// The organisation models that were named, the most named first; empty if nobody named one.
    pub models: Vec<NamedModel>,
    /// Alpha of the scales that have one.
    pub alpha: Vec<AlphaText>,
    /// What the result does not say.
    pub caveats: Vec<String>,
}

/// A team's result, or why there is none.
#[derive(Debug, Clone, PartialEq)]
pub enum TeamPage {
    /// Fewer than five members.
    TooFew(TooFew),
    /// Everything that may be shown.
    Shown(Box<TeamFindings>),
}

/// Puts a team's report into words.
#[must_use]
pub fn team_page(presenter: TeamPresenter<'_>) -> TeamPage {
    match &presenter.report.result {
        None => TeamPage::TooFew(too_few(presenter)),
        Some(result) => TeamPage::Shown(Box::new(shown(Told { presenter, result }))),
    }
}

fn too_few(presenter: TeamPresenter<'_>) -> TooFew {
    let missing = MIN_RESPONDENTS.saturating_sub(presenter.report.respondents);
    TooFew {
        missing,
        text: presenter.strings.team_finding_missing.fill(whole(missing), &[]),
        why: presenter.strings.team_finding_missing_why.fill(&[("min", &MIN_RESPONDENTS.to_string())]),
    }
}

/// A presenter with a result.
#[derive(Clone, Copy)]
struct Told<'a> {
    presenter: TeamPresenter<'a>,
    result: &'a TeamResult,
}

fn shown(told: Told<'_>) -> TeamFindings {
    let strings = told.presenter.strings;
    let questions = questions::questions(told);
    TeamFindings {
        headline: findings::headline(told),
        reassurance: strings.team_finding_reassurance.to_owned(),
        based_on: findings::based_on(told),
        level: findings::level(told),
        figures: findings::figures(told),
        radar: drawings::radar(told),
        pyramid: told.has_levels().then(|| drawings::pyramid(told)),
        talking_points: questions::talking_points(told),
        questions,
        models: findings::models(told),
        alpha: findings::alpha(told),
        caveats: findings::caveats(told),
    }
}

/// A count for a text.
fn whole(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

impl<'a> Told<'a> {
    fn numbers(&self) -> Numbers<'a> {
        Numbers::new(self.presenter.instrument, self.result.threshold, self.presenter.lang)
    }

    /// What the parts of the questionnaire are called.
    fn words(&self) -> ModelWords<'a> {
        let TeamPresenter { instrument, strings, lang, .. } = self.presenter;
        ModelWords { instrument, strings, lang }
    }

    fn has_levels(&self) -> bool {
        self.presenter.instrument.has(Role::Levels)
    }

    fn is_quick(&self) -> bool {
        self.result.mode == Mode::Quick
    }

    fn name(&self, id: DimensionId) -> &'a str {
        self.presenter.instrument.dimension(id).short_name.get(self.presenter.lang)
    }

    fn output(&self, output: Output) -> &'a str {
        self.presenter.instrument.texts.outputs.get(output).get(self.presenter.lang)
    }

    /// A number of people.
    fn count(&self, count: u64) -> String {
        self.numbers().count(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// The score of a dimension; a quick scan has its band.
    fn figure(&self, id: DimensionId) -> Figure {
        let texts = &self.presenter.instrument.texts;
        let dimension = self.result.dimension(id);
        let Some((score, band)) = dimension.score.zip(dimension.band) else {
            let words = texts.statuses.get(Status::Insufficient).get(self.presenter.lang).to_owned();
            return Figure { value: None, text: NO_NUMBER.to_owned(), words, step: None };
        };
        let words = texts.bands.get(band).get(self.presenter.lang).to_owned();
        let step = match band {
            Band::Low => 1,
            Band::Mid => 2,
            Band::High => 3,
        };
        let text = if self.is_quick() { words.clone() } else { self.numbers().score(score, Shown::Part) };
        Figure { value: Some(score), text, words, step: self.is_quick().then_some(step) }
    }
}
