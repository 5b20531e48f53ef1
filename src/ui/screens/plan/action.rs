//! One action of the plan, with its fields and the buttons that move it.

use wasm_bindgen::JsCast;
use web_sys::DragEvent;
use yew::prelude::*;

use super::effect_line::EffectLine;
use crate::{
    core::{
        answers::AnswerSheet,
        instrument::{Instrument, Lang},
        section::Scope,
    },
    i18n::{Strings, strings},
    plan::{
        action::Action,
        day::Day,
        limits::{MAX_NOTE, MAX_OWNER, MAX_TEXT},
    },
    report::plan::ActionPresenter,
    state::{
        msg::{ActionField, Direction, Msg, PlanMsg},
        rc_ptr_eq::RcPtrEq,
    },
    ui::{
        components::question::count_field::checkbox,
        dates::long_date,
        element_builder::{ElementBuilder, On, el, heading, of, quiet, target_checked, target_value},
    },
};

/// Props of [`ActionItem`].
#[derive(Properties, PartialEq)]
pub struct ActionItemProps {
    /// The questionnaire.
    pub instrument: RcPtrEq<Instrument>,
    /// The answers of now.
    pub sheet: AnswerSheet,
    /// Which part of the questionnaire counts.
    pub scope: Scope,
    /// The action.
    pub action: Action,
    /// Whether it is the first and the last that is shown.
    pub ends: (bool, bool),
    /// The button that moved it, if that was the last thing moved.
    pub moved: Option<Direction>,
    /// It is held, and would go where it is dropped.
    pub is_held: bool,
    /// An action is held.
    pub is_dragging: bool,
    /// The level of its heading.
    pub level: u8,
    /// The start of element ids; unique on the page.
    pub prefix: AttrValue,
    /// The language.
    pub lang: Lang,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// One action. A component, so that typing in one renders no other.
#[component]
pub fn ActionItem(props: &ActionItemProps) -> Html {
    let ActionItemProps { action, send, lang, .. } = props;
    let text = strings(*lang);
    let presenter = presenter(props);
    let title = presenter.title(action);
    let advice = presenter.advice(&action.origin).map(|advice| of("p", "sbs-plan__advice").text(&advice));
    let note = !action.note.trim().is_empty();
    let note = note.then(|| of("p", "sbs-plan__note").copy(action.note.trim()));
    let ticked = {
        let (send, id) = (send.clone(), action.id.clone());
        Callback::from(move |event: Event| {
            send.emit(Msg::Plan(PlanMsg::SetDone(id.clone(), target_checked(&event))))
        })
    };
    let done = checkbox(action.done, ticked).child(el("span").text(text.plan_done).child(hidden(&title)));
    let head = of("div", "sbs-plan__head")
        .child(grip(action, send))
        .child(el("div").child(heading(props.level, "sbs-plan__title").text(&title)).child(facts(props)))
        .child(done);
    let body = of("div", "sbs-plan__body")
        .option(advice)
        .option(note)
        .node(if action.done { Html::default() } else { effect(props) })
        // In one line: a plan is a list to look over.
        .child(of("div", "sbs-ways").child(fields(props, &title, text)).child(buttons(props, &title, text)));
    drop_target(of("li", "sbs-plan__item"), props)
        .set("data-done", if action.done { "true" } else { "false" })
        .flag("data-held", props.is_held)
        .child(head)
        .child(body)
        .into()
}

fn presenter(props: &ActionItemProps) -> ActionPresenter<'_> {
    ActionPresenter { instrument: &props.instrument, lang: props.lang, strings: strings(props.lang) }
}

/// ": name of the action", for who does not see what it belongs to.
fn hidden(title: &str) -> ElementBuilder {
    of("span", "sbs-visually-hidden").text(": ").copy(title)
}

/// Who, when and where it comes from.
fn facts(props: &ActionItemProps) -> ElementBuilder {
    let action = &props.action;
    let owner = Some(action.owner.trim()).filter(|owner| !owner.is_empty());
    let owner = owner.map(|owner| of("strong", "sbs-plan__owner").copy(owner));
    let date = action.date.map(|date| el("span").text(&written(date, props.lang)));
    let source = of("span", "sbs-plan__source").copy(presenter(props).source(&action.origin));
    of("p", "sbs-plan__facts").option(owner).option(date).child(source)
}

/// A day as people write it.
pub fn written(date: Day, lang: Lang) -> String {
    // At noon here it is this day, in whatever zone.
    long_date(&format!("{date}T12:00:00"), lang).unwrap_or_else(|| date.to_string())
}

