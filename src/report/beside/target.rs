//! A target in words: what is wished beside what is.

use super::{Beside, Said};
use crate::{
    charts::SeriesKind,
    core::{instrument::Role, section::Scope},
    plan::target::Target,
    report::ReportPresenter,
};

/// A wish beside what is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetRow {
    /// What is wished.
    pub name: String,
    /// What it is now.
    pub now: String,
    /// What it is to be.
    pub wished: String,
    /// Whether it is that already.
    pub is_reached: bool,
}

/// A target in words.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetPage {
    /// What it is called, with its day.
    pub name: String,
    /// What is wished; never empty.
    pub rows: Vec<TargetRow>,
    /// What the drawings show of it.
    pub beside: Beside,
}

/// Puts a target into words; `None` if nothing is wished that the result shows. `day` is its day as people write it.
#[must_use]
pub fn target(presenter: ReportPresenter<'_>, target: &Target, day: Option<&str>) -> Option<TargetPage> {
    let strings = presenter.strings;
    let name = match day {
        Some(day) => strings.target_series_by.fill(&[("date", day)]),
        None => strings.target_series.to_owned(),
    };
    let reached = presenter.report.level.reached;
    let level = target.level.filter(|_| presenter.scope == Scope::Whole && presenter.has_levels());
    let of_level = level.map(|level| TargetRow {
        name: strings.trial_level.to_owned(),
        now: reached
            .map_or_else(|| strings.trial_level_unknown.to_owned(), |reached| presenter.level_label(reached)),
        wished: presenter.level_label(level),
        is_reached: reached.is_some_and(|reached| reached >= level),
    });
    let of_p = |(dimension, wished): (_, Option<u8>)| {
        let wished = wished?;
        let figure = presenter.dimension_figure(dimension);
        let is_reached =
            figure.value.is_some_and(|score| presenter.tolerance().at_least(score, f64::from(wished)));
        Some(TargetRow {
            name: presenter.name(dimension).to_owned(),
            now: if figure.value.is_some() { figure.text } else { figure.words },
            wished: wished.to_string(),
            is_reached,
        })
    };
    let ps = presenter.instrument.dimensions_of(Role::Profile).zip(target.scores);
    let axes = presenter.instrument.dimensions_of(Role::Profile).count();
    let rows: Vec<TargetRow> = of_level.into_iter().chain(ps.filter_map(of_p)).collect();
    let words: Vec<[&str; 2]> = rows.iter().map(|row| [row.name.as_str(), &row.wished]).collect();
    let (level_words, profile) = words.split_at_checked(usize::from(level.is_some())).unwrap_or_default();
    let said = Said::of(strings, &name, profile, level_words.first().map(|[_, level]| *level));
    let beside = Beside {
        kind: SeriesKind::Target,
        name: name.clone(),
        profile: target.scores.iter().take(axes).map(|score| score.map(f64::from)).collect(),
        tiers: Vec::new(),
        level: level.map(|level| (level, presenter.named_level(&name, level))),
        said,
    };
    (!rows.is_empty()).then_some(TargetPage { name, rows, beside })
}
