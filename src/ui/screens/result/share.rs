//! Export and sharing: the code, the link, files, print, and the way to remove everything.

mod downloads;
mod drawing;
mod link;
mod logo_picture;
mod printed_report;
mod report_form;

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

pub use self::printed_report::PrintedReport;
use super::{block_props::BlockProps, deferred_blocks::deferred};
use crate::{
    core::section::sections,
    state::{
        confirmation::ConfirmationPlace,
        msg::{AttemptMsg, ChangeMsg, DialogMsg, ExportMsg, Msg, NavigateMsg},
        rc_ptr_eq::RcPtrEq,
    },
    ui::element_builder::{ElementBuilder, On, el, of, quiet, target},
};

/// The code and the ways to export the result.
pub fn share(block: &RcPtrEq<BlockProps>) -> ElementBuilder {
    let blocks = of("div", "sbs-keep")
        .node(deferred(block, |block, _| Some(code(block))))
        .node(deferred(block, |block, _| link::link(block)))
        .node(deferred(block, |block, _| Some(downloads::downloads(block))))
        .node(deferred(block, |block, _| Some(data(block))));
    block.section("sbs-block", "keep", block.text().share_title).child(blocks)
}

fn data(block: &BlockProps) -> ElementBuilder {
    let text = block.text();
    let open = block.button("second", Msg::Navigate(NavigateMsg::OpenData), text.data_open);
    let delete = block.button("risk", Msg::Dialog(DialogMsg::AskDelete), text.storage_delete);
    el("div")
        .child(block.subheading(text.share_data_title))
        .child(of("p", "sbs-small sbs-muted").text(text.storage_expiry))
        .child(of("div", "sbs-buttons").child(open).child(delete))
}

fn code(block: &BlockProps) -> ElementBuilder {
    let text = block.text();
    let label = el("label").attr("for", &block.id("code")).text(text.share_code_title);
    let field = copied_field(block, "code", &block.code);
    let copy = block.button("second", Msg::Export(ExportMsg::CopyCode), text.share_code_copy);
    el("div")
        .child(block.heading(2, "sbs-subheading").child(label))
        .child(field)
        .child(of("div", "sbs-buttons").child(copy).option(block.confirmed(&ConfirmationPlace::Code)))
        .child(of("p", "sbs-small sbs-muted").id(&block.id("code-help")).text(text.share_code_help))
}

/// A text to copy, with the id of its `name`; its help has that with `-help`. The whole is what anybody wants of it,
/// also where copying is blocked.
fn copied_field(block: &BlockProps, name: &str, content: &str) -> ElementBuilder {
    let select = Callback::from(|event: Event| {
        let field = target(&event).and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
        if let Some(field) = field {
            field.select();
        }
    });
    let id = block.id(name);
    of("textarea", "sbs-code")
        .attr("aria-describedby", &[&id, "-help"].concat())
        .attr("data-sbs-copied", name)
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
pub fn foot(block: &BlockProps) -> ElementBuilder {
    let text = block.text();
    let edit = sections(&block.instrument, block.mode, block.scope)
        .next()
        .filter(|_| !block.is_past)
        .map(|first| quiet(text.result_edit, &block.send, Msg::Navigate(NavigateMsg::OpenSection(first))));
    let next =
        block.can_go_on.then(|| quiet(text.start_next, &block.send, Msg::Attempts(AttemptMsg::StartNext)));
    let restart =
        (!block.is_past).then(|| quiet(text.result_restart, &block.send, Msg::Dialog(DialogMsg::AskRestart)));
    let compare =
        (!block.is_past).then(|| quiet(text.change_open, &block.send, Msg::Change(ChangeMsg::Open)));
    let team =
        (!block.is_past).then(|| quiet(text.team_open, &block.send, Msg::Navigate(NavigateMsg::OpenTeam)));
    let buttons =
        of("div", "sbs-buttons").option(edit).option(restart).option(compare).option(team).option(next);
    of("footer", "sbs-foot").child(el("p").text(&block.page.remarks.version)).child(buttons)
}
