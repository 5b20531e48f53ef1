//! How firm the level is: which answers must not go down (scoring.md section 5, robustness).

use crate::report::{ItemLink, ReportPresenter};

/// Answers that each lower the level alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fall {
    /// The level after one of them is one step lower, in a sentence.
    pub text: String,
    /// The answers.
    pub items: Vec<ItemLink>,
}

/// The robustness in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Robustness {
    /// The question that it answers.
    pub title: String,
    /// Firm, or on how many answers the level rests.
    pub summary: String,
    /// "Show all n answers"; `None` if the level is firm.
    pub show_all: Option<String>,
    /// The answers that must not go down, by the level that is left: the highest first.
    pub falls: Vec<Fall>,
}

/// Puts the robustness into words; `None` at level 0 and where there is no level.
#[must_use]
pub fn robustness(presenter: ReportPresenter<'_>) -> Option<Robustness> {
    let strings = presenter.strings;
    let level = presenter.report.level.reached.filter(|level| *level > 0)?;
    let title = strings.result_firm_title.fill(&[("level", &level.to_string())]);
    let robustness = &presenter.report.robustness;
    if robustness.robust? {
        let summary = strings.result_firm_solid.to_owned();
        return Some(Robustness { title, summary, show_all: None, falls: Vec::new() });
    }
    let count = robustness.fragile.len();
    Some(Robustness {
        title,
        summary: strings.result_firm_fragile.fill(count, &[]),
        show_all: Some(strings.result_blockers_all.fill(count, &[])),
        falls: (0..level).rev().filter_map(|left| fall(presenter, left)).collect(),
    })
}

/// The answers that leave this level; `None` if none does.
fn fall(presenter: ReportPresenter<'_>, left: u8) -> Option<Fall> {
    let tipping = presenter.report.robustness.fragile.iter().filter(|tipping| tipping.level == left);
    let items: Vec<ItemLink> = tipping.map(|tipping| presenter.statement(tipping.change.item)).collect();
    let to = presenter.level_label(left);
    (!items.is_empty())
        .then(|| Fall { text: presenter.strings.result_firm_fall.fill(items.len(), &[("to", &to)]), items })
}
