//! What comes into a scan: a typed code, a link, a file. It is read here and opened elsewhere, after a question. What
//! cannot be opened is a [`Refusal`] with a text of its own. May import core, i18n, plan and storage. Start with [`Import`].

pub mod attached_answers;
pub mod plan_table;
mod refusal_text;
pub mod team;

use serde_json::{Map, Value};

use self::attached_answers::attached_answers;

use crate::{
    core::{
        answer_file::{self, AnswerFileError},
        instrument::{ErrorCode, Instrument},
        result_code,
    },
    storage::{
        archive::{self, Archive},
        envelope::{self, Content, Saved},
        merge,
    },
};

/// The largest file that is read, in bytes. An answer file with a note of full length at every item has 60,000.
pub const MAX_BYTES: u32 = 1_000_000;

/// How something came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Somebody typed a code.
    Code,
    /// The address has a code, until it is decided on.
    Link,
    /// A file.
    File,
}

/// Answers that can be opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// What they came in.
    pub source: Source,
    /// The answers and what was kept with them; [`merge::nothing`] in a file that has only attempts.
    pub saved: Saved,
    /// Scans that were finished earlier, the latest first.
    pub attempts: Vec<Saved>,
    /// The version of the questionnaire that they were given in.
    pub version: u32,
    /// They came in a report whose pages say something else than what they lead to.
    pub is_changed: bool,
}

/// Why something cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// More than [`MAX_BYTES`].
    TooLarge,
    /// The browser does not get at it.
    Unreadable,
    /// A picture, a table, a text: not JSON at all.
    NotJson,
    /// JSON that stops halfway, or of which a part was changed.
    Damaged,
    /// A newer version of the scan wrote it.
    Newer,
    /// A table of a plan that says the same as the plan.
    SamePlan,
    /// A table of another plan.
    OtherPlan,
    /// A result without the answers that it was computed from.
    NoAnswers,
    /// What an answer file or a code is refused for (scoring.md sections 2 and 13).
    Invalid(AnswerFileError),
}

/// Reads a code.
///
/// # Errors
/// [`Refusal::Invalid`], with the first finding in the order of scoring.md section 13.
pub fn read_code(instrument: &Instrument, text: &str, source: Source) -> Result<Import, Refusal> {
    let sheet = result_code::decode(instrument, text).map_err(Refusal::Invalid)?;
    let (saved, attempts) = (Saved::from_sheet(sheet), Vec::new());
    Ok(Import { source, saved, attempts, version: instrument.version, is_changed: false })
}

/// Reads a file, see [`read_measurement`], or a report (PDF) that carries its answers. A threshold of its own is checked and left:
/// the page shows every result by one.
///
/// # Errors
/// A [`Refusal`]; the most telling one where a file has several faults.
pub fn read_file(instrument: &Instrument, text: &str) -> Result<Import, Refusal> {
    let mut import = read_measurement(instrument, text)?;
    import.saved.sheet.threshold = None;
    Ok(import)
}

/// Reads a file: an answer file (scoring.md section 2), what this scan downloads, or a result that carries answers. A
/// byte order mark is no fault.
///
/// # Errors
/// A [`Refusal`]; the most telling one where a file has several faults.
pub fn read_measurement(instrument: &Instrument, text: &str) -> Result<Import, Refusal> {
    let text = text.trim_start_matches('\u{feff}');
    let Some(value) = attached_answers(text).or_else(|| serde_json::from_str(text).ok()) else {
        let begins = text.trim_start().starts_with(['{', '[']);
        return Err(if begins { Refusal::Damaged } else { Refusal::NotJson });
    };
    read_value(instrument, &value)
}

/// The same for what is JSON already.
fn read_value(instrument: &Instrument, value: &Value) -> Result<Import, Refusal> {
    let foreign = || invalid(ErrorCode::BadFormat);
    let file = value.as_object().ok_or_else(foreign)?;
    let is_ours = file.get("instrument").and_then(Value::as_str) == Some(&instrument.id);
    if file.get("kind").and_then(Value::as_str) == Some(archive::KIND) {
        return everything(instrument, file, value);
    }
    if !file.get("answers").is_some_and(Value::is_object) {
        let is_result = is_ours && file.get("kind").and_then(Value::as_str) == Some("sbs-result");
        return Err(if is_result { Refusal::NoAnswers } else { foreign() });
    }
    // Before anything else: the versions of another questionnaire say nothing about this one.
    if file.contains_key("instrument") && !is_ours {
        return Err(invalid(ErrorCode::UnknownInstrument));
    }
    let saved = match envelope::from_value(instrument, value) {
        Content::Saved(saved) => *saved,
        Content::Newer => return Err(Refusal::Newer),
        Content::Broken => plain(instrument, file, value)?,
    };
    let (attempts, version) = (Vec::new(), version_of(instrument, file));
    Ok(Import { source: Source::File, saved, attempts, version, is_changed: false })
}

fn version_of(instrument: &Instrument, file: &Map<String, Value>) -> u32 {
    let version = file.get("version").and_then(Value::as_u64).and_then(|version| u32::try_from(version).ok());
    version.unwrap_or(instrument.version)
}

/// A file with all that was kept somewhere. What of it cannot be read takes nothing else along.
fn everything(instrument: &Instrument, file: &Map<String, Value>, value: &Value) -> Result<Import, Refusal> {
    let Some(Archive { current, attempts, unread }) = archive::from_value(instrument, value) else {
        return Err(invalid(ErrorCode::UnknownInstrument));
    };
    let version = version_of(instrument, file);
    if current.is_none() && attempts.is_empty() {
        return Err(match unread {
            0 => Refusal::NoAnswers,
            _ if version > instrument.version => Refusal::Newer,
            _ => Refusal::Damaged,
        });
    }
    Ok(Import {
        source: Source::File,
        saved: current.unwrap_or_else(merge::nothing),
        attempts,
        version,
        is_changed: false,
    })
}

fn invalid(code: ErrorCode) -> Refusal {
    Refusal::Invalid(AnswerFileError::new(code))
}

/// An answer file that this scan did not write, or the reason why it is none.
fn plain(instrument: &Instrument, file: &Map<String, Value>, value: &Value) -> Result<Saved, Refusal> {
    let sheet = answer_file::from_value(instrument, value).map_err(Refusal::Invalid)?;
    if file.contains_key("schema") {
        // Its answers are sound, and what this scan wrote beside them is not.
        return Err(Refusal::Damaged);
    }
    Ok(Saved::from_sheet(sheet))
}
