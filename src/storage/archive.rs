//! Everything that is kept, as one file: `{kind, schema, instrument, version, savedAt, current, attempts, other}`.
//!
//! `current` and each of `attempts` (the latest first) is an envelope, so an answer file; `other` has by key the texts
//! that are not for this version to read.

use std::{collections::BTreeMap, rc::Rc};

use serde::Serialize;
use serde_json::Value;

use super::{
    attempts::Attempt,
    envelope::{self, Content, Kept, Saved},
    key::SCHEMA,
};
use crate::core::instrument::Instrument;

/// What tells an archive from other files.
pub const KIND: &str = "sbs-archive";

/// What an archive holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Archive {
    /// The scan that was at work.
    pub current: Option<Saved>,
    /// The scans that were finished, the latest first.
    pub attempts: Vec<Saved>,
    /// How many parts, from 0, cannot be read here: damaged, or of a newer version.
    pub unread: usize,
}

/// Writes an archive. `other` is by key what cannot be read.
#[must_use]
pub fn write(
    instrument: &Instrument,
    saved_at: &str,
    current: Option<&Saved>,
    attempts: &[Rc<Attempt>],
    other: &[(String, String)],
) -> String {
    // Which attempt a scan was means nothing elsewhere.
    let alone = |saved: &Saved| Saved { attempt: None, ..saved.clone() };
    let current = current.map(alone);
    let readable: Vec<Saved> = attempts.iter().filter_map(|one| one.saved()).map(alone).collect();
    let unreadable = attempts.iter().filter(|one| one.saved().is_none());
    let other = other.iter().map(|(key, text)| (key.as_str(), text.as_str()));
    let file = File {
        kind: KIND,
        schema: SCHEMA,
        instrument: &instrument.id,
        version: instrument.version,
        saved_at,
        current: current.as_ref().map(|saved| saved.kept(instrument)),
        attempts: readable.iter().map(|saved| saved.kept(instrument)).collect(),
        other: other.chain(unreadable.map(|one| (one.id.as_str(), one.text.as_str()))).collect(),
    };
    // All keys are texts, so that writing cannot fail.
    serde_json::to_string(&file).unwrap_or_default()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct File<'a> {
    kind: &'a str,
    schema: u64,
    instrument: &'a str,
    version: u32,
    saved_at: &'a str,
    current: Option<Kept<'a>>,
    attempts: Vec<Kept<'a>>,
    other: BTreeMap<&'a str, &'a str>,
}

/// Reads an archive; `None` if the text is none, or is that of another questionnaire.
///
/// What in it cannot be read is counted, and takes nothing else along. Never panics.
#[must_use]
pub fn read(instrument: &Instrument, text: &str) -> Option<Archive> {
    from_value(instrument, &serde_json::from_str(text).ok()?)
}

/// The same, of a value that was read elsewhere.
#[must_use]
pub fn from_value(instrument: &Instrument, value: &Value) -> Option<Archive> {
    let is = |key: &str, wanted: &str| value.get(key).and_then(Value::as_str) == Some(wanted);
    if !is("kind", KIND) || !is("instrument", &instrument.id) {
        return None;
    }
    let mut archive = Archive::default();
    if let Some(current) = value.get("current").filter(|current| !current.is_null()) {
        archive.current = archive.take(instrument, current);
    }
    for one in value.get("attempts").and_then(Value::as_array).into_iter().flatten() {
        let read = archive.take(instrument, one);
        archive.attempts.extend(read);
    }
    let other = value.get("other").and_then(Value::as_object).map_or(0, serde_json::Map::len);
    archive.unread = archive.unread.saturating_add(other);
    Some(archive)
}

impl Archive {
    fn take(&mut self, instrument: &Instrument, value: &Value) -> Option<Saved> {
        match envelope::from_value(instrument, value) {
            // Which attempt it was elsewhere means nothing here.
            Content::Saved(saved) => Some(Saved { attempt: None, ..*saved }),
            Content::Newer | Content::Broken => {
                self.unread = self.unread.saturating_add(1);
                None
            }
        }
    }
}
