//! Warnings that belong to no other block, and what the result does not say.

use super::{Reader, ratio::Remark};
use crate::{
    app::section::Scope,
    core::{
        instrument::{DimensionId, WarningCode},
        score::Ref,
    },
};

/// Warnings and caveats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remarks {
    /// Where the result needs a second look.
    pub warnings: Vec<Remark>,
    /// What the result does not say.
    pub caveats: Vec<String>,
    /// Version and threshold.
    pub version: String,
}

/// Puts warnings and caveats into words.
#[must_use]
pub fn remarks(reader: Reader<'_>) -> Remarks {
    let instrument = reader.instrument;
    let codes = [
        WarningCode::LevelSkipped,
        WarningCode::CoreNotApplicable,
        WarningCode::PartlyNotApplicable,
        WarningCode::Unbalanced,
    ];
    Remarks {
        warnings: codes.into_iter().filter_map(|code| warning(reader, code)).collect(),
        caveats: instrument.caveats.iter().map(|text| text.get(reader.lang).to_owned()).collect(),
        version: reader.strings.result_version.fill(&[
            ("version", &instrument.version.to_string()),
            ("threshold", &reader.numbers().threshold()),
        ]),
    }
}

/// A warning; `None` if it does not hold or is about a part that was not asked.
fn warning(reader: Reader<'_>, code: WarningCode) -> Option<Remark> {
    let refs = reader.warning(code)?;
    let is_asked = |dimension: &DimensionId| reader.scope == Scope::Whole || dimension.level().is_none();
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
            Ref::Item(item) if reader.is_in_scope(*item) => Some(reader.statement(*item)),
            Ref::Item(_) | Ref::Dimension(_) => None,
        })
        .collect();
    if dimensions.is_empty() && items.is_empty() {
        return None;
    }
    let names: Vec<&str> = dimensions.iter().map(|dimension| reader.name(*dimension)).collect();
    let text = reader.warning_text(code)?;
    let text = if names.is_empty() { text } else { format!("{}: {text}", reader.list(&names)) };
    Some(Remark { text, items })
}
