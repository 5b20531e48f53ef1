//! The band: one sentence first, then level and figures.

use yew::prelude::*;

use super::part::PartProps;
use crate::app::{msg::Msg, result::headline::NamedFigure};

/// The top of the page.
#[component]
pub fn Band(props: &PartProps) -> Html {
    let headline = &props.page.headline;
    let text = props.text();
    html! {
        <>
            <header class="sbs-band">
                <div class="sbs-band__columns">
                    <div>
                        <@{props.tag(0)} class="sbs-title sbs-band__title" id={props.id("heading")} tabindex="-1"
                            data-sbs-heading="true">
                            {&headline.sentence}
                        </@>
                        <p class="sbs-band__text">
                            <strong>{&headline.level}</strong>
                            {" "}
                            {&headline.based_on}
                        </p>
                        if let Some(meaning) = &headline.meaning {
                            <p class="sbs-band__text">{meaning}</p>
                        }
                        if headline.is_undetermined {
                            <p class="sbs-band__action">
                                <button type="button" class="sbs-button"
                                    onclick={props.on(Msg::OpenFirstOpen)}>
                                    {text.result_undetermined_action}
                                </button>
                            </p>
                        }
                    </div>
                    <div>
                        <dl class="sbs-figures">{for headline.figures.iter().map(figure)}</dl>
                        if let Some(quadrant) = &headline.quadrant {
                            <p class="sbs-band__text sbs-small">
                                <strong>{&quadrant.name}</strong>
                                {". "}
                                {&quadrant.text}
                            </p>
                        }
                    </div>
                </div>
            </header>
            if !headline.certainty.is_empty() {
                <div class="sbs-notices">
                    <div class="sbs-notice">
                        {for headline.certainty.iter().map(|text| html! { <p key={text.clone()}>{text}</p> })}
                        if let Some(full) = &headline.to_full {
                            <p>{full}</p>
                            <div class="sbs-buttons">
                                <button type="button" class="sbs-button" onclick={props.on(Msg::ToFull)}>
                                    {text.result_to_full}
                                </button>
                            </div>
                        }
                    </div>
                </div>
            }
        </>
    }
}

fn figure(named: &NamedFigure) -> Html {
    let figure = &named.figure;
    let kind = if figure.value.is_some() { "known" } else { "missing" };
    html! {
        <div key={named.name.clone()} class="sbs-figures__item">
            <dt>{&named.name}</dt>
            <dd data-kind={kind}>
                // Without a number the reason takes its place.
                if figure.value.is_some() {
                    {&figure.text}
                } else {
                    {&figure.words}
                }
                if let Some(out_of) = &named.out_of {
                    {" "}
                    <small>{out_of}</small>
                }
            </dd>
        </div>
    }
}
