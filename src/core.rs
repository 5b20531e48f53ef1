//! The instrument, answers, scoring, the result file and the result code: pure functions on plain data.
//! Imports nothing of ours; knows no browser, clock, locale or file system. The rules are those of `docs/scoring.md`,
//! quoted by section. Start with `score.rs`.

pub mod answer_file;
pub mod answers;
mod built_in;
pub mod compare;
pub mod instrument;
pub mod lang;
pub mod notes;
pub mod pace;
pub mod result_code;
pub mod rounding;
pub mod score;
pub mod section;
pub mod string_enum;
pub mod team;
