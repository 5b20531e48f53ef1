//! Warnings that belong to no other block, and what the result does not say.

use super::block_props::{BlockProps, list};
use crate::ui::element_builder::{ElementBuilder, of};

/// Warnings and caveats.
pub fn caveats(part: &BlockProps) -> ElementBuilder {
    let remarks = &part.page.remarks;
    let text = part.text();
    let warnings = (!remarks.warnings.is_empty()).then(|| {
        part.section("sbs-warnings", "warnings", text.result_actions_check)
            .children(part.remarks(&remarks.warnings))
    });
    let caveats = part
        .section("sbs-part", "caveats", text.result_caveats_title)
        .child(list("sbs-list sbs-caveats", &remarks.caveats));
    of("div", "sbs-block").option(warnings).child(caveats)
}
