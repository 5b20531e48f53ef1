//! What to do first, and what to find out.

use yew::prelude::*;

use super::{
    block_props::{BlockProps, led},
    deferred_blocks::{deferred, folded, nth},
};
use crate::{
    report::actions::{ItemAdvice, QuestionGroup},
    state::{
        msg::{Msg, NavigateMsg},
        rc_ptr_eq::RcPtrEq,
    },
    ui::{
        components::deferred::{Fold, Paper},
        element_builder::{ElementBuilder, el, of},
    },
};

/// So many open questions are shown before they are folded away.
const SHOWN: usize = 6;

/// The open questions that come before anything else; `None` if there are none.
pub fn first_questions(block: &RcPtrEq<BlockProps>) -> Option<ElementBuilder> {
    let actions = &block.page.actions;
    let count = actions.first_questions.len();
    (count > 0).then(|| {
        let groups = (0..count).fold(el("div"), |groups, index| groups.node(group_in_turn(block, index)));
        block
            .section("sbs-block", "find-out", block.text().result_findout_title)
            .child(of("p", "sbs-takeaway").text(&actions.lead))
            .child(groups)
    })
}

fn group_in_turn(block: &RcPtrEq<BlockProps>, index: usize) -> Html {
    let Some(group) = block.page.actions.first_questions.get(index) else { return Html::default() };
    let mut fold = block.fold(&place(index), &format!("{} ({})", group.title, group.items.len()), Paper::All);
    let all: usize = block.page.actions.first_questions.iter().map(|group| group.items.len()).sum();
    fold.is_open |= all <= SHOWN;
    let view = |block: &RcPtrEq<BlockProps>, index: usize| {
        let group: &QuestionGroup = block.page.actions.first_questions.get(index)?;
        block.items(&place(index), &group.items)
    };
    folded(block, fold, view, index)
}

fn place(group: usize) -> String {
    format!("group_{group}")
}

/// The first actions, in order; `None` where too little is known for any.
pub fn actions(block: &RcPtrEq<BlockProps>) -> Option<ElementBuilder> {
    let actions = &block.page.actions;
    let count = actions.actions.len();
    let items =
        (0..count).fold(of("ol", "sbs-actions"), |items, index| items.node(nth(block, action, index)));
    let has_questions = !actions.find_out.is_empty() || actions.unanswered.is_some();
    (count > 0 || has_questions).then(|| {
        let lead = actions.first_questions.is_empty().then(|| of("p", "sbs-takeaway").text(&actions.lead));
        block
            .section("sbs-block", "actions", block.text().result_actions_title)
            .option(lead)
            .option((count > 0).then_some(items))
            .node(deferred(block, |block, _| questions(block)))
    })
}

/// What is not known and what is open; `None` if that is nothing.
fn questions(block: &RcPtrEq<BlockProps>) -> Option<ElementBuilder> {
    let text = block.text();
    let actions = &block.page.actions;
    let links = match actions.find_out.len() {
        0 => None,
        1..=SHOWN => {
            let links = block.items("unknown", &actions.find_out);
            Some(el("div").child(el("p").text(&actions.find_out_text)).option(links))
        }
        _ => {
            let fold = block.fold("unknown", &actions.find_out_text, Paper::All);
            let view = |block: &RcPtrEq<BlockProps>, _| block.items("unknown", &block.page.actions.find_out);
            Some(el("div").node(folded(block, fold, view, 0)))
        }
    };
    let unanswered = actions.unanswered.as_ref().map(|unanswered| {
        // The open questions of one's own scan are others than those of a result that is looked at.
        let open = Msg::Navigate(NavigateMsg::OpenFirstOpen);
        let link = (!block.is_past).then(|| block.link(open, text.result_undetermined_action));
        el("p").text(unanswered).text(" ").option(link)
    });
    (links.is_some() || unanswered.is_some()).then(|| {
        of("div", "sbs-aside")
            .child(block.subheading(text.result_findout_title))
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
    let tries = !block.is_past && !action.raises.is_empty();
    let has_more = tries || !action.items.is_empty() || action.also.is_some() || action.check.is_some();
    let fold = Fold {
        of: Some(AttrValue::from(action.title.clone())),
        ..block.fold("advice", text.result_actions_more, Paper::Content)
    };
    let more = has_more.then(|| folded(block, fold, more, index));
    let body = of("div", "sbs-action__body")
        .child(block.subheading(&action.title))
        .child(about)
        .option(first)
        .child(of("div", "sbs-ways").node(more.unwrap_or_default()).option(block.plan_button(action)))
        // A line to write on, on paper only.
        .child(of("p", "sbs-print-only sbs-action__owner").text(text.result_actions_owner));
    let number = of("span", "sbs-action__number").set("aria-hidden", "true").number(index.saturating_add(1));
    Some(of("li", "sbs-action").child(number).child(body))
}

/// The advice for the practices, for the whole, and a duty that may apply.
fn more(block: &RcPtrEq<BlockProps>, index: usize) -> Option<ElementBuilder> {
    let action = block.page.actions.actions.get(index)?;
    let item = |item: &ItemAdvice| led("sbs-action__item", &item.lead, &format!(" {}", item.advice));
    let check = action.check.as_ref().map(|check| {
        led(
            "sbs-action__check",
            block.text().result_actions_check,
            &[block.lang.colon(), " ", check].concat(),
        )
    });
    let more = of("div", "sbs-disclosure__body")
        .children(action.items.iter().chain(&action.also).map(item))
        .option(check)
        .node(block.try_button(block.text().trial_try, &action.title, &action.raises).unwrap_or_default());
    Some(more)
}
