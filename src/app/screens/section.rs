//! A page of questions.

use yew::prelude::*;

use super::screen_heading;
use crate::{
    app::{
        count::CountFault,
        model::Model,
        msg::{CountField, Msg},
        section::{Section, item_number},
        shared::Shared,
        strings::{Strings, strings},
        views::{
            badge::Badge,
            count_field::{CountFieldProps, CountFieldView},
            item::ItemView,
            org_models::OrgModels,
        },
    },
    core::instrument::{DimensionId, ErrorCode, Instrument, ItemIndex, Lang, Text},
};

/// Props of [`SectionScreen`].
#[derive(Properties, PartialEq)]
pub struct SectionProps {
    /// The state; views read it and change nothing.
    pub model: Shared<Model>,
    /// The section.
    pub section: Section,
    /// The level of the heading, 1 to 6.
    pub heading_level: u8,
    /// The start of element ids and names; unique on the page.
    pub prefix: AttrValue,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// The page.
#[component]
pub fn SectionScreen(props: &SectionProps) -> Html {
    let model = &props.model;
    let (instrument, lang) = (&model.instrument, model.lang);
    let text = strings(lang);
    let name = props.section.name(instrument, text, lang);
    let id = AttrValue::from(format!("{}-heading", props.prefix));
    let open = model.section_progress(props.section).open();
    html! {
        <form class="sbs-section" aria-labelledby={id.clone()} novalidate=true
            onsubmit={|event: SubmitEvent| event.prevent_default()}>
            <header class="sbs-section__head">
                <div class="sbs-section__row">
                    if props.section.dimension().is_some() { <Badge of={props.section.dimension()} /> }
                    {screen_heading(props.heading_level, "sbs-section__title", id, name.into())}
                </div>
                if let Some(dimension) = props.section.dimension() {
                    <p class="sbs-section__lede">{instrument.dimension(dimension).description.get(lang)}</p>
                }
                if props.section != Section::Organisation {
                    {hint(model, props.section, text)}
                }
            </header>
            if props.section == Section::Organisation {
                {organisation(props, text)}
            } else {
                {items(props, text)}
            }
            if open > 0 && props.section != Section::Organisation {
                <p class="sbs-section__open">{text.question_open.fill(open, &[])}</p>
            }
            {navigation(props, text)}
        </form>
    }
}

/// How to answer: the question of the scale, the instructions, and what the steps mean in general.
fn hint(model: &Model, section: Section, text: &'static Strings) -> Html {
    let (instrument, lang) = (&model.instrument, model.lang);
    let Some(first) = section.items(instrument, model.mode).next() else { return Html::default() };
    let scale = instrument.scale_of(instrument.item(first));
    let instructions = instrument.instructions.iter().map(|line| line.get(lang));
    let meanings =
        scale.points.iter().filter_map(|point| Some((point.label.get(lang), point.anchor.as_ref()?)));
    let is_first = model.sections().next() == Some(section);
    html! {
        <div class="sbs-section__hint">
            <strong>{scale.stem.get(lang)}</strong>
            <span class="sbs-muted">{for instructions.map(|line| html! { <>{line}{" "}</> })}</span>
            if is_first {
                <span class="sbs-muted">{instrument.definition_we.get(lang)}{" "}{instrument.definition_social.get(lang)}</span>
                <span class="sbs-muted">{text.question_keys}</span>
            }
            if scale.points.iter().any(|point| point.anchor.is_some()) {
                <details class="sbs-disclosure">
                    <summary>{text.question_scale_help}</summary>
                    <ul class="sbs-disclosure__body">
                        {for meanings.map(|(label, meaning)| html! {
                            <li key={label}><strong>{label}</strong>{": "}{meaning.get(lang)}</li>
                        })}
                        {for [&instrument.states].map(|states| html! {
                            <li><strong>{states.dont_know.get(lang)}</strong>{": "}{states.dont_know_help.get(lang)}</li>
                        })}
                    </ul>
                </details>
            }
        </div>
    }
}

fn items(props: &SectionProps, text: &'static Strings) -> Html {
    let model = &props.model;
    let instrument = &model.instrument;
    let mut before: Option<ItemIndex> = None;
    let has_parts = props.section.dimension().is_none();
    let items = props.section.items(instrument, model.mode).map(|index| {
        let item = instrument.item(index);
        let previous = before.replace(index).map(|before| instrument.item(before));
        let part = has_parts && previous.is_none_or(|previous| previous.dimension != item.dimension);
        let scale_changes = previous.is_some_and(|previous| previous.scale != item.scale);
        let scale_id = AttrValue::from(format!("{}-{}-scale", props.prefix, item.id));
        html! {
            <div key={item.id.clone()}>
                if part { {part_heading(item.dimension, props)} }
                if scale_changes {
                    <p class="sbs-section__scale" id={scale_id.clone()}>{scale_change(item.scale, instrument, text)}</p>
                }
                <ItemView instrument={instrument.clone()} item={index} lang={model.lang}
                    number={item_number(instrument, model.mode, index).unwrap_or(0)}
                    answer={model.answers.get(index)}
                    can_undo={model.cleared.is_some_and(|cleared| cleared.item == index)}
                    note={model.notes.get(&index).cloned().unwrap_or_default()}
                    scale_note={scale_changes.then_some(scale_id)}
                    prefix={props.prefix.clone()} send={props.send.clone()} />
            </div>
        }
    });
    html! { {for items} }
}

/// Sections of several dimensions say which one is asked about.
fn part_heading(dimension: DimensionId, props: &SectionProps) -> Html {
    let (instrument, lang) = (&props.model.instrument, props.model.lang);
    let name = instrument.dimension(dimension).short_name.get(lang);
    let level = props.heading_level.saturating_add(1).clamp(1, 6);
    html! {
        <@{format!("h{level}")} class="sbs-section__part">
            <Badge of={Some(dimension)} letter={name.chars().next()} />
            {name}
        </@>
    }
}

/// The scale of the first item is the one that visitors know by then.
fn scale_change(scale: usize, instrument: &Instrument, text: &'static Strings) -> &'static str {
    let is_first = instrument.items.first().is_some_and(|first| first.scale == scale);
    if is_first { text.question_stem_change_back } else { text.question_stem_change }
}

fn organisation(props: &SectionProps, text: &'static Strings) -> Html {
    let model = &props.model;
    let (instrument, lang) = (&model.instrument, model.lang);
    let counts = model.counts();
    let error = |fault: Option<CountFault>, invalid: ErrorCode| {
        let code = match fault? {
            CountFault::Invalid => invalid,
            CountFault::Exceeds => ErrorCode::PublishersExceedEmployees,
        };
        Some(owned(instrument.texts.errors.get(code), lang))
    };
    let questions = &instrument.questions;
    let field = |field: CountField, id: &str| {
        let (question, input, error) = match field {
            CountField::Employees => (
                &questions.employees,
                &model.employees,
                error(counts.employees_fault, ErrorCode::EmployeesInvalid),
            ),
            CountField::Publishers => (
                &questions.publishers,
                &model.publishers,
                error(counts.publishers_fault, ErrorCode::PublishersInvalid),
            ),
        };
        let (question, help) = CountFieldProps::texts(question, lang);
        html! {
            <CountFieldView {field} {question} {help} input={input.clone()} {error}
                dont_know={owned(&instrument.states.dont_know, lang)} id={format!("{}-{id}", props.prefix)}
                send={props.send.clone()} />
        }
    };
    html! {
        <>
            <OrgModels instrument={instrument.clone()} chosen={model.org_model} {lang}
                prefix={props.prefix.clone()} send={props.send.clone()} />
            <fieldset class="sbs-item">
                <legend class="sbs-item__legend">
                    <span class="sbs-item__number" aria-hidden="true">{"+"}</span>
                    <span>{text.question_ratio_title}</span>
                </legend>
                <p class="sbs-item__help">{text.question_extra}{". "}{questions.ratio.benchmark.get(lang)}</p>
                <div class="sbs-counts">
                    {field(CountField::Employees, "employees")}
                    {field(CountField::Publishers, "publishers")}
                </div>
            </fieldset>
        </>
    }
}

fn owned(text: &Text, lang: Lang) -> AttrValue {
    AttrValue::from(text.get(lang).to_owned())
}

/// Back and on; on is never disabled and never blocks.
fn navigation(props: &SectionProps, text: &'static Strings) -> Html {
    let model = &props.model;
    let sections: Vec<Section> = model.sections().collect();
    let place = sections.iter().position(|section| *section == props.section);
    let neighbour = |place: Option<usize>| place.and_then(|place| sections.get(place)).copied();
    let name = |section: Section| section.name(&model.instrument, text, model.lang);
    let (back_label, back) = match neighbour(place.and_then(|place| place.checked_sub(1))) {
        Some(section) => {
            (text.question_previous.fill(&[("section", name(section))]), Msg::OpenSection(section))
        }
        None => (text.question_back_to_start.to_owned(), Msg::OpenIntro),
    };
    let (next_label, next) = match neighbour(place.and_then(|place| place.checked_add(1))) {
        Some(section) => (text.question_next.fill(&[("section", name(section))]), Msg::OpenSection(section)),
        None => (text.question_to_check.to_owned(), Msg::OpenReview),
    };
    html! {
        <div class="sbs-section__nav">
            <button type="button" class="sbs-button" data-kind="second"
                onclick={props.send.reform(move |_| back.clone())}>{back_label}</button>
            <button type="button" class="sbs-button" data-sbs-next="true"
                onclick={props.send.reform(move |_| next.clone())}>{next_label}</button>
        </div>
    }
}
