//! What a host wants. The focus stays where it is: it may be anywhere in the host's page.

use crate::{
    core::instrument::Lang,
    state::{effect::Effect, model::Model, msg::HostCommand, screen::Screen},
    storage::envelope::Saved,
};

pub(super) fn carry_out(model: &mut Model, command: HostCommand) -> Vec<Effect> {
    match command {
        HostCommand::Adopt(saved) => adopt(model, *saved),
        HostCommand::Reset => super::persistence::restart(model),
        HostCommand::Speak(lang) => speak(model, lang),
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

/// From here on the language is not the visitor's own choice any more.
fn speak(model: &mut Model, lang: Lang) -> Vec<Effect> {
    (model.lang, model.lang_chosen) = (lang, false);
    model.shown_mut().lang = lang;
    Vec::new()
}
