//! A result in a line or two, for a list of attempts.

use super::ReportPresenter;
use crate::core::{
    instrument::{Mode, Role},
    section::Scope,
};

/// A result in a line or two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// What was done and what level it reached.
    pub line: String,
    /// The three Ps: name and number; in a quick scan the band.
    pub ps: Vec<(String, String)>,
}

/// Puts a result into a line or two.
#[must_use]
pub fn summary(presenter: ReportPresenter<'_>) -> Summary {
    let strings = presenter.strings;
    let mode = match presenter.report.mode {
        Mode::Quick => strings.start_quick_title,
        Mode::Full => strings.start_full_title,
    };
    let level = match (presenter.scope, presenter.report.level.reached) {
        (Scope::CultureOnly, _) => strings.data_attempt_culture_only.to_owned(),
        (Scope::Whole, Some(reached)) => presenter.level_label(reached),
        (Scope::Whole, None) => strings.data_attempt_level_unknown.to_owned(),
    };
    let ps = presenter
        .instrument
        .dimensions_of(Role::Profile)
        .map(|dimension| (presenter.name(dimension).to_owned(), presenter.dimension_figure(dimension).text))
        .collect();
    Summary { line: [mode, &level].join(", "), ps }
}
