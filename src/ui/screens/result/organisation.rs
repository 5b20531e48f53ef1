//! How social media are organised.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    block_props::{BlockProps, led},
    ratio::not_known,
};
use crate::{
    charts::Chart,
    report::organisation::Organisation,
    state::rc_ptr_eq::RcPtrEq,
    ui::{
        components::chart::ChartView,
        element_builder::{ElementBuilder, of},
    },
};

/// The model: a reading, never a ranking.
pub fn organisation(block: &BlockProps, organisation: &Organisation) -> ElementBuilder {
    let text = block.text();
    let section = block.section("sbs-part", "organisation-heading", text.result_org_title);
    let section = match &organisation.chart {
        Some(chart) => known(section, block, organisation, chart),
        None => section.child(not_known(block)),
    };
    section
        .child(of("p", "sbs-small sbs-muted sbs-prose sbs-result__gap").text(text.result_org_no_best))
        .children(block.remarks(&organisation.remarks))
}

fn known(
    section: ElementBuilder,
    block: &BlockProps,
    organisation: &Organisation,
    chart: &Rc<Chart>,
) -> ElementBuilder {
    let description = organisation.description.clone().unwrap_or_default();
    let reading = organisation.reading.as_deref().unwrap_or_default();
    let lead = of("p", "sbs-big").text(&description);
    let chart_view = html! {
        <ChartView chart={RcPtrEq::from(chart)} label={organisation.name.clone()} {description}
            id={block.id("organisation")} />
    };
    section
        .child(lead)
        .child(of("figure", "sbs-chart").set("data-kind", "organisation").node(chart_view))
        .child(led("sbs-takeaway", &organisation.name, &format!(". {reading}")))
}
