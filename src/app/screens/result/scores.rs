//! All scores as tables, each with its reasons, and the ten parts on request.

use yew::prelude::*;

use super::part::{PartProps, paragraphs};
use crate::{
    app::{
        result::{
            charts::Radar,
            scores::{Row, Table},
            why::Why,
        },
        views::{badge::badge, chart_figure::ChartFigure, meter::Meter},
    },
    core::{
        instrument::{DimensionId, Group},
        keyed::Keyed,
    },
};

/// Every score.
#[component]
pub fn Scores(props: &PartProps) -> Html {
    let scores = &props.page.scores;
    html! {
        <section class="sbs-block" aria-labelledby={props.id("scores")}>
            {props.heading("scores", props.text().result_scores_title)}
            <p class="sbs-muted sbs-prose">{&scores.bands}</p>
            <div class="sbs-pair">
                <div>
                    {table(props, &scores.three_ps)}
                    {table(props, &scores.values)}
                    if !props.page.is_quick {
                        <ul class="sbs-textlinks sbs-result__gap sbs-small">
                            {for scores.meetings.iter().map(|meeting| html! {
                                <li key={meeting.title.clone()}>
                                    <strong>{&meeting.title}</strong>
                                    {". "}
                                    {&meeting.text}
                                </li>
                            })}
                        </ul>
                    }
                </div>
                <div>
                    if let Some(levels) = &scores.levels {
                        {table(props, levels)}
                    }
                    {table(props, &scores.overall)}
                </div>
            </div>
            if let Some(facets) = &props.page.charts.facets {
                <Facets ..props.clone() />
                // Paper has no buttons: there the parts are a table.
                <div class="sbs-print-only">{facet_table(props, facets)}</div>
            }
        </section>
    }
}

fn table(props: &PartProps, table: &Table) -> Html {
    let is_levels =
        table.rows.first().and_then(|row| row.dimension).map(DimensionId::group) == Some(Group::Level);
    let is_quick = props.page.is_quick;
    // A quick scan shows bands, not numbers; a bar would be a number again.
    let (shows_score, shows_bar) = (is_levels || !is_quick, !is_quick);
    let [name, score, bar, words] = &table.heads;
    html! {
        <>
            <table class="sbs-scores">
                <caption>{&table.caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{name}</th>
                        if shows_score {
                            <th scope="col" class="sbs-scores__score">{score}</th>
                        }
                        if shows_bar {
                            <th scope="col" class="sbs-scores__bar">{bar}</th>
                        }
                        <th scope="col">{words}</th>
                    </tr>
                </thead>
                <tbody>{for table.rows.iter().map(|found| row(found, shows_score, shows_bar))}</tbody>
            </table>
            <div class="sbs-reasons">
                {for table.rows.iter().map(|row| html! {
                    if let Some(found) = &row.why {
                        {why(props, found)}
                    } else if let Some(note) = &row.note {
                        <p class="sbs-small sbs-muted"><strong>{&row.name}</strong>{". "}{note}</p>
                    }
                })}
            </div>
        </>
    }
}

fn row(row: &Row, shows_score: bool, shows_bar: bool) -> Html {
    let of = match row.dimension {
        Some(id) if id.group() != Group::Value => id.key(),
        _ => "value",
    };
    html! {
        <tr key={row.name.clone()}>
            <th scope="row">
                <span class="sbs-scores__name">
                    if of != "value" {
                        {Html::from(badge(row.dimension, ' '))}
                    }
                    <span>{&row.name}</span>
                </span>
            </th>
            if shows_score {
                <td class="sbs-scores__score">{&row.figure.text}</td>
            }
            if shows_bar {
                <td class="sbs-scores__bar"><Meter bar={row.bar} {of} /></td>
            }
            <td>{&row.figure.words}</td>
        </tr>
    }
}

fn why(props: &PartProps, why: &Why) -> Html {
    html! {
        <details key={why.title.clone()} class="sbs-disclosure">
            <summary>{&why.title}</summary>
            <div class="sbs-aside">
                {paragraphs(&why.sentences)}
                {for why.pulls.iter().map(|pull| html! {
                    <div key={pull.title.clone()}>
                        <p><strong>{&pull.title}</strong></p>
                        <ul class="sbs-list">
                            {for pull.items.iter().map(|behind| html! {
                                <li key={behind.link.item.position()}>
                                    {props.item(&behind.link)}
                                    {" ("}{&behind.answer}{")"}
                                </li>
                            })}
                        </ul>
                    </div>
                })}
            </div>
        </details>
    }
}

/// The ten parts: drawn only when they are asked for.
#[component]
fn Facets(props: &PartProps) -> Html {
    let open = use_state_eq(|| false);
    let Some(facets) = &props.page.charts.facets else { return Html::default() };
    let text = props.text();
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <div class="sbs-facets">
            <button type="button" class="sbs-button" data-kind="second" {onclick} aria-expanded={open.to_string()}>
                {if *open { text.chart_detail_hide } else { text.chart_detail_show }}
            </button>
            if *open {
                <ChartFigure chart={facets.chart.clone()} label={facets.title.clone()} id={props.id("facets")}
                    description={facets.description.clone()} theme_key={props.theme_key.clone()} lang={props.lang}
                    kind="facets">
                    {facet_table(props, facets)}
                </ChartFigure>
            }
        </div>
    }
}

fn facet_table(props: &PartProps, facets: &Radar) -> Html {
    let text = props.text();
    html! {
        <table class="sbs-scores">
            <caption>{text.result_facets_title}</caption>
            <thead>
                <tr>
                    <th scope="col">{text.result_scores_part}</th>
                    <th scope="col" class="sbs-scores__score">{text.result_scores_score}</th>
                    <th scope="col">{text.result_scores_band}</th>
                </tr>
            </thead>
            <tbody>
                {for facets.axes.iter().zip(1_u8..).map(|(axis, number)| html! {
                    <tr key={number}>
                        <th scope="row">
                            <span class="sbs-scores__name">
                                <span class="sbs-badge" data-shape="round" data-of={axis.dimension.key()}>{number}</span>
                                <span>{&axis.name}</span>
                            </span>
                        </th>
                        <td class="sbs-scores__score">{&axis.figure.text}</td>
                        <td>{&axis.figure.words}</td>
                    </tr>
                })}
            </tbody>
        </table>
    }
}
