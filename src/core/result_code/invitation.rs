//! An invitation to answer for a team, as a short text behind `#t=` in a link. No server sees it: what stands behind the
//! `#` stays in the browser.
//!
//! Bits, the most significant first: 4 format (1), the instrument as in a result code, 8 its version, 1 mode (1 = quick),
//! 16 threshold in hundredths (0 = that of the instrument), 20 number of the invitation; then texts, each 8 bits for the
//! count of its bytes and the bytes as UTF-8: the language, the name of the team, and after 4 bits for how many there
//! are, the groups. Zero bits up to a whole byte, CRC-16 as in a result code, all of it in base 32.

use super::{
    alphabet,
    bits::{BitReader, BitWriter, bits_of, fives, whole_bytes},
    checksum, origin,
};
use crate::core::{
    instrument::{Instrument, Lang, Mode},
    string_enum::StringEnum,
};

/// The format of today.
const FORMAT: u32 = 1;
/// The longest name of a team or a group, in characters.
pub const MAX_NAME: usize = 40;
/// The most groups, such as departments, of one invitation.
pub const MAX_GROUPS: usize = 8;
/// How many bits the number of an invitation has: four characters of base 32.
const NUMBER_BITS: usize = 20;
/// The longest text that is read, in characters: ten texts of 40 characters of 4 bytes, and what goes before them.
const MAX_LENGTH: usize = 2_800;

/// What a facilitator asks of the members of a team.
#[derive(Debug, Clone, PartialEq)]
pub struct Invitation {
    /// Which scan everybody does.
    pub mode: Mode,
    /// The language in which it opens, as long as the member chose none.
    pub lang: Lang,
    /// The threshold of the team, 60 to 80; `None` for that of the instrument.
    pub threshold: Option<f64>,
    /// The name of the team, 1 to [`MAX_NAME`] characters.
    pub team: String,
    /// Groups of which a member may choose one, each 1 to [`MAX_NAME`] characters; at most [`MAX_GROUPS`].
    pub groups: Vec<String>,
    /// What tells this invitation from every other one, below 2^20: drawn by chance, so that the answers of two teams, or
    /// of two rounds of one team, are not taken for one.
    pub number: u32,
}

/// Why an invitation cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvitationError {
    /// Something of it is missing, or was changed on the way.
    #[error("invitation is damaged")]
    Damaged,
    /// It is of a later format than this version of the scan knows.
    #[error("invitation is of a later format")]
    Newer,
    /// It asks for another instrument.
    #[error("invitation is for another instrument")]
    OtherInstrument,
    /// It asks for another version of the instrument.
    #[error("invitation is for another version of the instrument")]
    OtherVersion,
}

/// A name as it may stand in an invitation: one line, no controls and no marks that turn the direction of writing, at
/// most [`MAX_NAME`] characters.
#[must_use]
pub fn name(text: &str) -> String {
    let is_hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    let words: String = text.chars().map(|c| if is_hidden(c) { ' ' } else { c }).collect();
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ").chars().take(MAX_NAME).collect::<String>().trim_end().to_owned()
}

impl Invitation {
    /// The number as four characters, as it stands in the line that a member sends: `K7Q2`.
    #[must_use]
    pub fn mark(&self) -> String {
        mark(self.number)
    }

    /// The text behind `#t=`.
    #[must_use]
    pub fn encode(&self, instrument: &Instrument) -> String {
        let mut bits = BitWriter::default();
        bits.push(FORMAT, 4);
        for (value, width) in origin(instrument) {
            bits.push(value, width);
        }
        bits.push(instrument.version, 8);
        bits.push(u32::from(self.mode == Mode::Quick), 1);
        bits.push(self.threshold.map_or(0, hundredths), 16);
        bits.push(self.number, NUMBER_BITS);
        push_text(&mut bits, self.lang.key());
        push_text(&mut bits, &name(&self.team));
        let groups = self.groups.iter().take(MAX_GROUPS);
        bits.push(groups.len() as u32, 4);
        for group in groups {
            push_text(&mut bits, &name(group));
        }
        let mut bytes = bits.into_bytes();
        bytes.extend(checksum(&bytes).to_be_bytes());
        fives(&bytes).into_iter().map(alphabet::character).collect()
    }

