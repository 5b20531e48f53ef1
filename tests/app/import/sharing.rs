//! A result that somebody shared, by a link or a code: looked at, taken over, left.

use crate::support::section;
use social_business_scan::{
    core::{instrument::Lang, result_code},
    export::kind::ExportKind,
    state::{
        effect::{Effect, FocusTarget},
        model::{Model, Origin},
        msg::{AnswerMsg, DialogMsg, ExportMsg, ImportMsg, Msg, NavigateMsg, SettingsMsg, StorageMsg},
        screen::Screen,
        update::update,
    },
};

use super::{FULL, QUICK, after, asked, begun, given, item, link, model, step};

fn code() -> Msg {
    Msg::Import(ImportMsg::OpenCode(QUICK.into()))
}

/// What a store would be asked to change.
fn writes(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| {
        !matches!(effect, Effect::Focus(_) | Effect::Announce(_) | Effect::Copy(_) | Effect::Inspect)
    })
}

/// The whole model, without what is looked at.
fn own(model: &Model) -> Model {
    let mut own = model.clone();
    (own.viewed, own.screen) = (None, Screen::Intro);
    own
}

#[test]
fn a_link_or_a_code_shows_its_result_and_nothing_of_the_own_scan_changes() {
    for msg in [link(), code()] {
        for mut model in [model(), begun()] {
            let before = model.saved(model.saved_at.clone());

            let effects = update(&mut model, msg.clone());

            assert_eq!(effects, [Effect::Focus(FocusTarget::Heading)], "{msg:?}");
            assert_eq!((model.screen, &model.dialog), (Screen::Shared, &None), "{msg:?}");
            assert_eq!(model.saved(model.saved_at.clone()), before, "{msg:?}");
            assert_eq!(result_code::encode(&model.instrument, &model.shown().whole_sheet()), QUICK);
        }
    }
}

#[test]
fn a_visit_to_a_shared_result_and_back_writes_nothing_whatever_is_pressed_there() {
    let there = [
        Msg::Dialog(DialogMsg::Cancel),
        Msg::Import(ImportMsg::TakeOver),
        Msg::Dialog(DialogMsg::Cancel),
        Msg::Export(ExportMsg::CopyCode),
        Msg::Navigate(NavigateMsg::ToggleSections),
        link(),
        code(),
    ];
    let backs = [
        Msg::Navigate(NavigateMsg::LeaveViewed),
        Msg::Navigate(NavigateMsg::Visit("profit".into())),
        Msg::Navigate(NavigateMsg::OpenIntro),
        Msg::Navigate(NavigateMsg::Visit(String::new())),
        Msg::Navigate(NavigateMsg::OpenData),
    ];
    for back in backs {
        let mut model = begun();
        let before = own(&model);
        let mut effects = update(&mut model, link());
        for msg in there.clone() {
            effects.extend(update(&mut model, msg));
        }

        effects.extend(update(&mut model, back.clone()));

        assert!(!writes(&effects), "{back:?}: {effects:?}");
        assert!(model.viewed.is_none() && !model.screen.is_view(), "{back:?}");
        assert_eq!(own(&model).saved(None), before.saved(None), "{back:?}");
    }
}

#[test]
fn back_leads_to_where_the_visitor_was_and_to_the_start_who_was_nowhere() {
    let mut model = begun();
    let _ = after(&mut model, [link(), Msg::Navigate(NavigateMsg::LeaveViewed)]);
    assert_eq!(model.screen, Screen::Section(section("profit")));

    let mut fresh = super::model();
    let _ = after(&mut fresh, [link(), Msg::Navigate(NavigateMsg::LeaveViewed)]);
    assert_eq!((fresh.screen, fresh.has_begun()), (Screen::Intro, false));
}

