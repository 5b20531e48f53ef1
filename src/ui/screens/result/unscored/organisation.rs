//! How social media are organised.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    super::{
        block_props::BlockProps,
        deferred_blocks::{folded, folded_remarks},
    },
    ratio::not_known,
};
use crate::{
    charts::Chart,
    core::instrument::Lang,
    report::organisation::Organisation,
    state::rc_ptr_eq::RcPtrEq,
    ui::{
        components::figures::chart::ChartView,
        element_builder::{ElementBuilder, el, of},
    },
};

/// The model: a reading, never a ranking.
pub fn organisation(block: &RcPtrEq<BlockProps>, organisation: &Organisation) -> ElementBuilder {
    let text = block.text();
    let section = block.section("sbs-part", "organisation-heading", text.result_org_title);
    let section = match &organisation.chart {
        Some(_) => {
            let description = organisation.description.clone().unwrap_or_default();
            section.child(of("p", "sbs-big").text(&description))
        }
        None => section.child(not_known(block)),
    };
    let section = if block.page.is_quick && organisation.chart.is_some() {
        section.node(folded(block, block.fold_of("model", text.result_org_title), reading, 0))
    } else {
        section.node(reading(block, 0).map(Html::from).unwrap_or_default())
    };
    section.node(folded_remarks(
        block,
        "organisation",
        text.result_org_title,
        &organisation.remarks,
        |block, _| {
            let remarks = &block.page.organisation.as_ref()?.remarks;
            Some(el("div").children(block.remarks("organisation", remarks)))
        },
    ))
}

/// The model drawn, what it asks of the organisation, and that none is the best.
fn reading(block: &RcPtrEq<BlockProps>, _: usize) -> Option<ElementBuilder> {
    let organisation = block.page.organisation.as_ref()?;
    let known = known(block, organisation, organisation.chart.as_ref()?);
    let no_best =
        of("p", "sbs-small sbs-muted sbs-prose sbs-result__gap").text(block.text().result_org_no_best);
    Some(el("div").child(known).child(no_best))
}

fn known(block: &BlockProps, organisation: &Organisation, chart: &Rc<Chart>) -> ElementBuilder {
    let reading = organisation.reading.as_deref().unwrap_or_default();
    let chart_view = html! {
        <ChartView chart={RcPtrEq::from(chart)} label={organisation.name.clone()} id={block.id("organisation")} />
    };
    let name = marked("strong", &organisation.name, block.lang);
    el("div")
        .child(of("figure", "sbs-chart").set("data-kind", "organisation").node(chart_view))
        .child(of("p", "sbs-takeaway").child(name).copy(&format!(". {reading}")))
}

/// English terms that the instrument keeps in other languages.
const ENGLISH: [&str; 1] = ["hub and spoke"];

/// An element with this text, in which English terms are marked as English where the text is not.
fn marked(tag: &'static str, text: &str, lang: Lang) -> ElementBuilder {
    let found = ENGLISH.into_iter().find_map(|term| {
        let (before, after) = text.split_once(term).filter(|_| lang != Lang::En)?;
        Some((before, term, after))
    });
    match found {
        Some((before, term, after)) => {
            el(tag).copy(before).child(el("span").set("lang", "en").text(term)).copy(after)
        }
        None => el(tag).copy(text),
    }
}
