//! The plan: what is to be done, by whom and when.

mod action;
mod effect_line;
mod take_along;

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use self::{
    action::{ActionItem, written},
    take_along::take_along,
};
use super::screen_heading;
use crate::{
    export::plan::markdown::target_words,
    i18n::{Strings, Template, strings},
    plan::limits::{MAX_OWNER, MAX_TEXT},
    state::{
        confirmation::ConfirmationPlace,
        model::Model,
        msg::{Msg, NavigateMsg, PlanFilter, PlanMsg},
    },
    ui::{
        components::notices::confirmation::confirmation,
        element_builder::{ElementBuilder, On, button, el, of, quiet, target_value},
    },
};

/// The plan. `heading_level` is 1 to 6; `prefix` starts element ids.
#[must_use]
pub fn plan(model: &Model, heading_level: u8, prefix: &AttrValue, send: &Callback<Msg>) -> ElementBuilder {
    let text = strings(model.lang);
    let level = heading_level.saturating_add(1);
    let date = model.target.date.map(|date| written(date, model.lang));
    let target = target_words(model.action_presenter(), &model.target, date.as_deref());
    let target = target.map(|target| el("p").text(&target));
    let head = of("header", "sbs-section__head")
        .child(screen_heading(heading_level, "sbs-section__title", prefix, text.plan_title))
        .child(of("p", "sbs-section__lede").text(text.plan_lede));
    let has_any = !model.plan.actions().is_empty();
    of("div", "sbs-section sbs-plan")
        .child(head)
        .option(target)
        .child(undo(model, text, send))
        .child(new_action(model, text, prefix, send))
        .option(has_any.then(|| filters(model, text, prefix, send)))
        .child(list(model, text, level, prefix, send))
        .option(has_any.then(|| take_along(model, text, level, send)))
        .child(back(model, text, send))
}

/// What was done last, with the way back.
fn undo(model: &Model, text: &'static Strings, send: &Callback<Msg>) -> ElementBuilder {
    let line = model.plan_view.undo.as_ref().map(|_| {
        let back = quiet(text.storage_undo, send, Msg::Plan(PlanMsg::Undo)).flag("data-sbs-plan-undo", true);
        let said = match &model.plan_view.undo {
            Some(crate::state::model::PlanUndo::Updated(actions)) => {
                text.plan_updated.fill(actions.len(), &[])
            }
            _ => text.plan_removed.to_owned(),
        };
        of("div", "sbs-notice").text(&said).child(of("div", "sbs-buttons").child(back))
    });
    el("div").option(line)
}

fn new_action(
    model: &Model,
    text: &'static Strings,
    prefix: &AttrValue,
    send: &Callback<Msg>,
) -> ElementBuilder {
    let id = format!("{prefix}-new-action");
    let typed = {
        let send = send.clone();
        Callback::from(move |event: Event| send.emit(Msg::Plan(PlanMsg::Draft(target_value(&event)))))
    };
    let entered = {
        let send = send.clone();
        Callback::from(move |event: Event| {
            let key = event.dyn_ref::<KeyboardEvent>();
            // Enter also ends a word that is being composed.
            if key.is_some_and(|key| key.key() == "Enter" && !key.is_composing()) {
                event.prevent_default();
                send.emit(Msg::Plan(PlanMsg::AddTyped));
            }
        })
    };
    let field = of("input", "sbs-field")
        .id(&id)
        .set("type", "text")
        .set("autocomplete", "off")
        .attr("maxlength", &MAX_TEXT.to_string())
        .value(&model.plan_view.draft)
        .on(On::Input, typed)
        .on(On::KeyDown, entered);
    let add = button("second", text.plan_add, send, Msg::Plan(PlanMsg::AddTyped));
    of("div", "sbs-plan__new")
        .child(of("label", "sbs-field__label").attr("for", &id).text(text.plan_new))
        .child(of("div", "sbs-plan__line").child(field).child(add))
        .option(confirmation(model, &ConfirmationPlace::NewAction))
}

fn filters(
    model: &Model,
    text: &'static Strings,
    prefix: &AttrValue,
    send: &Callback<Msg>,
) -> ElementBuilder {
    let now = model.plan_view.filter;
    let choice = |filter: PlanFilter, label: Template| {
        let count = model.actions_of(filter).count().to_string();
        of("button", "sbs-plan__filter")
            .set("type", "button")
            .set("aria-pressed", if filter == now { "true" } else { "false" })
            .click(send, Msg::Plan(PlanMsg::Show(filter)))
            .text(&label.fill(&[("n", &count)]))
    };
    let group = of("div", "sbs-plan__filters")
        .set("role", "group")
        .set("aria-label", text.plan_filter)
        .child(choice(PlanFilter::All, text.plan_filter_all))
        .child(choice(PlanFilter::Open, text.plan_filter_open))
        .child(choice(PlanFilter::Done, text.plan_filter_done))
        .child(choice(PlanFilter::Mine, text.plan_filter_mine));
    let me = (now == PlanFilter::Mine).then(|| {
        let id = format!("{prefix}-plan-me");
        let send = send.clone();
        let typed =
            Callback::from(move |event: Event| send.emit(Msg::Plan(PlanMsg::SetMe(target_value(&event)))));
        let field = of("input", "sbs-field")
            .id(&id)
            .set("type", "text")
            .attr("maxlength", &MAX_OWNER.to_string())
            .value(&model.plan_view.me)
            .on(On::Input, typed);
        el("div").child(of("label", "sbs-field__label").attr("for", &id).text(text.plan_me)).child(field)
    });
    of("div", "sbs-plan__choice").child(group).option(me)
}

fn list(
    model: &Model,
    text: &'static Strings,
    level: u8,
    prefix: &AttrValue,
    send: &Callback<Msg>,
) -> ElementBuilder {
    if model.plan.actions().is_empty() {
        return el("p").key("empty").text(text.plan_empty);
    }
    let mut items = of("ol", "sbs-plan__list");
    let (mut place, last) = (0usize, model.actions_of(model.plan_view.filter).count());
    let view = &model.plan_view;
    for action in model.actions_of(view.filter) {
        place = place.saturating_add(1);
        let key = action.id.clone();
        let (instrument, sheet, scope) = (model.instrument.clone(), model.sheet(), model.scope);
        let ends = (place == 1, place == last);
        let moved = view.moved.as_ref().filter(|(id, _)| *id == action.id).map(|(_, direction)| *direction);
        let (is_held, is_dragging) = (view.dragged.as_ref() == Some(&action.id), view.dragged.is_some());
        let (action, prefix, lang, send) = (action.clone(), prefix.clone(), model.lang, send.clone());
        items = items.node(html! {
            <ActionItem {key} {instrument} {sheet} {scope} {action} {ends} {moved} {is_held} {is_dragging}
                {level} {prefix} {lang} {send} />
        });
    }
    if place == 0 {
        return el("p").key("none").text(text.plan_none_shown);
    }
    items.key("list")
}

fn back(model: &Model, text: &'static Strings, send: &Callback<Msg>) -> ElementBuilder {
    let result =
        model.has_begun().then(|| quiet(text.plan_open_result, send, Msg::Navigate(NavigateMsg::OpenResult)));
    of("div", "sbs-buttons").option(result).child(quiet(
        text.question_back_to_start,
        send,
        Msg::Navigate(NavigateMsg::OpenIntro),
    ))
}
