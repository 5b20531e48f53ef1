//! A result in a line or two, for a list of attempts.

use super::{ReportPresenter, parts};
use crate::core::{
    instrument::{Mode, Role, Status},
    rounding::Shown,
    section::Scope,
};

/// The most dimensions whose scores fit into a line.
const MOST_NAMES: usize = 6;

/// A result in a line or two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// What was done and what level it reached.
    pub line: String,
    /// The profile, or without one the number for all of it: name and number; in a quick scan the band.
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
        (Scope::CultureOnly, _) => Some(strings.data_attempt_culture_only.to_owned()),
        (Scope::Whole, _) if !presenter.has_levels() => None,
        (Scope::Whole, Some(reached)) => Some(presenter.level_label(reached)),
        (Scope::Whole, None) => Some(strings.data_attempt_level_unknown.to_owned()),
    };
    let profile = presenter.instrument.dimensions_of(Role::Profile);
    let mut ps: Vec<(String, String)> = profile
        .map(|dimension| (presenter.name(dimension).to_owned(), presenter.dimension_figure(dimension).text))
        .collect();
    if ps.is_empty() || ps.len() > MOST_NAMES {
        let of_all = parts::overall(presenter).map(|(name, index)| {
            (name.to_owned(), presenter.figure(index.score, Shown::Plain, Status::Insufficient).text)
        });
        ps = of_all.into_iter().collect();
    }
    let line = [Some(mode.to_owned()), level];
    Summary { line: line.into_iter().flatten().collect::<Vec<_>>().join(", "), ps }
}
