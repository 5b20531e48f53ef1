//! Opening: the question before it, both ways, and the way back.

use crate::support::section;
use social_business_scan::{
    core::{
        instrument::{Lang, Mode},
        result_code,
        section::Scope,
    },
    import::Refusal,
    state::{
        effect::{Announcement, Effect, FocusTarget},
        msg::{AnswerMsg, DialogMsg, ImportMsg, Msg, NavigateMsg, SettingsMsg, StorageMsg},
        screen::Screen,
        update::update,
    },
    storage::envelope::{Content, read as read_envelope},
};

use super::{FULL, after, begun, cases, file, given, item, link, model, shown, step, taken_over};

#[test]
fn a_file_asks_where_there_are_answers() {
    let (mut empty, mut begun) = (model(), begun());
    let (before, msg) = (given(&begun), file(&empty, Mode::Full, &[("PE-1", step(1))], None));

    let _ = (update(&mut empty, msg.clone()), update(&mut begun, msg));

    assert!(empty.dialog.is_none() && empty.has_begun());
    assert!(begun.dialog.is_some() && given(&begun) == before);
}

#[test]
fn a_no_changes_nothing() {
    let mut model = begun();
    let before = given(&model);
    let msg = file(&model, Mode::Full, &[("PE-1", step(1))], None);

    let effects = after(&mut model, [msg, Msg::Dialog(DialogMsg::Cancel)]);

    assert_eq!((effects, given(&model), model.screen), (vec![], before, Screen::Section(section("profit"))));
    assert!(model.dialog.is_none() && model.replaced.is_empty());
}

#[test]
fn every_code_of_the_reference_cases_opens_by_a_link_on_top_of_answers_and_can_be_undone() {
    let mut opened = 0;
    for case in cases()["codes"].as_array().unwrap() {
        let text = case["code"].as_str().or(case["text"].as_str()).unwrap().to_owned();
        let mut model = begun();
        let (before, screen) = (given(&model), model.screen);

        let _ = update(&mut model, Msg::Import(ImportMsg::OpenLink(text)));

        if case["kind"] == "decodeError" {
            assert!(model.refused.is_some() && given(&model) == before, "{}", case["id"]);
            continue;
        }
        let _ = after(&mut model, [Msg::Import(ImportMsg::TakeOver), Msg::Dialog(DialogMsg::Confirm)]);
        let canonical = result_code::encode(&model.instrument, &model.whole_sheet());
        let expected = result_code::decode(&model.instrument, &canonical).unwrap();
        assert_eq!(expected.answers, model.answers, "{}", case["id"]);
        let next = if model.progress().is_done() { Screen::Result } else { Screen::Review };
        assert_eq!(model.screen, next, "{}", case["id"]);

        let effects = after(&mut model, [Msg::Import(ImportMsg::Undo)]);
        assert_eq!((given(&model), model.screen), (before, screen), "{}", case["id"]);
        assert!(effects.contains(&Effect::Save));
        assert!(effects.contains(&Effect::Announce(Announcement::Restored)));
        opened += 1;
    }
    assert!(opened > 3, "{opened}");
}

#[test]
fn a_complete_scan_opens_at_its_result_and_another_at_the_overview() {
    let mut complete = model();
    let effects = after(
        &mut complete,
        [Msg::Import(ImportMsg::OpenCode(FULL.into())), Msg::Import(ImportMsg::TakeOver)],
    );
    assert_eq!(complete.screen, Screen::Result);
    assert!(effects.contains(&Effect::Announce(Announcement::Opened(48))), "{effects:?}");
    assert!(effects.contains(&Effect::Focus(FocusTarget::Heading)) && effects.contains(&Effect::Save));

    let mut partial = model();
    let _ = after(&mut partial, [link(), Msg::Import(ImportMsg::TakeOver)]);
    assert_eq!(partial.screen, Screen::Review);
    assert!(partial.replaced.is_empty(), "nothing was replaced");
}

#[test]
fn what_was_opened_is_heard_and_not_spoken_over_by_the_first_save() {
    let mut model = model();
    let effects =
        after(&mut model, [Msg::Import(ImportMsg::OpenCode(FULL.into())), Msg::Import(ImportMsg::TakeOver)]);
    assert_eq!(effects.last(), Some(&Effect::Announce(Announcement::Opened(48))));

    assert_eq!(update(&mut model, Msg::Storage(StorageMsg::Saved("2026-05-12T10:00:00Z".into()))), []);
}

