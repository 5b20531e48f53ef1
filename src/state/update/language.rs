//! The language, and waiting for its file: a page has only some languages inside.

use crate::{
    core::instrument::Lang,
    state::{
        effect::{Announcement, Effect},
        model::Model,
    },
};

/// Whatever brought a language whose file is not read yet, the visitor, a host, a file: until it is, the scan speaks as before.
pub(super) fn wait(model: &mut Model, before: Lang, effects: &mut Vec<Effect>) {
    if model.lang == before {
        return;
    }
    model.awaited = None;
    if let Some(wanted) = model.put_off_language(before) {
        effects.retain(|effect| *effect != Effect::Announce(Announcement::LanguageChanged));
        effects.push(Effect::Announce(Announcement::LanguageLoading(wanted)));
        effects.push(Effect::LoadLanguage(wanted));
    }
}

/// The visitor chooses a language.
pub(super) fn choose(model: &mut Model, lang: Lang) -> Vec<Effect> {
    model.awaited = None;
    let lang = model.instrument.nearest_language(lang);
    if model.lang == lang && model.chosen_lang.is_none_or(|chosen| chosen == lang) {
        return Vec::new();
    }
    model.chosen_lang = Some(lang);
    speak(model, lang)
}

fn speak(model: &mut Model, lang: Lang) -> Vec<Effect> {
    model.lang = lang;
    model.shown_mut().lang = lang;
    if model.chosen_lang != Some(lang) {
        // The host's, or the browser's: they say it again at the next visit.
        return Vec::new();
    }
    // A language alone is not worth a key on somebody's device.
    let mut effects = vec![Effect::Announce(Announcement::LanguageChanged)];
    if model.has_begun() {
        effects.insert(0, Effect::Save);
    }
    // The language is kept with the team, if the team is kept.
    effects.extend(super::team::keep(model));
    effects
}

/// The texts of a language are there.
pub(super) fn loaded(model: &mut Model, lang: Lang) -> Vec<Effect> {
    model.take_language(lang);
    if model.awaited.take_if(|awaited| *awaited == lang).is_some() { speak(model, lang) } else { Vec::new() }
}

/// They could not be loaded. All is as it was; choosing the language tries again.
pub(super) fn failed(model: &mut Model, lang: Lang) -> Vec<Effect> {
    match model.awaited.take_if(|awaited| *awaited == lang) {
        Some(_) => {
            // Above the screen, whatever was pressed meanwhile.
            model.pressed = None;
            vec![model.confirm(Announcement::LanguageFailed(lang))]
        }
        None => Vec::new(),
    }
}
