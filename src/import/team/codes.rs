//! Codes in any text: chat, mail, a list, links. Names and greetings around them are passed over; a code may be broken
//! over lines, quoted, or written with other dashes.
//!
//! Where a code begins is seen; where it ends is not, because words may follow that look like more of it. The checksum
//! decides: every possible end is tried, which is bounded by the longest code of the instrument.

use super::{MAX_REFUSALS, Member, Record, Refusal, Refused, TeamRefusal, end_of};
use crate::core::{
    answer_file::AnswerFileError,
    answers::AnswerSheet,
    instrument::{ErrorCode, Instrument},
    result_code::{bits_of_item, decode, invitation, shortest},
};

/// What of a code does not depend on the instrument, in bits: where it comes from, mode, model, two numbers, checksum.
const FIXED_BITS: usize = 128;

/// Where in a text something stands.
struct Place<'a> {
    characters: &'a [char],
    at: usize,
}

impl Place<'_> {
    fn get(&self, ahead: usize) -> Option<char> {
        self.characters.get(self.at + ahead).copied()
    }
}

/// All codes of a text, in order, and what looks like one and cannot be read. After [`MAX_REFUSALS`] it stops.
#[must_use]
pub fn find(instrument: &Instrument, text: &str) -> Vec<Record> {
    let characters: Vec<char> = text.chars().collect();
    let (mut records, mut refusals, mut line) = (Vec::new(), 0, 1);
    let mut at = 0;
    while at < characters.len() && refusals < MAX_REFUSALS {
        if !begins(&characters, at) {
            line += usize::from(characters.get(at) == Some(&'\n'));
            at += 1;
            continue;
        }
        let body = collect(&characters, at + 3, longest(instrument));
        let (used, read) = read(instrument, &body);
        let end = used.max(at + 3);
        let lines = characters.get(at..end).unwrap_or_default().iter().filter(|c| **c == '\n').count();
        let read = match read {
            Ok(sheet) => {
                let (invitation, group) = answered(&characters, at);
                Some(Ok(Member { invitation, group, ..Member::of(instrument, &sheet) }))
            }
            Err(None) => None,
            Err(Some(error)) => {
                refusals += 1;
                let code: String = characters.get(at..end).unwrap_or_default().iter().collect();
                let why = TeamRefusal::Unreadable(Refusal::Invalid(error));
                Some(Err(Refused { line, end: end_of(&code), why }))
            }
        };
        records.extend(read.map(|read| Record { line, last_line: line + lines, read }));
        line += lines;
        at = end;
    }
    records
}

/// The most characters behind `SB1`.
fn longest(instrument: &Instrument) -> usize {
    (instrument.item_indices().count() * bits_of_item(instrument) + FIXED_BITS).div_ceil(5)
}

/// `SB1` at the beginning of a word, or behind what an address makes of `=` and a blank.
fn begins(characters: &[char], at: usize) -> bool {
    let place = Place { characters, at };
    let is = |ahead, all: &[char]| place.get(ahead).is_some_and(|c| all.contains(&c));
    if !(is(0, &['S', 's']) && is(1, &['B', 'b']) && is(2, &['1', 'I', 'i', 'L', 'l'])) {
        return false;
    }
    let before = |back: usize| at.checked_sub(back).and_then(|at| characters.get(at)).copied();
    let is_encoded = before(3) == Some('%');
    is_encoded || !before(1).is_some_and(char::is_alphanumeric)
}

/// The characters of what may be a code, each with the place behind it.
struct Body {
    characters: Vec<(char, usize)>,
    /// How many of them stand in front of the first blank or line break.
    word: usize,
    /// Where separators stand, as counts of characters before them; the end is one.
    breaks: Vec<usize>,
}

fn collect(characters: &[char], from: usize, longest: usize) -> Body {
    let (mut body, mut word, mut breaks) = (Vec::new(), None, Vec::new());
    let mut at = from;
    while let Some(c) = characters.get(at).copied() {
        if body.len() >= longest {
            break;
        }
        if c.is_ascii_alphanumeric() && !c.eq_ignore_ascii_case(&'u') {
            at += 1;
            body.push((c, at));
            continue;
        }
        let Some(width) = separator(&Place { characters, at }) else { break };
        if breaks.last() != Some(&body.len()) {
            breaks.push(body.len());
        }
        if !is_dash(c) && word.is_none() {
            word = Some(body.len());
        }
        at += width;
    }
    if breaks.last() != Some(&body.len()) {
        breaks.push(body.len());
    }
    Body { word: word.unwrap_or(body.len()), characters: body, breaks }
}

