//! The stored text: an answer file with what the visitor needs to go on. An answer file ignores keys that it does not
//! know, so an envelope is itself a valid answer file.
//!
//! More members than an answer file has: `schema`, `savedAt` (UTC, RFC 3339), `lang`, `place` (the screen), `cultureOnly`,
//! `notes`, `typed` (numbers as they were typed), `beyond` (answers outside the mode, so that a full scan made quick loses
//! nothing), `since` (when the scan was first stored), `attempt` (which attempt it became), `flow` and `goesOn` (how the
//! visitor wants questions to come), `plan` and `target` (what is to be done and reached), and `tabs` (the version
//! vector).
//! Members that this build does not know are written back letter by letter, up to 20,000 bytes; with more, the text counts
//! as a newer version's.

use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::{Map, Value};

use super::{
    key::SCHEMA,
    unmigrated::{self, Unknown, Unmigrated},
};
use crate::{
    core::{
        answer_file::{self, AnswerFile, AnswersForm},
        answers::{AnswerSheet, Answers},
        instrument::{Instrument, Lang, Mode},
        notes::Notes,
        pace::{Flow, Pace},
        string_enum::StringEnum,
    },
    plan::{
        Plan,
        target::{Target, TargetForm},
    },
};

/// What is kept of a scan.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// The answers, also those outside the mode (after a full scan was made a quick one).
    pub sheet: AnswerSheet,
    /// The organisation does not use social media yet.
    pub culture_only: bool,
    /// The language.
    pub lang: Option<Lang>,
    /// The notes.
    pub notes: Notes,
    /// Where the visitor was.
    pub place: Option<String>,
    /// What was typed as numbers, as it was typed: employees, publishers.
    pub typed: [String; 2],
    /// When it was saved: UTC, RFC 3339; stamped by whoever saves.
    pub saved_at: Option<String>,
    /// What this version has no place for.
    pub unmigrated: Unmigrated,
    /// Since when this scan is kept: UTC, RFC 3339; stamped by whoever saves first.
    pub since: Option<String>,
    /// The attempt that this scan became when it was finished ([`super::attempts`]).
    pub attempt: Option<String>,
    /// How the visitor wants questions to come.
    pub pace: Pace,
    /// What is to be done.
    pub plan: Plan,
    /// What is to be reached.
    pub target: Target,
}

/// Every member that this build knows. What another build of the same schema adds is kept as it is ([`Unmigrated`]).
const KNOWN: &[&str] = &[
    "kind",
    "instrument",
    "version",
    "mode",
    "answers",
    "orgModel",
    "employees",
    "publishers",
    "parameters",
    "schema",
    "savedAt",
    "lang",
    "place",
    "cultureOnly",
    "notes",
    "beyond",
    "typed",
    #[cfg(any(feature = "embed", not(target_arch = "wasm32"), not(first_version)))]
    "aside",
    "since",
    "attempt",
    "flow",
    "goesOn",
    "plan",
    "target",
    "tabs",
];

/// What a kept text turns out to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Ours.
    Saved(Box<Saved>),
    /// Written by a newer version of the product or of the instrument.
    Newer,
    /// Nothing that this or an earlier version wrote.
    Broken,
}

/// Reads a kept text; never fails, never panics.
#[must_use]
pub fn read(instrument: &Instrument, text: &str) -> Content {
    let Ok(value) = serde_json::from_str(text) else { return Content::Broken };
    let mut content = from_value(instrument, &value);
    if let Content::Saved(saved) = &mut content {
        saved.unmigrated.unknown = Unknown::read(text, KNOWN);
        if saved.unmigrated.unknown.is_too_much() {
            // More than this build can carry along: it stays where it is.
            return Content::Newer;
        }
    }
    content
}

