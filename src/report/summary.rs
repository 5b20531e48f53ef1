//! A result in a line or two, for a list of attempts.

use super::Reader;
use crate::{
    app::section::Scope,
    core::instrument::{DimensionId, Mode},
};

/// A result in a line or two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brief {
    /// What was done and what level it reached.
    pub line: String,
    /// The three Ps: name and number; in a quick scan the band.
    pub ps: [(String, String); 3],
}

/// Puts a result into a line or two.
#[must_use]
pub fn brief(reader: Reader<'_>) -> Brief {
    let strings = reader.strings;
    let mode = match reader.report.mode {
        Mode::Quick => strings.start_quick_title,
        Mode::Full => strings.start_full_title,
    };
    let level = match (reader.scope, reader.report.level.reached) {
        (Scope::CultureOnly, _) => strings.data_attempt_culture_only.to_owned(),
        (Scope::Whole, Some(reached)) => reader.level_label(reached),
        (Scope::Whole, None) => strings.data_attempt_level_unknown.to_owned(),
    };
    let ps = DimensionId::PS
        .map(|dimension| (reader.name(dimension).to_owned(), reader.dimension_figure(dimension).text));
    Brief { line: [mode, &level].join(", "), ps }
}
