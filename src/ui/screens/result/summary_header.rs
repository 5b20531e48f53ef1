//! The band: one sentence first, then level and figures, with the pyramid in small; under it, how certain that is.

use super::{
    block_props::{BlockProps, led, paragraphs},
    deferred_blocks::deferred,
};
use crate::{
    charts::TierState,
    i18n::is_social,
    report::headline::NamedFigure,
    state::{
        msg::{Msg, NavigateMsg, SettingsMsg},
        rc_ptr_eq::RcPtrEq,
    },
    ui::{
        components::figures::{meter::steps, small_pyramid::small_pyramid},
        element_builder::{ElementBuilder, el, of},
    },
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
    let words = of("div", "sbs-band__words")
        .child(title)
        .option((!headline.answer.is_empty()).then(|| of("p", "sbs-band__text").text(&headline.answer)))
        .child(led("sbs-band__text sbs-band__level", &headline.level, &based_on))
        .option(answer);
    // The piles are the three Ps.
    let piles = if is_social(&block.instrument) { 3 } else { 0 };
    let beside = of("div", "sbs-band__beside")
        .option(states(block).map(|states| small_pyramid(&states, piles)))
        .node(deferred(block, |block, _| Some(figures(block))));
    of("header", "sbs-band").child(of("div", "sbs-band__columns").child(words).child(beside))
}

/// The states of the tiers; where only culture was asked all wait; `None` without levels.
fn states(block: &BlockProps) -> Option<Vec<TierState>> {
    let waiting = || vec![TierState::Waiting; usize::from(block.instrument.top_level())];
    let tiers = block.page.charts.pyramid.as_ref();
    let states = tiers.map_or_else(waiting, |pyramid| pyramid.tiers.iter().map(|tier| tier.state).collect());
    (!states.is_empty()).then_some(states)
}

fn figures(block: &BlockProps) -> ElementBuilder {
    of("dl", "sbs-figures").children(block.page.headline.figures.iter().map(figure))
}

/// How certain the result is; `None` if there is nothing to say.
pub fn certainty(block: &BlockProps) -> Option<ElementBuilder> {
    let certainty = &block.page.headline.certainty;
    let notice = || of("div", "sbs-notice").children(paragraphs(certainty));
    (!certainty.is_empty()).then(|| of("div", "sbs-notices").child(notice()))
}

/// The way to the full scan, once the quick one has said what to do.
pub fn full_scan(block: &BlockProps) -> Option<ElementBuilder> {
    let text = block.page.headline.to_full.as_ref().filter(|_| !block.is_past)?;
    let button = block.button("", Msg::Settings(SettingsMsg::ToFull), block.text().result_to_full);
    let offer =
        of("div", "sbs-offer").child(el("p").text(text)).child(of("div", "sbs-buttons").child(button));
    Some(of("div", "sbs-block").child(offer))
}

fn figure(named: &NamedFigure) -> ElementBuilder {
    let figure = &named.figure;
    let value = match (figure.value, figure.step) {
        (Some(_), Some(step)) => {
            let band =
                of("span", "sbs-band3").child(steps(step, "value")).child(el("span").text(&figure.text));
            el("dd").set("data-kind", "band").child(band)
        }
        (Some(_), None) => el("dd").set("data-kind", "known").text(&figure.text).text(" "),
        // Without a number the reason takes its place.
        (None, _) => el("dd").set("data-kind", "missing").text(&figure.words),
    };
    let out_of = named.out_of.as_ref().map(|out_of| el("small").text(out_of));
    of("div", "sbs-figures__item")
        .key(&named.name)
        .child(el("dt").text(&named.name))
        .child(value.option(out_of))
}
