//! Keep and take along: the code, files, paper, and the way to remove everything.

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::part::PartProps;
use crate::app::{
    dom::{El, On, el, of, quiet, target},
    msg::{Msg, Take},
    section::sections,
};

/// The code and the ways to take the result along.
pub fn keep(part: &PartProps) -> El {
    let text = part.text();
    let take = of("div", "sbs-buttons")
        .child(part.button("", Msg::Print, text.share_print))
        .child(part.button("second", Msg::Download(Take::Answers), text.share_json));
    let delete = part.button("risk", Msg::AskDelete, text.storage_delete);
    let data = el("div")
        .child(part.subheading(text.share_data_title))
        .child(of("p", "sbs-small sbs-muted").text(text.storage_expiry))
        .child(
            of("div", "sbs-buttons")
                .child(part.button("second", Msg::OpenData, text.data.open))
                .child(delete),
        );
    let blocks = of("div", "sbs-keep")
        .child(code(part))
        .child(el("div").child(part.subheading(text.share_take_title)).child(take))
        .child(data);
    part.section("sbs-block", "keep", text.share_title).child(blocks)
}

fn code(part: &PartProps) -> El {
    let text = part.text();
    let (id, help) = (part.id("code"), part.id("code-help"));
    // The whole code is what anybody wants of it, also where copying is blocked.
    let select = Callback::from(|event: Event| {
        let field = target(&event).and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
        if let Some(field) = field {
            field.select();
        }
    });
    let label = el("label").attr("for", &id).text(text.share_code_title);
    let field = of("textarea", "sbs-code")
        .id(&id)
        .flag("readonly", true)
        .set("rows", "2")
        .set("spellcheck", "false")
        .set("translate", "no")
        .set("autocomplete", "off")
        .attr("aria-describedby", &help)
        .value(&part.code)
        .on(On::Focus, select);
    let copy = part.button("second", Msg::CopyCode, text.share_code_copy);
    el("div")
        .child(part.heading(2, "sbs-subheading").child(label))
        .child(field)
        .child(of("div", "sbs-buttons").child(copy))
        .child(of("p", "sbs-small sbs-muted").id(&help).text(text.share_code_help))
}

/// The last line: what this is, and the way back to the answers.
pub fn foot(part: &PartProps) -> El {
    let text = part.text();
    let edit = sections(part.mode, part.scope)
        .next()
        .filter(|_| !part.is_past)
        .map(|first| quiet(text.result_edit, &part.send, Msg::OpenSection(first)));
    let next = part.can_go_on.then(|| quiet(text.data.next, &part.send, Msg::StartNext));
    let restart = (!part.is_past).then(|| quiet(text.result_restart, &part.send, Msg::AskRestart));
    let buttons = of("div", "sbs-buttons").option(edit).option(next).option(restart);
    of("footer", "sbs-foot").child(el("p").text(&part.page.remarks.version)).child(buttons)
}
