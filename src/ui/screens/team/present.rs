//! The big screen: one talking point at a time, to be read from five metres.

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::{TeamView, outcome::questions, session::clock};
use crate::{
    core::instrument::ItemIndex,
    report::team::TeamPage,
    state::msg::{
        Msg,
        team::{SessionMsg, Step, TeamMsg},
    },
    ui::{
        element_builder::{ElementBuilder, On, of},
        screens::screen_heading,
    },
};

/// The talking point at this place, from 0.
pub(super) fn present(view: &TeamView<'_>, place: usize) -> ElementBuilder {
    let text = view.text;
    let points = view.model.talking_points();
    let statement = points.get(place).map_or("", |point| point.statement.as_str());
    let question = points.get(place).map(|point| of("p", "sbs-present__question").copy(&point.question));
    let spread = points.get(place).and_then(|point| spread(view, point.item));
    let turn = |step| Msg::Team(TeamMsg::Session(SessionMsg::Turn(step)));
    let leave = Msg::Team(TeamMsg::Session(SessionMsg::Present(None)));
    let [n, total] = [place + 1, points.len()].map(|number| number.to_string());
    let back = (place > 0).then(|| view.button("second", text.team_session_previous, turn(Step::Back)));
    let next = (place + 1 < points.len()).then(|| view.button("", text.team_session_next, turn(Step::Next)));
    let buttons = of("div", "sbs-buttons").option(back).option(next).child(view.button(
        "second",
        text.team_session_leave,
        leave,
    ));
    of("div", "sbs-present")
        .on(On::KeyDown, keys(view.send))
        .child(
            of("p", "sbs-present__place")
                .text(&text.team_session_place.fill(&[("n", n.as_str()), ("total", total.as_str())])),
        )
        .child(screen_heading(view.heading_level, "sbs-present__statement", view.prefix, statement))
        .child(of("div", "sbs-present__columns").option(question).option(spread))
        .child(clock(view))
        .child(buttons)
        .child(of("p", "sbs-small sbs-muted").text(text.team_session_keys))
}

/// How the answers are spread: in groups, or one by one from ten on, as on the page of the team; nothing below five.
fn spread(view: &TeamView<'_>, item: ItemIndex) -> Option<ElementBuilder> {
    let page = view.model.team_page()?;
    let TeamPage::Shown(findings) = &*page else { return None };
    let question = findings.questions.iter().find(|question| question.item == item)?;
    let spread = questions::spread(&question.spread)?;
    let title = of("p", "sbs-visually-hidden").text(view.text.team_session_spread);
    Some(of("div", "sbs-present__spread").child(title).child(spread))
}

/// Arrows and page keys go on and back, Escape leaves; in a field they are the field's.
fn keys(send: &Callback<Msg>) -> Callback<Event> {
    let send = send.clone();
    Callback::from(move |event: Event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if key.ctrl_key() || key.alt_key() || key.meta_key() {
            return;
        }
        let msg = match key.key().as_str() {
            "ArrowRight" | "ArrowDown" | "PageDown" => SessionMsg::Turn(Step::Next),
            "ArrowLeft" | "ArrowUp" | "PageUp" => SessionMsg::Turn(Step::Back),
            "Escape" => SessionMsg::Present(None),
            _ => return,
        };
        event.prevent_default();
        send.emit(Msg::Team(TeamMsg::Session(msg)));
    })
}