#[test]
fn its_answers_cannot_be_changed_while_it_is_looked_at() {
    let mut model = begun();
    let _ = update(&mut model, link());
    let shown = model.shown().whole_sheet();
    let (first, other) = (item(&model, "PE-1"), item(&model, "PR-1"));

    let _ = after(
        &mut model,
        [Msg::Answer(AnswerMsg::Set(first, step(0))), Msg::Answer(AnswerMsg::SetNote(other, "x".into()))],
    );

    assert_eq!((model.shown().whole_sheet(), model.shown().notes.is_empty()), (shown, true));
    assert_eq!(model.answers.get(first), step(0), "an answer is always one to the own scan");
}

#[test]
fn taking_over_asks_where_there_are_answers_and_can_be_undone() {
    let mut model = begun();
    let (before, screen) = (given(&model), model.screen);

    assert_eq!(after(&mut model, [link(), Msg::Import(ImportMsg::TakeOver)]), []);
    assert_eq!(result_code::encode(&model.instrument, &asked(&model).saved.sheet), QUICK);
    assert_eq!((given(&model), model.screen), (before.clone(), Screen::Shared));

    let effects = update(&mut model, Msg::Dialog(DialogMsg::Confirm));
    assert!(effects.contains(&Effect::Save) && model.viewed.is_none(), "{effects:?}");
    assert_eq!(result_code::encode(&model.instrument, &model.whole_sheet()), QUICK);

    let _ = update(&mut model, Msg::Import(ImportMsg::Undo));
    assert_eq!((given(&model), model.screen), (before, screen));
}

#[test]
fn taking_over_a_complete_one_from_the_own_result_is_saved() {
    let mut model = model();
    let _ =
        after(&mut model, [Msg::Import(ImportMsg::OpenCode(FULL.into())), Msg::Import(ImportMsg::TakeOver)]);
    assert_eq!(model.screen, Screen::Result);
    let other = FULL.to_owned();

    let _ = after(&mut model, [Msg::Import(ImportMsg::OpenLink(other)), Msg::Import(ImportMsg::TakeOver)]);
    let effects = update(&mut model, Msg::Dialog(DialogMsg::Confirm));

    assert!(effects.contains(&Effect::Save) && !effects.contains(&Effect::Finish), "{effects:?}");
}

#[test]
fn who_has_no_answers_takes_over_without_being_asked() {
    let mut model = model();
    let _ = update(&mut model, link());

    let effects = update(&mut model, Msg::Import(ImportMsg::TakeOver));

    assert!(model.dialog.is_none() && model.replaced.is_empty() && model.has_begun());
    assert!(effects.contains(&Effect::Save));
}

#[test]
fn an_attempt_of_ones_own_cannot_be_taken_over() {
    let mut model = begun();
    let scan = model.looking_at(&model.saved(None));
    model.viewed =
        Some(Box::new(social_business_scan::state::model::Viewed { scan, origin: Origin::Attempt }));

    assert_eq!(update(&mut model, Msg::Import(ImportMsg::TakeOver)), []);
}

#[test]
fn the_link_stays_in_the_address_exactly_as_long_as_its_result_is_looked_at() {
    let ways: [&[Msg]; 4] = [
        &[Msg::Navigate(NavigateMsg::LeaveViewed)],
        &[Msg::Import(ImportMsg::TakeOver), Msg::Dialog(DialogMsg::Confirm)],
        &[code()],
        &[Msg::Import(ImportMsg::OpenLink("SB1-20".into()))],
    ];
    for way in ways {
        let mut model = begun();
        let _ = update(&mut model, link());
        assert!(model.has_open_link());
        let _ = after(&mut model, way.iter().cloned());
        assert!(!model.has_open_link(), "{way:?}");
    }
    let mut model = begun();
    let _ = after(&mut model, [link(), Msg::Import(ImportMsg::TakeOver), Msg::Dialog(DialogMsg::Cancel)]);
    assert!(model.has_open_link() && model.screen == Screen::Shared);
}

