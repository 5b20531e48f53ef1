//! A report to read: the level first, then why, then what to do. Numbers as scoring.md section 12 shows them.

mod actions;
mod scores;

use social_business_scan::{
    core::{
        answers::AnswerSheet,
        instrument::{Instrument, ItemIndex, Lang, Mode, Output, Text},
        rounding::{Numbers, Shown},
        score::{Ref, ScoreReport},
        section::Scope,
    },
    i18n::strings,
    report::{ReportPresenter, headline::headline},
};

use super::{
    batch::Answered,
    input::Place,
    words::{Words, words},
};

/// What every section needs, and the lines so far.
struct Page<'a> {
    instrument: &'a Instrument,
    report: &'a ScoreReport,
    sheet: &'a AnswerSheet,
    lang: Lang,
    words: &'static Words,
    numbers: Numbers<'a>,
    text: String,
}

/// Writes a report, with a blank line after it.
pub fn write(
    instrument: &Instrument,
    report: &ScoreReport,
    sheet: &AnswerSheet,
    lang: Lang,
    place: &Place,
    answered: &mut Answered,
) {
    let numbers = Numbers::new(instrument, report.threshold, lang);
    let mut page = Page { instrument, report, sheet, lang, words: words(lang), numbers, text: String::new() };
    page.head(place);
    page.headline();
    page.levels();
    page.scores();
    page.facets();
    page.holding_back();
    page.way_up();
    page.actions();
    page.find_out();
    page.warnings();
    page.line("");
    answered.results.extend(page.text.bytes());
}

impl<'a> Page<'a> {
    fn line(&mut self, line: impl AsRef<str>) {
        self.text.push_str(line.as_ref().trim_end());
        self.text.push('\n');
    }

    /// A heading with a blank line before it.
    fn heading(&mut self, heading: &str) {
        self.line("");
        self.line(heading);
    }

    fn get(&self, text: &'a Text) -> &'a str {
        text.get(self.lang)
    }

    fn output(&self, output: Output) -> &'a str {
        self.get(self.instrument.texts.outputs.get(output))
    }

    /// The short names of items, as one sentence part.
    fn shorts(&self, items: &[ItemIndex]) -> String {
        let shorts: Vec<&str> =
            items.iter().map(|item| self.get(&self.instrument.item(*item).short)).collect();
        shorts.join(", ")
    }

    fn level_name(&self, level: u8) -> &'a str {
        let texts: &'a Instrument = self.instrument;
        texts.texts.levels.get(usize::from(level)).map_or("", |named| self.get(&named.name))
    }

    fn head(&mut self, place: &Place) {
        let counts = self.report.coverage.counts;
        let parts = [
            place.to_string(),
            match self.report.mode {
                Mode::Full => self.words.mode_full.to_owned(),
                Mode::Quick => self.words.mode_quick.to_owned(),
            },
            self.words.threshold.fill(&[("threshold", &self.numbers.threshold())]),
            self.words.answered.fill(counts.answered, &[("total", &counts.applicable().to_string())]),
        ];
        self.line(self.get(&self.instrument.title));
        self.line(parts.join(" · "));
    }

    /// The level in one line, and what it means.
    fn headline(&mut self) {
        let (texts, level) = (&self.instrument.texts, &self.report.level);
        if level.tests.is_empty() {
            return self.overall();
        }
        let named =
            level.reached.map_or(Some(&texts.level_unknown), |level| texts.levels.get(usize::from(level)));
        if let Some(named) = named {
            self.heading(self.get(&named.name));
            self.line(self.get(&named.text));
        }
        if level.reached.is_none() || level.provisional {
            let filled = self
                .get(&texts.level_at_least)
                .replace("{min}", &level.min.to_string())
                .replace("{max}", &level.max.to_string());
            self.line(filled);
        }
        if let Some(progress) = level.progress {
            let shown = self.words.of_top.fill(&[
                ("progress", &*self.numbers.progress(progress)),
                ("top", &*self.report.level.tests.len().to_string()),
            ]);
            self.line(self.lang.labelled(self.output(Output::Progress), &shown));
        }
        if let (Some(score), Some(quadrant)) =
            (self.report.position.index.score, self.report.position.quadrant)
        {
            let shown = self.numbers.score(score, Shown::Plain);
            let name = self.get(texts.quadrant_names.get(quadrant));
            self.line(self.lang.labelled(self.output(Output::Position), &format!("{shown} ({name})")));
        }
        if let Some(ratio) = self.report.ratio {
            let mut shown = self.words.ratio.fill(&[
                ("publishers", &self.numbers.count(ratio.publishers)),
                ("employees", &self.numbers.count(ratio.employees)),
                ("share", &self.numbers.percent(ratio.share)),
            ]);
            if let Some(one_in) = ratio.one_in {
                let per = self.numbers.one_in(one_in);
                shown = self.words.ratio_one_in.fill(&[("ratio", &shown), ("per", &per)]);
            }
            let band = self.get(self.instrument.questions.ratio.names.get(ratio.band));
            self.line(self.lang.labelled(self.output(Output::Ratio), &format!("{shown}. {band}")));
        }
    }

    /// What comes first where there are no levels: the number for all of it.
    fn overall(&mut self) {
        let top = headline(ReportPresenter {
            instrument: self.instrument,
            report: self.report,
            sheet: self.sheet,
            scope: Scope::Whole,
            lang: self.lang,
            strings: strings(self.lang),
        });
        self.heading(&top.level);
    }

    fn warnings(&mut self) {
        if self.report.warnings.is_empty() {
            return;
        }
        self.heading(self.words.warnings);
        for warning in &self.report.warnings {
            let about: Vec<&str> = warning
                .refs
                .iter()
                .map(|reference| match reference {
                    Ref::Dimension(id) => self.get(&self.instrument.dimension(*id).short_name),
                    Ref::Item(item) => self.get(&self.instrument.item(*item).short),
                })
                .collect();
            let text = self.get(self.instrument.texts.warnings.get(warning.code));
            let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join(", ")) };
            self.line(format!("  - {text}{about}"));
        }
    }
}
