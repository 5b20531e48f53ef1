//! The shortest way up, and how firm the level is.

use yew::prelude::*;

use super::part::{PartProps, paragraphs};
use crate::app::result::way_up::{Jump, Way};

/// The way up; at the top only how firm that is.
#[component]
pub fn WayUp(props: &PartProps) -> Html {
    let page = &props.page;
    if page.way_up.is_none() && page.firmness.is_none() {
        return Html::default();
    }
    html! {
        <section aria-labelledby={page.way_up.is_some().then(|| props.id("way"))}>
            if let Some(found) = &page.way_up {
                {props.heading("way", props.text().result_way_title)}
                {way(props, found)}
            }
            if let Some(firmness) = &page.firmness {
                <div class="sbs-aside">
                    {props.subheading(&firmness.title)}
                    <p>{&firmness.text}</p>
                    {props.items(&firmness.items)}
                </div>
            }
        </section>
    }
}

fn way(props: &PartProps, way: &Way) -> Html {
    html! {
        <div class="sbs-way">
            if let Some(found) = &way.jump {
                {jump(found)}
            }
            <div class="sbs-way__text">
                if let Some(lead) = &way.lead {
                    <p><strong>{lead}</strong></p>
                }
                {paragraphs(&way.text)}
                {props.items(&way.items)}
            </div>
            if let Some(title) = &way.others_title {
                <details class="sbs-disclosure">
                    <summary>{title}</summary>
                    <ul class="sbs-list">
                        {for way.others.iter().map(|route| html! { <li key={route.clone()}>{route}</li> })}
                    </ul>
                </details>
            }
        </div>
    }
}

fn jump(jump: &Jump) -> Html {
    html! {
        <p class="sbs-way__figure">
            <span class="sbs-visually-hidden">{&jump.text}</span>
            if let Some(from) = &jump.from {
                <span class="sbs-way__from" aria-hidden="true">{from}</span>
            }
            <svg class="sbs-way__arrow" viewBox="0 0 72 24" aria-hidden="true" focusable="false" fill="none"
                stroke="currentColor" stroke-width="2.5">
                <path d="M2 20h18v-8h18v-8h22M52 1l9 3-7 7" />
            </svg>
            <span class="sbs-way__to" aria-hidden="true">{&jump.to}</span>
        </p>
    }
}
