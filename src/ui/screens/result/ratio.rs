//! Who takes part.

use super::{
    block_props::{BlockProps, list, paragraphs},
    charts::{ChartWithTable, figure},
};
use crate::{
    core::section::Section,
    report::ratio_texts::{RatioScale, RatioTexts},
    state::msg::{Msg, NavigateMsg},
    ui::element_builder::{ElementBuilder, of},
};

/// The ratio against 1 in 330, with what that figure is worth.
pub fn ratio(block: &BlockProps, ratio: &RatioTexts) -> ElementBuilder {
    let text = block.text();
    let lead = match &ratio.figure {
        Some(figure) => of("p", "sbs-big").text(figure),
        None => not_known(block),
    };
    let section = block.section("sbs-part", "ratio-heading", text.result_ratio_title).child(lead);
    let section = match &ratio.scale {
        Some(found) => section.node(scale(block, ratio, found)),
        None => section,
    };
    let benchmark = ratio.benchmark.as_ref();
    let benchmark = benchmark.map(|text| of("p", "sbs-small sbs-muted sbs-prose sbs-result__gap").text(text));
    section
        .child(of("div", "sbs-takeaway").children(paragraphs(&ratio.text)))
        .option(benchmark)
        .children(block.remarks(&ratio.remarks))
}

fn scale(block: &BlockProps, ratio: &RatioTexts, scale: &RatioScale) -> yew::Html {
    let values = [block.text().result_ratio_benchmark.to_owned(), scale.you.clone()];
    let chart = ChartWithTable {
        chart: &scale.chart,
        label: &scale.title,
        description: ratio.figure.as_deref().unwrap_or_default(),
        name: "ratio",
        kind: "ratio",
        table: list("sbs-list", &values),
    };
    figure(block, chart)
}

/// That an unscored question is open, with the way to it.
pub fn not_known(block: &BlockProps) -> ElementBuilder {
    let text = block.text();
    of("p", "sbs-takeaway").text(text.result_not_known).text(" ").child(
        block.link(
            Msg::Navigate(NavigateMsg::OpenSection(Section::Organisation)),
            text.question_nav_organisation,
        ),
    )
}
