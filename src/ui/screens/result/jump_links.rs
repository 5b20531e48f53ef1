//! Jump links: they move scroll and focus by themselves, because the fragment of the address is the app's.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::{block_props::BlockProps, charts::has_scores};
use crate::ui::element_builder::{ElementBuilder, On, of, target};

/// The links to the main blocks.
pub fn jump_links(block: &BlockProps) -> ElementBuilder {
    let text = block.text();
    let blockers = block.page.blockers.is_some().then(|| link(block, "blockers", text.result_blockers_title));
    let found = &block.page.actions;
    let questions =
        (!found.first_questions.is_empty()).then(|| link(block, "find-out", text.result_findout_title));
    let has_actions = !found.actions.is_empty() || !found.find_out.is_empty() || found.unanswered.is_some();
    let actions = has_actions.then(|| link(block, "actions", text.result_actions_title));
    of("nav", "sbs-jump")
        .set("aria-label", text.result_jump)
        .option(questions)
        .option(blockers)
        .option(actions)
        .option(has_scores(block).then(|| link(block, "scores", text.result_scores_title)))
        .child(link(block, "keep", text.share_title))
}

fn link(block: &BlockProps, name: &'static str, text: &'static str) -> ElementBuilder {
    let id = block.id(name);
    let href = format!("#{id}");
    let onclick = Callback::from(move |event: Event| {
        event.prevent_default();
        if let Some(heading) = target(&event).and_then(|link| heading(&link, &id)) {
            heading.scroll_into_view();
            // A heading that cannot take the focus is still in view.
            let _ = heading.focus();
        }
    });
    of("a", "sbs-jump__link").attr("href", &href).on(On::Click, onclick).text(text)
}

/// Searched from the page itself, so that it works inside a shadow root too.
fn heading(link: &Element, id: &str) -> Option<HtmlElement> {
    let page = link.closest(".sbs-result").ok()??;
    page.query_selector(&format!("[id='{id}']")).ok()??.dyn_into().ok()
}
