//! The result code: the answers as a short text (scoring.md section 13).

mod alphabet;
mod bits;
mod decode;
mod encode;
pub mod invitation;
pub mod link;

pub use self::{
    decode::{decode, shortest},
    encode::encode,
};

use crate::core::instrument::Instrument;

/// The instrument that has a number, and that number; an instrument file carries none.
const NUMBERED: (&str, u32) = ("social-business", 1);
/// The number of all others: the checksum of their id follows.
const NAMED: u32 = 0;
/// The model that was not given.
const NO_MODEL: u32 = 7;
/// The most points of a scale that 3 bits have room for beside the other states.
const POINTS_IN_3_BITS: usize = 5;
/// A count: not given, a number follows, "don't know".
const COUNT_NOT_GIVEN: u32 = 0;
const COUNT_FOLLOWS: u32 = 1;
const COUNT_DONT_KNOW: u32 = 2;
/// The most groups that a number may have.
const MAX_GROUPS: usize = 6;

/// How the state of an item is written: its step, or one of three numbers above all steps.
#[derive(Debug, Clone, Copy)]
struct States {
    /// Bits for each item: 3, or 4 where a scale of the instrument has six points or more.
    width: usize,
    not_applicable: u32,
    dont_know: u32,
    not_given: u32,
}

impl States {
    fn of(instrument: &Instrument) -> Self {
        let points = instrument.scales.iter().map(|scale| scale.points.len()).max().unwrap_or_default();
        let width = if points > POINTS_IN_3_BITS { 4 } else { 3 };
        let most = (1 << width) - 1;
        Self { width, not_applicable: most - 2, dont_know: most - 1, not_given: most }
    }
}

/// How many bits the state of an item takes in a code.
#[must_use]
pub fn bits_of_item(instrument: &Instrument) -> usize {
    States::of(instrument).width
}

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
