//! How firm the level is: which answers must not go down (scoring.md section 5, robustness).

use super::{ItemLink, ReportPresenter};

/// The robustness in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Robustness {
    /// The question that it answers.
    pub title: String,
    /// Firm, or shaky and why.
    pub text: String,
    /// The answers that must not go down.
    pub items: Vec<ItemLink>,
}

/// Puts the robustness into words; `None` at level 0 and where there is no level.
#[must_use]
pub fn robustness(presenter: ReportPresenter<'_>) -> Option<Robustness> {
    let strings = presenter.strings;
    let level = presenter.report.level.reached.filter(|level| *level > 0)?;
    let robustness = &presenter.report.robustness;
    let text = if robustness.robust? {
        strings.result_firm_solid.to_owned()
    } else {
        // The worst that one answer can do.
        let to = robustness.fragile.iter().map(|tipping| tipping.level).min().unwrap_or(0);
        strings.result_firm_fragile.fill(robustness.fragile.len(), &[("to", &presenter.level_label(to))])
    };
    Some(Robustness {
        title: strings.result_firm_title.fill(&[("level", &level.to_string())]),
        text,
        items: robustness.fragile.iter().map(|tipping| presenter.statement(tipping.change.item)).collect(),
    })
}