fn effect(props: &ActionItemProps) -> Html {
    let (instrument, sheet) = (props.instrument.clone(), props.sheet.clone());
    let (scope, lang, origin) = (props.scope, props.lang, props.action.origin.clone());
    html! { <EffectLine {instrument} {sheet} {scope} {lang} {origin} /> }
}

/// What a mouse holds it by. Whoever has none has the buttons.
fn grip(action: &Action, send: &Callback<Msg>) -> ElementBuilder {
    let (send, id) = (send.clone(), action.id.clone());
    let begun = Callback::from(move |event: Event| {
        if let Some(data) = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer) {
            // Firefox drags nothing that has no data. Refused, there is only no dragging.
            let _ = data.set_data("text/plain", &id);
        }
        send.emit(Msg::Plan(PlanMsg::Drag(id.clone())));
    });
    of("span", "sbs-plan__grip").set("draggable", "true").set("aria-hidden", "true").on(On::DragStart, begun)
}

/// Takes what is held, if it is an action: anything else that is dragged is none of the plan's.
fn drop_target(item: ElementBuilder, props: &ActionItemProps) -> ElementBuilder {
    if !props.is_dragging {
        return item;
    }
    let over = Callback::from(|event: Event| event.prevent_default());
    let (send, id) = (props.send.clone(), props.action.id.clone());
    let dropped = Callback::from(move |event: Event| {
        event.prevent_default();
        send.emit(Msg::Plan(PlanMsg::Drop(id.clone())));
    });
    item.on(On::DragOver, over).on(On::Drop, dropped)
}

fn buttons(props: &ActionItemProps, title: &str, text: &'static Strings) -> ElementBuilder {
    let ActionItemProps { action, ends: (is_first, is_last), send, .. } = props;
    let named = |label: &'static str, msg: PlanMsg| {
        quiet(label, send, Msg::Plan(msg))
            .attr("aria-label", &text.plan_of.fill(&[("button", label), ("action", title)]))
    };
    let moves = |label: &'static str, direction: Direction, is_end: bool| {
        // Not disabled: that would take the focus from who has just moved it there.
        named(label, PlanMsg::Move(action.id.clone(), direction))
            .set("aria-disabled", if is_end { "true" } else { "false" })
            .flag("data-sbs-moved", props.moved == Some(direction))
    };
    of("div", "sbs-buttons sbs-plan__buttons")
        .child(moves(text.plan_up, Direction::Up, *is_first))
        .child(moves(text.plan_down, Direction::Down, *is_last))
        .child(named(text.plan_remove, PlanMsg::Remove(action.id.clone())))
}

fn fields(props: &ActionItemProps, title: &str, text: &'static Strings) -> ElementBuilder {
    let ActionItemProps { action, prefix, send, .. } = props;
    let id = |name: &str| format!("{prefix}-{}-{name}", action.id);
    let on_input = |field: ActionField| {
        let (send, action) = (send.clone(), action.id.clone());
        Callback::from(move |event: Event| {
            send.emit(Msg::Plan(PlanMsg::Set(action.clone(), field, target_value(&event))))
        })
    };
    let input = |kind: &'static str, name: &str, value: &str, max: usize, field: ActionField| {
        let input = of("input", "sbs-field").id(&id(name)).set("type", kind).value(value);
        // A date is whole only when the field is left, or chosen.
        let event = if field == ActionField::Date { On::Change } else { On::Input };
        let input = input.on(event, on_input(field));
        if field == ActionField::Date { input } else { input.attr("maxlength", &max.to_string()) }
    };
    let labelled = |label: &'static str, name: &str, field: ElementBuilder| {
        el("div").child(of("label", "sbs-field__label").attr("for", &id(name)).text(label)).child(field)
    };
    let own = presenter(props).of_origin(&action.origin);
    let what =
        input("text", "what", &action.text, MAX_TEXT, ActionField::Text).maybe("placeholder", own.as_deref());
    let date = action.date.map(|date| date.to_string()).unwrap_or_default();
    let note = of("textarea", "sbs-field")
        .id(&id("note"))
        .set("rows", "2")
        .attr("maxlength", &MAX_NOTE.to_string())
        .value(&action.note)
        .on(On::Input, on_input(ActionField::Note));
    let body = of("div", "sbs-disclosure__body sbs-plan__fields")
        .child(labelled(text.plan_text, "what", what))
        .child(labelled(
            text.plan_owner,
            "owner",
            input("text", "owner", &action.owner, MAX_OWNER, ActionField::Owner),
        ))
        .child(labelled(text.plan_date, "date", input("date", "date", &date, 0, ActionField::Date)))
        .child(labelled(text.plan_note, "note", note));
    of("details", "sbs-disclosure")
        .child(el("summary").child(el("span").text(text.plan_edit)).child(hidden(title)))
        .child(body)
}
