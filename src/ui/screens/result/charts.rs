//! Radar and pyramid, each with its table and the sentence to remember.

use yew::prelude::*;

use super::{
    block_props::{BlockProps, paragraphs},
    deferred_blocks::deferred,
};
use crate::{
    charts::{Chart, TierState},
    core::instrument::DimensionId,
    report::{
        chart_texts::{FirstTier, Radar},
        next_level::capitalised,
        pyramid::{Pyramid, Tier},
    },
    state::rc_ptr_eq::RcPtrEq,
    ui::{
        components::{badge::badge, chart_figure::ChartFigure},
        element_builder::{self, ElementBuilder, el, of},
    },
};

/// The two drawings.
pub fn charts(block: &RcPtrEq<BlockProps>) -> ElementBuilder {
    let pair = of("div", "sbs-pair")
        .set("data-columns", "5-7")
        .node(deferred(block, |block, _| Some(radar(block, &block.page.charts.radar))))
        .node(deferred(block, |block, _| Some(pyramid(block, block.page.charts.pyramid.as_ref()?))))
        .node(deferred(block, |block, _| Some(first_tier(block, block.page.charts.first_tier.as_ref()?))));
    of("div", "sbs-block").child(pair)
}

/// A drawing with its table.
pub struct ChartWithTable<'a> {
    /// What is drawn.
    pub chart: &'a std::rc::Rc<Chart>,
    /// What it shows.
    pub label: &'a str,
    /// The same in sentences.
    pub description: &'a str,
    /// The end of its id.
    pub name: &'static str,
    /// The kind of figure, for the style sheet.
    pub kind: &'static str,
    /// What says the same.
    pub table: ElementBuilder,
}

/// A drawing with its table, in the page.
pub fn figure(block: &BlockProps, chart: ChartWithTable<'_>) -> Html {
    let [label, description] = [chart.label, chart.description].map(|text| AttrValue::from(text.to_owned()));
    html! {
        <ChartFigure chart={RcPtrEq::from(chart.chart)} {label} {description} id={block.id(chart.name)}
            lang={block.lang} kind={chart.kind}>
            {Html::from(chart.table)}
        </ChartFigure>
    }
}

/// The name of a row, with its badge.
pub fn row_head(badge: Option<ElementBuilder>, name: Html) -> ElementBuilder {
    el("th").set("scope", "row").child(of("span", "sbs-scores__name").option(badge).node(name))
}

/// A table of scores whose caption is read only.
fn table(title: &String, rows: impl Iterator<Item = ElementBuilder>) -> ElementBuilder {
    of("table", "sbs-scores")
        .child(of("caption", "sbs-visually-hidden").text(title))
        .child(el("tbody").children(rows))
}

/// The three Ps.
pub fn radar(block: &BlockProps, radar: &Radar) -> ElementBuilder {
    let row = |axis: &crate::report::chart_texts::Axis| {
        let words = (axis.figure.text != axis.figure.words).then(|| el("td").text(&axis.figure.words));
        el("tr")
            .child(row_head(Some(badge(Some(axis.dimension), ' ')), element_builder::text(&axis.name)))
            .child(of("td", "sbs-scores__score").text(&axis.figure.text))
            .option(words)
    };
    let chart = ChartWithTable {
        chart: &radar.chart,
        label: &radar.title,
        description: &radar.description,
        name: "radar",
        kind: if block.page.is_quick { "bands" } else { "radar" },
        table: table(&radar.title, radar.axes.iter().map(row)),
    };
    block
        .section("sbs-part", "radar-heading", block.text().result_three_ps_title)
        .node(figure(block, chart))
        .option(radar.takeaway.as_ref().map(|takeaway| of("p", "sbs-takeaway").text(takeaway)))
}

fn pyramid(block: &BlockProps, pyramid: &Pyramid) -> ElementBuilder {
    let chart = ChartWithTable {
        chart: &pyramid.chart,
        label: &pyramid.title,
        description: &pyramid.description,
        name: "pyramid",
        kind: "pyramid",
        // The top first, as in the drawing.
        table: table(&pyramid.title, pyramid.tiers.iter().rev().map(tier)),
    };
    block
        .section("sbs-part", "pyramid-heading", block.text().result_pyramid_title)
        .node(figure(block, chart))
        .child(of("p", "sbs-small sbs-muted").text(&capitalised(&pyramid.norm)).text("."))
        .child(of("div", "sbs-takeaway").children(paragraphs(&pyramid.takeaways)))
}

fn tier(tier: &Tier) -> ElementBuilder {
    let counts = matches!(tier.state, TierState::Reached | TierState::Stops);
    let need = tier.need.as_ref().map(|need| of("span", "sbs-muted sbs-scores__state").text(need));
    let name = el("span")
        .text(&tier.name)
        .child(of("span", "sbs-muted sbs-scores__state").text(&tier.words))
        .option(need);
    let reason = (tier.figure.value.is_none() && tier.figure.words != tier.words)
        .then(|| of("span", "sbs-scores__state").text(&tier.figure.words));
    el("tr")
        .set("data-counts", if counts { "true" } else { "false" })
        .child(row_head(Some(badge(DimensionId::from_level(tier.level), ' ')), name.into()))
        .child(of("td", "sbs-scores__score").text(&tier.figure.text).option(reason))
}

fn first_tier(block: &BlockProps, tier: &FirstTier) -> ElementBuilder {
    let words = el("div").child(block.subheading(&tier.title)).child(el("p").text(&tier.text));
    block
        .section("sbs-part", "pyramid-heading", block.text().result_pyramid_title)
        .child(of("div", "sbs-first-tier").child(badge(Some(DimensionId::L1), ' ')).child(words))
}
