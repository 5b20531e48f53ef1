//! A file of members, read in pieces: answer files one a line (NDJSON) and texts with codes are never in memory as a
//! whole. A file of one value (an answer file, a list of them, an archive) and a table are.

use serde_json::Value;

use super::{MAX_REFUSALS, Record, Refusal, TeamRefusal, codes, members, table};
use crate::{core::instrument::Instrument, import::MAX_BYTES};

/// The largest file that is read as a whole, in bytes: 10,000 answer files in one list have 8 million.
const MAX_WHOLE: usize = 16_000_000;
/// The longest line, in bytes.
const MAX_LINE: usize = MAX_BYTES as usize;
/// The longest text from the beginning of a code to its end, in bytes: broken over lines and quoted.
const MAX_CODE: usize = 400;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Not known yet: the first line is not complete.
    Unknown,
    /// An answer file on each line.
    Lines,
    /// Words with codes.
    Words,
    /// One value, or a table.
    Whole,
    /// Refused: the rest is not read.
    Closed,
}

/// Reads one file.
#[derive(Debug, Clone, PartialEq)]
pub struct FileReader {
    form: Form,
    rest: Vec<u8>,
    /// The line at which the rest begins, from 1.
    line: usize,
    refusals: usize,
    members: usize,
}

impl Default for FileReader {
    fn default() -> Self {
        Self { form: Form::Unknown, rest: Vec::new(), line: 1, refusals: 0, members: 0 }
    }
}

impl FileReader {
    /// Takes the next bytes of the file, and gives what is complete by now.
    pub fn feed(&mut self, instrument: &Instrument, bytes: &[u8]) -> Vec<Record> {
        if self.form == Form::Closed {
            return Vec::new();
        }
        self.rest.extend_from_slice(bytes);
        if self.form == Form::Unknown && is_picture(&self.rest) {
            (self.form, self.rest) = (Form::Closed, Vec::new());
            return self.counted(vec![Record::refused(0, TeamRefusal::Picture)]);
        }
        if self.form == Form::Unknown {
            self.form = form(&self.rest, false);
        }
        let records = match self.form {
            Form::Lines => self.lines(instrument),
            Form::Words => self.words(instrument),
            Form::Unknown | Form::Whole if self.rest.len() > MAX_WHOLE => self.too_large(),
            Form::Unknown | Form::Whole | Form::Closed => Vec::new(),
        };
        self.counted(records)
    }

    /// The file is over: gives what was left, or why there was nothing.
    pub fn finish(&mut self, instrument: &Instrument) -> Vec<Record> {
        if self.form == Form::Unknown {
            self.form = form(&self.rest, true);
        }
        let rest = std::mem::take(&mut self.rest);
        let records = match self.form {
            Form::Lines => self.line_of(instrument, &rest).into_iter().collect(),
            Form::Words => codes_from(instrument, &rest, self.line),
            Form::Whole => whole(instrument, &rest),
            Form::Unknown | Form::Closed => Vec::new(),
        };
        let records = self.counted(records);
        if self.members + self.refusals == 0 {
            return vec![Record::refused(0, TeamRefusal::NoCode)];
        }
        records
    }

    fn counted(&mut self, records: Vec<Record>) -> Vec<Record> {
        let refusals = records.iter().filter(|record| record.read.is_err()).count();
        self.members += records.len() - refusals;
        self.refusals += refusals;
        if self.refusals >= MAX_REFUSALS {
            // The work is bounded: a file of nonsense is not read to its end.
            (self.form, self.rest) = (Form::Closed, Vec::new());
        }
        records
    }

    fn too_large(&mut self) -> Vec<Record> {
        (self.form, self.rest) = (Form::Closed, Vec::new());
        vec![Record::refused(0, TeamRefusal::Unreadable(Refusal::TooLarge))]
    }

    fn lines(&mut self, instrument: &Instrument) -> Vec<Record> {
        let Some(end) = self.rest.iter().rposition(|byte| *byte == b'\n') else {
            return if self.rest.len() > MAX_LINE { self.too_large() } else { Vec::new() };
        };
        let later = self.rest.split_off(end + 1);
        let complete = std::mem::replace(&mut self.rest, later);
        let mut records = Vec::new();
        for line in complete.split_inclusive(|byte| *byte == b'\n') {
            records.extend(self.line_of(instrument, line));
            self.line += 1;
        }
        records
    }

