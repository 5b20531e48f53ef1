//! One answer: a native radio button in its label.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    state::msg::Msg,
    ui::element_builder::{ElementBuilder, el, of, target},
};

/// One answer of a group.
pub struct AnswerOption<'a> {
    /// The name that the group shares; unique on the page.
    pub name: &'a str,
    /// The value in the page: a step, `NA` or `DK`, or the id of a model.
    pub value: &'a str,
    /// The word.
    pub label: &'static str,
    /// The digit of a step.
    pub digit: Option<u8>,
    /// What the step means for this item.
    pub anchor: Option<&'static str>,
    /// A small drawing of what the answer means.
    pub drawing: Option<ElementBuilder>,
    /// Chosen.
    pub checked: bool,
}

impl AnswerOption<'_> {
    /// The label with its radio button. The whole label can be pressed.
    #[inline(never)]
    #[must_use]
    pub fn view(self) -> ElementBuilder {
        let Self { name, value, label, digit, anchor, drawing, checked } = self;
        let radio = of("input", "sbs-option__radio")
            .set("type", "radio")
            .attr("name", name)
            .value(value)
            .checked(checked);
        // A part of the name: sentences speak of 0, 2 and 4, and visitors of what they see.
        let digit = digit.map(|digit| of("span", "sbs-option__digit").number(usize::from(digit)).text(" "));
        let mut words = of("span", "sbs-option__text").child(of("span", "sbs-option__label").text(label));
        if let Some(anchor) = anchor {
            words = words.text(" ").child(of("span", "sbs-option__anchor").text(anchor));
        }
        let plain = if digit.is_none() && drawing.is_none() { "true" } else { "false" };
        el("label")
            .set("class", "sbs-option")
            .set("data-plain", plain)
            .key(value)
            .child(radio)
            .option(digit)
            .option(drawing)
            .child(words)
    }
}

/// Hears which answer of a group is chosen, and sends what its value means. One listener for the group: Yew keeps maps for
/// every element that has one of its own.
#[must_use]
pub fn chosen(send: &Callback<Msg>, meaning: impl Fn(&str) -> Option<Msg> + 'static) -> Callback<Event> {
    let send = send.clone();
    Callback::from(move |event: Event| {
        // The note of an item is a field in the same group.
        let radio = target(&event).and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(msg) = radio.and_then(|radio| meaning(&radio.value())) {
            send.emit(msg);
        }
    })
}
