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
    state::rc_ptr_eq::Shared,
    ui::{
        components::chart::ChartView,
        element_builder::{ElementBuilder, of},
    },
};

/// The model: a reading, never a ranking.
pub fn organisation(part: &BlockProps, organisation: &Organisation) -> ElementBuilder {
    let text = part.text();
    let section = part.section("sbs-part", "organisation-heading", text.result_org_title);
    let section = match &organisation.chart {
        Some(chart) => known(section, part, organisation, chart),
        None => section.child(not_known(part)),
    };
    section
        .child(of("p", "sbs-small sbs-muted sbs-prose sbs-result__gap").text(text.result_org_no_best))
        .children(part.remarks(&organisation.remarks))
}

fn known(
    section: ElementBuilder,
    part: &BlockProps,
    organisation: &Organisation,
    chart: &Rc<Chart>,
) -> ElementBuilder {
    let description = organisation.description.clone().unwrap_or_default();
    let reading = organisation.reading.as_deref().unwrap_or_default();
    let lead = of("p", "sbs-big").text(&description);
    let drawing = html! {
        <ChartView chart={Shared::from(chart)} label={organisation.name.clone()} {description}
            id={part.id("organisation")} />
    };
    section
        .child(lead)
        .child(of("figure", "sbs-chart").set("data-kind", "organisation").node(drawing))
        .child(led("sbs-takeaway", &organisation.name, &format!(". {reading}")))
}
