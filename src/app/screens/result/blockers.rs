//! What holds the organisation back.

use yew::prelude::*;

use super::part::{PartProps, paragraphs};
use crate::app::{
    msg::Msg,
    result::blockers::{Blocker, Rung, RungState, SHOWN, Stop},
};

/// The tier that stops the climb, with the answers behind it.
#[component]
pub fn Blockers(props: &PartProps) -> Html {
    let Some(blockers) = &props.page.blockers else { return Html::default() };
    let text = props.text();
    html! {
        <section aria-labelledby={props.id("blockers")}>
            {props.heading("blockers", text.result_blockers_title)}
            if let Some(house) = &blockers.house {
                <div class="sbs-notice sbs-result__gap" data-kind="signal">
                    <p class="sbs-notice__title">{&house.title}</p>
                    <p>{&house.text}</p>
                    <p>{&house.tiers}</p>
                </div>
            }
            if let Some(stop) = &blockers.stop {
                {panel(props, stop, &blockers.open_title)}
            } else {
                <p class="sbs-takeaway">{text.result_blockers_none}</p>
            }
        </section>
    }
}

fn panel(props: &PartProps, stop: &Stop, open_title: &str) -> Html {
    let (first, rest) = stop.blockers.split_at_checked(SHOWN).unwrap_or((&stop.blockers, &[]));
    html! {
        <div class="sbs-stop">
            {props.subheading(&stop.title)}
            <div class="sbs-stop__reasons">{paragraphs(&stop.reasons)}</div>
            {for first.iter().map(|found| blocker(props, found))}
            if let Some(all) = &stop.show_all {
                <details class="sbs-disclosure">
                    <summary>{all}</summary>
                    {for rest.iter().map(|found| blocker(props, found))}
                </details>
            }
            if let Some(open) = stop.open.first() {
                <p class="sbs-stop__open">
                    <button type="button" class="sbs-button" data-kind="second"
                        onclick={props.on(Msg::OpenItem(open.item))}>
                        {open_title}
                    </button>
                </p>
                {props.items(&stop.open)}
            }
        </div>
    }
}

fn blocker(props: &PartProps, blocker: &Blocker) -> Html {
    html! {
        <div key={blocker.link.item.position()} class="sbs-blocker">
            <p class="sbs-blocker__statement">{props.item(&blocker.link)}</p>
            // The bars say what the sentence says; in a wide box the sentence is for those who cannot see them.
            <ol class="sbs-ladder" aria-hidden="true">{for blocker.rungs.iter().enumerate().map(rung)}</ol>
            <p class="sbs-ladder__text">{&blocker.ladder}</p>
            if let Some(reason) = &blocker.reason {
                <p class="sbs-small">{reason}</p>
            }
        </div>
    }
}

fn rung((step, rung): (usize, &Rung)) -> Html {
    let state = match rung.state {
        RungState::Below => "below",
        RungState::Now => "now",
        RungState::Above => "above",
        RungState::Needed => "needed",
    };
    html! {
        <li key={step} data-state={state}>
            <span>{&rung.label}</span>
            if let Some(mark) = &rung.mark {
                <span>{mark}</span>
            }
        </li>
    }
}
