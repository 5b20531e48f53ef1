//! A team's result to read: the sentence first, then scores, what to discuss, and every question.

use social_business_scan::{
    core::{
        instrument::{Instrument, Lang},
        rounding::{Numbers, Shown},
        team::{TeamReport, TeamResult},
    },
    report::team::{TeamFindings, TeamPage},
};

use super::{
    super::words::{Words, words},
    page,
};

/// The width of the column of names, without the space after it.
const NAMES: usize = 39;

/// The width of the column of agreement, without the space after it.
const WORDS: usize = 21;

/// The text of a team's report.
pub fn text(instrument: &Instrument, report: &TeamReport, lang: Lang) -> String {
    let mut lines = vec![instrument.title.get(lang).to_owned()];
    match (page(instrument, report, lang), &report.result) {
        (TeamPage::TooFew(few), _) => lines.extend([few.text, few.why]),
        (TeamPage::Shown(shown), Some(result)) => {
            let numbers = Numbers::new(instrument, result.threshold, lang);
            let words = words(lang);
            let mut page = Page { instrument, lang, words, numbers, lines };
            page.head(&shown);
            page.scores(result);
            page.discussion(&shown);
            page.questions(&shown);
            page.rest(&shown);
            lines = page.lines;
        }
        (TeamPage::Shown(_), None) => {}
    }
    lines.push(String::new());
    lines.join("\n")
}

struct Page<'a> {
    instrument: &'a Instrument,
    lang: Lang,
    words: &'static Words,
    numbers: Numbers<'a>,
    lines: Vec<String>,
}

impl Page<'_> {
    fn heading(&mut self, text: &str) {
        self.lines.extend([String::new(), text.to_owned()]);
    }

    fn head(&mut self, shown: &TeamFindings) {
        self.lines.push(shown.based_on.clone());
        self.heading(&shown.headline);
        self.lines.push(shown.reassurance.clone());
        self.heading(&shown.level);
        for figure in &shown.figures {
            self.lines.push(self.lang.labelled(&figure.name, &figure.figure.text));
        }
    }

    fn scores(&mut self, result: &TeamResult) {
        self.heading(self.words.scores);
        for (id, dimension) in result.dimensions() {
            let name = self.instrument.dimension(id).short_name.get(self.lang);
            let name = match id.level() {
                Some(level) => format!("{level} {name}"),
                None => name.to_owned(),
            };
            let (score, band) = match dimension.score.zip(dimension.band) {
                None => ("–".to_owned(), String::new()),
                Some((score, band)) => (
                    self.numbers.score(score, Shown::Part),
                    self.instrument.texts.bands.get(band).get(self.lang).to_owned(),
                ),
            };
            let spread = dimension.sd.map_or_else(String::new, |sd| {
                let sd = self.numbers.score(sd, Shown::Plain);
                format!(", {}", self.words.team_spread.fill(&[("sd", &sd)]))
            });
            let n = self.words.team_scores.fill(dimension.n.try_into().unwrap_or(usize::MAX), &[]);
            self.lines.push(format!("  {name:<NAMES$} {score:>5} {band} ({n}{spread})"));
        }
    }

    fn discussion(&mut self, shown: &TeamFindings) {
        if shown.talking_points.is_empty() {
            return;
        }
        self.heading(self.words.team_discuss);
        for point in &shown.talking_points {
            self.lines.push(format!("  - {}", point.statement));
            self.lines.push(format!("    {} {}", point.reason, point.question));
        }
    }

    fn questions(&mut self, shown: &TeamFindings) {
        self.heading(self.words.team_questions);
        for question in &shown.questions {
            let (words, statement) = (&question.words, &question.statement);
            self.lines.push(format!("  {words:<WORDS$} {statement} {}", question.numbers));
        }
    }

    fn rest(&mut self, shown: &TeamFindings) {
        if !shown.models.is_empty() {
            self.heading(self.instrument.questions.org_model.text.get(self.lang));
            for model in &shown.models {
                self.lines.push(format!("  {:<NAMES$} {}", model.name, model.text));
            }
        }
        self.heading(self.words.warnings);
        let meanings = shown.alpha.iter().map(|alpha| &alpha.meaning);
        for caveat in meanings.chain(&shown.caveats) {
            self.lines.push(format!("  - {caveat}"));
        }
    }
}
