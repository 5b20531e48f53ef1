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
pub fn ratio(part: &BlockProps, ratio: &RatioTexts) -> ElementBuilder {
    let text = part.text();
    let lead = match &ratio.figure {
        Some(figure) => of("p", "sbs-big").text(figure),
        None => not_known(part),
    };
    let section = part.section("sbs-part", "ratio-heading", text.result_ratio_title).child(lead);
    let section = match &ratio.scale {
        Some(found) => section.node(scale(part, ratio, found)),
        None => section,
    };
    section
        .child(of("div", "sbs-takeaway").children(paragraphs(&ratio.text)))
        .child(of("p", "sbs-small sbs-muted sbs-prose sbs-result__gap").text(&ratio.benchmark))
        .children(part.remarks(&ratio.remarks))
}

fn scale(part: &BlockProps, ratio: &RatioTexts, scale: &RatioScale) -> yew::Html {
    let values = [part.text().result_ratio_benchmark.to_owned(), scale.you.clone()];
    let drawing = ChartWithTable {
        chart: &scale.chart,
        label: &scale.title,
        description: ratio.figure.as_deref().unwrap_or_default(),
        name: "ratio",
        kind: "ratio",
        table: list("sbs-list", &values),
    };
    figure(part, drawing)
}

/// That an unscored question is open, with the way to it.
pub fn not_known(part: &BlockProps) -> ElementBuilder {
    let text = part.text();
    of("p", "sbs-takeaway").text(text.result_not_known).text(" ").child(
        part.link(
            Msg::Navigate(NavigateMsg::OpenSection(Section::Organisation)),
            text.question_nav_organisation,
        ),
    )
}
