//! Warnings that belong to no other block, and what the result does not say.

use yew::Html;

use super::{
    block_props::{BlockProps, list},
    deferred_blocks::{View, folded},
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
    let rest = if rest.is_empty() {
        Html::default()
    } else {
        let rest = block.fold("caveats", &text.result_caveats_more.fill(rest.len(), &[]), Paper::Content);
        let caveats: View =
            |block, _| Some(list("sbs-list sbs-caveats", block.page.remarks.caveats.get(SHOWN..)?));
        folded(block, rest, caveats, 0)
    };
    let about = quiet(text.about_from_result, &block.send, Msg::Navigate(NavigateMsg::OpenAbout));
    let about = el("p").child(about);
    let caveats = if first.is_empty() {
        of("div", "sbs-part").child(about)
    } else {
        let section = block.section("sbs-part", "caveats", text.result_caveats_title);
        section.child(list("sbs-list sbs-caveats", first)).node(rest).child(about)
    };
    of("div", "sbs-block").option(warnings).child(caveats)
}
