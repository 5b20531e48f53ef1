//! The instrument and its scoring: pure functions on plain data.
//!
//! Nothing here knows a browser, a clock, a locale or a file system; the rules are those of the scoring
//! specification (`docs/scoring.md`), quoted by section.

pub mod answer_file;
pub mod answers;
mod built_in;
pub mod code;
pub mod display;
pub mod instrument;
pub mod keyed;
pub mod lang;
pub mod notes;
pub mod result_file;
pub mod score;
