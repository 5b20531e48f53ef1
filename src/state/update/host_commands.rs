//! What a host wants. The focus stays where it is: it may be anywhere in the host's page.

use crate::{
    app::{effect::Effect, model::Model, msg::Wish, screen::Screen},
    core::instrument::Lang,
    storage::envelope::Saved,
};

pub(super) fn carry_out(model: &mut Model, wish: Wish) -> Vec<Effect> {
    match wish {
        Wish::Adopt(saved) => adopt(model, *saved),
        Wish::Reset => super::keeping::restart(model),
        Wish::Speak(lang) => speak(model, lang),
    }
}

/// Goes on with other answers, in the language of now.
fn adopt(model: &mut Model, saved: Saved) -> Vec<Effect> {
    // Another scan; an attempt is made of it when it is finished here.
    model.adopt(Saved { lang: None, attempt: None, ..saved });
    model.is_attempt_waiting = false;
    super::opening::settle(model);
    if !model.has_screen(model.screen) {
        model.screen = Screen::Review;
    }
    vec![Effect::Save]
}

/// From here on the language is not the visitor's own choice any more.
fn speak(model: &mut Model, lang: Lang) -> Vec<Effect> {
    (model.lang, model.lang_chosen) = (lang, false);
    if let Some(past) = &mut model.past {
        past.lang = lang;
    }
    Vec::new()
}
