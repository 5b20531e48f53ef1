//! What to do first, and what to find out.

use super::{
    block_props::{BlockProps, led},
    deferred_blocks::{deferred, nth},
};
use crate::{
    state::{
        msg::{Msg, NavigateMsg},
        rc_ptr_eq::Shared,
    },
    ui::element_builder::{ElementBuilder, el, of},
};

/// The first actions, in order.
pub fn actions(part: &Shared<BlockProps>) -> ElementBuilder {
    let count = part.page.actions.actions.len();
    let items = (0..count).fold(of("ol", "sbs-actions"), |items, place| items.node(nth(part, action, place)));
    part.section("sbs-block", "actions", part.text().result_actions_title)
        .child(items)
        .node(deferred(part, |part, _| questions(part)))
}

/// What is not known and what is open; `None` if that is nothing.
fn questions(part: &BlockProps) -> Option<ElementBuilder> {
    let text = part.text();
    let actions = &part.page.actions;
    let links = part.items(&actions.find_out);
    let unanswered = actions.unanswered.as_ref().map(|unanswered| {
        let link = part.link(Msg::Navigate(NavigateMsg::OpenFirstOpen), text.result_undetermined_action);
        el("p").text(unanswered).text(" ").child(link)
    });
    (links.is_some() || unanswered.is_some()).then(|| {
        of("div", "sbs-aside")
            .child(part.subheading(text.result_findout_title))
            .option(links.as_ref().map(|_| el("p").text(&actions.find_out_text)))
            .option(links)
            .option(unanswered)
    })
}

fn action(part: &Shared<BlockProps>, place: usize) -> Option<ElementBuilder> {
    let text = part.text();
    let action = part.page.actions.actions.get(place)?;
    let about = of("p", "sbs-action__about").text(&action.about).text(". ");
    let about = about.copy(action.owner.as_deref().unwrap_or_default());
    let first = action
        .first_step
        .as_ref()
        .map(|step| led("sbs-action__first", text.result_actions_first, &format!(" {step}")));
    let check = action
        .check
        .as_ref()
        .map(|check| led("sbs-action__check", text.result_actions_check, &format!(": {check}")));
    let body = of("div", "sbs-action__body")
        .child(part.subheading(&action.title))
        .child(about)
        .option(first)
        .option(check)
        // A line to write on, on paper only.
        .child(of("p", "sbs-print-only sbs-action__owner").text(text.result_actions_owner));
    let number = of("span", "sbs-action__number").set("aria-hidden", "true").number(place.saturating_add(1));
    Some(of("li", "sbs-action").child(number).child(body))
}