const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{AD}' | '\u{200B}' | '\u{2010}'..='\u{2014}')
}

/// How many characters a separator takes here; `None` where a code ends.
fn separator(place: &Place<'_>) -> Option<usize> {
    match place.get(0)? {
        c if is_dash(c) || c.is_whitespace() || c == '\u{FEFF}' => Some(1),
        // A quoted mail begins its lines so.
        '>' => Some(1),
        // Mail programs end a line that goes on with it.
        '=' if matches!(place.get(1), Some('\n' | '\r')) => Some(1),
        // A blank or a dash in an address.
        '%' => {
            let digit = |ahead| place.get(ahead).and_then(|c| c.to_digit(16));
            let (high, low) = (digit(1)?, digit(2)?);
            matches!(high << 4 | low, 0x20 | 0x2D | 0x0A | 0x0D | 0x09 | 0xC2 | 0xA0 | 0xAD).then_some(3)
        }
        _ => None,
    }
}

/// The sheet, or why there is none; without an error it is no code at all. With it, the place behind what was read.
fn read(instrument: &Instrument, body: &Body) -> (usize, Result<AnswerSheet, Option<AnswerFileError>>) {
    let (count, shortest) = (body.characters.len(), shortest(instrument));
    let lengths = body.breaks.iter().rev().copied().chain((shortest..=count).rev());
    let mut fault = None;
    for length in lengths.filter(|length| *length >= shortest) {
        match decode(instrument, &code(body, length)) {
            Ok(sheet) => return (end(body, length), Ok(sheet)),
            // The checksum is right: it is a code, and this is what is wrong with it.
            Err(error) if !is_of_shape(error.code) => {
                fault.get_or_insert((end(body, length), error));
            }
            Err(_) => {}
        }
    }
    if let Some((end, error)) = fault {
        return (end, Err(Some(error)));
    }
    let word = code(body, body.word);
    let is_code = body.word >= 5 && word.chars().skip(3).any(|c| c.is_ascii_digit());
    let error = decode(instrument, &word).err().filter(|_| is_code);
    (end(body, body.word), Err(error))
}

/// What is said of a text that is no whole code.
const fn is_of_shape(code: ErrorCode) -> bool {
    matches!(
        code,
        ErrorCode::EmptyCode
            | ErrorCode::BadPrefix
            | ErrorCode::UnknownFormat
            | ErrorCode::BadCharacter
            | ErrorCode::WrongLength
            | ErrorCode::BadChecksum
            | ErrorCode::NotCanonical
    )
}

fn code(body: &Body, length: usize) -> String {
    let characters = body.characters.get(..length).unwrap_or_default();
    "SB1".chars().chain(characters.iter().map(|(c, _)| *c)).collect()
}

fn end(body: &Body, length: usize) -> usize {
    let last = length.checked_sub(1).and_then(|last| body.characters.get(last));
    last.map_or(0, |(_, end)| *end)
}

/// Which invitation a code answers, and which group: `[K7Q2/2]` before it.
fn answered(characters: &[char], at: usize) -> (Option<u32>, Option<usize>) {
    let before = characters.get(at.saturating_sub(16)..at).unwrap_or_default();
    let before: String = before.iter().collect();
    let before = before.trim_end_matches([' ', ':', '\t', '\u{A0}', '\n', '\r', '*', '_', '`']);
    let Some((_, inside)) = before.strip_suffix(']').and_then(|before| before.rsplit_once('[')) else {
        return (None, None);
    };
    let (mark, group) = inside.split_once('/').unwrap_or((inside, ""));
    let Some(number) = invitation::number(mark) else { return (None, None) };
    (Some(number), group.parse::<usize>().ok().and_then(|group| group.checked_sub(1)))
}