    fn line_of(&self, instrument: &Instrument, line: &[u8]) -> Option<Record> {
        let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line).trim_ascii();
        if line.is_empty() {
            return None;
        }
        Some(match serde_json::from_slice::<Value>(line) {
            Ok(value) => super::member(instrument, &value, self.line),
            Err(_) => Record::refused(self.line, TeamRefusal::Unreadable(Refusal::Damaged)),
        })
    }

    fn words(&mut self, instrument: &Instrument) -> Vec<Record> {
        // A code that may go on stays for the next piece.
        let tail = self.rest.len().saturating_sub(MAX_CODE);
        let Some(end) = self.rest.get(..tail).and_then(|text| text.iter().rposition(|byte| *byte == b'\n'))
        else {
            return if self.rest.len() > MAX_LINE { self.too_large() } else { Vec::new() };
        };
        let end = begin_of_code(&self.rest, end);
        let later = self.rest.split_off(end);
        let complete = std::mem::replace(&mut self.rest, later);
        let records = codes_from(instrument, &complete, self.line);
        self.line += complete.iter().filter(|byte| **byte == b'\n').count();
        records
    }
}

/// Where to cut before `end` so that no code is cut: before the last line that a code begins on, if it is near; 0 for
/// nowhere.
fn begin_of_code(text: &[u8], end: usize) -> usize {
    let from = end.saturating_sub(MAX_CODE);
    let near = text.get(from..end).unwrap_or_default();
    let Some(code) = near.windows(2).rposition(|two| two.eq_ignore_ascii_case(b"SB")) else {
        return end.saturating_add(1);
    };
    let before = text.get(..from.saturating_add(code)).unwrap_or_default();
    before.iter().rposition(|byte| *byte == b'\n').map_or(0, |line| line.saturating_add(1))
}

fn codes_from(instrument: &Instrument, text: &[u8], line: usize) -> Vec<Record> {
    let mut records = codes::find(instrument, &String::from_utf8_lossy(text));
    for record in &mut records {
        record.line += line - 1;
        record.last_line += line - 1;
        if let Err(refused) = &mut record.read {
            refused.line = record.line;
        }
    }
    records
}

/// A photo or a screen shot: the browser gives the text of a QR code instead, where it finds one.
fn is_picture(bytes: &[u8]) -> bool {
    const BEGIN: [&[u8]; 4] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"RIFF"];
    // HEIC and AVIF: `ftyp` follows four bytes of length.
    BEGIN.iter().any(|begin| bytes.starts_with(begin)) || bytes.get(4..8) == Some(b"ftyp")
}

/// What kind of file begins so.
fn form(bytes: &[u8], is_whole: bool) -> Form {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = text.trim_ascii_start();
    let (is_line, line) = match text.iter().position(|byte| *byte == b'\n') {
        Some(end) => (true, text.get(..end).unwrap_or_default()),
        None => (false, text),
    };
    if !(is_line || is_whole) {
        return Form::Unknown;
    }
    match text.first() {
        Some(b'{') if is_line && serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok() => Form::Lines,
        Some(b'{' | b'[') => Form::Whole,
        _ if std::str::from_utf8(line).is_ok_and(table::is_table) => Form::Whole,
        _ => Form::Words,
    }
}

fn whole(instrument: &Instrument, bytes: &[u8]) -> Vec<Record> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some(text) = std::str::from_utf8(text).ok().filter(|text| table::is_table(text)) {
        return vec![table::read(instrument, text)];
    }
    match serde_json::from_slice::<Value>(text) {
        Ok(value) => members(instrument, &value, 0),
        // A chat may begin with the time in brackets.
        Err(_) => match codes_from(instrument, text, 1) {
            none if none.is_empty() => vec![Record::refused(0, TeamRefusal::Unreadable(Refusal::Damaged))],
            found => found,
        },
    }
}
