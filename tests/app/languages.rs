//! A language whose texts are a file: the scan speaks as before until they are there.

use social_business_scan::{
    core::{
        instrument::{Lang, Mode},
        result_code::invitation::Invitation,
    },
    state::{
        confirmation::ConfirmationPlace,
        effect::{Announcement, Effect},
        model::Model,
        msg::{AnswerMsg, HostCommand, Msg, NavigateMsg, SettingsMsg, team::TeamMsg},
    },
};

use crate::fixture::{after, item, model, step};

/// In Dutch, with an answer, in a page whose German and French are files.
fn begun() -> Model {
    let mut model = model();
    model.unloaded = vec![Lang::De, Lang::Fr];
    let first = item(&model, "PE-1");
    let _ = after(
        &mut model,
        [Msg::Navigate(NavigateMsg::Start(Mode::Full)), Msg::Answer(AnswerMsg::Set(first, step(3)))],
    );
    model
}

fn set(lang: Lang) -> Msg {
    Msg::Settings(SettingsMsg::SetLang(lang))
}

fn loaded(lang: Lang) -> Msg {
    Msg::Settings(SettingsMsg::LanguageLoaded(lang))
}

fn failed(lang: Lang) -> Msg {
    Msg::Settings(SettingsMsg::LanguageFailed(lang))
}

fn said(effects: &[Effect]) -> Vec<Announcement> {
    effects
        .iter()
        .filter_map(|one| if let Effect::Announce(said) = one { Some(*said) } else { None })
        .collect()
}

#[test]
fn a_language_that_is_chosen_is_loaded_and_then_spoken() {
    let mut model = begun();

    let effects = after(&mut model, [set(Lang::De)]);

    assert_eq!(model.lang, Lang::Nl);
    assert!(effects.contains(&Effect::LoadLanguage(Lang::De)), "{effects:?}");
    assert_eq!(said(&effects), [Announcement::LanguageLoading(Lang::De)]);

    let effects = after(&mut model, [loaded(Lang::De)]);

    assert_eq!((model.lang, model.chosen_lang), (Lang::De, Some(Lang::De)));
    assert_eq!(said(&effects), [Announcement::LanguageChanged]);
    assert!(effects.contains(&Effect::Save));
    // From now on it is there.
    assert_eq!(said(&after(&mut model, [set(Lang::Nl)])), [Announcement::LanguageChanged]);
    let effects = after(&mut model, [set(Lang::De)]);
    assert_eq!(said(&effects), [Announcement::LanguageChanged]);
}

#[test]
fn where_it_does_not_come_all_is_as_it_was_and_choosing_it_tries_again() {
    let mut model = begun();
    let answers = model.answers.clone();

    let effects = after(&mut model, [set(Lang::De), failed(Lang::De)]);

    assert_eq!(said(&effects), [Announcement::LanguageFailed(Lang::De)]);
    assert_eq!(model.confirmed_at(&ConfirmationPlace::Screen), Some(Announcement::LanguageFailed(Lang::De)));
    assert_eq!((model.lang, &model.answers), (Lang::Nl, &answers));
    assert!(after(&mut model, [set(Lang::De)]).contains(&Effect::LoadLanguage(Lang::De)));
}

#[test]
fn the_last_choice_counts() {
    let mut model = begun();

    let _ = after(&mut model, [set(Lang::De), set(Lang::Fr), loaded(Lang::De)]);
    assert_eq!(model.lang, Lang::Nl);
    let _ = after(&mut model, [loaded(Lang::Fr)]);
    assert_eq!(model.lang, Lang::Fr);

    let mut model = begun();
    let _ = after(&mut model, [set(Lang::De), set(Lang::Nl), loaded(Lang::De)]);
    assert_eq!(model.lang, Lang::Nl);
    let mut model = begun();
    let _ = after(&mut model, [set(Lang::De), set(Lang::En), failed(Lang::De)]);
    assert_eq!(model.lang, Lang::En);
}

#[test]
fn a_language_of_a_host_waits_for_its_file_too() {
    let mut model = begun();

    let effects = after(&mut model, [Msg::Host(HostCommand::Speak(Lang::Fr))]);

    assert_eq!(model.lang, Lang::Nl);
    assert!(effects.contains(&Effect::LoadLanguage(Lang::Fr)));
    let _ = after(&mut model, [loaded(Lang::Fr)]);
    assert_eq!((model.lang, model.chosen_lang), (Lang::Fr, None));
}

#[test]
fn a_scan_that_begins_in_a_language_whose_file_did_not_come_begins_in_english() {
    let mut model = model();
    (model.lang, model.unloaded) = (Lang::De, vec![Lang::De, Lang::Fr]);

    assert_eq!(model.put_off_language(Lang::De), Some(Lang::De));

    assert_eq!(model.lang, Lang::En);
    assert_eq!(said(&after(&mut model, [failed(Lang::De)])), [Announcement::LanguageFailed(Lang::De)]);
}

#[test]
fn a_language_that_the_visitor_chose_is_kept_though_its_file_did_not_come() {
    let mut model = begun();

    let _ = after(&mut model, [set(Lang::De), failed(Lang::De)]);
    let first = item(&model, "PE-2");
    let effects = after(&mut model, [Msg::Answer(AnswerMsg::Set(first, step(2)))]);

    assert!(effects.contains(&Effect::Save));
    assert_eq!((model.lang, model.saved(None).lang), (Lang::Nl, Some(Lang::De)));
    // Whoever goes on in the language that is seen says so, and is not asked to load anything any more.
    let effects = after(&mut model, [set(Lang::Nl)]);
    assert!(!effects.iter().any(|one| matches!(one, Effect::LoadLanguage(_))), "{effects:?}");
    assert_eq!(model.saved(None).lang, Some(Lang::Nl));
}

#[test]
fn the_last_word_of_a_host_counts_too_and_is_not_forgotten_when_the_scan_starts_again() {
    let speak = |lang| Msg::Host(HostCommand::Speak(lang));
    let mut model = begun();
    let _ = after(&mut model, [speak(Lang::De), speak(Lang::Nl), loaded(Lang::De)]);
    assert_eq!(model.lang, Lang::Nl);

    let mut model = begun();
    let effects = after(&mut model, [speak(Lang::Fr), Msg::Host(HostCommand::Reset), loaded(Lang::Fr)]);
    assert_eq!((model.lang, model.chosen_lang), (Lang::Fr, None));
    assert!(
        !said(&effects).contains(&Announcement::LanguageChanged),
        "a host's word is no news: {effects:?}"
    );
}

#[test]
fn an_invitation_in_a_language_whose_file_is_not_read_waits_for_it() {
    let mut model = model();
    model.unloaded = vec![Lang::De, Lang::Fr];
    let invitation = Invitation {
        mode: Mode::Quick,
        lang: Lang::De,
        threshold: None,
        team: "Nord".into(),
        groups: Vec::new(),
        number: 7,
    };
    let text = invitation.encode(&model.instrument);

    let effects = after(&mut model, [Msg::Team(TeamMsg::Open(text))]);

    assert_eq!((model.lang, model.awaited), (Lang::Nl, Some(Lang::De)));
    assert!(effects.contains(&Effect::LoadLanguage(Lang::De)));
    let _ = after(&mut model, [loaded(Lang::De)]);
    assert_eq!(model.lang, Lang::De);
}
