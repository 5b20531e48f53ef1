//! A number of people, typed, or "don't know".

use yew::prelude::*;

use crate::{
    core::instrument::{Lang, Question},
    state::{
        count_input::{CountField, CountInput},
        msg::{AnswerMsg, Msg},
    },
    ui::element_builder::{ElementBuilder, On, el, of, sends, target_checked, target_value},
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
    pub error: Option<String>,
    /// The label of "don't know".
    pub dont_know: &'static str,
    /// What becomes of a number that was typed before "don't know" was ticked.
    pub kept: Option<String>,
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
    let left = sends(send, Msg::Answer(AnswerMsg::LeaveCount(field)));
    let key = match field {
        CountField::Employees => "employees",
        CountField::Publishers => "publishers",
    };
    let input = of("input", "sbs-field")
        .id(&props.id)
        .set("inputmode", "numeric")
        .set("autocomplete", "off")
        .maybe("aria-invalid", props.error.as_ref().map(|_| "true"))
        .attr("aria-describedby", &described_by)
        .value(if props.input.unknown { "" } else { &props.input.text })
        .set("data-sbs-count", key)
        .on(On::Input, typed)
        .on(On::Change, left);
    let send = send.clone();
    let ticked = Callback::from(move |event: Event| {
        send.emit(Msg::Answer(AnswerMsg::SetCountUnknown(field, target_checked(&event))))
    });
    let question = props.question.text.get(props.lang);
    // There are two of them: heard one by one, each says what is not known.
    let subject = of("span", "sbs-visually-hidden").text(": ").text(question);
    let dont_know = el("span").child(el("span").text(props.dont_know)).child(subject);
    of("div", "sbs-counts__field")
        .child(of("label", "sbs-field__label").attr("for", &props.id).text(question))
        .child(of("p", "sbs-item__help").id(&help).text(props.question.help.get(props.lang)))
        .child(input)
        .option(props.error.as_ref().map(|text| of("p", "sbs-field__error").id(&error).text(text)))
        .child(
            el("div")
                .child(checkbox(props.input.unknown, ticked).child(dont_know))
                .option(props.kept.as_ref().map(|kept| of("p", "sbs-item__help").copy(kept))),
        )
}

/// A checkbox in its label; add the words.
#[must_use]
pub fn checkbox(checked: bool, ticked: Callback<Event>) -> ElementBuilder {
    let input = of("input", "sbs-check__box").set("type", "checkbox").checked(checked);
    of("label", "sbs-check").child(input.on(On::Change, ticked))
}
