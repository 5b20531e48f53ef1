//! The result code.

use social_business_scan::core::{
    answer_file::{AnswerFile, WithThreshold, from_value},
    instrument::ErrorCode,
    result_code::{decode, encode},
};

use super::{INSTRUMENT, answer_file::is_sound};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// For the text, and for the same text with a checksum that fits: without it nothing would get past the checksum.
pub fn holds(text: &str) {
    check(text);
    if let Some(sealed) = sealed(text) {
        check(&sealed);
    }
}

/// A code that is read is the only one of its answers, and these are an answer file's.
fn check(text: &str) {
    let instrument = &*INSTRUMENT;
    match decode(instrument, text) {
        Ok(sheet) => {
            is_sound(instrument, &sheet);
            assert_eq!(sheet.threshold, None);
            let canonical = encode(instrument, &sheet);
            assert_eq!(normalised(&canonical), normalised(text));
            assert_eq!(decode(instrument, &canonical).as_ref(), Ok(&sheet));
            let file = serde_json::to_value(WithThreshold(AnswerFile { instrument, sheet: &sheet })).unwrap();
            assert_eq!(from_value(instrument, &file), Ok(sheet));
        }
        Err(error) => {
            assert!(error.item.is_none() || error.code == ErrorCode::BadValue, "{error}");
            assert_eq!(error.code == ErrorCode::EmptyCode, normalised(text).is_empty());
        }
    }
}

/// Scoring.md section 13, "Decoding", once more.
fn normalised(text: &str) -> String {
    text.chars()
        .filter(|c| !" \t\r\n\u{A0}\u{AD}-\u{2010}\u{2011}\u{2012}\u{2013}".contains(*c))
        .map(|c| if c.is_ascii_lowercase() { char::from(c as u8 - b'a' + b'A') } else { c })
        .map(|c| if c == 'I' || c == 'L' { '1' } else { c })
        .map(|c| if c == 'O' { '0' } else { c })
        .collect()
}

/// The code with the checksum that its bytes should have.
fn sealed(text: &str) -> Option<String> {
    let text = normalised(text);
    let mut bits = Vec::new();
    for byte in text.strip_prefix("SB1")?.bytes() {
        let five = ALPHABET.iter().position(|known| *known == byte)?;
        bits.extend((0..5).rev().map(|place| five >> place & 1));
    }
    let value = |bits: &[usize]| bits.iter().fold(0, |value, bit| value << 1 | bit);
    let bytes: Vec<usize> = bits.chunks_exact(8).map(value).collect();
    let payload = &bytes[..bytes.len().checked_sub(2)?];
    let mut sum = 0xFFFF;
    for byte in payload {
        sum ^= byte << 8;
        for _ in 0..8 {
            sum = if sum & 0x8000 == 0 { sum << 1 } else { sum << 1 ^ 0x1021 } & 0xFFFF;
        }
    }
    let place = payload.len() * 8;
    for (bit, shift) in bits[place..place + 16].iter_mut().zip((0..16).rev()) {
        *bit = sum >> shift & 1;
    }
    let body = bits.chunks(5).map(|five| char::from(ALPHABET[value(five)]));
    Some("SB1".chars().chain(body).collect())
}