#[test]
fn the_address_of_a_typed_code_is_that_of_a_link_to_it() {
    let mut model = begun();
    assert_eq!(model.fragment(), "profit");

    let _ = update(&mut model, code());
    assert!(!model.has_open_link());
    assert_eq!(model.fragment(), format!("r={QUICK}"));

    let _ = update(&mut model, Msg::Navigate(NavigateMsg::LeaveViewed));
    assert_eq!(model.fragment(), "profit");
}

#[test]
fn who_reads_about_the_scan_comes_back_to_the_shared_result_and_not_to_the_own_scan() {
    for msg in [link(), code()] {
        let mut model = begun();
        let before = model.saved(model.saved_at.clone());
        let mut effects = after(&mut model, [msg, Msg::Navigate(NavigateMsg::OpenAbout)]);
        assert_eq!((model.screen, model.fragment()), (Screen::About, "about".to_owned()));
        assert!(!model.has_open_link(), "the address is that of the page about the scan");

        effects.extend(update(&mut model, Msg::Navigate(NavigateMsg::Visit("shared".into()))));

        assert_eq!(model.screen, Screen::Shared);
        assert_eq!(result_code::encode(&model.instrument, &model.shown().whole_sheet()), QUICK);
        assert!(!writes(&effects), "{effects:?}");
        assert_eq!(model.saved(model.saved_at.clone()), before);
        // What is left from there is left.
        let _ =
            after(&mut model, [Msg::Navigate(NavigateMsg::OpenAbout), Msg::Navigate(NavigateMsg::Resume)]);
        assert!(model.viewed.is_none() && model.screen == Screen::Section(section("profit")));
    }
}

#[test]
fn the_address_of_a_shared_result_leads_nowhere_when_none_is_looked_at() {
    for place in ["shared", "earlier"] {
        let mut model = begun();
        assert_eq!(update(&mut model, Msg::Navigate(NavigateMsg::Visit(place.into()))), []);
        assert_eq!(model.screen, Screen::Section(section("profit")));
    }
    // Nor does that of an attempt lead to what somebody shared.
    let mut model = begun();
    let _ = after(&mut model, [link(), Msg::Navigate(NavigateMsg::Visit("earlier".into()))]);
    assert_eq!(model.screen, Screen::Shared);
}

#[test]
fn the_language_changes_with_it_and_what_is_taken_along_is_of_the_shared_result() {
    let mut model = begun();
    let _ = after(&mut model, [link(), Msg::Settings(SettingsMsg::SetLang(Lang::En))]);

    assert_eq!((model.screen, model.shown().lang), (Screen::Shared, Lang::En));
    assert_eq!(update(&mut model, Msg::Export(ExportMsg::CopyCode)), [Effect::Copy(QUICK.into())]);
    let effects = update(&mut model, Msg::Export(ExportMsg::Download(ExportKind::Answers)));
    let [Effect::Download { text: Some(text), .. }] = &effects[..] else { panic!("{effects:?}") };
    assert!(text.contains("\"quick\""), "{text}");
}

#[test]
fn what_another_tab_answers_meanwhile_reaches_the_own_scan() {
    let mut model = begun();
    let _ = update(&mut model, link());
    let mut theirs = model.saved(None);
    let later = item(&model, "L5-2");
    theirs.sheet.answers.set(later, step(4));

    let _ = update(&mut model, Msg::Storage(StorageMsg::RemoteChange(Box::new(theirs))));

    assert_eq!((model.answers.get(later), model.shown().answers.get(later)), (step(4), None));
    assert_eq!(model.screen, Screen::Shared);
}

#[test]
fn a_wrong_code_is_named_and_changes_nothing() {
    let mut model = model();

    let effects = after(&mut model, [Msg::Import(ImportMsg::OpenCode("SB1-2096T".into()))]);

    assert!(model.code_error.is_some() && !model.has_begun());
    assert_eq!(effects, [Effect::Focus(FocusTarget::WrongCode)], "the field is where to go on");
}
