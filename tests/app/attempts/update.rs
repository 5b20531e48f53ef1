//! When an attempt is made, what is done with it, and that the scan at work stays as it is.

use crate::support::section;
use std::rc::Rc;

use social_business_scan::{
    core::{
        answers::{Answer, Step},
        instrument::{ItemIndex, Lang, Mode},
        result_code,
    },
    export::kind::ExportKind,
    state::{
        effect::{Announcement, Effect},
        model::{Dialog, Model},
        msg::{
            AnswerMsg, AttemptMsg, DialogMsg, ExportMsg, ImportMsg, Msg, NavigateMsg, SettingsMsg, StorageMsg,
        },
        screen::Screen,
        update::update,
    },
};

use super::{INSTRUMENT, filled, kept, scan};

use crate::fixture::model;

/// A scan at its last question but one.
pub(super) fn nearly_done() -> (Model, ItemIndex) {
    let mut model = model();
    let items: Vec<ItemIndex> = model.instrument.in_mode(Mode::Quick).collect();
    let _ = update(&mut model, Msg::Navigate(NavigateMsg::Start(Mode::Quick)));
    let (last, others) = items.split_last().unwrap();
    for item in others {
        let _ = update(&mut model, Msg::Answer(AnswerMsg::Set(*item, Step::new(3).map(Answer::Step))));
    }
    (model, *last)
}

/// A scan that is finished and is an attempt, with two older ones.
pub(super) fn finished() -> Model {
    let (mut model, last) = nearly_done();
    let _ = update(&mut model, Msg::Answer(AnswerMsg::Set(last, Some(Answer::DontKnow))));
    let _ = update(&mut model, Msg::Navigate(NavigateMsg::OpenResult));
    let backend = filled(2);
    let scan = model.saved(Some("2026-11-22T11:00:00Z".into()));
    super::made(&backend, scan, 5);
    let _ = update(&mut model, Msg::Attempts(AttemptMsg::Listed(kept(&backend))));
    let _ = update(&mut model, Msg::Attempts(AttemptMsg::Finished("3-5".into())));
    model
}

#[test]
fn an_attempt_is_made_when_all_is_answered_and_the_result_is_opened_not_before() {
    let (mut model, last) = nearly_done();
    assert!(
        !update(&mut model, Msg::Navigate(NavigateMsg::OpenResult)).contains(&Effect::Finish),
        "a question is open"
    );

    assert!(
        !update(&mut model, Msg::Answer(AnswerMsg::Set(last, Some(Answer::DontKnow))))
            .contains(&Effect::Finish)
    );
    for way in [
        Msg::Navigate(NavigateMsg::OpenResult),
        Msg::Navigate(NavigateMsg::Visit("overview".into())),
        Msg::Navigate(NavigateMsg::Visit("result".into())),
        Msg::Navigate(NavigateMsg::OpenIntro),
        Msg::Navigate(NavigateMsg::Resume),
    ] {
        let effects = update(&mut model, way.clone());
        assert_eq!(effects.contains(&Effect::Finish), model.screen == Screen::Result, "{way:?}");
    }
}

#[test]
fn a_new_attempt_is_told_and_goes_into_what_is_kept_and_a_changed_one_is_not_told_again() {
    let (mut model, last) = nearly_done();
    let _ = update(&mut model, Msg::Answer(AnswerMsg::Set(last, Some(Answer::DontKnow))));
    let _ = update(&mut model, Msg::Attempts(AttemptMsg::Listed(kept(&filled(1)))));

    let effects = update(&mut model, Msg::Attempts(AttemptMsg::Finished("1-7".into())));
    assert_eq!(effects, [Effect::Save, Effect::Announce(Announcement::AttemptKept)]);
    assert_eq!(model.saved(None).attempt.as_deref(), Some("1-7"));
    assert_eq!(update(&mut model, Msg::Attempts(AttemptMsg::Finished("1-7".into()))), []);
}

#[test]
fn looking_at_an_attempt_leaves_the_scan_as_it_is_and_takes_along_what_is_shown() {
    let mut model = finished();
    let before = model.saved(None);

    let effects = update(&mut model, Msg::Attempts(AttemptMsg::Open("1-7".into())));

    assert_eq!(model.screen, Screen::Past);
    assert!(!effects.contains(&Effect::Finish));
    assert_eq!(model.saved(None), before, "what is kept is the scan, and where it was");
    assert_eq!(model.report(), finished().report(), "a host hears of the scan");
    assert_eq!(model.shown().whole_sheet(), scan(0).sheet);
    let expected = result_code::encode(&INSTRUMENT, &scan(0).sheet);
    assert_eq!(update(&mut model, Msg::Export(ExportMsg::CopyCode)), [Effect::Copy(expected)]);
    let effects = update(&mut model, Msg::Export(ExportMsg::Download(ExportKind::Answers)));
    let Effect::Download { text: Some(text), .. } = &effects[0] else { panic!("{effects:?}") };
    let value: serde_json::Value = serde_json::from_str(text).unwrap();
    assert_eq!(
        social_business_scan::core::answer_file::from_value(&INSTRUMENT, &value).unwrap(),
        scan(0).sheet
    );
    assert_eq!(value.get("attempt"), None, "which attempt it was means nothing elsewhere");

    let _ = update(&mut model, Msg::Settings(SettingsMsg::SetLang(Lang::En)));
    assert_eq!(model.shown().lang, Lang::En);
    let _ = update(&mut model, Msg::Navigate(NavigateMsg::Resume));
    assert_eq!((model.screen, model.shown().whole_sheet()), (Screen::Result, before.sheet));
}

