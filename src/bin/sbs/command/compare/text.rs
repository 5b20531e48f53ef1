//! A comparison to read: the level first, then every score with its margin, then the answers. Numbers as scoring.md
//! section 12 shows them.

use social_business_scan::core::{
    answers::{Answer, AnswerSheet},
    compare::{ChangedAnswer, Comparison, Difference},
    instrument::{Instrument, ItemIndex, Lang},
    rounding::Numbers,
};

use social_business_scan::report::change::difference::{DifferenceTexts, texts};

use super::super::words::{Words, words};

/// The width of the column of names, without the space after it.
const NAMES: usize = 39;
/// The width of the column of scores, without the space after it.
const SCORES: usize = 12;

struct Page<'a> {
    instrument: &'a Instrument,
    lang: Lang,
    words: &'static Words,
    numbers: Numbers<'a>,
    lines: Vec<String>,
}

/// The text of a comparison. `sheets` are both measurements, before first, and `names` what they are called.
pub fn text(
    instrument: &Instrument,
    comparison: &Comparison,
    sheets: [&AnswerSheet; 2],
    names: &[impl AsRef<str>; 2],
    lang: Lang,
) -> String {
    let [before, _] = sheets;
    let mut page = Page {
        instrument,
        lang,
        words: words(lang),
        numbers: Numbers::new(instrument, before.threshold(instrument), lang),
        lines: Vec::new(),
    };
    let [first, second] = names;
    page.lines.push(instrument.title.get(lang).to_owned());
    page.lines
        .push(lang.labelled(page.words.change_title, &format!("{} → {}", first.as_ref(), second.as_ref())));
    if !comparison.same_mode {
        page.lines.push(page.words.change_modes.to_owned());
    }
    page.level(comparison);
    page.scores(comparison);
    page.answers(comparison);
    page.lines.push(String::new());
    page.lines.join("\n")
}

impl Page<'_> {
    fn level(&mut self, comparison: &Comparison) {
        let level = &comparison.level;
        let shown = |level: Option<u8>| {
            level.map_or_else(|| self.words.change_level_unknown.to_owned(), |level| level.to_string())
        };
        let (before, after) = (shown(level.before), shown(level.after));
        let line = if level.change() == Some(0) {
            self.words.change_level_same.fill(&[("level", &after)])
        } else {
            self.words.change_level.fill(&[("before", &before), ("after", &after)])
        };
        self.lines.push(String::new());
        self.lines.push(line);
        if level.within_margin == Some(true) {
            self.lines.push(self.instrument.texts.change_within_margin.get(self.lang).to_owned());
        }
        if !level.drivers.is_empty() {
            let shorts: Vec<&str> = level.drivers.iter().map(|item| self.short(*item)).collect();
            self.lines.push(self.lang.labelled(self.words.change_drivers, &shorts.join(", ")));
        }
    }

    fn scores(&mut self, comparison: &Comparison) {
        self.lines.push(String::new());
        self.lines.push(self.words.scores.to_owned());
        for (id, difference) in comparison.dimensions() {
            let dimension = self.instrument.dimension(id);
            let name = match id.level() {
                Some(level) => format!("{level} {}", dimension.short_name.get(self.lang)),
                None => dimension.short_name.get(self.lang).to_owned(),
            };
            self.score(&name, difference);
        }
        self.score(self.words.change_overall, &comparison.overall);
        self.lines.push(format!("  {}", self.instrument.texts.change_note.get(self.lang)));
    }

    fn score(&mut self, name: &str, difference: &Difference) {
        let direction = self.instrument.texts.directions.get(difference.direction()).get(self.lang);
        let (scores, what) = match texts(self.numbers, difference) {
            None => ("–".to_owned(), direction.to_owned()),
            Some(DifferenceTexts { before, after, delta, margin }) => (
                self.words.change_score.fill(&[("before", &before), ("after", &after)]),
                self.words.change_margin.fill(&[
                    ("direction", direction),
                    ("delta", &delta),
                    ("margin", &margin),
                ]),
            ),
        };
        self.lines.push(format!("  {name:<NAMES$} {scores:<SCORES$} {what}"));
    }

    fn answers(&mut self, comparison: &Comparison) {
        self.lines.push(String::new());
        if comparison.changed.is_empty() {
            self.lines.push(self.words.change_answers_none.to_owned());
            return;
        }
        self.lines.push(self.words.change_answers.to_owned());
        for changed in &comparison.changed {
            let ChangedAnswer { item, from, to } = *changed;
            let (from, to) = (self.answer(item, from), self.answer(item, to));
            let change = self.words.from_to.fill(&[("from", from), ("to", to)]);
            self.lines.push(format!("  - {}", self.lang.labelled(self.short(item), &change)));
        }
    }

    fn short(&self, item: ItemIndex) -> &str {
        self.instrument.item(item).short.get(self.lang)
    }

    fn answer(&self, item: ItemIndex, answer: Option<Answer>) -> &str {
        let states = &self.instrument.states;
        let text = match answer {
            None => &states.unanswered,
            Some(Answer::DontKnow) => &states.dont_know,
            Some(Answer::NotApplicable) => &states.not_applicable,
            Some(Answer::Step(step)) => {
                let points = &self.instrument.scale_of(self.instrument.item(item)).points;
                return points.get(usize::from(step.value())).map_or("", |point| point.label.get(self.lang));
            }
        };
        text.get(self.lang)
    }
}
