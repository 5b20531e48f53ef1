//! Warnings that belong to no other block, and what the result does not say.

use super::{
    block_props::{BlockProps, list},
    deferred_blocks::folded,
};
use crate::{
    state::{
        msg::{Msg, NavigateMsg},
        rc_ptr_eq::RcPtrEq,
    },
    ui::{
        components::deferred::Paper,
        element_builder::{ElementBuilder, el, of, quiet},
    },
};

/// So many caveats are shown before the others are folded away.
const SHOWN: usize = 1;

/// Warnings and caveats.
pub fn caveats(block: &RcPtrEq<BlockProps>) -> ElementBuilder {
    let remarks = &block.page.remarks;
    let text = block.text();
    let warnings = (!remarks.warnings.is_empty()).then(|| {
        block
            .section("sbs-warnings", "warnings", text.result_actions_check)
            .children(block.remarks("warning", &remarks.warnings))
    });
    let (first, rest) = remarks.caveats.split_at(SHOWN.min(remarks.caveats.len()));
    let rest = block.fold("caveats", &text.result_caveats_more.fill(rest.len(), &[]), Paper::Content);
    let rest = folded(
        block,
        rest,
        |block, _| Some(list("sbs-list sbs-caveats", block.page.remarks.caveats.get(SHOWN..)?)),
        0,
    );
    let about = quiet(text.about_from_result, &block.send, Msg::Navigate(NavigateMsg::OpenAbout));
    let caveats = block
        .section("sbs-part", "caveats", text.result_caveats_title)
        .child(list("sbs-list sbs-caveats", first))
        .node(rest)
        .child(el("p").child(about));
    of("div", "sbs-block").option(warnings).child(caveats)
}
