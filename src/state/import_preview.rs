//! What a visitor reads about a refusal, and before anything is opened.

use super::{Incoming, Refusal, Source};
use crate::{
    app::{
        model::{Model, Progress},
        result::{Reader, headline::level},
        section::Scope,
        strings::strings,
    },
    core::instrument::{Instrument, Lang, Mode},
    storage::{envelope::Saved, keeper::Opened, merge::Winner},
};

/// The longest id that a sentence repeats, in characters; ours have four.
const MAX_ID: usize = 20;

impl Refusal {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn words(&self, instrument: &Instrument, lang: Lang) -> String {
        let text = strings(lang);
        let error = match self {
            Self::TooLarge => return text.error_file_size.to_owned(),
            Self::Unreadable => return text.error_file_read.to_owned(),
            Self::NotJson => return text.error_file_json.to_owned(),
            Self::Damaged => return text.error_file_damaged.to_owned(),
            Self::Newer => return format_pair(text.storage_newer_title, text.storage_newer_text),
            Self::NoAnswers => return text.error_file_result.to_owned(),
            Self::Invalid(error) => error,
        };
        let words = instrument.texts.errors.get(error.code).get(lang);
        match &error.item {
            Some(item) => {
                let id: String = item.chars().take(MAX_ID).collect();
                text.error_file_item.fill(&[("item", &id), ("error", words)])
            }
            None => words.to_owned(),
        }
    }
}

fn format_pair(title: &str, text: &str) -> String {
    [title, ". ", text].concat()
}

/// What the visitor reads before something is opened, a line for each paragraph: what it holds, the level, what becomes of
/// the own answers. `date` is when it was saved, as people write it.
#[must_use]
pub fn preview(incoming: &Incoming, model: &Model, date: Option<&str>) -> String {
    let text = strings(model.lang);
    let saved = Some(Saved { lang: None, ..incoming.saved.clone() });
    let opened = Opened { saved, findings: Vec::new() };
    let opened = Model::new(model.instrument.clone(), model.lang, model.keep, opened);
    let Progress { answered, total } = opened.progress();
    let mode = match opened.mode {
        Mode::Quick => text.start_quick_title,
        Mode::Full => text.start_full_title,
    };
    let (total, version) = (total.to_string(), incoming.version.to_string());
    let values = [("mode", mode), ("total", &total), ("version", &version)];
    let mut holds = text.import_holds.fill(answered, &values);
    if let Some(date) = date {
        holds.push(' ');
        holds.push_str(&text.import_date.fill(&[("date", date)]));
    }
    holds.push('\n');
    holds.push_str(&level_of(&opened));
    if !incoming.attempts.is_empty() {
        holds.push('\n');
        holds.push_str(&text.import_attempts.fill(incoming.attempts.len(), &[]));
    }
    if model.has_begun() {
        holds.push('\n');
        holds.push_str(&text.import_replace_text.fill(model.answers.count(), &[]));
        if incoming.source == Source::File {
            holds.push('\n');
            holds.push_str(match incoming.winner(model) {
                Winner::Ours => text.import_merge_own,
                Winner::Theirs => text.import_merge_file,
            });
        }
    }
    holds
}

/// The level, or why there is none.
fn level_of(opened: &Model) -> String {
    let (report, sheet, strings) = (opened.report(), opened.sheet(), strings(opened.lang));
    if opened.scope == Scope::CultureOnly {
        return strings.result_headline_culture_only.to_owned();
    }
    level(Reader {
        instrument: &opened.instrument,
        report: &report,
        sheet: &sheet,
        scope: opened.scope,
        lang: opened.lang,
        strings,
    })
}

impl Incoming {
    /// Whose answers stand where two differ: those that were saved later; one's own where a file does not say when.
    #[must_use]
    pub fn winner(&self, model: &Model) -> Winner {
        // Both are UTC in the same form, of which the order of the letters is that of time.
        let theirs = self.saved.saved_at.as_deref().filter(|moment| is_moment(moment));
        match (theirs, model.saved_at.as_deref()) {
            (Some(theirs), Some(ours)) if theirs > ours => Winner::Theirs,
            _ => Winner::Ours,
        }
    }
}

/// `2026-11-20T09:30:00Z`, with or without parts of a second.
fn is_moment(text: &str) -> bool {
    text.len() >= 20 && text.ends_with('Z') && text.as_bytes().get(10) == Some(&b'T')
}
