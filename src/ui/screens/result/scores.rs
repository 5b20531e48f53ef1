//! All scores as tables, each with its reasons, and the ten parts on request.

use yew::prelude::*;

use super::{
    block_props::{BlockProps, led, paragraphs},
    charts::{ChartWithTable, figure, row_head},
    deferred_blocks::{deferred, folded},
};
use crate::{
    core::{
        instrument::{DimensionId, Group},
        string_enum::StringEnum,
    },
    report::{
        chart_texts::Radar,
        score_breakdown::{Behind, Pull, Why},
        scores::{Row, Table},
    },
    state::rc_ptr_eq::Shared,
    ui::{
        components::{badge::badge, meter::meter},
        element_builder::{self, ElementBuilder, On, el, of},
    },
};

/// Every score.
pub fn scores(part: &Shared<BlockProps>) -> ElementBuilder {
    let scores = &part.page.scores;
    let first = el("div")
        .node(deferred(part, |part, _| Some(table(part, &part.page.scores.three_ps))))
        .node(deferred(part, |part, _| Some(table(part, &part.page.scores.values))))
        .node(deferred(part, |part, _| meetings(part)));
    let second = el("div")
        .node(deferred(part, |part, _| Some(table(part, part.page.scores.levels.as_ref()?))))
        .node(deferred(part, |part, _| Some(table(part, &part.page.scores.overall))));
    let section = part
        .section("sbs-block", "scores", part.text().result_scores_title)
        .child(of("p", "sbs-muted sbs-prose").text(&scores.bands))
        .child(of("div", "sbs-pair").child(first).child(second));
    section
        .node(deferred(part, |part, _| part.page.charts.facets.is_some().then(|| facets(part))))
        // Paper has no buttons: there the parts are a table.
        .node(deferred(part, |part, _| {
            let table = facet_table(part, part.page.charts.facets.as_ref()?);
            Some(of("div", "sbs-print-only").child(table))
        }))
}

fn facets(part: &BlockProps) -> ElementBuilder {
    el("div").node(html! { <Facets ..part.clone() /> })
}

fn meetings(part: &BlockProps) -> Option<ElementBuilder> {
    let meetings = part.page.scores.meetings.iter();
    let meetings = meetings
        .map(|meeting| el("li").child(el("strong").text(&meeting.title)).text(". ").text(&meeting.text));
    let meetings = of("ul", "sbs-textlinks sbs-result__gap sbs-small").children(meetings);
    (!part.page.is_quick).then_some(meetings)
}

fn column(head: &str) -> ElementBuilder {
    el("th").set("scope", "col").copy(head)
}

/// Every reason, in order.
fn reasons(part: &BlockProps) -> impl Iterator<Item = &Why> {
    let scores = &part.page.scores;
    let tables =
        [Some(&scores.three_ps), Some(&scores.values), scores.levels.as_ref(), Some(&scores.overall)];
    tables.into_iter().flatten().flat_map(|table| &table.rows).filter_map(|row| row.why.as_ref())
}

fn table(part: &Shared<BlockProps>, table: &Table) -> ElementBuilder {
    let is_levels =
        table.rows.first().and_then(|row| row.dimension).map(DimensionId::group) == Some(Group::Level);
    // A quick scan shows bands, not numbers; a bar would be a number again.
    let (shows_score, shows_bar) = (is_levels || !part.page.is_quick, !part.page.is_quick);
    let [name, score, bar, words] = &table.heads;
    let heads = el("tr")
        .child(column(name))
        .option(shows_score.then(|| column(score).set("class", "sbs-scores__score")))
        .option(shows_bar.then(|| column(bar).set("class", "sbs-scores__bar")))
        .child(column(words));
    let rows = table.rows.iter().map(|found| row(found, shows_score, shows_bar));
    let reason = |row: &Row| match (&row.why, &row.note) {
        (Some(found), _) => {
            let place = reasons(part).position(|other| std::ptr::eq(other, found));
            folded(
                part,
                &found.title,
                |part, place| Some(why(part, reasons(part).nth(place)?)),
                place.unwrap_or(0),
            )
        }
        (None, Some(note)) => led("sbs-small sbs-muted", &row.name, &format!(". {note}")).into(),
        (None, None) => Html::default(),
    };
    let reasons = table.rows.iter().fold(of("div", "sbs-reasons"), |all, row| all.node(reason(row)));
    let scores = of("table", "sbs-scores")
        .child(el("caption").text(&table.caption))
        .child(el("thead").child(heads))
        .child(el("tbody").children(rows));
    el("div").child(scores).child(reasons)
}

fn row(row: &Row, shows_score: bool, shows_bar: bool) -> ElementBuilder {
    let of_dimension = row.dimension.filter(|id| id.group() != Group::Value);
    let key = of_dimension.map_or("value", StringEnum::key);
    let bar = || of("td", "sbs-scores__bar").child(meter(row.bar, key));
    el("tr")
        .child(row_head(of_dimension.map(|id| badge(Some(id), ' ')), element_builder::text(&row.name)))
        .option(shows_score.then(|| of("td", "sbs-scores__score").text(&row.figure.text)))
        .option(shows_bar.then(bar))
        .child(el("td").text(&row.figure.words))
}

fn why(part: &BlockProps, why: &Why) -> ElementBuilder {
    let behind = |behind: &Behind| {
        el("li")
            .key(&behind.link.text)
            .child(part.item(&behind.link))
            .text(" (")
            .text(&behind.answer)
            .text(")")
    };
    let pull = |pull: &Pull| {
        let items = of("ul", "sbs-list").children(pull.items.iter().map(behind));
        el("div").child(el("p").child(el("strong").text(&pull.title))).child(items)
    };
    of("div", "sbs-aside").children(paragraphs(&why.sentences)).children(why.pulls.iter().map(pull))
}

/// The ten parts: drawn only when they are asked for.
#[component]
fn Facets(part: &BlockProps) -> Html {
    let open = use_state_eq(bool::default);
    let Some(facets) = &part.page.charts.facets else { return Html::default() };
    let text = part.text();
    let (label, expanded) =
        if *open { (text.chart_detail_hide, "true") } else { (text.chart_detail_show, "false") };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    let button = of("button", "sbs-button")
        .set("type", "button")
        .set("data-kind", "second")
        .set("aria-expanded", expanded)
        .on(On::Click, toggle)
        .text(label);
    let block = of("div", "sbs-facets").child(button);
    if !*open {
        return block.into();
    }
    let drawing = ChartWithTable {
        chart: &facets.chart,
        label: &facets.title,
        description: &facets.description,
        name: "facets",
        kind: "facets",
        table: facet_table(part, facets),
    };
    block.node(figure(part, drawing)).into()
}

fn facet_table(part: &BlockProps, facets: &Radar) -> ElementBuilder {
    let text = part.text();
    let heads = el("tr")
        .child(column(text.result_scores_part))
        .child(column(text.result_scores_score).set("class", "sbs-scores__score"))
        .child(column(text.result_scores_band));
    let rows = facets.axes.iter().zip(1..).map(|(axis, number)| {
        let disc = of("span", "sbs-badge")
            .set("data-shape", "round")
            .set("data-of", axis.dimension.key())
            .number(number);
        el("tr")
            .child(row_head(Some(disc), element_builder::text(&axis.name)))
            .child(of("td", "sbs-scores__score").text(&axis.figure.text))
            .child(el("td").text(&axis.figure.words))
    });
    of("table", "sbs-scores")
        .child(el("caption").text(text.result_facets_title))
        .child(el("thead").child(heads))
        .child(el("tbody").children(rows))
}
