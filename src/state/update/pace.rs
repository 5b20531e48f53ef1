//! How questions come: one by one or a section at a time, and by themselves or not.

use crate::{
    core::{instrument::ItemIndex, pace::Flow},
    state::{effect::Effect, flow::Way, model::Model, screen::Screen},
};

/// The question that is on the screen then is the first one that is open: the visitor may be anywhere in the section.
pub(super) fn set_flow(model: &mut Model, flow: Flow) -> Vec<Effect> {
    model.pace.flow = Some(flow);
    model.item = None;
    super::navigation::settle_item(model);
    keep(model)
}

pub(super) fn set_goes_on(model: &mut Model, goes_on: bool) -> Vec<Effect> {
    model.pace.goes_on = goes_on;
    keep(model)
}

/// A wish alone is not worth a key on somebody's device.
fn keep(model: &Model) -> Vec<Effect> {
    if model.has_begun() { vec![Effect::Save] } else { Vec::new() }
}

/// Where an answer leads by itself: to a question, never to the overview or the result.
fn next(model: &Model) -> Option<Way> {
    let Screen::Section(section) = model.screen else { return None };
    model.alone(section)?;
    let ways = model.ways(section);
    matches!(ways.on, Way::Item(_) | Way::Section(_)).then_some(ways.on)
}

pub(super) fn wait(model: &mut Model, item: ItemIndex) -> Vec<Effect> {
    let Screen::Section(section) = model.screen else { return Vec::new() };
    let is_answered = model.alone(section) == Some(item) && model.answers.get(item).is_some();
    if !(model.pace.goes_on && is_answered) || next(model).is_none() {
        return Vec::new();
    }
    model.waits = model.waits.wrapping_add(1);
    model.going_on = Some(model.waits);
    vec![Effect::Wait(model.waits)]
}

pub(super) fn go_on(model: &mut Model, wait: u32) -> Vec<Effect> {
    if model.going_on.take_if(|own| *own == wait).is_none() {
        return Vec::new();
    }
    match next(model) {
        Some(Way::Item(item)) => super::navigation::open_alone(model, item),
        Some(Way::Section(section)) => super::navigation::open(model, Screen::Section(section)),
        _ => Vec::new(),
    }
}
