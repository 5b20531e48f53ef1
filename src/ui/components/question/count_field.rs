//! A number of people, typed, or "don't know".

use yew::prelude::*;

use crate::{
    core::instrument::{Lang, Question},
    state::{
        count_input::{CountField, CountInput},
        msg::{AnswerMsg, Msg},
    },
    ui::element_builder::{ElementBuilder, On, el, of, target_checked, target_value},
};

/// What the field shows.
pub struct CountFieldView<'a> {
    /// Which number.
    pub field: CountField,
    /// The question and its help.
    pub question: &'a Question,
    /// What was typed.
    pub input: &'a CountInput,
    /// What is wrong with it.
    pub error: Option<&'static str>,
    /// The label of "don't know".
    pub dont_know: &'static str,
    /// The language.
    pub lang: Lang,
    /// The id of the field; unique on the page.
    pub id: String,
}

/// The field, with what is wrong beside it.
#[must_use]
pub fn count_field(props: &CountFieldView<'_>, send: &Callback<Msg>) -> ElementBuilder {
    let field = props.field;
    let typed = {
        let send = send.clone();
        Callback::from(move |event: Event| {
            send.emit(Msg::Answer(AnswerMsg::SetCount(field, target_value(&event))))
        })
    };
    let (help, error) = (format!("{}-help", props.id), format!("{}-error", props.id));
    let described_by = if props.error.is_some() { format!("{help} {error}") } else { help.clone() };
    let input = of("input", "sbs-field")
        .id(&props.id)
        .set("inputmode", "numeric")
        .set("autocomplete", "off")
        .maybe("aria-invalid", props.error.map(|_| "true"))
        .attr("aria-describedby", &described_by)
        .value(if props.input.unknown { "" } else { &props.input.text })
        .on(On::Input, typed);
    let send = send.clone();
    let ticked = Callback::from(move |event: Event| {
        send.emit(Msg::Answer(AnswerMsg::SetCountUnknown(field, target_checked(&event))))
    });
    el("div")
        .child(
            of("label", "sbs-field__label").attr("for", &props.id).text(props.question.text.get(props.lang)),
        )
        .child(of("p", "sbs-item__help").id(&help).text(props.question.help.get(props.lang)))
        .child(input)
        .option(props.error.map(|text| of("p", "sbs-field__error").id(&error).text(text)))
        .child(checkbox(props.input.unknown, ticked).child(el("span").text(props.dont_know)))
}

/// A checkbox in its label; add the words.
#[must_use]
pub fn checkbox(checked: bool, ticked: Callback<Event>) -> ElementBuilder {
    let input = of("input", "sbs-check__box").set("type", "checkbox").checked(checked);
    of("label", "sbs-check").child(input.on(On::Change, ticked))
}