/// The same, of a value that was read elsewhere; its members that this build does not know are the business of whoever
/// read it.
#[must_use]
pub fn from_value(instrument: &Instrument, value: &Value) -> Content {
    let Some(file) = value.as_object() else { return Content::Broken };
    if is_newer(instrument, file) {
        return Content::Newer;
    }
    if file.get("schema").and_then(Value::as_u64) != Some(SCHEMA) {
        return Content::Broken;
    }
    let Some(mut unmigrated) = Unmigrated::read(file.get("aside")) else { return Content::Broken };
    let answered = if unmigrated::HAS_EARLIER_VERSIONS && is_older(instrument, file) {
        unmigrated::read_older(instrument, file, &mut unmigrated)
    } else {
        read_same(instrument, value, file)
    };
    let Some((sheet, notes)) = answered else { return Content::Broken };
    let text_of = |key: &str| file.get(key).and_then(Value::as_str).map(str::to_owned);
    let typed = |key: &str| {
        file.get("typed")
            .and_then(|typed| typed.get(key))
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    Content::Saved(Box::new(Saved {
        culture_only: file.get("cultureOnly").and_then(Value::as_bool).unwrap_or(false),
        lang: file.get("lang").and_then(Value::as_str).and_then(Lang::from_key),
        notes,
        place: text_of("place"),
        typed: [typed("employees"), typed("publishers")],
        saved_at: text_of("savedAt"),
        since: text_of("since"),
        attempt: text_of("attempt"),
        pace: Pace {
            flow: file.get("flow").and_then(Value::as_str).and_then(Flow::from_key),
            goes_on: file.get("goesOn").and_then(Value::as_bool).unwrap_or(false),
        },
        plan: file.get("plan").map(Plan::read).unwrap_or_default(),
        target: file.get("target").map(|target| Target::read(instrument, target)).unwrap_or_default(),
        sheet,
        unmigrated,
    }))
}

fn is_newer(instrument: &Instrument, file: &Map<String, Value>) -> bool {
    let above =
        |key: &str, known: u64| file.get(key).and_then(Value::as_u64).is_some_and(|found| found > known);
    above("schema", SCHEMA) || above("version", u64::from(instrument.version))
}

/// Written under an earlier version of this very instrument.
pub(super) fn is_older(instrument: &Instrument, file: &Map<String, Value>) -> bool {
    let version = file.get("version").and_then(Value::as_u64);
    file.get("instrument").and_then(Value::as_str) == Some(&instrument.id)
        && version.is_some_and(|version| (1..u64::from(instrument.version)).contains(&version))
}

/// Answers and notes of this version; `None` if an answer cannot be read.
fn read_same(
    instrument: &Instrument,
    value: &Value,
    file: &Map<String, Value>,
) -> Option<(AnswerSheet, Notes)> {
    let mut sheet = answer_file::from_value(instrument, value).ok()?;
    if let Some(beyond) = file.get("beyond").and_then(Value::as_object) {
        read_beyond(instrument, beyond, &mut sheet.answers)?;
    }
    let notes = file.get("notes").and_then(Value::as_object);
    Some((sheet, notes.map(|notes| read_notes(instrument, notes)).unwrap_or_default()))
}

/// Answers outside the mode; `None` if one of them cannot be read.
fn read_beyond(instrument: &Instrument, beyond: &Map<String, Value>, answers: &mut Answers) -> Option<()> {
    for (id, value) in beyond {
        let item = instrument.find(id)?;
        answers.set(item, Some(answer_file::answer(instrument, Mode::Full, item, value).ok()?));
    }
    Some(())
}

fn read_notes(instrument: &Instrument, notes: &Map<String, Value>) -> Notes {
    let mut read = Notes::default();
    for (id, note) in notes {
        if let (Some(item), Some(note)) = (instrument.find(id), note.as_str()) {
            read.set(item, note.to_owned());
        }
    }
    read
}

impl Saved {
    /// Answers without anything beside them.
    #[must_use]
    pub fn from_sheet(sheet: AnswerSheet) -> Self {
        Self {
            sheet,
            culture_only: false,
            lang: None,
            notes: Notes::default(),
            place: None,
            typed: Default::default(),
            saved_at: None,
            unmigrated: Unmigrated::default(),
            since: None,
            attempt: None,
            pace: Pace::default(),
            plan: Plan::default(),
            target: Target::default(),
        }
    }

    /// The text to keep; also a valid answer file.
    #[must_use]
    pub fn to_text(&self, instrument: &Instrument) -> String {
        self.to_text_with(instrument, None)
    }

    /// The same, with what it says of tabs ([`super::version_vector`]).
    pub(super) fn to_text_with(&self, instrument: &Instrument, tabs: Option<&str>) -> String {
        // All keys are texts, so that writing cannot fail.
        serde_json::to_string(&Kept { tabs, ..self.kept(instrument) }).unwrap_or_default()
    }

    /// The text to keep, as a part of a larger one.
    pub(super) fn kept<'a>(&'a self, instrument: &'a Instrument) -> Kept<'a> {
        Kept { envelope: Envelope { instrument, saved: self }, unknown: &self.unmigrated.unknown, tabs: None }
    }

    /// The form in which it is kept, for another writer than that of texts: without what only a text has.
    #[must_use]
    pub fn form<'a>(&'a self, instrument: &'a Instrument) -> impl Serialize + 'a {
        Envelope { instrument, saved: self }
    }
}

/// A kept text.
#[derive(Serialize)]
pub(super) struct Kept<'a> {
    #[serde(flatten)]
    envelope: Envelope<'a>,
    #[serde(flatten)]
    unknown: &'a Unknown,
    #[serde(skip_serializing_if = "Option::is_none")]
    tabs: Option<&'a str>,
}