#[test]
fn every_way_to_another_screen_ends_looking_at_an_attempt() {
    let ways = [
        Msg::Navigate(NavigateMsg::OpenIntro),
        Msg::Navigate(NavigateMsg::OpenData),
        Msg::Navigate(NavigateMsg::OpenReview),
        Msg::Navigate(NavigateMsg::OpenResult),
        Msg::Navigate(NavigateMsg::OpenFirstOpen),
        Msg::Navigate(NavigateMsg::OpenSection(section("values"))),
        Msg::Navigate(NavigateMsg::OpenItem(INSTRUMENT.find("PE-2").unwrap())),
        Msg::Settings(SettingsMsg::ToFull),
        Msg::Attempts(AttemptMsg::StartNext),
        Msg::Navigate(NavigateMsg::Visit("data".into())),
    ];
    for way in ways {
        let mut model = finished();
        let before = model.answers.clone();
        let _ = update(&mut model, Msg::Attempts(AttemptMsg::Open("1-7".into())));

        let _ = update(&mut model, way.clone());

        assert!(model.viewed.is_none() && model.screen != Screen::Past, "{way:?}");
        assert_eq!(model.answers, before, "{way:?}");
    }
}

#[test]
fn the_address_of_an_attempt_leads_nowhere_when_none_is_looked_at() {
    let mut model = finished();

    assert_eq!(update(&mut model, Msg::Navigate(NavigateMsg::Visit("earlier".into()))), []);
    assert_eq!(update(&mut model, Msg::Attempts(AttemptMsg::Open("9-9".into()))), []);

    assert_eq!(model.screen, Screen::Result);
}

#[test]
fn what_is_opened_from_a_code_is_an_attempt_only_when_its_result_is_opened_again() {
    let mut model = model();
    let code = result_code::encode(&INSTRUMENT, &scan(4).sheet);

    let _ = update(&mut model, Msg::Import(ImportMsg::OpenCode(code)));
    assert!(!update(&mut model, Msg::Import(ImportMsg::TakeOver)).contains(&Effect::Finish));

    assert_eq!(
        (model.screen, model.progress().is_done(), model.attempt.clone()),
        (Screen::Result, true, None)
    );
    assert!(update(&mut model, Msg::Navigate(NavigateMsg::OpenResult)).contains(&Effect::Finish));
}

#[test]
fn neither_the_data_panel_nor_an_attempt_is_a_place_to_resume_at() {
    let mut model = finished();
    let _ = update(&mut model, Msg::Navigate(NavigateMsg::OpenSection(section("values"))));

    for away in [Msg::Navigate(NavigateMsg::OpenData), Msg::Attempts(AttemptMsg::Open("1-7".into()))] {
        let _ = update(&mut model, away.clone());
        assert_eq!(model.saved(None).place.as_deref(), Some("values"), "{away:?}");
    }
    let _ = update(&mut model, Msg::Navigate(NavigateMsg::Resume));
    assert_eq!(model.screen, Screen::Section(section("values")));
}

#[test]
fn the_next_scan_starts_from_the_last_answers_as_another_scan() {
    let mut model = finished();

    let effects = update(&mut model, Msg::Attempts(AttemptMsg::StartNext));

    assert_eq!(model.screen, Screen::Section(section("three-ps")));
    assert_eq!((model.attempt.clone(), model.answers.count()), (None, 16));
    assert_eq!(model.attempts.len(), 3);
    assert!(effects.contains(&Effect::Save));
    assert!(effects.contains(&Effect::Announce(Announcement::NextStarted(16))));
}

#[test]
fn with_nothing_begun_the_next_scan_starts_from_the_latest_attempt() {
    let mut model = finished();
    let answers = model.answers.clone();
    let _ = update(&mut model, Msg::Dialog(DialogMsg::AskRestart));
    let _ = update(&mut model, Msg::Dialog(DialogMsg::Confirm));
    assert_eq!((model.answers.count(), model.attempts.len(), model.attempt.clone()), (0, 3, None));

    let _ = update(&mut model, Msg::Attempts(AttemptMsg::StartNext));

    assert_eq!((model.answers.clone(), model.mode, model.attempt.clone()), (answers, Mode::Quick, None));
    assert_eq!(
        update(&mut model, Msg::Storage(StorageMsg::Saved("2026-05-12T10:00:00Z".into()))),
        [],
        "it is said that it has started, not that it is saved"
    );
}

