//! A result in words: plain structs of ready texts, and the chart models. Pure: no browser, no scoring. Numbers pass
//! through [`Numbers`] only, so that no rounding contradicts a verdict; a missing score is a reason in words, never 0; a
//! quick scan shows bands instead of numbers. May import core, charts, i18n and plan. Start with [`read`].

pub mod actions;
pub mod beside;
pub mod caveats;
pub mod change;
pub mod chart_texts;
pub mod document;
pub mod headline;
pub mod level;
pub mod scores;
pub mod story;
pub mod summary;
pub mod team;
#[cfg(test)]
mod tests;
pub mod unscored;

pub use self::{
    beside::plan,
    chart_texts::pyramid,
    level::{blockers, next_level, robustness},
    scores::{parts, score_breakdown},
    unscored::{organisation, ratio_texts},
};

use crate::{
    charts::Pillar,
    core::{
        answers::{Answer, AnswerSheet},
        compare::ANSWER_NOISE,
        instrument::{Band, DimensionId, Instrument, ItemIndex, Lang, Mode, Role, Sign, Status, WarningCode},
        rounding::{Numbers, Shown},
        score::{Counts, Raise, Ref, ScoreReport, TestedLevel, Tolerance, band},
        section::{Scope, item_number},
    },
    i18n::{ModelWords, Strings, listed},
};

/// What stands for a number that there is none of; the reason stands beside it.
pub const NO_NUMBER: &str = "–";

/// A question that a text points back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemLink {
    /// Which.
    pub item: ItemIndex,
    /// The words of the link.
    pub text: String,
}

/// A score as a table shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// 0 to 100, for drawings; `None` if there is no score.
    pub value: Option<f64>,
    /// The number, or [`NO_NUMBER`]; in a quick scan the band.
    pub text: String,
    /// The band, or why there is no score.
    pub words: String,
    /// In a quick scan which of three steps the score is on, from 1; `None` in a full scan and without a score.
    pub step: Option<u8>,
}

/// Everything that the texts are made from.
#[derive(Debug, Clone, Copy)]
pub struct ReportPresenter<'a> {
    /// The questionnaire.
    pub instrument: &'a Instrument,
    /// What was computed.
    pub report: &'a ScoreReport,
    /// The answers that it was computed from.
    pub sheet: &'a AnswerSheet,
    /// Which part of the questionnaire counts.
    pub scope: Scope,
    /// The language.
    pub lang: Lang,
    /// The words of the interface in that language.
    pub strings: &'a Strings,
}

/// All texts of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct ResultPage {
    /// Numbers are bands: the scan was quick.
    pub is_quick: bool,
    /// The band at the top.
    pub headline: headline::Headline,
    /// Radar and pyramid.
    pub charts: chart_texts::Charts,
    /// What holds back; `None` without levels and where only culture was asked.
    pub blockers: Option<blockers::Blockers>,
    /// The cheapest way up; `None` at the top and where only culture was asked.
    pub way_up: Option<next_level::Way>,
    /// How firm the level is; `None` where there is nothing to lose.
    pub robustness: Option<robustness::Robustness>,
    /// What to do first.
    pub actions: actions::Actions,
    /// Every score.
    pub scores: scores::Scores,
    /// Who takes part; `None` where nobody asks, and where only culture was asked.
    pub ratio: Option<ratio_texts::RatioTexts>,
    /// How it is organised; `None` where nobody asks, and where only culture was asked.
    pub organisation: Option<organisation::Organisation>,
    /// Warnings and caveats.
    pub remarks: caveats::Caveats,
}

/// Puts a report into words.
#[must_use]
pub fn read(presenter: ReportPresenter<'_>) -> ResultPage {
    let whole = presenter.scope == Scope::Whole;
    let climbs = whole && presenter.has_levels();
    ResultPage {
        is_quick: presenter.is_quick(),
        headline: headline::headline(presenter),
        charts: chart_texts::charts(presenter),
        blockers: climbs.then(|| blockers::blockers(presenter)),
        way_up: if climbs { next_level::next_level(presenter) } else { None },
        robustness: if climbs { robustness::robustness(presenter) } else { None },
        actions: actions::actions(presenter),
        scores: scores::scores(presenter),
        ratio: if whole { ratio_texts::ratio(presenter) } else { None },
        organisation: if whole { organisation::organisation(presenter) } else { None },
        remarks: caveats::caveats(presenter),
    }
}

