//! One answer: a native radio button in its label.

use yew::prelude::*;

use crate::app::{
    dom::{El, On, el, of, sends},
    msg::Msg,
};

/// One answer of a group.
pub struct AnswerOption<'a> {
    /// The name that the group shares; unique on the page.
    pub name: &'a str,
    /// The value in the page: a step, `NA` or `DK`, or the id of a model.
    pub value: &'a str,
    /// The word.
    pub label: &'a str,
    /// The digit of a step; shown, not spoken.
    pub digit: Option<u8>,
    /// What the step means for this item.
    pub anchor: Option<&'a str>,
    /// Chosen.
    pub checked: bool,
    /// What choosing it sends.
    pub msg: Msg,
}

impl AnswerOption<'_> {
    /// The label with its radio button. The whole label can be pressed.
    #[inline(never)]
    #[must_use]
    pub fn view(self, send: &Callback<Msg>) -> El {
        let Self { name, value, label, digit, anchor, checked, msg } = self;
        let radio = of("input", "sbs-option__radio")
            .set("type", "radio")
            .attr("name", name)
            .value(value)
            .checked(checked)
            .on(On::Change, sends(send, msg));
        let digit = digit.map(|digit| {
            of("span", "sbs-option__digit").set("aria-hidden", "true").number(usize::from(digit))
        });
        let mut words = of("span", "sbs-option__text").child(of("span", "sbs-option__label").text(label));
        if let Some(anchor) = anchor {
            words = words.text(" ").child(of("span", "sbs-option__anchor").text(anchor));
        }
        let plain = if digit.is_none() { "true" } else { "false" };
        el("label")
            .set("class", "sbs-option")
            .set("data-plain", plain)
            .key(value)
            .child(radio)
            .option(digit)
            .child(words)
    }
}