#[test]
fn what_is_refused_is_said_touches_nothing_and_is_forgotten_at_the_next_step() {
    for msg in [
        Msg::Import(ImportMsg::OpenLink("SB1-20FYJ-94J94-JNC04-SP5".into())),
        Msg::Import(ImportMsg::OpenLink(String::new())),
        Msg::Import(ImportMsg::OpenFile(Err(Refusal::TooLarge))),
        Msg::Import(ImportMsg::OpenFile(Err(Refusal::Unreadable))),
        Msg::Import(ImportMsg::OpenFile(Ok("{".into()))),
        Msg::Import(ImportMsg::OpenFile(Ok(r#"{"answers":{}}"#.into()))),
    ] {
        let mut model = begun();
        let before = given(&model);
        let effects = after(&mut model, [msg.clone()]);
        assert_eq!(effects, [Effect::Focus(FocusTarget::Refusal)], "{msg:?}");
        assert!(model.refused.is_some() && model.dialog.is_none() && given(&model) == before, "{msg:?}");

        let _ = update(&mut model, Msg::Navigate(NavigateMsg::OpenReview));
        assert!(model.refused.is_none(), "{msg:?}");
    }
}

#[test]
fn what_was_opened_can_be_undone_until_the_next_answer() {
    let mut model = begun();
    let _ = after(&mut model, taken_over());
    assert!(!model.replaced.is_empty());

    let first = item(&model, "PE-5");
    let _ = after(
        &mut model,
        [Msg::Navigate(NavigateMsg::OpenItem(first)), Msg::Answer(AnswerMsg::Set(first, step(3)))],
    );
    assert!(model.replaced.is_empty());
    assert_eq!(update(&mut model, Msg::Import(ImportMsg::Undo)), []);
}

#[test]
fn what_was_opened_one_after_another_is_undone_one_by_one_down_to_the_own_answers() {
    let mut model = begun();
    let (before, screen) = (given(&model), model.screen);
    let _ = after(&mut model, taken_over());
    let between = given(&model);
    let _ = after(
        &mut model,
        [
            Msg::Import(ImportMsg::OpenCode(FULL.into())),
            Msg::Import(ImportMsg::TakeOver),
            Msg::Dialog(DialogMsg::Confirm),
        ],
    );

    let _ = update(&mut model, Msg::Import(ImportMsg::Undo));
    assert_eq!(given(&model), between);
    let _ = update(&mut model, Msg::Import(ImportMsg::Undo));
    assert_eq!((given(&model), model.screen), (before, screen));
    assert_eq!(update(&mut model, Msg::Import(ImportMsg::Undo)), []);
}

#[test]
fn an_answer_that_another_tab_gave_after_opening_survives_the_undo() {
    let mut model = begun();
    let _ = after(&mut model, taken_over());
    let later = item(&model, "L5-2");
    let mut theirs = model.saved(None);
    theirs.sheet.answers.set(later, step(4));

    let _ = after(
        &mut model,
        [Msg::Storage(StorageMsg::RemoteChange(Box::new(theirs))), Msg::Import(ImportMsg::Undo)],
    );

    assert_eq!(model.answers.get(later), step(4));
    assert_eq!(model.answers.get(item(&model, "PE-1")), step(4), "from before");
    assert_eq!(model.answers.get(item(&model, "PR-1")), None, "came with the link");
}

#[test]
fn opening_a_whole_scan_in_place_of_a_culture_scan_asks_all_of_it() {
    let mut model = begun();
    let _ = after(
        &mut model,
        [
            Msg::Settings(SettingsMsg::SetNoSocial(true)),
            Msg::Import(ImportMsg::OpenCode(FULL.into())),
            Msg::Import(ImportMsg::TakeOver),
            Msg::Dialog(DialogMsg::Confirm),
        ],
    );

    assert_eq!((model.scope, model.screen), (Scope::Whole, Screen::Result));
}

#[test]
fn the_language_of_a_file_is_not_taken_over() {
    let mut english = begun();
    let _ = update(&mut english, Msg::Settings(SettingsMsg::SetLang(Lang::En)));
    let text = english.saved(None).to_text(&english.instrument);

    let mut model = model();
    let _ = update(&mut model, Msg::Import(ImportMsg::OpenFile(Ok(text))));

    assert_eq!((model.lang, model.chosen_lang), (Lang::Nl, None));
}

#[test]
fn the_preview_says_what_it_holds_the_level_and_what_becomes_of_the_answers() {
    let mut model = begun();
    let _ =
        after(&mut model, [Msg::Import(ImportMsg::OpenLink(FULL.into())), Msg::Import(ImportMsg::TakeOver)]);
    assert_eq!(
        shown(&model, None),
        [
            "Volledige scan: 48 van 48 vragen beantwoord, versie 1 van de scan.",
            "Jullie staan op niveau 1 van 5, Basis.",
            "Vervangen: je eigen 2 antwoorden worden vervangen. Dat kun je daarna ongedaan maken."
        ]
    );

    let mut model = begun();
    let msg = file(&model, Mode::Full, &[("PE-1", step(1))], Some("2027-01-01T00:00:00Z"));
    let _ = after(&mut model, [Msg::Settings(SettingsMsg::SetLang(Lang::En)), msg]);
    let lines = shown(&model, Some("1 January 2027"));
    assert_eq!(
        lines[0],
        "Full scan: 1 of 48 questions answered, version 1 of the scan. Saved on 1 January 2027."
    );
    assert!(lines[1].contains("level"), "why there is none: {}", lines[1]);
    assert!(
        lines[2].contains("your own 2 answers") && lines[3].contains("the one in the file counts"),
        "{lines:?}"
    );
    assert_eq!(lines.len(), 4);
}

#[test]
fn a_preview_of_culture_alone_does_not_speak_of_a_level() {
    let mut other = begun();
    let _ = update(&mut other, Msg::Settings(SettingsMsg::SetNoSocial(true)));
    let text = other.saved(None).to_text(&other.instrument);
    let mut model = begun();
    let _ = update(&mut model, Msg::Import(ImportMsg::OpenFile(Ok(text))));

    let lines = shown(&model, None);

    assert!(lines[0].contains("2 van 29 vragen"), "{lines:?}");
    assert_eq!(lines[1], "Dit gaat alleen over jullie cultuur. Trede 1 is de eerste stap.");
}

#[test]
fn what_was_opened_is_kept_as_any_answer_is() {
    let mut model = begun();
    let _ = after(&mut model, taken_over());

    let text = model.saved(None).to_text(&model.instrument);
    let Content::Saved(saved) = read_envelope(&model.instrument, &text) else { panic!("{text}") };
    assert_eq!(saved.sheet.answers, model.answers);
}
