//! Radar and pyramid, each with its table and the sentence to remember.

use yew::prelude::*;

use super::part::{PartProps, paragraphs};
use crate::{
    app::{
        result::{
            charts::{FirstTier, Radar},
            pyramid::{Pyramid, Tier, TierState},
            way_up::capitalised,
        },
        views::{badge::badge, chart_figure::ChartFigure},
    },
    core::instrument::DimensionId,
};

/// The two drawings.
#[component]
pub fn Charts(props: &PartProps) -> Html {
    let charts = &props.page.charts;
    html! {
        <div class="sbs-block">
            <div class="sbs-pair" data-columns="5-7">
                {radar(props, &charts.radar)}
                if let Some(model) = &charts.pyramid {
                    {pyramid(props, model)}
                }
                if let Some(tier) = &charts.first_tier {
                    {first_tier(props, tier)}
                }
            </div>
        </div>
    }
}

fn radar(props: &PartProps, radar: &Radar) -> Html {
    let text = props.text();
    let kind = if props.page.is_quick { "bands" } else { "radar" };
    html! {
        <section aria-labelledby={props.id("radar-heading")}>
            {props.heading("radar-heading", text.result_three_ps_title)}
            <ChartFigure chart={radar.chart.clone()} label={radar.title.clone()} id={props.id("radar")} {kind}
                description={radar.description.clone()} theme_key={props.theme_key.clone()} lang={props.lang}>
                <table class="sbs-scores">
                    <caption class="sbs-visually-hidden">{&radar.title}</caption>
                    <tbody>
                        {for radar.axes.iter().map(|axis| html! {
                            <tr key={axis.name.clone()}>
                                <th scope="row">
                                    <span class="sbs-scores__name">{Html::from(badge(Some(axis.dimension), ' '))}<span>{&axis.name}</span></span>
                                </th>
                                <td class="sbs-scores__score">{&axis.figure.text}</td>
                                if axis.figure.text != axis.figure.words {
                                    <td>{&axis.figure.words}</td>
                                }
                            </tr>
                        })}
                    </tbody>
                </table>
            </ChartFigure>
            if let Some(takeaway) = &radar.takeaway {
                <p class="sbs-takeaway">{takeaway}</p>
            }
        </section>
    }
}

fn pyramid(props: &PartProps, pyramid: &Pyramid) -> Html {
    let text = props.text();
    html! {
        <section aria-labelledby={props.id("pyramid-heading")}>
            {props.heading("pyramid-heading", text.result_pyramid_title)}
            <ChartFigure chart={pyramid.chart.clone()} label={pyramid.title.clone()} id={props.id("pyramid")}
                description={pyramid.description.clone()} theme_key={props.theme_key.clone()} lang={props.lang}
                kind="pyramid">
                <table class="sbs-scores">
                    <caption class="sbs-visually-hidden">{&pyramid.title}</caption>
                    <tbody>
                        // The top first, as in the drawing.
                        {for pyramid.tiers.iter().rev().map(tier)}
                    </tbody>
                </table>
            </ChartFigure>
            <p class="sbs-small sbs-muted">{format!("{}.", capitalised(&pyramid.norm))}</p>
            <div class="sbs-takeaway">{paragraphs(&pyramid.takeaways)}</div>
        </section>
    }
}

fn tier(tier: &Tier) -> Html {
    let counts = matches!(tier.state, TierState::Reached | TierState::Blocked);
    html! {
        <tr key={tier.level} data-counts={counts.to_string()}>
            <th scope="row">
                <span class="sbs-scores__name">
                    {Html::from(badge(DimensionId::from_level(tier.level), ' '))}
                    <span>{&tier.name}<span class="sbs-muted sbs-scores__state">{&tier.words}</span></span>
                </span>
            </th>
            <td class="sbs-scores__score">
                {&tier.figure.text}
                if tier.figure.value.is_none() && tier.figure.words != tier.words {
                    <span class="sbs-scores__state">{&tier.figure.words}</span>
                }
            </td>
        </tr>
    }
}

fn first_tier(props: &PartProps, tier: &FirstTier) -> Html {
    html! {
        <section aria-labelledby={props.id("pyramid-heading")}>
            {props.heading("pyramid-heading", props.text().result_pyramid_title)}
            <div class="sbs-first-tier">
                {Html::from(badge(Some(DimensionId::L1), ' '))}
                <div>
                    {props.subheading(&tier.title)}
                    <p>{&tier.text}</p>
                </div>
            </div>
        </section>
    }
}
