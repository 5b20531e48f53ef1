//! Warnings that belong to no other block, and what the result does not say.

use super::{ReportPresenter, ratio_texts::Remark};
use crate::core::{
    instrument::{DimensionId, WarningCode},
    score::Ref,
    section::Scope,
};

/// Warnings and caveats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caveats {
    /// Where the result needs a second look.
    pub warnings: Vec<Remark>,
    /// What the result does not say.
    pub caveats: Vec<String>,
    /// Version and threshold.
    pub version: String,
}

/// Puts warnings and caveats into words.
#[must_use]
pub fn caveats(presenter: ReportPresenter<'_>) -> Caveats {
    let instrument = presenter.instrument;
    let codes = [
        WarningCode::LevelSkipped,
        WarningCode::CoreNotApplicable,
        WarningCode::PartlyNotApplicable,
        WarningCode::Unbalanced,
    ];
    Caveats {
        warnings: codes.into_iter().filter_map(|code| warning(presenter, code)).collect(),
        caveats: instrument.caveats.iter().map(|text| text.get(presenter.lang).to_owned()).collect(),
        version: presenter.strings.result_version.fill(&[
            ("version", &instrument.version.to_string()),
            ("threshold", &presenter.numbers().threshold()),
        ]),
    }
}

/// A warning; `None` if it does not hold or is about a part that was not asked.
fn warning(presenter: ReportPresenter<'_>, code: WarningCode) -> Option<Remark> {
    let refs = presenter.warning(code)?;
    let is_asked = |dimension: &DimensionId| presenter.scope == Scope::Whole || dimension.level().is_none();
    let dimensions: Vec<DimensionId> = refs
        .iter()
        .filter_map(|of| match of {
            Ref::Dimension(dimension) => Some(*dimension),
            Ref::Item(_) => None,
        })
        .filter(is_asked)
        .collect();
    let items: Vec<_> = refs
        .iter()
        .filter_map(|of| match of {
            Ref::Item(item) if presenter.is_in_scope(*item) => Some(presenter.statement(*item)),
            Ref::Item(_) | Ref::Dimension(_) => None,
        })
        .collect();
    if dimensions.is_empty() && items.is_empty() {
        return None;
    }
    let names: Vec<&str> = dimensions.iter().map(|dimension| presenter.name(*dimension)).collect();
    let text = presenter.warning_text(code)?;
    let text = if names.is_empty() { text } else { presenter.lang.labelled(&presenter.list(&names), &text) };
    Some(Remark { text, items })
}
