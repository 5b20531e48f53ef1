//! Which two are compared, and the ways to bring another one.

use js_sys::Reflect;
use yew::prelude::*;

use super::{Part, measurements::name};
use crate::{
    state::{
        model::{Model, Pick},
        msg::{ChangeMsg, Msg, Side},
    },
    ui::{
        components::bring::Bring,
        element_builder::{ElementBuilder, On, button, el, of, target},
    },
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
    let form = Bring {
        model,
        id: part.id("code"),
        title: part.text.change_add,
        action: part.text.change_add_action,
        message: |code| Msg::Change(ChangeMsg::AddCode(code)),
        accept: ".json,application/json",
        send: &part.send,
    };
    form.view()
}
