//! Answers of the members of a team as they come in: codes in any text, and files of any form that is ours. What cannot
//! be read is told with its line and a reason. Nothing here decides whether a member counts: that is `state`.
//!
//! Of a member nothing is kept but the canonical code. A refusal has the end of a code, which is its checksum, and never
//! an answer.

mod codes;
mod moment;
mod reader;
mod table;

use std::rc::Rc;

use serde_json::Value;

pub use self::{
    codes::find,
    moment::{MomentRefusal, read_moment},
    reader::FileReader,
};
use super::{Refusal, read_value};
use crate::{
    core::{
        answers::AnswerSheet,
        instrument::{Instrument, Lang, Mode},
        result_code::encode,
    },
    i18n::strings,
    storage::merge,
};

/// The most refusals of one text or file: what comes after them is not read, so that the work is bounded.
pub const MAX_REFUSALS: usize = 1_000;

/// One member as it came in.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The canonical code of the answers.
    pub code: Rc<str>,
    /// Which scan it is.
    pub mode: Mode,
    /// The threshold that its file asks for, 60 to 80; `None` for that of the instrument, as in every code.
    pub threshold: Option<f64>,
    /// The invitation that it answers, by its number, where the line says so.
    pub invitation: Option<u32>,
    /// The group that the member chose, by its place in the invitation, from 0.
    pub group: Option<usize>,
}

impl Member {
    /// The member who answered a sheet.
    #[must_use]
    pub fn of(instrument: &Instrument, sheet: &AnswerSheet) -> Self {
        let threshold =
            sheet.threshold.filter(|threshold| (threshold - instrument.parameters.threshold).abs() > 1e-9);
        let code = encode(instrument, sheet).into();
        Self { code, mode: sheet.mode, threshold, invitation: None, group: None }
    }
}

/// Why something does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TeamRefusal {
    /// A code or a file that cannot be read.
    Unreadable(Refusal),
    /// A text without any code.
    NoCode,
    /// A picture in which the browser found no QR code.
    Picture,
    /// The other scan than the one of the team.
    OtherMode(Mode),
    /// Another threshold than that of the team.
    OtherThreshold,
    /// The line says that it answers another invitation.
    OtherInvitation,
    /// It was given for another version or another instrument than what is counted already: a kept tally, for example.
    OtherTally,
}

impl TeamRefusal {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn words(&self, instrument: &Instrument, lang: Lang) -> String {
        let text = strings(lang);
        match self {
            Self::Unreadable(refusal) => refusal.words(instrument, lang),
            Self::Picture => text.team_refused_picture.to_owned(),
            Self::NoCode => text.team_refused_no_code.to_owned(),
            Self::OtherMode(Mode::Quick) => text.team_refused_quick.to_owned(),
            Self::OtherMode(Mode::Full) => text.team_refused_full.to_owned(),
            Self::OtherThreshold => text.team_refused_threshold.to_owned(),
            Self::OtherInvitation => text.team_refused_invitation.to_owned(),
            Self::OtherTally => text.team_refused_tally.to_owned(),
        }
    }
}

/// Something that does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its line, from 1; 0 for a file as a whole.
    pub line: usize,
    /// The last characters of a code, at most four: they are its checksum. Empty for what is no code.
    pub end: String,
    /// Why.
    pub why: TeamRefusal,
}

/// One finding in a text or a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Its first line, from 1.
    pub line: usize,
    /// Its last line.
    pub last_line: usize,
    /// The member, or why it is none.
    pub read: Result<Member, Refused>,
}

impl Record {
    /// A text without any code.
    #[must_use]
    pub fn no_code() -> Self {
        Self::refused(0, TeamRefusal::NoCode)
    }

    fn refused(line: usize, why: TeamRefusal) -> Self {
        Self { line, last_line: line, read: Err(Refused { line, end: String::new(), why }) }
    }
}

/// The last characters of a code.
#[must_use]
pub fn end_of(code: &str) -> String {
    let characters: Vec<char> = code.chars().filter(char::is_ascii_alphanumeric).collect();
    characters.get(characters.len().saturating_sub(4)..).unwrap_or_default().iter().collect()
}

/// The members in a JSON value: one for a file of one person, one each for a list of them. Of an archive it is the scan at
/// work, or the last one that was finished: one person counts once.
fn members(instrument: &Instrument, value: &Value, line: usize) -> Vec<Record> {
    if let Some(list) = value.as_array() {
        return list.iter().take(MAX_REFUSALS * 1_000).map(|value| member(instrument, value, line)).collect();
    }
    vec![member(instrument, value, line)]
}

fn member(instrument: &Instrument, value: &Value, line: usize) -> Record {
    match sheet(instrument, value) {
        Ok(sheet) => Record { line, last_line: line, read: Ok(Member::of(instrument, &sheet)) },
        Err(refusal) => Record::refused(line, TeamRefusal::Unreadable(refusal)),
    }
}

fn sheet(instrument: &Instrument, value: &Value) -> Result<AnswerSheet, Refusal> {
    let import = read_value(instrument, value)?;
    let mut saved = import.saved;
    if saved == merge::nothing() {
        saved = import.attempts.into_iter().next().ok_or(Refusal::NoAnswers)?;
    }
    let mut sheet = saved.sheet;
    let threshold = value.get("parameters").and_then(|parameters| parameters.get("threshold"));
    sheet.threshold = threshold.and_then(Value::as_f64);
    Ok(sheet)
}