struct Envelope<'a> {
    instrument: &'a Instrument,
    saved: &'a Saved,
}

impl Serialize for Envelope<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { instrument, saved } = *self;
        let beyond = AnswersForm {
            instrument,
            answers: &saved.sheet.answers,
            include: |instrument, mode, item| !answer_file::is_in_mode(instrument, mode, item),
            mode: saved.sheet.mode,
        };
        let [employees, publishers] = &saved.typed;
        let mut map = serializer.serialize_map(None)?;
        AnswerFile { instrument, sheet: &saved.sheet }.write_entries(&mut map)?;
        map.serialize_entry("schema", &SCHEMA)?;
        map.serialize_entry("savedAt", &saved.saved_at)?;
        map.serialize_entry("lang", &saved.lang)?;
        map.serialize_entry("place", &saved.place)?;
        map.serialize_entry("cultureOnly", &saved.culture_only)?;
        map.serialize_entry("notes", &NotesForm { instrument, notes: &saved.notes })?;
        map.serialize_entry("beyond", &beyond)?;
        map.serialize_entry("typed", &TypedForm { employees, publishers })?;
        if unmigrated::HAS_EARLIER_VERSIONS && !saved.unmigrated.earlier.is_empty() {
            map.serialize_entry("aside", &saved.unmigrated.earlier)?;
        }
        for (key, value) in [("since", &saved.since), ("attempt", &saved.attempt)] {
            if value.is_some() {
                map.serialize_entry(key, value)?;
            }
        }
        if let Some(flow) = saved.pace.flow {
            map.serialize_entry("flow", flow.key())?;
        }
        if saved.pace.goes_on {
            map.serialize_entry("goesOn", &true)?;
        }
        if !saved.plan.is_empty() {
            map.serialize_entry("plan", &saved.plan)?;
        }
        if !saved.target.is_empty() {
            map.serialize_entry("target", &TargetForm { instrument, target: &saved.target })?;
        }
        map.end()
    }
}

#[derive(Serialize)]
struct TypedForm<'a> {
    employees: &'a str,
    publishers: &'a str,
}

struct NotesForm<'a> {
    instrument: &'a Instrument,
    notes: &'a Notes,
}

impl Serialize for NotesForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.notes.len()))?;
        for (item, note) in self.notes.iter() {
            map.serialize_entry(&self.instrument.item(item).id, note)?;
        }
        map.end()
    }
}
