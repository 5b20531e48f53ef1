//! The answers that go along inside a report: the answer file as it is, with or without its notes.

use serde_json::{Map, Value};

use crate::{
    core::{instrument::Instrument, notes::Notes, section::Scope},
    plan::{Plan, target::Target},
    report::{
        ReportPresenter,
        beside::target::{TargetPage, target},
        document::Part,
    },
};

/// The member of an answer file that has the notes, by item.
const NOTES: &str = "notes";
/// The member that has the plan.
const PLAN: &str = "plan";

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
    let wished = Target::read(presenter.instrument, file.get("target")?);
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

/// The plan in an answer file; what is no action is left out.
#[must_use]
pub fn plan_in(file: &Map<String, Value>) -> Plan {
    file.get(PLAN).map(Plan::read).unwrap_or_default()
}

/// The text to carry along. Names in a plan are as personal as notes.
#[must_use]
pub fn attachment(mut file: Map<String, Value>, notes: Part, plan: Part) -> String {
    for (name, part) in [(NOTES, notes), (PLAN, plan)] {
        if part == Part::Left {
            file.remove(name);
        }
    }
    Value::Object(file).to_string()
}