    /// Reads the text behind `#t=`; small letters, blanks and dashes do not matter.
    ///
    /// # Errors
    /// [`InvitationError`]; [`InvitationError::Damaged`] unless the checksum is right.
    pub fn decode(instrument: &Instrument, text: &str) -> Result<Self, InvitationError> {
        let characters: Vec<char> = alphabet::normalised(text).into_iter().take(MAX_LENGTH).collect();
        let fives = characters.into_iter().map(alphabet::bits).collect::<Option<Vec<u8>>>();
        let bytes = whole_bytes(&bits_of(&fives.ok_or(InvitationError::Damaged)?, 5));
        let (payload, sum) = bytes.split_last_chunk::<2>().ok_or(InvitationError::Damaged)?;
        if payload.is_empty() || u16::from_be_bytes(*sum) != checksum(payload) {
            return Err(InvitationError::Damaged);
        }
        let bits = bits_of(payload, 8);
        read(instrument, &mut BitReader::new(&bits))
    }
}

/// The number of an invitation as it stands in the line that a member sends.
#[must_use]
pub fn mark(number: u32) -> String {
    (0..4).rev().map(|place| alphabet::character((number >> (5 * place) & 31) as u8)).collect()
}

/// The number of a [`mark`]; `None` for anything else. Small letters and look-alikes do not matter.
#[must_use]
pub fn number(mark: &str) -> Option<u32> {
    let characters = alphabet::normalised(mark);
    let is_mark = mark.chars().count() == 4 && characters.len() == 4;
    let mut fives = characters.into_iter().map(alphabet::bits).filter(|_| is_mark);
    let first = u32::from(fives.next()??);
    fives.try_fold(first, |number, five| Some(number << 5 | u32::from(five?)))
}

/// A threshold as a whole number of hundredths. A cast saturates.
fn hundredths(threshold: f64) -> u32 {
    (threshold * 100.0).round() as u32
}

fn push_text(bits: &mut BitWriter, text: &str) {
    // At most 40 characters of 4 bytes.
    let bytes = text.as_bytes().get(..text.len().min(255)).unwrap_or_default();
    bits.push(bytes.len() as u32, 8);
    for byte in bytes {
        bits.push(u32::from(*byte), 8);
    }
}

fn read(instrument: &Instrument, bits: &mut BitReader<'_>) -> Result<Invitation, InvitationError> {
    if take(bits, 4)? != FORMAT {
        return Err(InvitationError::Newer);
    }
    for (value, width) in origin(instrument) {
        if take(bits, width)? != value {
            return Err(InvitationError::OtherInstrument);
        }
    }
    if take(bits, 8)? != instrument.version {
        return Err(InvitationError::OtherVersion);
    }
    let mode = if take(bits, 1)? == 1 { Mode::Quick } else { Mode::Full };
    let parameters = &instrument.parameters;
    let threshold = match take(bits, 16)? {
        0 => None,
        number => Some(f64::from(number) / 100.0)
            .filter(|threshold| (parameters.threshold_min..=parameters.threshold_max).contains(threshold))
            .map(Some)
            .ok_or(InvitationError::Damaged)?,
    };
    let number = take(bits, NUMBER_BITS)?;
    // A language that was added later: the member's own stays.
    let lang = Lang::from_key(&text(bits)?).unwrap_or(Lang::SOURCE);
    let team = name(&text(bits)?);
    let count = take(bits, 4)?;
    let groups =
        (0..count).map(|_| text(bits).map(|text| name(&text))).collect::<Result<Vec<String>, _>>()?;
    if team.is_empty() || groups.len() > MAX_GROUPS || groups.iter().any(String::is_empty) {
        return Err(InvitationError::Damaged);
    }
    Ok(Invitation { mode, lang, threshold, team, groups, number })
}

fn take(bits: &mut BitReader<'_>, width: usize) -> Result<u32, InvitationError> {
    bits.take(width).ok_or(InvitationError::Damaged)
}

fn text(bits: &mut BitReader<'_>) -> Result<String, InvitationError> {
    let count = take(bits, 8)?;
    let bytes = (0..count).map(|_| take(bits, 8).map(|byte| byte as u8)).collect::<Result<Vec<u8>, _>>()?;
    String::from_utf8(bytes).map_err(|_| InvitationError::Damaged)
}