impl<'a> ReportPresenter<'a> {
    /// What the result comes down to.
    fn story(&self) -> story::Story<'a> {
        story::Story::of(self.report, self.scope)
    }

    /// What the parts of the questionnaire are called.
    #[must_use]
    pub const fn words(&self) -> ModelWords<'a> {
        ModelWords { instrument: self.instrument, strings: self.strings, lang: self.lang }
    }

    /// Whether there are levels to climb.
    pub(crate) fn has_levels(&self) -> bool {
        self.instrument.has(Role::Levels)
    }

    fn is_quick(&self) -> bool {
        self.report.mode == Mode::Quick
    }

    pub(crate) fn numbers(&self) -> Numbers<'a> {
        Numbers::new(self.instrument, self.report.threshold, self.lang)
    }

    fn tolerance(&self) -> Tolerance {
        Tolerance(self.instrument.parameters.epsilon)
    }

    fn name(&self, dimension: DimensionId) -> &'a str {
        self.instrument.dimension(dimension).short_name.get(self.lang)
    }

    /// "Tier 2, Safety".
    fn tier(&self, level: u8) -> String {
        let name = self.instrument.level(level).map_or("", |dimension| self.name(dimension));
        self.strings.result_tier.fill(&[("level", &level.to_string()), ("name", name)])
    }

    /// "level 2"; level 0 has a name, not a number.
    fn level_label(&self, level: u8) -> String {
        if level == 0 {
            self.strings.result_level_zero.to_owned()
        } else {
            self.strings.result_level_label.fill(&[("level", &level.to_string())])
        }
    }

    /// The same after what has this level: "Target: level 2".
    fn named_level(&self, name: &str, level: u8) -> String {
        self.lang.labelled(name, &self.level_label(level))
    }

    fn test_of(&self, level: u8) -> Option<&'a TestedLevel> {
        self.report.level.tests.iter().find(|tested| tested.level == level)
    }

    fn status(&self, status: Status) -> &'a str {
        self.instrument.texts.statuses.get(status).get(self.lang)
    }

    fn band(&self, band: Band) -> &'a str {
        self.instrument.texts.bands.get(band).get(self.lang)
    }

    /// The band of a number that the report gives no band for.
    fn band_of(&self, score: f64) -> Band {
        band(self.instrument, score, self.report.threshold)
    }

    /// A score with its words; `missing` is why there is none.
    pub(crate) fn figure(&self, value: Option<f64>, shown: Shown, missing: Status) -> Figure {
        let Some(score) = value else {
            let words = self.status(missing).to_owned();
            return Figure { value, text: NO_NUMBER.to_owned(), words, step: None };
        };
        let band = self.band_of(score);
        let words = self.band(band).to_owned();
        let text = if self.is_quick() { words.clone() } else { self.numbers().score(score, shown) };
        let step = match band {
            Band::Low => 1,
            Band::Mid => 2,
            Band::High => 3,
        };
        Figure { value, text, words, step: self.is_quick().then_some(step) }
    }

    /// The figure of a dimension.
    pub(crate) fn dimension_figure(&self, dimension: DimensionId) -> Figure {
        let score = self.report.dimensions.get(dimension);
        self.figure(score.score, Shown::Part, score.status)
    }

    /// How far the score of a dimension can be off by chance, in points; `None` without answers.
    ///
    /// # Source
    /// scoring.md section 10 has the margin of a difference between two measurements; of one, it is that over √2.
    fn margin(&self, dimension: DimensionId) -> Option<f64> {
        let (mut sum, mut squares) = (0.0, 0.0);
        for (item, weight) in self.instrument.items_of(dimension) {
            if self.is_asked(*item) && self.answer(*item).and_then(Answer::step).is_some() {
                sum += weight;
                squares += weight * weight;
            }
        }
        (sum > 0.0).then(|| ANSWER_NOISE * squares.sqrt() / sum)
    }

    /// The word for a step of an item's scale.
    fn label(&self, item: ItemIndex, step: u8) -> &'a str {
        let scale = self.instrument.scale_of(self.instrument.item(item));
        scale.points.get(usize::from(step)).map_or("", |point| point.label.get(self.lang))
    }

    pub(crate) fn answer(&self, item: ItemIndex) -> Option<Answer> {
        self.sheet.answers.get(item)
    }

    /// The word for the answer to an item, whatever its state.
    pub(crate) fn answer_label(&self, item: ItemIndex) -> &'a str {
        let states = &self.instrument.states;
        match self.answer(item) {
            Some(Answer::Step(step)) => self.label(item, step.value()),
            Some(Answer::NotApplicable) => states.not_applicable.get(self.lang),
            Some(Answer::DontKnow) => states.dont_know.get(self.lang),
            None => states.unanswered.get(self.lang),
        }
    }

    fn short(&self, item: ItemIndex) -> &'a str {
        self.instrument.item(item).short.get(self.lang)
    }

    /// A link that reads as the statement.
    fn statement(&self, item: ItemIndex) -> ItemLink {
        ItemLink { item, text: self.instrument.item(item).text.get(self.lang).to_owned() }
    }

    /// A practice, its step now and the step that it goes to.
    fn change(&self, raise: &Raise) -> String {
        self.strings.result_way_change.fill(&[
            ("item", self.short(raise.item)),
            ("now", self.label(raise.item, raise.from)),
            ("needed", self.label(raise.item, raise.to)),
        ])
    }

    /// A link that reads as number and short name.
    fn numbered(&self, item: ItemIndex) -> ItemLink {
        let short = self.short(item);
        let text = match item_number(self.instrument, self.report.mode, item) {
            Some(number) => {
                let number = self.strings.question_number.fill(&[("n", &number.to_string())]);
                format!("{number}: {short}")
            }
            None => short.to_owned(),
        };
        ItemLink { item, text }
    }

    fn is_asked(&self, item: ItemIndex) -> bool {
        self.report.mode == Mode::Full || self.instrument.item(item).quick
    }

    /// Whether an item belongs to the part that counts.
    pub(crate) fn is_in_scope(&self, item: ItemIndex) -> bool {
        self.scope == Scope::Whole || self.instrument.item(item).dimension.level().is_none()
    }

    /// The counts of the part that counts.
    fn counts(&self) -> Counts {
        if self.scope == Scope::Whole {
            return self.report.coverage.counts;
        }
        let mut counts = Counts::default();
        for item in self.instrument.in_mode(self.report.mode).filter(|item| self.is_in_scope(*item)) {
            let count = match self.answer(item) {
                Some(Answer::Step(_)) => &mut counts.answered,
                Some(Answer::NotApplicable) => &mut counts.not_applicable,
                Some(Answer::DontKnow) => &mut counts.dont_know,
                None => &mut counts.unanswered,
            };
            *count = count.saturating_add(1);
            counts.items = counts.items.saturating_add(1);
        }
        counts
    }

    /// The refs of a warning; `None` if it does not hold.
    fn warning(&self, code: WarningCode) -> Option<&'a [Ref]> {
        let warning = self.report.warnings.iter().find(|warning| warning.code == code)?;
        Some(&warning.refs)
    }

    /// The text of a warning if it holds.
    fn warning_text(&self, code: WarningCode) -> Option<String> {
        self.warning(code)?;
        Some(self.instrument.texts.warnings.get(code).get(self.lang).to_owned())
    }

    /// "a, b and c".
    fn list(&self, names: &[&str]) -> String {
        listed(self.strings, names)
    }
}

/// The colour and sign of an axis.
pub(crate) fn pillar_of(dimension: DimensionId) -> Pillar {
    match dimension.sign() {
        Sign::People => Pillar::People,
        Sign::Currency => Pillar::Profit,
        Sign::Leaf => Pillar::Planet,
        Sign::Number => Pillar::Numbered(dimension.number()),
    }
}
