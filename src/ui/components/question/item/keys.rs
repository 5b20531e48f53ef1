//! The keys of a group of answers; only while the focus is on one of its radio buttons (WCAG 2.1.4).

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::ItemViewProps;
use crate::{
    core::answers::{Answer, Step},
    state::msg::{AnswerMsg, Msg, NavigateMsg},
    ui::element_builder::target,
};

/// Digits answer, Enter goes on, Backspace and Delete clear, Ctrl+Z brings back.
/// Where questions come one by one, a digit may lead on as a press does, and an arrow does not.
pub(super) fn keys(props: &ItemViewProps, by_arrow: &Rc<Cell<bool>>) -> Callback<Event> {
    let top = props.instrument.top_step(props.item);
    let (item, answered, can_undo) = (props.item, props.answer.is_some(), props.can_undo);
    let (send, by_arrow, is_alone) = (props.send.clone(), Rc::clone(by_arrow), props.is_alone);
    Callback::from(move |event: Event| {
        let Some(radio) = target(&event).filter(|target| target.has_type::<HtmlInputElement>()) else {
            return;
        };
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let command = key.ctrl_key() || key.meta_key();
        let name = key.key();
        by_arrow.set(name.starts_with("Arrow"));
        let mut leads_on = false;
        let msg = match name.as_str() {
            _ if key.alt_key() => return,
            "z" if command && can_undo => Msg::Answer(AnswerMsg::Undo),
            _ if command => return,
            "Enter" => Msg::Navigate(NavigateMsg::FocusNext(item)),
            "Backspace" | "Delete" if answered => Msg::Answer(AnswerMsg::Set(item, None)),
            digit => match digit.parse::<u8>().ok().filter(|step| *step <= top).and_then(Step::new) {
                Some(step) => {
                    focus_step(&radio, step);
                    leads_on = is_alone;
                    Msg::Answer(AnswerMsg::Set(item, Some(Answer::Step(step))))
                }
                None => return,
            },
        };
        event.prevent_default();
        send.emit(msg);
        if leads_on {
            send.emit(Msg::Navigate(NavigateMsg::Await(item)));
        }
    })
}

/// Moves the focus to the radio button of a step, as the arrow keys do, so that they go on from there.
fn focus_step(radio: &Element, step: Step) {
    let Ok(Some(group)) = radio.closest("fieldset") else { return };
    // Yew sets values as properties, so a selector by value would find nothing.
    let Ok(radios) = group.query_selector_all(".sbs-scale input") else { return };
    let target = radios.item(u32::from(step.value())).and_then(|node| node.dyn_into::<HtmlElement>().ok());
    if let Some(target) = target {
        // The answer is given in any case.
        let _ = target.focus();
    }
}
