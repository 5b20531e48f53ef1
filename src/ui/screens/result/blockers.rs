//! What holds the organisation back.

use super::{
    block_props::{BlockProps, paragraphs},
    deferred_blocks::{View, folded},
};
use crate::{
    report::blockers::{Blocker, Blockers, House, Rung, RungState, SHOWN, Stop},
    state::{
        msg::{Msg, NavigateMsg},
        rc_ptr_eq::RcPtrEq,
    },
    ui::{
        components::deferred::Paper,
        element_builder::{ElementBuilder, el, of},
    },
};

/// Where the links stand that are shown at once, and the others.
const PLACE: &str = "stop";
const REST: &str = "stop_rest";

/// The tier that stops the climb, with the answers behind it.
pub fn blockers(block: &RcPtrEq<BlockProps>, blockers: &Blockers) -> ElementBuilder {
    let text = block.text();
    let found = match &blockers.stop {
        Some(found) => stop(block, found, &blockers.open_title),
        None => of("p", "sbs-takeaway").text(text.result_blockers_none),
    };
    block
        .section("sbs-part", "blockers", text.result_blockers_title)
        .option(blockers.house.as_ref().map(house))
        .child(found)
}

fn house(house: &House) -> ElementBuilder {
    of("div", "sbs-notice")
        .set("data-kind", "signal")
        .child(of("p", "sbs-notice__title").text(&house.title))
        .child(el("p").text(&house.text))
        .child(el("p").text(&house.tiers))
}

fn stop(block: &RcPtrEq<BlockProps>, stop: &Stop, open_title: &str) -> ElementBuilder {
    let causes = stop.blockers.iter().map(|found| blocker(block, PLACE, found));
    let rest: View = |block, _| {
        let rest = block.page.blockers.as_ref()?.stop.as_ref()?.blockers.iter().skip(SHOWN);
        Some(el("div").children(rest.map(|found| blocker(block, REST, found))))
    };
    let all = stop
        .show_all
        .as_ref()
        .map(|all| folded(block, block.fold(REST, all, Paper::Content), rest, 0))
        .unwrap_or_default();
    let open = stop.open.first().filter(|_| !block.is_past).map(|open| {
        of("p", "sbs-stop__open").child(block.button(
            "second",
            Msg::Navigate(NavigateMsg::OpenItem(open.item)),
            open_title,
        ))
    });
    of("div", "sbs-stop")
        .child(block.subheading(&stop.title))
        .child(of("div", "sbs-stop__reasons").children(paragraphs(&stop.reasons)))
        .children(causes.take(SHOWN))
        .node(all)
        .option(open)
        .option(block.items("open", &stop.open))
}

fn blocker(block: &BlockProps, place: &str, blocker: &Blocker) -> ElementBuilder {
    // The bars say what the sentence says; in a wide box the sentence is for those who cannot see them.
    let tag = blocker.tag.as_ref().map(|tag| of("span", "sbs-blocker__tag").text(tag));
    let to = blocker.rungs.get(usize::from(blocker.raise.to)).map_or("", |rung| rung.label.as_str());
    let label = block.text().trial_try_step.fill(&[("step", to)]);
    let try_it = block.try_item_button(&label, &blocker.link.text, blocker.raise);
    let ladder = of("ol", "sbs-ladder").set("aria-hidden", "true");
    of("div", "sbs-blocker")
        .child(of("p", "sbs-blocker__statement").child(block.item(place, &blocker.link)).option(tag))
        .child(ladder.children(blocker.rungs.iter().map(rung)))
        .child(
            of("div", "sbs-blocker__now")
                .child(of("p", "sbs-ladder__text").text(&blocker.ladder))
                .node(try_it.unwrap_or_default()),
        )
}

fn rung(rung: &Rung) -> ElementBuilder {
    let state = match rung.state {
        RungState::Below => "below",
        RungState::Now => "now",
        RungState::Above => "above",
        RungState::Needed => "needed",
    };
    el("li")
        .set("data-state", state)
        .child(el("span").text(&rung.label))
        .option(rung.mark.as_ref().map(|mark| el("span").text(mark)))
}
