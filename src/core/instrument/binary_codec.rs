//! The compact form of an instrument: what the page embeds instead of the JSON and its parser.
//!
//! A fixed sequence without names: the lists in `fields.rs` say what follows what, for writing and for reading alike.
//! The build script writes it, from an instrument that the check found sound; so reading checks no more than that
//! nothing is missing and nothing is left. It is no exchange format: writer and reader are always of one build.

mod built_in;
mod fields;
mod reader;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod values;
mod writer;

use self::{reader::Reader, writer::Writer};

use super::Instrument;
use crate::core::lang::COUNT;

/// The compact form of an instrument.
///
/// Streams of one kind each: that packs best (160 bytes better than the languages in turn). Ids are lines: an instrument has
/// no control characters. Texts have lengths, among the numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed<T, B> {
    /// Everything that is a number, a choice or a count.
    pub numbers: B,
    /// The ids.
    pub ids: T,
    /// The texts of each language, one after the other.
    pub texts: [T; COUNT],
}

/// A value with a compact form.
trait Pack {
    /// Writes the value.
    fn pack(&self, to: &mut Writer);

    /// Reads a value; any value where there is none, which the reader remembers.
    ///
    /// Not an `Option`: hundreds of questions whether to go on, and of half-made values to drop, would weigh more in
    /// the wasm than all the reading.
    fn unpack(from: &mut Reader) -> Self;
}

/// The compact form of an instrument.
#[must_use]
pub fn pack(instrument: &Instrument) -> Packed<String, Vec<u8>> {
    let mut to = Writer::default();
    instrument.pack(&mut to);
    to.into_packed()
}

/// The instrument of a compact form; `None` if something is missing or left over.
///
/// The form must come from [`pack`]: ids and counts are not checked again.
pub(in crate::core) fn unpack(packed: Packed<&'static str, &'static [u8]>) -> Option<Instrument> {
    let mut from = Reader::new(packed);
    let instrument = Instrument::unpack(&mut from);
    from.is_done().then_some(instrument)
}
