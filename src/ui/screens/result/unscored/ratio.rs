//! Who takes part.

use yew::prelude::*;

use super::super::{
    block_props::{BlockProps, list, paragraphs},
    charts::{Figure, figure},
    deferred_blocks::{folded, folded_remarks},
};
use crate::{
    core::section::Section,
    report::ratio_texts::{RatioScale, RatioTexts},
    state::{
        msg::{Msg, NavigateMsg},
        rc_ptr_eq::RcPtrEq,
    },
    ui::element_builder::{ElementBuilder, el, of},
};

/// The ratio against 1 in 330, with what that figure is worth.
pub fn ratio(block: &RcPtrEq<BlockProps>, ratio: &RatioTexts) -> ElementBuilder {
    let text = block.text();
    let lead = match &ratio.figure {
        Some(figure) => of("p", "sbs-big").text(figure),
        None => not_known(block),
    };
    let section = block.section("sbs-part", "ratio-heading", text.result_ratio_title).child(lead);
    let section = if block.page.is_quick && ratio.scale.is_some() {
        section.node(folded(block, block.fold_of("ratio_scale", text.result_ratio_title), comparison, 0))
    } else {
        section.node(comparison(block, 0).map(Html::from).unwrap_or_default())
    };
    section.node(folded_remarks(block, "ratio", text.result_ratio_title, &ratio.remarks, |block, _| {
        let remarks = &block.page.ratio.as_ref()?.remarks;
        Some(el("div").children(block.remarks("ratio", remarks)))
    }))
}

/// The figure beside that of other organisations, and never without what that is worth.
fn comparison(block: &RcPtrEq<BlockProps>, _: usize) -> Option<ElementBuilder> {
    let ratio = block.page.ratio.as_ref()?;
    let drawing = ratio.scale.as_ref().map(|found| scale(block, found)).unwrap_or_default();
    let benchmark = ratio.benchmark.as_ref();
    let benchmark = benchmark.map(|text| of("p", "sbs-small sbs-muted sbs-prose sbs-result__gap").text(text));
    let text = of("div", "sbs-takeaway").children(paragraphs(&ratio.text));
    Some(el("div").node(drawing).child(text).option(benchmark))
}

fn scale(block: &BlockProps, scale: &RatioScale) -> Html {
    let values = [block.text().result_ratio_benchmark.to_owned(), scale.you.clone()];
    let fallback = Some(list("sbs-list", &values));
    figure(block, Figure { chart: &scale.chart, label: &scale.title, name: "ratio", fallback })
}

/// That an unscored question is open, with the way to it where it is one's own.
pub fn not_known(block: &BlockProps) -> ElementBuilder {
    let text = block.text();
    let open = Msg::Navigate(NavigateMsg::OpenSection(Section::ORGANISATION));
    let way = (!block.is_past).then(|| block.link(open, text.question_nav_organisation));
    of("p", "sbs-takeaway").text(text.result_not_known).text(" ").option(way)
}
