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
        score_breakdown::{Behind, Pull, ScoreBreakdown},
        scores::{Row, Table},
    },
    state::rc_ptr_eq::RcPtrEq,
    ui::{
        components::{badge::badge, meter::meter},
        element_builder::{self, ElementBuilder, On, el, of},
    },
};

/// Every score.
pub fn scores(block: &RcPtrEq<BlockProps>) -> ElementBuilder {
    let scores = &block.page.scores;
    let first = el("div")
        .node(deferred(block, |block, _| Some(table(block, &block.page.scores.three_ps))))
        .node(deferred(block, |block, _| Some(table(block, &block.page.scores.values))))
        .node(deferred(block, |block, _| meetings(block)));
    let second = el("div")
        .node(deferred(block, |block, _| Some(table(block, block.page.scores.levels.as_ref()?))))
        .node(deferred(block, |block, _| Some(table(block, &block.page.scores.overall))));
    let section = block
        .section("sbs-block", "scores", block.text().result_scores_title)
        .child(of("p", "sbs-muted sbs-prose").text(&scores.bands))
        .child(of("div", "sbs-pair").child(first).child(second));
    section
        .node(deferred(block, |block, _| block.page.charts.facets.is_some().then(|| facets(block))))
        // Paper has no buttons: there the parts are a table.
        .node(deferred(block, |block, _| {
            let table = facet_table(block, block.page.charts.facets.as_ref()?);
            Some(of("div", "sbs-print-only").child(table))
        }))
}

fn facets(block: &BlockProps) -> ElementBuilder {
    el("div").node(html! { <Facets ..block.clone() /> })
}

fn meetings(block: &BlockProps) -> Option<ElementBuilder> {
    let meetings = block.page.scores.meetings.iter();
    let meetings = meetings
        .map(|meeting| el("li").child(el("strong").text(&meeting.title)).text(". ").text(&meeting.text));
    let meetings = of("ul", "sbs-textlinks sbs-result__gap sbs-small").children(meetings);
    (!block.page.is_quick).then_some(meetings)
}

fn column(head: &str) -> ElementBuilder {
    el("th").set("scope", "col").copy(head)
}

/// Every breakdown, in order.
fn breakdowns(block: &BlockProps) -> impl Iterator<Item = &ScoreBreakdown> {
    let scores = &block.page.scores;
    let tables =
        [Some(&scores.three_ps), Some(&scores.values), scores.levels.as_ref(), Some(&scores.overall)];
    tables.into_iter().flatten().flat_map(|table| &table.rows).filter_map(|row| row.breakdown.as_ref())
}

fn table(block: &RcPtrEq<BlockProps>, table: &Table) -> ElementBuilder {
    let is_levels =
        table.rows.first().and_then(|row| row.dimension).map(DimensionId::group) == Some(Group::Level);
    // A quick scan shows bands, not numbers; a bar would be a number again.
    let (shows_score, shows_bar) = (is_levels || !block.page.is_quick, !block.page.is_quick);
    let [name, score, bar, words] = &table.heads;
    let heads = el("tr")
        .child(column(name))
        .option(shows_score.then(|| column(score).set("class", "sbs-scores__score")))
        .option(shows_bar.then(|| column(bar).set("class", "sbs-scores__bar")))
        .child(column(words));
    let rows = table.rows.iter().map(|found| row(found, shows_score, shows_bar));
    let reason = |row: &Row| match (&row.breakdown, &row.note) {
        (Some(found), _) => {
            let index = breakdowns(block).position(|other| std::ptr::eq(other, found));
            folded(
                block,
                &found.title,
                |block, index| Some(breakdown(block, breakdowns(block).nth(index)?)),
                index.unwrap_or(0),
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

fn breakdown(block: &BlockProps, breakdown: &ScoreBreakdown) -> ElementBuilder {
    let behind = |behind: &Behind| {
        el("li")
            .key(&behind.link.text)
            .child(block.item(&behind.link))
            .text(" (")
            .text(&behind.answer)
            .text(")")
    };
    let pull = |pull: &Pull| {
        let items = of("ul", "sbs-list").children(pull.items.iter().map(behind));
        el("div").child(el("p").child(el("strong").text(&pull.title))).child(items)
    };
    of("div", "sbs-aside")
        .children(paragraphs(&breakdown.sentences))
        .children(breakdown.pulls.iter().map(pull))
}

/// The ten parts: drawn only when they are asked for.
#[component]
fn Facets(block: &BlockProps) -> Html {
    let open = use_state_eq(bool::default);
    let Some(facets) = &block.page.charts.facets else { return Html::default() };
    let text = block.text();
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
    let element = of("div", "sbs-facets").child(button);
    if !*open {
        return element.into();
    }
    let chart = ChartWithTable {
        chart: &facets.chart,
        label: &facets.title,
        description: &facets.description,
        name: "facets",
        kind: "facets",
        table: facet_table(block, facets),
    };
    element.node(figure(block, chart)).into()
}

fn facet_table(block: &BlockProps, facets: &Radar) -> ElementBuilder {
    let text = block.text();
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
