//! How to lead an hour with the outcome: the steps, a clock for the rounds, and a note with each talking point. On paper it
//! is two sheets: how to lead, and the talking points with room to write.

use yew::prelude::*;

use super::TeamView;
use crate::{
    report::team::TalkingPoint,
    state::{
        confirmation::ConfirmationPlace,
        model::{Round, minutes_and_seconds},
        msg::{
            ExportMsg, Msg, NavigateMsg,
            team::{SessionMsg, TeamMsg},
        },
    },
    ui::{
        components::notices::confirmation::confirmation,
        element_builder::{ElementBuilder, On, el, of, target_value},
        screens::screen_heading,
    },
};

/// How long a round is, in minutes.
pub(super) const ROUND: u32 = 10;
/// How many talking points fit into an hour.
const ROUNDS: usize = 3;

/// The longest note, in characters: it fits into an action of the plan, with the statement that it is about.
const LONGEST: usize = 400;

/// The page of who leads the session.
pub(super) fn session(view: &TeamView<'_>) -> ElementBuilder {
    let text = view.text;
    let head = of("header", "sbs-section__head")
        .child(screen_heading(view.heading_level, "sbs-section__title", view.prefix, text.team_session_title))
        .child(of("p", "sbs-section__lede").text(text.team_session_lede))
        .child(
            of("div", "sbs-buttons")
                .child(view.button(
                    "",
                    text.team_session_present,
                    Msg::Team(TeamMsg::Session(SessionMsg::Present(Some(0)))),
                ))
                .child(view.button("second", text.team_session_print, Msg::Export(ExportMsg::Print)))
                .child(view.button("second", text.team_session_back, Msg::Navigate(NavigateMsg::OpenTeam))),
        );
    of("div", "sbs-section sbs-session").child(head).child(guide(view)).child(clock(view)).child(points(view))
}

/// The hour, step by step, with its minutes.
fn guide(view: &TeamView<'_>) -> ElementBuilder {
    let text = view.text;
    let steps = [
        ("5", text.team_session_open_title, text.team_session_open_text),
        ("10", text.team_session_look_title, text.team_session_look_text),
        ("30", text.team_session_talk_title, text.team_session_talk_text),
        ("10", text.team_session_choose_title, text.team_session_choose_text),
        ("5", text.team_session_close_title, text.team_session_close_text),
    ];
    let steps = steps.map(|(minutes, title, body)| {
        el("li")
            .child(
                of("span", "sbs-session__minutes").text(&text.team_session_minutes.fill(&[("n", minutes)])),
            )
            .child(el("div").child(el("strong").text(title)).child(el("p").text(body)))
    });
    let rules = [text.team_session_rule_names, text.team_session_rule_facts, text.team_session_rule_silence];
    view.section("guide", text.team_session_guide)
        .child(of("ol", "sbs-session__steps").children(steps))
        .child(view.subheading(text.team_session_rules))
        .child(of("ul", "sbs-list").children(rules.map(|rule| el("li").text(rule))))
}

/// The clock of a round.
pub(super) fn clock(view: &TeamView<'_>) -> ElementBuilder {
    let text = view.text;
    let send = |msg| Msg::Team(TeamMsg::Session(msg));
    let start = |minutes: u32, kind| {
        let label = text.team_session_start.fill(&[("n", &minutes.to_string())]);
        view.button(kind, &label, send(SessionMsg::Start(minutes)))
    };
    let round = view.model.team.session.round;
    let is_over = round.is_some_and(|round| round.left == 0);
    let left = round.map_or(ROUND * 60, |Round { left, .. }| left);
    // Not read out every second; that it is over is said.
    let time = of("p", "sbs-session__clock")
        .set("role", "timer")
        .set("aria-live", "off")
        .attr("data-state", if is_over { "over" } else { "" })
        .copy(&minutes_and_seconds(left));
    let over = is_over.then(|| el("p").child(el("strong").text(text.team_session_over)));
    let stop = round.map(|_| view.button("second", text.team_session_stop, send(SessionMsg::Stop)));
    view.section("clock", text.team_session_clock).set("data-paper", "none").child(time).option(over).child(
        of("div", "sbs-buttons")
            .child(start(ROUND, "").set("data-sbs-next", ""))
            .child(start(5, "second"))
            .option(stop),
    )
}

/// The talking points, each with room for a note.
fn points(view: &TeamView<'_>) -> ElementBuilder {
    let points = view.model.talking_points();
    let rows = points.iter().enumerate().map(|(place, item)| point(view, place, item));
    view.section("points", view.text.team_session_points)
        .set("data-sheet", "second")
        .child(el("p").text(&view.text.team_session_points_text.fill(&[("n", &ROUNDS.to_string())])))
        .child(
            of("p", "sbs-small sbs-muted").set("data-paper", "none").text(view.text.team_session_plan_help),
        )
        .child(of("ol", "sbs-session__points").children(rows))
}

fn point(view: &TeamView<'_>, place: usize, point: &TalkingPoint) -> ElementBuilder {
    let (model, text, item) = (view.model, view.text, point.item);
    let id = view.id(&format!("note-{}", model.instrument.item(item).id));
    let typed = {
        let send = view.send.clone();
        Callback::from(move |event: Event| {
            send.emit(Msg::Team(TeamMsg::Session(SessionMsg::Note(item, target_value(&event)))));
        })
    };
    let is_planned = model.is_note_planned(item);
    let has_note = !model.team.session.note(item).trim().is_empty();
    let plan = if is_planned {
        Some((text.plan_open, Msg::Navigate(NavigateMsg::OpenPlan)))
    } else {
        has_note.then_some((text.plan_add_advice, Msg::Team(TeamMsg::Session(SessionMsg::Plan(item)))))
    };
    let plan = plan.map(|(label, msg)| {
        let name = text.plan_of.fill(&[("button", label), ("action", &point.statement)]);
        view.button("second", label, msg).attr("aria-label", &name)
    });
    let planned = is_planned.then(|| of("p", "sbs-small").text(text.team_session_planned));
    let note = of("textarea", "sbs-field sbs-session__note")
        .id(&id)
        .set("rows", "2")
        .attr("maxlength", &LONGEST.to_string())
        .value(model.team.session.note(item))
        .on(On::Input, typed);
    let present = Msg::Team(TeamMsg::Session(SessionMsg::Present(Some(place))));
    let show = view.button("second", text.team_session_show, present);
    let name = text.plan_of.fill(&[("button", text.team_session_show), ("action", &point.statement)]);
    let label = of("label", "sbs-field__label").attr("for", &id);
    el("li")
        .key(&model.instrument.item(item).id)
        .child(of("p", "sbs-session__statement").copy(&point.statement))
        .child(of("p", "sbs-small sbs-muted").copy(&point.reason))
        .child(of("p", "sbs-session__question").copy(&point.question))
        .child(label.text(text.team_session_note))
        .child(note)
        .child(
            of("div", "sbs-buttons")
                .option(plan)
                .child(show.attr("aria-label", &name))
                .option(confirmation(model, &ConfirmationPlace::TeamNote(item))),
        )
        .option(planned)
}
