//! Warnings that belong to no other block, and what the result does not say.

use super::block_props::{BlockProps, list};
use crate::{
    state::msg::{Msg, NavigateMsg},
    ui::element_builder::{ElementBuilder, el, of, quiet},
};

/// Warnings and caveats.
pub fn caveats(block: &BlockProps) -> ElementBuilder {
    let remarks = &block.page.remarks;
    let text = block.text();
    let warnings = (!remarks.warnings.is_empty()).then(|| {
        block
            .section("sbs-warnings", "warnings", text.result_actions_check)
            .children(block.remarks(&remarks.warnings))
    });
    let caveats = block
        .section("sbs-part", "caveats", text.result_caveats_title)
        .child(list("sbs-list sbs-caveats", &remarks.caveats))
        .child(el("p").child(quiet(
            text.about_from_result,
            &block.send,
            Msg::Navigate(NavigateMsg::OpenAbout),
        )));
    of("div", "sbs-block").option(warnings).child(caveats)
}
