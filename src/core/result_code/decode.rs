//! From a code, as somebody typed it, to an answer sheet.

use super::{
    COUNT_DONT_KNOW, COUNT_FOLLOWS, COUNT_NOT_GIVEN, MAX_GROUPS, NO_MODEL, States, alphabet,
    bits::{BitReader, bits_of, whole_bytes},
    checksum, origin,
};
use crate::core::{
    answer_file::AnswerFileError,
    answers::{Answer, AnswerSheet, Count, Step},
    instrument::{ErrorCode, Instrument, Mode, OrgModelOption},
};

/// The shortest code of Social Business in bytes, checksum included.
const MIN_BYTES: usize = 11;

/// The shortest code in bytes, checksum included: of fewer items it is shorter.
fn min_bytes(instrument: &Instrument) -> usize {
    let width = |(_, width): &(u32, usize)| *width;
    let origin: usize = origin(instrument).iter().map(width).sum();
    let items = [Mode::Full, Mode::Quick].map(|mode| instrument.in_mode(mode).count());
    let fewest = items.into_iter().min().unwrap_or_default();
    // Version, mode, model and the two flags stand beside them.
    let bits = origin + 8 + 1 + 3 + States::of(instrument).width * fewest + 4;
    MIN_BYTES.min(bits.div_ceil(8) + 2)
}

type Decoded<T> = Result<T, AnswerFileError>;

const fn refuse<T>(code: ErrorCode) -> Decoded<T> {
    Err(AnswerFileError::new(code))
}

/// Reads a code; blanks, dashes, small letters and look-alikes do not matter.
///
/// # Errors
/// The first finding in the order of scoring.md section 13.
pub fn decode(instrument: &Instrument, text: &str) -> Decoded<AnswerSheet> {
    let payload = payload(text, min_bytes(instrument))?;
    let mut bits = BitReader::new(&payload);
    let sheet = read(instrument, &mut bits)?;
    if bits.rest().len() >= 8 {
        return refuse(ErrorCode::WrongLength);
    }
    if bits.rest().contains(&true) {
        return refuse(ErrorCode::NotCanonical);
    }
    sheet.into_sheet(instrument)
}

/// The fewest characters that stand behind `SB1` in a code.
#[must_use]
pub fn shortest(instrument: &Instrument) -> usize {
    (min_bytes(instrument) * 8).div_ceil(5)
}

/// Steps 1 to 7: the bits between prefix and checksum.
fn payload(text: &str, min_bytes: usize) -> Decoded<Vec<bool>> {
    let characters = alphabet::normalised(text);
    let body = match characters.as_slice() {
        [] => return refuse(ErrorCode::EmptyCode),
        ['S', 'B', '1', body @ ..] => body,
        ['S', 'B', ..] => return refuse(ErrorCode::UnknownFormat),
        _ => return refuse(ErrorCode::BadPrefix),
    };
    let Some(fives) = body.iter().map(|c| alphabet::bits(*c)).collect::<Option<Vec<u8>>>() else {
        return refuse(ErrorCode::BadCharacter);
    };
    let bits = bits_of(&fives, 5);
    let bytes = whole_bytes(&bits);
    if matches!(fives.len() % 8, 1 | 3 | 6) || bytes.len() < min_bytes {
        return refuse(ErrorCode::WrongLength);
    }
    let Some((payload, sum)) = bytes.split_last_chunk::<2>() else { return refuse(ErrorCode::WrongLength) };
    if u16::from_be_bytes(*sum) != checksum(payload) {
        return refuse(ErrorCode::BadChecksum);
    }
    if bits.get(bytes.len() * 8..).unwrap_or_default().contains(&true) {
        return refuse(ErrorCode::NotCanonical);
    }
    Ok(bits_of(payload, 8))
}

/// The fields of a code before their values are checked (steps 8 to 10 read everything first).
struct Fields {
    mode: Mode,
    org_model: u32,
    states: Vec<u32>,
    flags: [u32; 2],
    numbers: [Option<u32>; 2],
}

