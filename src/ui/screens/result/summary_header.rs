//! The band: one sentence first, then level and figures; under it, how certain that is.

use super::{
    block_props::{BlockProps, led, paragraphs},
    deferred_blocks::deferred,
};
use crate::{
    report::headline::NamedFigure,
    state::{
        msg::{Msg, NavigateMsg, SettingsMsg},
        rc_ptr_eq::RcPtrEq,
    },
    ui::element_builder::{ElementBuilder, el, of},
};

/// The top of the page.
pub fn summary_header(block: &RcPtrEq<BlockProps>) -> ElementBuilder {
    let headline = &block.page.headline;
    let title = block
        .heading(0, "sbs-title sbs-band__title")
        .id(&block.id("heading"))
        .set("tabindex", "-1")
        .set("data-sbs-heading", "true")
        .text(&headline.sentence);
    let based_on = format!(" {}", headline.based_on);
    let answer = (headline.is_undetermined && !block.is_past).then(|| {
        let text = block.text().result_undetermined_action;
        of("p", "sbs-band__action").child(block.button("", Msg::Navigate(NavigateMsg::OpenFirstOpen), text))
    });
    let words = el("div")
        .child(title)
        .child(of("p", "sbs-band__text").text(&headline.answer))
        .child(led("sbs-band__text", &headline.level, &based_on))
        .option(answer);
    let figures = el("div").node(deferred(block, |block, _| Some(figures(block))));
    of("header", "sbs-band").child(of("div", "sbs-band__columns").child(words).child(figures))
}

fn figures(block: &BlockProps) -> ElementBuilder {
    of("dl", "sbs-figures").children(block.page.headline.figures.iter().map(figure))
}

/// How certain the result is, and the way to the full scan; `None` if there is nothing to say.
pub fn certainty(block: &BlockProps) -> Option<ElementBuilder> {
    let headline = &block.page.headline;
    if headline.certainty.is_empty() {
        return None;
    }
    let to_full = headline.to_full.as_ref().filter(|_| !block.is_past);
    let button = to_full.map(|_| {
        let button = block.button("", Msg::Settings(SettingsMsg::ToFull), block.text().result_to_full);
        of("div", "sbs-buttons").child(button)
    });
    let notice = of("div", "sbs-notice")
        .children(paragraphs(&headline.certainty))
        .option(to_full.map(|text| el("p").text(text)))
        .option(button);
    Some(of("div", "sbs-notices").child(notice))
}

fn figure(named: &NamedFigure) -> ElementBuilder {
    let figure = &named.figure;
    // Without a number the reason takes its place.
    let (kind, text) =
        if figure.value.is_some() { ("known", &figure.text) } else { ("missing", &figure.words) };
    let out_of = named.out_of.as_ref().map(|out_of| el("small").text(out_of));
    of("div", "sbs-figures__item")
        .key(&named.name)
        .child(el("dt").text(&named.name))
        .child(el("dd").set("data-kind", kind).text(text).text(" ").option(out_of))
}
