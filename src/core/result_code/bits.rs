//! Bits in and out of bytes, the most significant first.

/// Collects bits.
#[derive(Debug, Default)]
pub(super) struct BitWriter {
    bits: Vec<bool>,
}

impl BitWriter {
    /// Adds the lowest `width` bits of a value.
    pub fn push(&mut self, value: u32, width: usize) {
        self.bits.extend((0..width).rev().map(|index| value >> index & 1 == 1));
    }

    /// The bytes, filled up with zero bits.
    pub fn into_bytes(self) -> Vec<u8> {
        chunks(&self.bits, 8)
    }
}

/// Groups of `width` bits (at most 8), the last filled up with zero bits.
fn chunks(bits: &[bool], width: usize) -> Vec<u8> {
    bits.chunks(width)
        .map(|chunk| (0..width).fold(0, |byte, index| byte << 1 | u8::from(chunk.get(index) == Some(&true))))
        .collect()
}

/// The bits of bytes, or of groups of fewer bits.
pub(super) fn bits_of(groups: &[u8], width: u32) -> Vec<bool> {
    groups.iter().flat_map(|group| (0..width).rev().map(move |index| group >> index & 1 == 1)).collect()
}

/// Bits in groups of five, the last filled up with zero bits.
pub(super) fn fives(bytes: &[u8]) -> Vec<u8> {
    chunks(&bits_of(bytes, 8), 5)
}

/// Bits in bytes; bits that do not fill a byte are left out.
pub(super) fn whole_bytes(bits: &[bool]) -> Vec<u8> {
    chunks(bits.get(..bits.len() / 8 * 8).unwrap_or_default(), 8)
}

/// Reads bits.
pub(super) struct BitReader<'a> {
    bits: &'a [bool],
}

impl<'a> BitReader<'a> {
    pub const fn new(bits: &'a [bool]) -> Self {
        Self { bits }
    }

    /// The next `width` bits as a number; `None` if there are fewer.
    pub fn take(&mut self, width: usize) -> Option<u32> {
        let (head, rest) = self.bits.split_at_checked(width)?;
        self.bits = rest;
        Some(head.iter().fold(0, |value, bit| value << 1 | u32::from(*bit)))
    }

    /// The bits that are left.
    pub const fn rest(&self) -> &'a [bool] {
        self.bits
    }
}
