//! What authors of instruments do: check a file, convert it, make it of a spreadsheet and back, and try it out on answers
//! that nobody gave.

pub mod check;
pub mod convert;
mod model_file;
pub mod schema;
pub mod simulate;
pub mod spreadsheet;

/// The most bytes that an instrument may have; the built-in one has about 150 kB.
const LIMIT: usize = 16 << 20;
