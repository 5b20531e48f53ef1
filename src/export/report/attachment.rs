//! The answers that go along inside a report: the answer file as it is, with or without its notes.

use serde_json::{Map, Value};

use crate::{
    core::{instrument::Instrument, notes::Notes, section::Scope},
    plan::target::Target,
    report::{
        ReportPresenter,
        beside::target::{TargetPage, target},
        document::Part,
    },
};

/// The member of an answer file that has the notes, by item.
const NOTES: &str = "notes";

/// The notes in an answer file; what is no note of an item is left out.
#[must_use]
pub fn notes_in(instrument: &Instrument, file: &Map<String, Value>) -> Notes {
    let mut notes = Notes::default();
    for (id, note) in file.get(NOTES).and_then(Value::as_object).into_iter().flatten() {
        if let (Some(item), Some(note)) = (instrument.find(id), note.as_str()) {
            notes.set(item, note.to_owned());
        }
    }
    notes
}

/// The target in an answer file, in words; `None` without one.
#[must_use]
pub fn target_in(presenter: ReportPresenter<'_>, file: &Map<String, Value>) -> Option<TargetPage> {
    let wished = Target::read(file.get("target")?);
    let day = wished.date.map(|day| day.to_string());
    target(presenter, &wished, day.as_deref())
}

/// Which part of the questionnaire an answer file is about.
#[must_use]
pub fn scope_of(file: &Map<String, Value>) -> Scope {
    match file.get("cultureOnly").and_then(Value::as_bool) {
        Some(true) => Scope::CultureOnly,
        _ => Scope::Whole,
    }
}

/// The text to carry along.
#[must_use]
pub fn attachment(mut file: Map<String, Value>, notes: Part) -> String {
    if notes == Part::Left {
        file.remove(NOTES);
    }
    Value::Object(file).to_string()
}
