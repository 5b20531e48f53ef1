//! The result code: the answers as a short text (scoring.md section 13).

mod alphabet;
mod bits;
mod decode;
mod encode;
pub mod invitation;
pub mod link;

pub use self::{decode::decode, encode::encode};

use crate::core::instrument::Instrument;

/// The instrument that has a number, and that number; an instrument file carries none.
const NUMBERED: (&str, u32) = ("social-business", 1);
/// The number of all others: the checksum of their id follows.
const NAMED: u32 = 0;
/// A state of an item: "not applicable".
const NOT_APPLICABLE: u32 = 5;
/// A state of an item, and the model of "don't know".
const DONT_KNOW: u32 = 6;
/// A state of an item, and the model that was not given.
const NOT_GIVEN: u32 = 7;
/// A count: not given, a number follows, "don't know".
const COUNT_NOT_GIVEN: u32 = 0;
const COUNT_FOLLOWS: u32 = 1;
const COUNT_DONT_KNOW: u32 = 2;
/// The most groups that a number may have.
const MAX_GROUPS: usize = 6;

/// Of which instrument a code is: what it begins with, each a value and its width in bits.
fn origin(instrument: &Instrument) -> Vec<(u32, usize)> {
    let (id, number) = NUMBERED;
    if instrument.id == id {
        return vec![(number, 4)];
    }
    vec![(NAMED, 4), (u32::from(checksum(instrument.id.as_bytes())), 16)]
}

/// CRC-16/CCITT-FALSE.
fn checksum(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xFFFF, |crc, byte| {
        (0..8).fold(crc ^ (u16::from(*byte) << 8), |crc: u16, _| {
            if crc & 0x8000 == 0 { crc << 1 } else { (crc << 1) ^ 0x1021 }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::checksum;

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(checksum(b"123456789"), 0x29B1);
    }
}
