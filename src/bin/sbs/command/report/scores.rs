//! The level tests, the scores with their range and band, and the facets.

use social_business_scan::core::{
    instrument::{Band, Output, Role, Scale},
    rounding::Shown,
    score::Index,
};

use super::Page;

/// The width of the column of names, without the space after it: a longer name moves the rest of its row.
const NAMES: usize = 39;
/// The width of the column of scores with their range, without the space after it.
const SCORES: usize = 19;

impl Page<'_> {
    /// A row of a table, padded by characters.
    fn row(&mut self, name: &str, score: &str, rest: &str) {
        self.line(format!("  {name:<NAMES$} {score:<SCORES$} {rest}"));
    }

    /// A score, with its range where open items leave one.
    fn shown(&self, score: Option<f64>, low: Option<f64>, high: Option<f64>, shown: Shown) -> String {
        let number = |x: f64| self.numbers.score(x, shown);
        let score = score.map_or_else(|| "–".to_owned(), number);
        match low.zip(high).map(|(low, high)| (number(low), number(high))) {
            Some((low, high)) if low != high => format!("{score} ({low}–{high})"),
            _ => score,
        }
    }

    fn band(&self, band: Option<Band>) -> Option<&str> {
        band.map(|band| self.get(self.instrument.texts.bands.get(band)))
    }

    /// Every level with its test, the base first.
    pub(super) fn levels(&mut self) {
        if self.report.level.tests.is_empty() {
            return;
        }
        self.heading(self.words.levels);
        let report = self.report;
        let dimensions = report.dimensions.iter().filter(|(id, _)| id.role() == Role::Levels);
        for ((id, score), tested) in dimensions.zip(&report.level.tests) {
            let threshold = self.numbers.threshold();
            let test = self.get(self.instrument.texts.level_tests.get(tested.test));
            let reasons = tested.reasons.iter().map(|reason| {
                self.get(self.instrument.texts.level_reasons.get(*reason)).replace("{threshold}", &threshold)
            });
            let rest = std::iter::once(test.to_owned()).chain(reasons).collect::<Vec<_>>().join(". ");
            let name = format!("{} {}", tested.level, self.get(&self.instrument.dimension(id).short_name));
            let shown = self.shown(score.score, score.low, score.high, Shown::Part);
            self.row(&name, &shown, &rest.replace("..", "."));
        }
    }

    /// The dimensions that are not levels, then the indices.
    pub(super) fn scores(&mut self) {
        self.heading(self.words.scores);
        let report = self.report;
        for (id, score) in report.dimensions.iter().filter(|(id, _)| id.role() != Role::Levels) {
            let shown = self.shown(score.score, score.low, score.high, Shown::Part);
            let status = self.get(self.instrument.texts.statuses.get(score.status));
            let rest = self.band(score.band).unwrap_or(status).to_owned();
            self.row(self.get(&self.instrument.dimension(id).short_name), &shown, &rest);
        }
        let instrument = self.instrument;
        let balance = report.three_p.balance;
        let in_words =
            report.three_p.balance_band.map(|band| self.get(self.instrument.texts.balance.get(band)));
        let shown = self.shown(balance, None, None, Shown::Balance);
        if instrument.has(Role::Profile) {
            self.row(self.output(Output::Balance), &shown, in_words.unwrap_or_default());
        }
        for number in report.overall(instrument) {
            let Index { score, low, high } = number.index;
            let shown = self.shown(score, low, high, number.shown);
            self.row(number.name(instrument, self.lang), &shown, "");
        }
    }

    /// Facets with at least one answer; one answer is shown as an answer, not as a score.
    pub(super) fn facets(&mut self) {
        if self.report.facets.iter().all(|facet| facet.answered == 0) {
            return;
        }
        self.heading(self.words.facets);
        let report = self.report;
        for (index, score) in report.facets.iter().enumerate() {
            let Some(facet) = self.instrument.facets.get(index) else { continue };
            let name = self.get(&facet.name);
            if score.is_single_item() {
                let label = self.single_answer(index).unwrap_or_default();
                self.row(name, &label, "");
            } else if score.answered > 0 {
                let shown = self.shown(score.score, None, None, Shown::Part);
                let band = self.band(score.band).unwrap_or_default().to_owned();
                self.row(name, &shown, &band);
            }
        }
    }

    /// The one answer behind a facet, in words.
    fn single_answer(&self, facet: usize) -> Option<String> {
        let (instrument, answers) = (self.instrument, &self.sheet.answers);
        let mut items = instrument.in_mode(self.report.mode);
        let answered = items.find_map(|index| {
            let item = instrument.item(index);
            let step = answers.get(index).filter(|_| item.facet == Some(facet))?.step()?;
            Some((item, step))
        });
        let (item, step) = answered?;
        let label = self.label(instrument.scale_of(item), step);
        Some(self.words.single_answer.fill(&[("answer", label)]))
    }

    /// The words for a step.
    pub(super) fn label<'s>(&self, scale: &'s Scale, step: u8) -> &'s str {
        scale.points.get(usize::from(step)).map_or("", |point| point.label.get(self.lang))
    }
}
