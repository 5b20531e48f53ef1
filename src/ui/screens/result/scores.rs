//! The scores that stand under no drawing, how the Ps meet, and the ten parts on request.

use yew::prelude::*;

use super::{
    block_props::BlockProps,
    charts::{
        Figure, bars, figure, has_scores,
        score_table::{self, Which, column, row_head, score_table},
        shows_bars,
    },
    deferred_blocks::{deferred, folded},
};
use crate::{
    report::chart_texts::Radar,
    state::rc_ptr_eq::RcPtrEq,
    ui::{
        components::{badge::colors, deferred::Paper},
        element_builder::{ElementBuilder, el, of},
    },
};

/// Bars and indices, and what lies under the profile; `None` where all of it stands above.
pub fn scores(block: &RcPtrEq<BlockProps>) -> Option<ElementBuilder> {
    if !has_scores(block) {
        return None;
    }
    let text = block.text();
    let section = block.section("sbs-block", "scores", text.result_scores_title);
    if !block.page.is_quick {
        return Some(section.node(tables(block, 0).map(Html::from).unwrap_or_default()));
    }
    // Nothing here is in the finding of a quick scan.
    let mut fold = block.fold("scores", text.result_scores_show, Paper::Content);
    let others = if shows_bars(block) { 0 } else { block.page.scores.others.len() };
    let others = (0..others).map(Which::Other);
    let tables_here: Vec<Which> = others.chain([Which::Overall]).collect();
    fold.is_open |= score_table::leads_back(block, &tables_here);
    Some(section.node(folded(block, fold, tables, 0)))
}

fn tables(block: &RcPtrEq<BlockProps>, _: usize) -> Option<ElementBuilder> {
    let text = block.text();
    let has_meetings = !block.page.is_quick && !block.page.scores.meetings.is_empty();
    let meetings = if !has_meetings {
        Html::default()
    } else {
        let fold = block.fold("meetings", text.result_meetings_title, Paper::All);
        folded(block, fold, |block, _| Some(meetings(block)), 0)
    };
    let has_bars = !shows_bars(block) && !block.page.scores.others.is_empty();
    let first = (has_bars || has_meetings).then(|| {
        let bars = has_bars.then(|| bars(block, el("div")));
        el("div").option(bars).node(meetings)
    });
    let second = block
        .page
        .scores
        .overall
        .as_ref()
        .map(|_| el("div").node(deferred(block, |block, _| Some(score_table(block, Which::Overall)))));
    let facets = if let Some(facets) = &block.page.charts.facets {
        let fold = block.fold("facets", &facets.name, Paper::Nothing);
        folded(block, fold, |block, _| Some(parts(block, block.page.charts.facets.as_ref()?)), 0)
    } else {
        Html::default()
    };
    let tables = of("div", "sbs-explained")
        .child(of("p", "sbs-small sbs-muted sbs-prose").text(&block.page.scores.bands))
        .child(of("div", "sbs-pair").option(first).option(second))
        .node(facets)
        // Paper has the parts as a table alone.
        .node(deferred(block, |block, _| {
            let table = facet_table(block, block.page.charts.facets.as_ref()?);
            Some(of("div", "sbs-print-only").child(table))
        }));
    Some(tables)
}

fn meetings(block: &BlockProps) -> ElementBuilder {
    let meetings = block.page.scores.meetings.iter();
    let meetings = meetings
        .map(|meeting| el("li").child(el("strong").text(&meeting.title)).text(". ").text(&meeting.text));
    of("ul", "sbs-textlinks sbs-small").children(meetings)
}

/// The ten parts: drawn only when they are asked for.
fn parts(block: &BlockProps, facets: &Radar) -> ElementBuilder {
    if !facets.is_drawn() {
        return facet_table(block, facets);
    }
    let chart = Figure { chart: &facets.chart, label: &facets.title, name: "facets", fallback: None };
    of("div", "sbs-facets").node(figure(block, chart)).child(facet_table(block, facets))
}

fn facet_table(block: &BlockProps, facets: &Radar) -> ElementBuilder {
    let text = block.text();
    let heads = el("tr")
        .child(column(text.result_scores_part))
        .child(column(text.result_scores_score))
        .child(column(text.result_scores_band));
    let rows = facets.axes.iter().zip(1..).map(|(axis, number)| {
        let disc = of("span", "sbs-badge")
            .set("data-shape", "round")
            .set("data-of", colors(axis.dimension))
            .set("aria-hidden", "true")
            .number(number);
        let number = of("span", "sbs-scores__number").text(&axis.figure.text);
        el("tr")
            .child(row_head(Some(disc), &axis.name))
            .child(of("td", "sbs-scores__score").child(number))
            .child(el("td").text(&axis.figure.words))
    });
    of("table", "sbs-scores")
        .child(el("caption").text(&facets.name))
        .child(el("thead").child(heads))
        .child(el("tbody").children(rows))
}
