//! What a host wants. The focus stays where it is: it may be anywhere in the host's page.

use crate::{
    core::instrument::Lang,
    plan::{Plan, target::Target},
    state::{effect::Effect, model::Model, msg::HostCommand, screen::Screen},
    storage::envelope::Saved,
};

pub(super) fn carry_out(model: &mut Model, command: HostCommand) -> Vec<Effect> {
    match command {
        HostCommand::Adopt(saved) => adopt(model, *saved),
        HostCommand::Reset => super::persistence::restart(model),
        HostCommand::Speak(lang) => speak(model, lang),
        HostCommand::Plan(given) => have_plan(model, *given),
    }
}

/// Goes on with other answers, in the language of now.
fn adopt(model: &mut Model, saved: Saved) -> Vec<Effect> {
    let saved = super::import::with_own_plan(model, saved);
    // Another scan; an attempt is made of it when it is finished here.
    model.adopt(Saved { lang: None, attempt: None, ..saved });
    model.is_attempt_waiting = false;
    super::import::settle(model);
    if !model.has_screen(model.screen) {
        model.screen = Screen::Review;
    }
    vec![Effect::Save]
}

/// The host's plan takes the place of the visitor's, which it has read before; a target only where it gives one.
fn have_plan(model: &mut Model, (mut plan, target): (Plan, Option<Target>)) -> Vec<Effect> {
    if plan.key.is_empty() && !plan.actions().is_empty() {
        let own = model.plan.key.clone();
        plan.key = if own.is_empty() { model.ids.next_id() } else { own };
    }
    model.plan = plan;
    model.target = target.unwrap_or(model.target);
    model.plan_view.undo = None;
    vec![Effect::Save]
}

/// From here on the language is not the visitor's own choice any more.
fn speak(model: &mut Model, lang: Lang) -> Vec<Effect> {
    // An earlier one that is on its way is not wished any more.
    model.awaited = None;
    let lang = model.instrument.nearest_language(lang);
    (model.lang, model.chosen_lang) = (lang, None);
    model.shown_mut().lang = lang;
    Vec::new()
}
