//! What to do first, and what to find out.

use super::{
    block_props::{BlockProps, led},
    deferred_blocks::{deferred, nth},
};
use crate::{
    state::{
        msg::{Msg, NavigateMsg},
        rc_ptr_eq::RcPtrEq,
    },
    ui::element_builder::{ElementBuilder, el, of},
};

/// The first actions, in order.
pub fn actions(block: &RcPtrEq<BlockProps>) -> ElementBuilder {
    let count = block.page.actions.actions.len();
    let items =
        (0..count).fold(of("ol", "sbs-actions"), |items, index| items.node(nth(block, action, index)));
    let groups = block
        .page
        .actions
        .first_questions
        .iter()
        .map(|group| el("div").child(block.subheading(&group.title)).option(block.items(&group.items)));
    block
        .section("sbs-block", "actions", block.text().result_actions_title)
        .child(el("p").text(&block.page.actions.lead))
        .child(el("div").children(groups))
        .child(items)
        .node(deferred(block, |block, _| questions(block)))
}

/// What is not known and what is open; `None` if that is nothing.
fn questions(block: &BlockProps) -> Option<ElementBuilder> {
    let text = block.text();
    let actions = &block.page.actions;
    let links = block.items(&actions.find_out);
    let unanswered = actions.unanswered.as_ref().map(|unanswered| {
        let link = block.link(Msg::Navigate(NavigateMsg::OpenFirstOpen), text.result_undetermined_action);
        el("p").text(unanswered).text(" ").child(link)
    });
    (links.is_some() || unanswered.is_some()).then(|| {
        of("div", "sbs-aside")
            .child(block.subheading(text.result_findout_title))
            .option(links.as_ref().map(|_| el("p").text(&actions.find_out_text)))
            .option(links)
            .option(unanswered)
    })
}

fn action(block: &RcPtrEq<BlockProps>, index: usize) -> Option<ElementBuilder> {
    let text = block.text();
    let action = block.page.actions.actions.get(index)?;
    let about = of("p", "sbs-action__about").text(&action.about).text(". ");
    let about = about.copy(action.owner.as_deref().unwrap_or_default());
    let first = action
        .first_step
        .as_ref()
        .map(|step| led("sbs-action__first", text.result_actions_first, &format!(" {step}")));
    let advice = action.items.iter().chain(&action.also);
    let advice = advice.map(|item| led("sbs-action__item", &item.lead, &format!(" {}", item.advice)));
    let check = action
        .check
        .as_ref()
        .map(|check| led("sbs-action__check", text.result_actions_check, &format!(": {check}")));
    let body = of("div", "sbs-action__body")
        .child(block.subheading(&action.title))
        .child(about)
        .option(first)
        .children(advice)
        .option(check)
        // A line to write on, on paper only.
        .child(of("p", "sbs-print-only sbs-action__owner").text(text.result_actions_owner));
    let number = of("span", "sbs-action__number").set("aria-hidden", "true").number(index.saturating_add(1));
    Some(of("li", "sbs-action").child(number).child(body))
}
