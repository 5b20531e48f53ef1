//! Everything that is kept, as one file: `{kind, schema, instrument, version, savedAt, current, attempts, other}`.
//!
//! `current` and each of `attempts` (the latest first) is an envelope, so an answer file; `other` has by key the texts
//! that are not for this version to read.

use std::rc::Rc;

use serde_json::Value;

use super::{
    attempts::Attempt,
    envelope::{self, Content, Saved},
    json,
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
    /// How many parts cannot be read here: damaged, or of a newer version.
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
    let mut text = String::from("{\"kind\":\"sbs-archive\",\"schema\":");
    text.push_str(&SCHEMA.to_string());
    text.push_str(",\"instrument\":");
    push_quoted(&mut text, &instrument.id);
    text.push_str(",\"version\":");
    text.push_str(&instrument.version.to_string());
    text.push_str(",\"savedAt\":");
    push_quoted(&mut text, saved_at);
    text.push_str(",\"current\":");
    match current {
        Some(saved) => {
            text.push_str(&Saved { attempt: None, ..saved.clone() }.to_text(instrument));
        }
        None => text.push_str("null"),
    }
    text.push_str(",\"attempts\":[");
    let readable = attempts.iter().filter(|one| one.saved().is_some());
    for (place, attempt) in readable.enumerate() {
        text.push_str(if place == 0 { "\n" } else { ",\n" });
        text.push_str(&attempt.file(instrument));
    }
    text.push_str("],\"other\":{");
    let unreadable = attempts.iter().filter(|one| one.saved().is_none()).map(|one| (&one.id, &one.text));
    for (place, (key, kept)) in other.iter().map(|(key, text)| (key, text)).chain(unreadable).enumerate() {
        text.push_str(if place == 0 { "\n" } else { ",\n" });
        push_quoted(&mut text, key);
        text.push(':');
        push_quoted(&mut text, kept);
    }
    text.push_str("}}");
    text
}

fn push_quoted(text: &mut String, value: &str) {
    // A text can always be written.
    text.push_str(&serde_json::to_string(value).unwrap_or_default());
}

/// Reads an archive; `None` if the text is none, or is that of another questionnaire.
///
/// What in it cannot be read is counted, and takes nothing else along. Never panics.
#[must_use]
pub fn read(instrument: &Instrument, text: &str) -> Option<Archive> {
    from_value(instrument, &json::read(text)?)
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