#[test]
fn a_scan_that_is_not_an_attempt_is_not_left_for_a_next_one() {
    let (mut model, _) = nearly_done();
    let before = model.clone();

    assert_eq!(update(&mut model, Msg::Attempts(AttemptMsg::StartNext)), []);

    assert_eq!(model, before);
}

#[test]
fn an_attempt_is_removed_after_a_yes() {
    let mut model = finished();

    let _ = update(&mut model, Msg::Dialog(DialogMsg::AskRemoveAttempt("1-7".into())));
    assert_eq!(model.dialog, Some(Dialog::RemoveAttempt("1-7".into())));
    let _ = update(&mut model, Msg::Dialog(DialogMsg::Cancel));
    assert_eq!(model.attempts.len(), 3);
    let _ = update(&mut model, Msg::Dialog(DialogMsg::AskRemoveAttempt("1-7".into())));
    let effects = update(&mut model, Msg::Dialog(DialogMsg::Confirm));

    assert_eq!(effects[0], Effect::RemoveAttempt("1-7".into()));
    assert!(model.find_attempt("1-7").is_none() && model.attempts.len() == 2);
}

#[test]
fn the_twenty_fifth_is_asked_for_and_three_answers_are_possible() {
    let full = kept(&filled(24));
    let waiting = || {
        let (mut model, last) = nearly_done();
        let _ = update(&mut model, Msg::Answer(AnswerMsg::Set(last, Some(Answer::DontKnow))));
        let _ = update(&mut model, Msg::Attempts(AttemptMsg::Listed(full.clone())));
        let _ = update(&mut model, Msg::Attempts(AttemptMsg::Waits));
        model
    };
    let mut model = waiting();
    let oldest = model.oldest_attempt().unwrap().id.clone();
    assert_eq!(oldest, "1-7");

    let effects = update(&mut model, Msg::Export(ExportMsg::DownloadAttempt(oldest.clone())));
    assert!(matches!(&effects[0], Effect::Download { name, day: Some(day), .. }
            if name == "social-business-scan.json" && day == "2026-11-22"));
    assert!(model.is_attempt_waiting, "a download alone decides nothing");
    let effects = update(&mut model, Msg::Attempts(AttemptMsg::ReplaceOldest));
    assert_eq!(effects[0], Effect::RemoveAttempt(oldest));
    assert_eq!(effects.last(), Some(&Effect::Finish));

    let mut model = waiting();
    assert!(update(&mut model, Msg::Attempts(AttemptMsg::Refuse)).contains(&Effect::Save));
    assert!(!model.is_attempt_waiting && model.attempts.len() == 24);
    assert!(model.saved(None).attempt.is_some_and(|id| model.find_attempt(&id).is_none()));
    // Nobody asked.
    let mut model = finished();
    assert_eq!(update(&mut model, Msg::Attempts(AttemptMsg::ReplaceOldest)), []);
}

#[test]
fn deleting_everything_deletes_the_attempts_and_starting_again_does_not() {
    let mut model = finished();
    let _ = update(&mut model, Msg::Dialog(DialogMsg::AskDelete));

    let effects = update(&mut model, Msg::Dialog(DialogMsg::Confirm));

    assert!(effects.contains(&Effect::Forget));
    assert!(model.attempts.is_empty() && model.attempt.is_none());
}

#[test]
fn another_tab_that_removes_everything_is_believed_also_where_nothing_was_begun() {
    let mut model = model();
    let _ = update(&mut model, Msg::Attempts(AttemptMsg::Listed(kept(&filled(1)))));

    assert_eq!(update(&mut model, Msg::Storage(StorageMsg::Removed)), [Effect::PollStore]);
    let mut model = finished();
    assert!(update(&mut model, Msg::Storage(StorageMsg::Removed)).contains(&Effect::PollStore));
}

#[test]
fn the_data_panel_looks_again_after_whatever_happens_and_not_for_ever() {
    let mut model = finished();

    assert!(update(&mut model, Msg::Navigate(NavigateMsg::OpenData)).contains(&Effect::Inspect));
    assert!(
        update(&mut model, Msg::Storage(StorageMsg::Saved("2026-05-12T10:00:00Z".into())))
            .contains(&Effect::Inspect)
    );
    assert_eq!(update(&mut model, Msg::Storage(StorageMsg::Inspected(Rc::new([])))), []);
    assert!(!update(&mut model, Msg::Navigate(NavigateMsg::OpenIntro)).contains(&Effect::Inspect));
}

#[test]
fn what_is_only_on_this_page_is_tried_again_when_a_save_works() {
    let mut model = finished();
    Rc::get_mut(&mut model.attempts[0]).unwrap().is_kept = false;

    assert!(
        update(&mut model, Msg::Storage(StorageMsg::Saved("2026-05-12T10:00:00Z".into())))
            .contains(&Effect::KeepAttempts)
    );
}
