//! What a visitor reads before an import is opened. It compares the import with the scan at work, so it is not in `import`.

use super::model::{Model, Progress};
use crate::{
    core::{instrument::Mode, section::Scope},
    i18n::strings,
    import::{Import, Source},
    report::{ReportPresenter, headline::level},
    storage::merge::Winner,
};

/// What the visitor reads before something is opened, a line for each paragraph: what it holds, the level, what becomes of
/// the own answers. `date` is when it was saved, as people write it.
#[must_use]
pub fn preview(import: &Import, model: &Model, date: Option<&str>) -> String {
    let text = strings(model.lang);
    let opened = model.looking_at(&import.saved);
    let Progress { answered, total } = opened.progress();
    let mode = match opened.mode {
        Mode::Quick => text.start_quick_title,
        Mode::Full => text.start_full_title,
    };
    let (total, version) = (total.to_string(), import.version.to_string());
    let values = [("mode", mode), ("total", &total), ("version", &version)];
    let mut holds = String::new();
    if import.is_changed {
        holds.push_str(text.import_changed);
        holds.push('\n');
    }
    holds.push_str(&text.import_holds.fill(answered, &values));
    if let Some(date) = date {
        holds.push(' ');
        holds.push_str(&text.import_date.fill(&[("date", date)]));
    }
    holds.push('\n');
    holds.push_str(&level_of(&opened));
    if !import.attempts.is_empty() {
        holds.push('\n');
        holds.push_str(&text.import_attempts.fill(import.attempts.len(), &[]));
    }
    if model.has_begun() {
        holds.push('\n');
        holds.push_str(&text.import_replace_text.fill(model.answers.count(), &[]));
        if import.source == Source::File {
            holds.push('\n');
            holds.push_str(match import.winner(model) {
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
    level(ReportPresenter {
        instrument: &opened.instrument,
        report: &report,
        sheet: &sheet,
        scope: opened.scope,
        lang: opened.lang,
        strings,
    })
}

impl Import {
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
