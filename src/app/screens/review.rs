//! The overview before the result: what is open, what is not known, what will be missing.

use yew::prelude::*;

use super::screen_heading;
use crate::{
    app::{
        model::Model,
        msg::Msg,
        section::{Scope, item_number},
        shared::Shared,
        strings::strings,
    },
    core::{
        answers::Answer,
        instrument::{DimensionId, ItemIndex, Status},
        keyed::Keyed,
    },
};

/// Props of [`Review`].
#[derive(Properties, PartialEq)]
pub struct ReviewProps {
    /// The state; views read it and change nothing.
    pub model: Shared<Model>,
    /// The level of the heading, 1 to 6.
    pub heading_level: u8,
    /// The start of element ids; unique on the page.
    pub prefix: AttrValue,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// The overview.
#[component]
pub fn Review(props: &ReviewProps) -> Html {
    let model = &props.model;
    let text = strings(model.lang);
    let open: Vec<ItemIndex> = model.open_items().collect();
    let unknown: Vec<ItemIndex> =
        model.items().filter(|item| model.answers.get(*item) == Some(Answer::DontKnow)).collect();
    let missing = too_few(model);
    let id = AttrValue::from(format!("{}-heading", props.prefix));
    html! {
        <div class="sbs-section">
            <header class="sbs-section__head">
                {screen_heading(props.heading_level, "sbs-section__title", id, text.question_check_title.into())}
                <p class="sbs-section__lede">
                    if open.is_empty() {
                        {text.question_check_none}
                    } else {
                        {text.question_check_open.fill(open.len(), &[])}{"."}
                    }
                </p>
                if !missing.is_empty() {
                    <p class="sbs-section__lede">{text.question_check_effect.fill(&[("dimensions", &missing)])}</p>
                }
            </header>
            if !open.is_empty() || !unknown.is_empty() {
                <div class="sbs-review__columns">
                    {list(&open, text.question_check_open.fill(open.len(), &[]), props)}
                    {list(&unknown, text.question_check_dk.fill(unknown.len(), &[]), props)}
                </div>
            }
            <div class="sbs-section__nav">
                <button type="button" class="sbs-button" data-kind="second"
                    onclick={props.send.reform(|_| Msg::OpenFirstOpen)} hidden={open.is_empty()}>
                    {text.result_undetermined_action}
                </button>
                <button type="button" class="sbs-button" data-sbs-next="true"
                    onclick={props.send.reform(|_| Msg::OpenResult)}>
                    {if open.is_empty() { text.question_check_result } else { text.question_check_result_anyway }}
                </button>
            </div>
        </div>
    }
}

/// The dimensions that have too few answers for a score, by name.
fn too_few(model: &Model) -> String {
    let report = model.report();
    let names = DimensionId::ALL
        .iter()
        .filter(|id| model.scope == Scope::Whole || id.level().is_none())
        .filter(|id| report.dimensions.get(**id).status == Status::Insufficient)
        .map(|id| model.instrument.dimension(*id).short_name.get(model.lang));
    names.collect::<Vec<_>>().join(", ")
}

fn list(items: &[ItemIndex], title: String, props: &ReviewProps) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    let model = &props.model;
    let level = props.heading_level.saturating_add(1).clamp(1, 6);
    html! {
        <section>
            <@{format!("h{level}")} class="sbs-resume__title">{title}</@>
            <ul class="sbs-review__list">
                {for items.iter().map(|index| {
                    let index = *index;
                    let item = model.instrument.item(index);
                    let number = item_number(&model.instrument, model.mode, index).unwrap_or(0);
                    html! {
                        <li key={item.id.clone()}>
                            <button type="button" class="sbs-review__link"
                                onclick={props.send.reform(move |_| Msg::OpenItem(index))}>
                                <span class="sbs-review__number">{number}</span>
                                <span>{item.text.get(model.lang)}</span>
                            </button>
                        </li>
                    }
                })}
            </ul>
        </section>
    }
}
