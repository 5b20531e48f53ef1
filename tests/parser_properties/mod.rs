//! What must hold for every text that a reader may be given, whatever it says: no panic, and what was read is sound.
//!
//! `fuzz/` looks for texts for which it does not hold; `tests/app/corpus.rs` keeps the ones that were worth keeping.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod answer_file;
pub mod code;
pub mod envelope;
pub mod import_file;
pub mod instrument;
pub mod link;
pub mod merge;
pub mod migration;
#[path = "../support/models.rs"]
#[allow(dead_code, reason = "what is read from them is another's business")]
mod models;
pub mod screen_name;

use std::sync::LazyLock;

use social_business_scan::core::{answers::AnswerSheet, instrument::Instrument};

/// The built-in instrument.
pub static INSTRUMENT: LazyLock<Instrument> =
    LazyLock::new(|| Instrument::built_in().expect("the built-in instrument has no fault"));

/// What must hold for a text; panics if it does not.
pub type Property = fn(&str);

/// Every reader, by name.
pub const READERS: [(&str, Property); 9] = [
    ("answer_file", answer_file::holds),
    ("code", code::holds),
    ("envelope", envelope::holds),
    ("import_file", import_file::holds),
    ("instrument", instrument::holds),
    ("link", link::holds),
    ("merge", merge::holds),
    ("screen_name", screen_name::holds),
    ("migration", migration::holds),
];

/// A sheet as forms write it that have no place for a threshold.
fn without_threshold(mut sheet: AnswerSheet) -> AnswerSheet {
    sheet.threshold = None;
    sheet
}
