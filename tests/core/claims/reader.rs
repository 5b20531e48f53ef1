//! Holds every sentence of a page against its condition, and counts which texts were met.

use std::collections::HashMap;

use social_business_scan::{
    core::{
        answers::AnswerSheet,
        instrument::{Band, ItemIndex, Lang, Unit},
        score::score,
        section::Scope,
        string_enum::StringEnum,
    },
    i18n::strings,
    report::{Figure, ItemLink, NO_NUMBER, ReportPresenter, read},
};

use super::{
    INSTRUMENT,
    conditions::condition,
    facts::{Facts, at_least},
    page,
    sentence::{About, Sentence, is_rounded},
    template::{self, Values},
};

/// How often each text was shown.
pub type Seen = HashMap<&'static str, usize>;

/// Reads one page.
pub struct Reader<'a> {
    pub facts: &'a Facts<'a>,
    pub lang: Lang,
    seen: &'a mut Seen,
    faults: Vec<String>,
}

/// Reads the result of a sheet in every language. What is shown and not true is told with the answers.
pub fn read_sheet(sheet: &AnswerSheet, scope: Scope, seen: &mut Seen) -> Result<(), String> {
    let report = score(&INSTRUMENT, sheet);
    let facts = Facts::new(sheet, &report, scope);
    for lang in Lang::ALL.iter().copied() {
        let (instrument, report) = (&*INSTRUMENT, &report);
        let strings = strings(lang);
        let shown = read(ReportPresenter { instrument, report, sheet, scope, lang, strings });
        let mut reader = Reader { facts: &facts, lang, seen, faults: Vec::new() };
        page::read_page(&mut reader, &shown);
        if !reader.faults.is_empty() {
            return Err(format!("{}\nfor {}", reader.faults.join("\n"), described(sheet, scope)));
        }
    }
    Ok(())
}

/// A sheet in as few words as a fault needs.
pub fn described(sheet: &AnswerSheet, scope: Scope) -> String {
    let answers = INSTRUMENT.in_mode(sheet.mode).map(|item| {
        let answer = sheet.answers.get(item).map_or_else(|| "-".to_owned(), |answer| format!("{answer:?}"));
        let answer = answer.replace("Step(Step(", "").replace("))", "");
        format!("{} {answer}", INSTRUMENT.item(item).id)
    });
    let answers = answers.collect::<Vec<_>>().join(", ");
    let (mode, threshold) = (sheet.mode.key(), sheet.threshold);
    let counts = (sheet.org_model, sheet.employees, sheet.publishers);
    format!("{mode}, {scope:?}, threshold {threshold:?}, {counts:?}: {answers}")
}

