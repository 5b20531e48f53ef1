//! What the page `author.html` asks for, as JSON.

use serde::Serialize;

use super::{
    check::{Checked, Message, check},
    profile::Profile,
    respondent::{DONT_KNOW, Respondents, Settings},
    study::study,
};
use crate::core::{
    answer_file::{AnswerFile, WithThreshold},
    instrument::{Instrument, Lang, Mode},
    string_enum::StringEnum,
};

/// So many faults the page has room for.
const SHOWN: usize = 20;

/// What the page is told of a file.
#[derive(Serialize)]
struct CheckedFile<'a> {
    /// What the instrument is; `None` as long as there is a fault.
    model: Option<Model<'a>>,
    faults: Vec<Place<'a>>,
    /// How many faults there are beside those.
    other_faults: usize,
    warnings: Vec<Place<'a>>,
    other_warnings: usize,
}

#[derive(Serialize)]
struct Model<'a> {
    id: &'a str,
    version: u32,
    title: &'a str,
    items: usize,
    languages: Vec<Lang>,
}

#[derive(Serialize)]
struct Place<'a> {
    line: usize,
    column: usize,
    text: &'a str,
}

/// What many simulated answers say, in words.
#[derive(Serialize)]
struct TrialResult {
    respondents: usize,
    /// How many reached each level, from 0.
    levels: Vec<usize>,
    /// Of how many the level is unknown.
    unknown: usize,
    findings: Vec<String>,
}

/// Checks a file; its title is given in this language, or the nearest that it has.
#[must_use]
pub fn checked(text: &str, lang: Lang) -> String {
    let Checked { instrument, faults, warnings } = check(text);
    let model = instrument.as_ref().map(|instrument| Model {
        id: &instrument.id,
        version: instrument.version,
        title: instrument.title.get(instrument.nearest_language(lang)),
        items: instrument.items.len(),
        languages: instrument.languages().collect(),
    });
    written(&CheckedFile {
        model,
        other_faults: faults.len().saturating_sub(SHOWN),
        faults: first(&faults),
        other_warnings: warnings.len().saturating_sub(SHOWN),
        warnings: first(&warnings),
    })
}

/// An answer file of a respondent that nobody is; `None` of a file with faults.
#[must_use]
pub fn simulated(text: &str, seed: u32) -> Option<String> {
    let instrument = Instrument::parse(text).ok()?;
    let sheet = Respondents::new(&instrument, settings(seed)).next()?;
    Some(written(&WithThreshold(AnswerFile { instrument: &instrument, sheet: &sheet })))
}

/// What so many of them say about the instrument; `progress` hears how many there are. `None` of a file with faults.
#[must_use]
pub fn tried(text: &str, seed: u32, respondents: usize, progress: impl FnMut(usize)) -> Option<String> {
    let instrument = Instrument::parse(text).ok()?;
    let study = study(&instrument, settings(seed), respondents, progress);
    let (unknown, levels) = study.levels.split_last().unwrap_or((&0, &[]));
    Some(written(&TrialResult {
        respondents: study.respondents,
        levels: levels.to_vec(),
        unknown: *unknown,
        findings: study.findings.iter().map(ToString::to_string).collect(),
    }))
}

fn settings(seed: u32) -> Settings {
    let dont_know = f64::from(DONT_KNOW) / 100.0;
    Settings { mode: Mode::Full, profile: Profile::Mixed, dont_know, seed: u64::from(seed) }
}

/// The first of them, in the order of the text.
fn first(told: &[Message]) -> Vec<Place<'_>> {
    let mut in_order: Vec<&Message> = told.iter().collect();
    in_order.sort_by_key(|told| (told.position.line, told.position.column));
    let place = |told: &Message| (told.position.line, told.position.column);
    let shown = in_order.into_iter().take(SHOWN).map(|told| (place(told), told.text.as_str()));
    shown.map(|((line, column), text)| Place { line, column, text }).collect()
}

/// As JSON. Every value of the types above can be written.
fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The language of a page; English where it names none of ours.
#[must_use]
pub fn language(code: &str) -> Lang {
    Lang::from_key(code).or_else(|| Lang::from_key("en")).unwrap_or(Lang::SOURCE)
}