fn read(instrument: &Instrument, bits: &mut BitReader<'_>) -> Decoded<Fields> {
    let mut take = |width| bits.take(width).ok_or_else(|| AnswerFileError::new(ErrorCode::WrongLength));
    for (value, width) in origin(instrument) {
        if take(width)? != value {
            return refuse(ErrorCode::UnknownInstrument);
        }
    }
    if take(8)? != instrument.version {
        return refuse(ErrorCode::UnknownVersion);
    }
    let mode = if take(1)? == 0 { Mode::Full } else { Mode::Quick };
    let org_model = take(3)?;
    let width = States::of(instrument).width;
    let states = instrument.in_mode(mode).map(|_| take(width)).collect::<Decoded<Vec<u32>>>()?;
    let flags = [take(2)?, take(2)?];
    let mut numbers = [None; 2];
    for (number, flag) in numbers.iter_mut().zip(flags) {
        if flag == COUNT_FOLLOWS {
            *number = Some(read_number(bits)?);
        }
    }
    Ok(Fields { mode, org_model, states, flags, numbers })
}

fn read_number(bits: &mut BitReader<'_>) -> Decoded<u32> {
    let mut number = 0;
    for group in 1..=MAX_GROUPS {
        let Some(five) = bits.take(5) else { return refuse(ErrorCode::WrongLength) };
        if group == 1 && five == 0b1_0000 {
            return refuse(ErrorCode::NotCanonical); // A leading zero group.
        }
        number = number << 4 | (five & 0b1111);
        if five & 0b1_0000 == 0 {
            return Ok(number);
        }
    }
    refuse(ErrorCode::BadValue)
}

impl Fields {
    /// Step 13: what an answer file would refuse.
    fn into_sheet(self, instrument: &Instrument) -> Decoded<AnswerSheet> {
        let bad = || AnswerFileError::new(ErrorCode::BadValue);
        let mut sheet = AnswerSheet::new(self.mode);
        let mut counts = [None; 2];
        for ((count, flag), number) in counts.iter_mut().zip(self.flags).zip(self.numbers) {
            *count = match flag {
                COUNT_NOT_GIVEN => None,
                COUNT_DONT_KNOW => Some(Count::DontKnow),
                COUNT_FOLLOWS => number.map(Count::Number),
                _ => return Err(bad()),
            };
        }
        let questions = &instrument.questions;
        let is_asked = |asks: bool, is_given: bool| if is_given && !asks { Err(bad()) } else { Ok(()) };
        is_asked(questions.asks_org_model, self.org_model != NO_MODEL)?;
        is_asked(questions.asks_ratio, counts.iter().any(Option::is_some))?;
        if self.org_model != NO_MODEL {
            let known = |option: &&OrgModelOption| u32::from(option.code) == self.org_model;
            let option = questions.org_options.iter().find(known).ok_or_else(bad)?;
            sheet.org_model = Some(option.model);
        }
        let states = States::of(instrument);
        for (index, state) in instrument.in_mode(self.mode).zip(self.states) {
            let item = instrument.item(index);
            let is = |other| state == other;
            let answer = if is(states.not_given) {
                continue;
            } else if is(states.dont_know) {
                Answer::DontKnow
            } else if is(states.not_applicable) {
                Some(Answer::NotApplicable)
                    .filter(|_| item.na_allowed)
                    .ok_or_else(|| AnswerFileError::at(ErrorCode::BadValue, &item.id))?
            } else {
                let step = u8::try_from(state).ok().and_then(Step::new).map(Answer::Step);
                step.filter(|answer| answer.fits(instrument, index)).ok_or_else(bad)?
            };
            sheet.answers.set(index, Some(answer));
        }
        [sheet.employees, sheet.publishers] = counts;
        let [employees, publishers] = counts.map(|count| count.and_then(Count::number));
        let max = instrument.parameters.max_employees;
        let employees_fit = employees.is_none_or(|n| (1..=max).contains(&n));
        let publishers_fit = publishers.is_none_or(|p| p <= max && employees.is_none_or(|n| p <= n));
        if employees_fit && publishers_fit { Ok(sheet) } else { Err(bad()) }
    }
}