impl Reader<'_> {
    /// Something on the page is not what the answers say.
    pub fn fault(&mut self, what: impl Into<String>) {
        self.faults.push(format!("{}: {}", self.lang.key(), what.into()));
    }

    /// Whether the page has something that it must have, or must not have.
    pub fn expect(&mut self, holds: bool, what: impl FnOnce() -> String) {
        if !holds {
            self.fault(what());
        }
    }

    /// A sentence that is one of these texts, and must be true; of several readings, one.
    pub fn shows(&mut self, text: &str, keys: &[&'static str], about: About) -> Option<Values> {
        let readings = keys.iter().map(|key| (*key, template::readings(self.lang, key, text)));
        let Some((key, readings)) = readings.into_iter().find(|(_, readings)| !readings.is_empty()) else {
            self.fault(format!("`{text}` is none of {keys:?}"));
            return None;
        };
        let is_true = readings.iter().position(|values| self.is_true(key, about, values));
        self.count(key, text, about, is_true.is_some());
        readings.into_iter().nth(is_true.unwrap_or(0))
    }

    /// A text that stands on the page without places, put there by a view.
    pub fn states(&mut self, key: &'static str, about: About) {
        let is_true = self.is_true(key, about, &Values::new());
        self.count(key, key, about, is_true);
    }

    /// A text of the instrument that is one of a list, by its path.
    pub fn shows_at(&mut self, key: &'static str, path: &str, text: &str, about: About) {
        if template::plain(self.lang, path) == text {
            let is_true = self.is_true(key, about, &Values::new());
            self.count(key, text, about, is_true);
        } else {
            self.fault(format!("`{text}` is not {path}"));
        }
    }

    fn count(&mut self, key: &'static str, text: &str, about: About, is_true: bool) {
        *self.seen.entry(key).or_default() += 1;
        if !is_true {
            self.fault(format!("{key} is shown and not true: `{text}` ({about:?})"));
        }
    }

    fn is_true(&self, key: &str, about: About, values: &Values) -> bool {
        condition(key)(&Sentence { facts: self.facts, lang: self.lang, about, values })
    }

    /// The steps of a route, if it makes the tier pass.
    pub fn steps_of_route(&self, route: &str) -> Option<u32> {
        let values = Values::new();
        let sentence = Sentence { facts: self.facts, lang: self.lang, about: About::Scan, values: &values };
        super::conditions::steps_of_route(&sentence, route)
    }

    /// A number by itself.
    pub fn number(&mut self, text: &str, x: Option<f64>, cuts: &[f64]) {
        let holds = x.is_some_and(|x| is_rounded(self.lang, text, x, cuts));
        self.expect(holds, || format!("`{text}` is not {x:?} rounded, with the cuts {cuts:?}"));
    }

    /// The word for the band of a score.
    pub fn band(&mut self, text: &str, about: About) {
        self.shows(text, &["texts.bands.low", "texts.bands.mid", "texts.bands.high"], about);
    }

    /// Why there is no score.
    pub fn missing(&mut self, figure: &Figure, about: About) {
        self.expect(figure.text == NO_NUMBER, || format!("a missing score reads {figure:?}"));
        self.shows(&figure.words, &["texts.statuses.insufficient", "texts.statuses.notApplicable"], about);
    }

    /// A score with its band, or why there is none.
    pub fn figure(&mut self, figure: &Figure, score: Option<f64>, about: About, cuts: &[f64]) {
        let same = match (figure.value, score) {
            (Some(shown), Some(score)) => (shown - score).abs() < 1e-9,
            (shown, score) => shown.is_none() && score.is_none(),
        };
        self.expect(same, || format!("{figure:?} is shown for {score:?} of {about:?}"));
        if figure.value.is_none() {
            self.missing(figure, about);
        } else if self.facts.is_quick() {
            self.band(&figure.text, about);
            self.expect(figure.text == figure.words, || format!("{figure:?}"));
        } else {
            self.number(&figure.text, score, cuts);
        }
    }

    /// Which of three steps a quick scan draws of a score.
    pub fn step(&mut self, figure: &Figure, score: Option<f64>, cuts: [f64; 2]) {
        let reached = |score| cuts.into_iter().filter(|cut| at_least(score, *cut)).count();
        let expected = score.filter(|_| self.facts.is_quick()).map(|score| reached(score) + 1);
        self.expect(figure.step.map(usize::from) == expected, || format!("{figure:?} of {score:?}"));
    }

    /// The cuts of the score of a dimension or facet.
    pub fn part_cuts(&self) -> [f64; 2] {
        [50.0, self.facts.threshold]
    }

    /// The item whose statement a link reads as.
    pub fn statement(&mut self, link: &ItemLink) -> ItemIndex {
        let text = INSTRUMENT.item(link.item).text.get(self.lang);
        self.expect(link.text == text, || format!("{link:?} does not read as its item"));
        link.item
    }

    /// "Tier 3", at the start of a sentence.
    pub fn tier_number(&self, level: u8) -> String {
        let tier = template::plain(self.lang, "result_tier").replace("{level}", &level.to_string());
        tier.split(',').next().unwrap_or_default().to_owned()
    }

    /// The item of a link that reads as a change on the way up.
    pub fn change(&mut self, link: &ItemLink) -> ItemIndex {
        self.shows(&link.text, &["result_way_change"], About::Item(link.item));
        link.item
    }

    /// A text that says nothing of the answers.
    pub fn label(&mut self, text: &str, expected: &str) {
        self.expect(text == expected, || format!("`{text}` stands where `{expected}` is expected"));
    }

    /// The index of a unit and the band of its advice, by the parts into which the page splits it.
    pub fn advice(&self, parts: &str) -> Option<(usize, Band)> {
        let bands = [Band::Low, Band::Mid, Band::High];
        let units = || INSTRUMENT.units.iter().enumerate().flat_map(|unit| bands.map(|band| (unit, band)));
        let text = |unit: &Unit, band: Band| unit.advice.get(band).get(self.lang);
        let found = units().find(|((_, unit), band)| text(unit, *band).eq_ignore_ascii_case(parts));
        // One that begins with another letter than a to z.
        let other =
            || units().find(|((_, unit), band)| text(unit, *band).to_lowercase() == parts.to_lowercase());
        found.or_else(other).map(|((index, _), band)| (index, band))
    }
}
