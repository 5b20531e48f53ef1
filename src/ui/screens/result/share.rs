//! Keep and take along: the code, files, paper, and the way to remove everything.

mod downloads;
mod link;

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::{block_props::BlockProps, deferred_blocks::deferred};
use crate::{
    core::section::sections,
    state::{
        msg::{AttemptMsg, DialogMsg, ExportMsg, Msg, NavigateMsg},
        rc_ptr_eq::Shared,
    },
    ui::element_builder::{ElementBuilder, On, el, of, quiet, target},
};

/// The code and the ways to take the result along.
pub fn share(part: &Shared<BlockProps>) -> ElementBuilder {
    let blocks = of("div", "sbs-keep")
        .node(deferred(part, |part, _| Some(code(part))))
        .node(deferred(part, |part, _| link::link(part)))
        .node(deferred(part, |part, _| Some(downloads::take(part))))
        .node(deferred(part, |part, _| Some(data(part))));
    part.section("sbs-block", "keep", part.text().share_title).child(blocks)
}

fn data(part: &BlockProps) -> ElementBuilder {
    let text = part.text();
    let open = part.button("second", Msg::Navigate(NavigateMsg::OpenData), text.data_open);
    let delete = part.button("risk", Msg::Dialog(DialogMsg::AskDelete), text.storage_delete);
    el("div")
        .child(part.subheading(text.share_data_title))
        .child(of("p", "sbs-small sbs-muted").text(text.storage_expiry))
        .child(of("div", "sbs-buttons").child(open).child(delete))
}

fn code(part: &BlockProps) -> ElementBuilder {
    let text = part.text();
    let label = el("label").attr("for", &part.id("code")).text(text.share_code_title);
    let field = copied_field(part, "code", &part.code);
    let copy = part.button("second", Msg::Export(ExportMsg::CopyCode), text.share_code_copy);
    el("div")
        .child(part.heading(2, "sbs-subheading").child(label))
        .child(field)
        .child(of("div", "sbs-buttons").child(copy))
        .child(of("p", "sbs-small sbs-muted").id(&part.id("code-help")).text(text.share_code_help))
}

/// A text to copy, with the id of its `name`; its help has that with `-help`. The whole is what anybody wants of it,
/// also where copying is blocked.
fn copied_field(part: &BlockProps, name: &str, content: &str) -> ElementBuilder {
    let select = Callback::from(|event: Event| {
        let field = target(&event).and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
        if let Some(field) = field {
            field.select();
        }
    });
    let id = part.id(name);
    of("textarea", "sbs-code")
        .attr("aria-describedby", &[&id, "-help"].concat())
        .id(&id)
        .flag("readonly", true)
        .set("rows", "2")
        .set("spellcheck", "false")
        .set("translate", "no")
        .set("autocomplete", "off")
        .value(content)
        .on(On::Focus, select.clone())
        // WebKit takes the press that gave the focus for a choice of nothing.
        .on(On::Click, select)
}

/// The last line: what this is, and the way back to the answers.
pub fn foot(part: &BlockProps) -> ElementBuilder {
    let text = part.text();
    let edit = sections(part.mode, part.scope)
        .next()
        .filter(|_| !part.is_past)
        .map(|first| quiet(text.result_edit, &part.send, Msg::Navigate(NavigateMsg::OpenSection(first))));
    let next =
        part.can_go_on.then(|| quiet(text.start_next, &part.send, Msg::Attempts(AttemptMsg::StartNext)));
    let restart =
        (!part.is_past).then(|| quiet(text.result_restart, &part.send, Msg::Dialog(DialogMsg::AskRestart)));
    let buttons = of("div", "sbs-buttons").option(edit).option(next).option(restart);
    of("footer", "sbs-foot").child(el("p").text(&part.page.remarks.version)).child(buttons)
}
