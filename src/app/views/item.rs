//! One item: a group of native radio buttons with its statement, help and note.

use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::{note::Note, option::AnswerOption};
use crate::{
    app::{msg::Msg, shared::Shared, strings::strings},
    core::{
        answers::{Answer, Step},
        instrument::{Instrument, ItemIndex, Lang},
    },
};

/// Props of [`ItemView`].
#[derive(Properties, PartialEq)]
pub struct ItemViewProps {
    /// Whose item.
    pub instrument: Shared<Instrument>,
    /// Which item.
    pub item: ItemIndex,
    /// Its number on the screen, from 1.
    pub number: usize,
    /// The answer.
    pub answer: Option<Answer>,
    /// The answer was just cleared and can come back.
    pub can_undo: bool,
    /// The note.
    pub note: AttrValue,
    /// The id of the line that tells of another scale, where the scale changes here.
    #[prop_or_default]
    pub scale_note: Option<AttrValue>,
    /// The start of element ids and names; unique on the page.
    pub prefix: AttrValue,
    /// The language.
    pub lang: Lang,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// One item.
#[component]
pub fn ItemView(props: &ItemViewProps) -> Html {
    let ItemViewProps { instrument, lang, .. } = props;
    let text = strings(*lang);
    let item = instrument.item(props.item);
    let id = AttrValue::from(format!("{}-{}", props.prefix, item.id));
    let (help, hint) = (format!("{id}-help"), format!("{id}-hint"));
    let mut described_by = help.clone();
    if let Some(scale_note) = &props.scale_note {
        described_by = format!("{scale_note} {described_by}");
    }
    if item.na_hint.is_some() {
        described_by = format!("{described_by} {hint}");
    }
    let scale = instrument.scale_of(item);
    let steps = (0u8..).zip(&scale.points).filter_map(|(value, point)| Some((Step::new(value)?, point)));
    let own_anchor = |step: Step| item.anchors.get(usize::from(step.value())).and_then(Option::as_ref);
    let option = |answer: Answer, value: AttrValue, label: &str, digit: Option<u8>, anchor: Option<&str>| {
        let (item, send) = (props.item, props.send.clone());
        html! {
            <AnswerOption key={value.to_string()} name={id.clone()} value={value.clone()} label={label.to_owned()} {digit}
                anchor={anchor.map(|anchor| AttrValue::from(anchor.to_owned()))}
                checked={props.answer == Some(answer)}
                on_choose={send.reform(move |()| Msg::SetAnswer(item, Some(answer)))} />
        }
    };
    html! {
        <fieldset class="sbs-item" data-item={item.id.clone()} aria-describedby={described_by}
            onkeydown={keys(props)}>
            <legend class="sbs-item__legend">
                <span class="sbs-item__number" aria-hidden="true">{props.number}</span>
                <span>
                    <span class="sbs-visually-hidden">
                        {text.question_number.fill(&[("n", &props.number.to_string())])}{". "}
                    </span>
                    {item.text.get(*lang)}
                </span>
            </legend>
            <p id={help} class="sbs-item__help">{item.help.get(*lang)}</p>
            <div class="sbs-scale">
                {for steps.map(|(step, point)| {
                    let value = step.value();
                    let anchor = own_anchor(step).map(|anchor| anchor.get(*lang));
                    option(Answer::Step(step), value.to_string().into(), point.label.get(*lang), Some(value), anchor)
                })}
            </div>
            <div class="sbs-side">
                {option(Answer::DontKnow, "DK".into(), instrument.states.dont_know.get(*lang), None, None)}
                if item.na_allowed {
                    {option(Answer::NotApplicable, "NA".into(), instrument.states.not_applicable.get(*lang), None, None)}
                }
                {clear_or_undo(props)}
            </div>
            if let Some(na_hint) = &item.na_hint {
                <p id={hint} class="sbs-item__help">
                    {instrument.states.not_applicable.get(*lang)}{": "}{na_hint.get(*lang)}
                </p>
            }
            <Note item={props.item} number={props.number} note={props.note.clone()} id={id.clone()} lang={*lang}
                prompt={instrument.evidence_prompt.get(*lang).to_owned()} send={props.send.clone()} />
        </fieldset>
    }
}

/// Native radio buttons cannot be unset, so there is a button; what was cleared can come back until the next answer.
fn clear_or_undo(props: &ItemViewProps) -> Html {
    let text = strings(props.lang);
    let item = props.item;
    if props.answer.is_some() {
        let onclick = props.send.reform(move |_| Msg::SetAnswer(item, None));
        html! { <button key="clear" type="button" class="sbs-quiet" {onclick}>{text.question_clear}</button> }
    } else if props.can_undo {
        let onclick = props.send.reform(|_| Msg::Undo);
        html! { <button key="undo" type="button" class="sbs-quiet" {onclick}>{text.storage_undo}</button> }
    } else {
        Html::default()
    }
}

/// The keys of a group of answers; only while the focus is on one of its radio buttons (WCAG 2.1.4).
fn keys(props: &ItemViewProps) -> Callback<KeyboardEvent> {
    let (item, answered, send) = (props.item, props.answer.is_some(), props.send.clone());
    let can_undo = props.can_undo;
    Callback::from(move |event: KeyboardEvent| {
        let Some(radio) = event.target_dyn_into::<HtmlInputElement>() else { return };
        if event.alt_key() {
            return;
        }
        let key = event.key();
        let command = event.ctrl_key() || event.meta_key();
        let msg = match key.as_str() {
            "z" if command && can_undo => Msg::Undo,
            _ if command => return,
            "Enter" => Msg::FocusNext(item),
            "Backspace" | "Delete" if answered => Msg::SetAnswer(item, None),
            digit => match digit.parse::<u8>().ok().and_then(Step::new) {
                Some(step) => {
                    focus_step(&radio, step);
                    Msg::SetAnswer(item, Some(Answer::Step(step)))
                }
                None => return,
            },
        };
        event.prevent_default();
        send.emit(msg);
    })
}

/// Moves the focus to the radio button of a step, as the arrow keys do, so that they go on from there.
fn focus_step(radio: &HtmlInputElement, step: Step) {
    use wasm_bindgen::JsCast;
    let Ok(Some(group)) = radio.closest("fieldset") else { return };
    let selector = format!("input[value=\"{}\"]", step.value());
    if let Ok(Some(target)) = group.query_selector(&selector) {
        if let Some(target) = target.dyn_ref::<HtmlInputElement>() {
            // The answer is given in any case.
            let _ = target.focus();
        }
    }
}
