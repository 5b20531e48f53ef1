//! What if: other answers are tried out here, and what is wished stands beside. Nothing of it is an answer.

pub mod bar;
mod search;
mod target;

use yew::prelude::*;

use self::{search::ItemSearch, target::target};
use super::{
    block_props::BlockProps,
    deferred_blocks::{View, deferred, folded},
};
use crate::{
    report::parts::has_target,
    state::rc_ptr_eq::RcPtrEq,
    ui::{
        components::deferred::Paper,
        element_builder::{ElementBuilder, el, of},
    },
};

/// The two parts, folded away; of an earlier result and of somebody else's there is nothing to try.
pub fn what_if(live: &RcPtrEq<BlockProps>) -> Option<ElementBuilder> {
    let parts: [View; 2] = [|block, _| Some(search(block)), |block, _| Some(target(block))];
    let block = of("div", "sbs-block sbs-tries-block sbs-ways");
    let parts = parts.into_iter().take(if has_target(&live.instrument) { 2 } else { 1 });
    (!live.is_past).then(|| parts.fold(block, |block, part| block.node(deferred(live, part))))
}

fn questions(block: &RcPtrEq<BlockProps>, _: usize) -> Option<ElementBuilder> {
    let text = el("p").text(block.text().trial_text);
    Some(of("div", "sbs-tries__body").child(text).node(html! { <ItemSearch block={block.clone()} /> }))
}

fn search(block: &RcPtrEq<BlockProps>) -> ElementBuilder {
    let fold = block.fold("try", block.text().trial_choose, Paper::Nothing);
    of("div", "sbs-screen-only").node(folded(block, fold, questions, 0))
}
