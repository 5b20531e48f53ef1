//! A number of people, typed, or "don't know".

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    app::{
        count::CountInput,
        msg::{CountField, Msg},
    },
    core::instrument::Question,
};

/// Props of [`CountFieldView`].
#[derive(Properties, PartialEq)]
pub struct CountFieldProps {
    /// Which number.
    pub field: CountField,
    /// The question and its help.
    pub question: AttrValue,
    /// What to think of.
    pub help: AttrValue,
    /// What was typed.
    pub input: CountInput,
    /// What is wrong with it.
    pub error: Option<AttrValue>,
    /// The label of "don't know".
    pub dont_know: AttrValue,
    /// The id of the field; unique on the page.
    pub id: AttrValue,
    /// Where messages go.
    pub send: Callback<Msg>,
}

impl CountFieldProps {
    /// The texts of a question in a language.
    #[must_use]
    pub fn texts(question: &Question, lang: crate::core::instrument::Lang) -> (AttrValue, AttrValue) {
        let text = |text: &crate::core::instrument::Text| AttrValue::from(text.get(lang).to_owned());
        (text(&question.text), text(&question.help))
    }
}

/// The field, with what is wrong beside it.
#[component]
pub fn CountFieldView(props: &CountFieldProps) -> Html {
    let field = props.field;
    let oninput = props.send.reform(move |event: InputEvent| {
        let value = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value());
        Msg::SetCount(field, value.unwrap_or_default())
    });
    let onchange = props.send.reform(move |event: Event| {
        let checked = event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked());
        Msg::SetCountUnknown(field, checked)
    });
    let (help, error) = (format!("{}-help", props.id), format!("{}-error", props.id));
    let described_by = if props.error.is_some() { format!("{help} {error}") } else { help.clone() };
    let value = if props.input.unknown { String::new() } else { props.input.text.clone() };
    html! {
        <div>
            <label class="sbs-field__label" for={props.id.clone()}>{&props.question}</label>
            <p id={help} class="sbs-item__help">{&props.help}</p>
            <input id={props.id.clone()} class="sbs-field" inputmode="numeric" autocomplete="off" {value} {oninput}
                aria-invalid={props.error.is_some().then_some("true")} aria-describedby={described_by} />
            if let Some(text) = &props.error {
                <p id={error} class="sbs-field__error">{text}</p>
            }
            <label class="sbs-check">
                <input class="sbs-check__box" type="checkbox" checked={props.input.unknown} {onchange} />
                <span>{&props.dont_know}</span>
            </label>
        </div>
    }
}
