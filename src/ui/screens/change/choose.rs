//! Which two are compared, and the ways to bring another one.

use js_sys::Reflect;
use yew::prelude::*;

use super::{Part, measurements::name};
use crate::{
    state::{
        model::{Model, Pick},
        msg::{ChangeMsg, Msg, Side},
    },
    ui::element_builder::{ElementBuilder, On, button, disclosure, el, of, target, value_of},
};

/// Two lists and a button that exchanges them; a code or a file on request.
pub fn choose(model: &Model, part: &Part) -> ElementBuilder {
    let text = part.text;
    let picks = model.picks();
    let [before, after] = model.compared();
    let lists = (!picks.is_empty()).then(|| {
        let swap = button("second", text.change_swap, &part.send, Msg::Change(ChangeMsg::Swap));
        of("div", "sbs-change__choice")
            .child(list(model, part, &picks, Side::Before, before.as_ref()))
            .child(list(model, part, &picks, Side::After, after.as_ref()))
            .child(swap)
    });
    of("div", "sbs-block").option(lists).child(bring(model, part))
}

fn list(model: &Model, part: &Part, picks: &[Pick], side: Side, chosen: Option<&Pick>) -> ElementBuilder {
    let (label, id) = match side {
        Side::Before => (part.text.change_before, part.id("before")),
        Side::After => (part.text.change_after, part.id("after")),
    };
    let send = part.send.clone();
    let choose = Callback::from(move |event: Event| {
        let key = target(&event).and_then(|list| Reflect::get(&list, &"value".into()).ok());
        let key = key.and_then(|key| key.as_string()).unwrap_or_default();
        send.emit(Msg::Change(ChangeMsg::Choose(side, key)));
    });
    let mut list = of("select", "sbs-field").id(&id).on(On::Change, choose);
    // Something is always chosen in a list: where nothing is, a line that says so.
    if chosen.is_none() {
        list = list.child(el("option").key("").set("value", "").selected(true).text(part.text.change_choose));
    }
    for pick in picks {
        let key = pick.key();
        let is_chosen = chosen == Some(pick);
        list = list
            .child(el("option").key(&key).attr("value", &key).selected(is_chosen).text(&name(model, pick)));
    }
    let label = of("label", "sbs-field__label").attr("for", &id).text(label);
    el("div").child(label).child(list)
}

/// A code, or the link with it, or a file.
fn bring(model: &Model, part: &Part) -> ElementBuilder {
    let text = part.text;
    let send = part.send.clone();
    let add = Callback::from(move |event: Event| {
        let form = target(&event).and_then(|button| button.closest("details").ok().flatten());
        let field = form.and_then(|form| form.query_selector("textarea").ok().flatten());
        let code = field.as_ref().map(value_of).unwrap_or_default();
        send.emit(Msg::Change(ChangeMsg::AddCode(code)));
    });
    let [id, help, error] = ["code", "code-help", "code-error"].map(|name| part.id(name));
    let fault = model.code_error.map(|code| model.instrument.texts.errors.get(code).get(model.lang));
    let described_by = if fault.is_some() { [&error, " ", &help].concat() } else { help.clone() };
    let field = of("textarea", "sbs-field")
        .id(&id)
        .set("rows", "2")
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .maybe("aria-invalid", fault.map(|_| "true"))
        .attr("aria-describedby", &described_by);
    let fault = fault.map(|fault| of("p", "sbs-field__error").id(&error).set("role", "alert").text(fault));
    let add = of("button", "sbs-button")
        .set("type", "button")
        .set("data-kind", "second")
        .text(text.change_add_action)
        .on(On::Click, add);
    let file = of("input", "sbs-visually-hidden").set("type", "file").set("accept", ".json,application/json");
    let file = of("label", "sbs-button").set("data-kind", "second").text(text.share_import_file).child(file);
    let body = of("div", "sbs-disclosure__body")
        .child(of("label", "sbs-field__label").attr("for", &id).text(text.share_import_label))
        .child(field)
        .option(fault)
        .child(of("p", "sbs-muted").id(&help).text(text.share_import_help))
        .child(of("div", "sbs-buttons").child(add))
        // What is chosen is heard at the root, as what is dropped is.
        .child(of("div", "sbs-file").child(file).child(of("span", "sbs-muted").text(text.share_import_drop)));
    disclosure(text.change_add).child(body)
}
