//! Where attempts meet imports, exports and removals.

use social_business_scan::{
    core::result_code::link::LinkBase,
    export::kind::ExportKind,
    state::{
        effect::Effect,
        model::Model,
        msg::{AnswerMsg, AttemptMsg, DialogMsg, ExportMsg, HostCommand, ImportMsg, Msg, StorageMsg},
        update::update,
    },
    storage::envelope::{Content, Saved, read},
};

use super::{
    INSTRUMENT, scan,
    update::{finished, nearly_done},
};

fn opened(model: &mut Model, saved: &Saved) -> Vec<Effect> {
    let _ = update(model, Msg::Import(ImportMsg::OpenFile(Ok(saved.to_text(&INSTRUMENT)))));
    update(model, Msg::Dialog(DialogMsg::Confirm))
}

/// The answers that are offered as a file.
fn taken(model: &mut Model, kind: ExportKind) -> Saved {
    let effects = update(model, Msg::Export(ExportMsg::Download(kind)));
    let [Effect::Download { text: Some(text), .. }] = &effects[..] else { panic!("{effects:?}") };
    let Content::Saved(saved) = read(&INSTRUMENT, text) else { panic!("{text}") };
    *saved
}

#[test]
fn undoing_what_was_opened_brings_back_whose_attempt_this_scan_is() {
    let mut model = finished();
    let own = model.attempt.clone();
    let _ = opened(&mut model, &scan(77));
    // Its result was opened again: it is an attempt of its own by now.
    let _ = update(&mut model, Msg::Attempts(AttemptMsg::Finished("9-9".into())));

    let _ = update(&mut model, Msg::Import(ImportMsg::Undo));

    assert!(own.is_some());
    assert_eq!(model.attempt, own);
}

#[test]
fn a_full_store_offers_the_answers_at_work_also_beside_an_earlier_result() {
    let mut model = finished();
    let own = model.answers.clone();
    let _ = update(&mut model, Msg::Attempts(AttemptMsg::Open("1-7".into())));
    assert!(model.viewed.is_some(), "{:?}", model.attempts.iter().map(|one| &one.id).collect::<Vec<_>>());

    assert_eq!(taken(&mut model, ExportKind::Own).sheet.answers, own);
    assert_ne!(taken(&mut model, ExportKind::Answers).sheet.answers, own);
}

#[test]
fn a_file_says_when_its_answers_were_saved() {
    let mut model = finished();
    let _ = update(&mut model, Msg::Storage(StorageMsg::Saved("2026-11-22T11:30:00.000Z".into())));

    assert_eq!(taken(&mut model, ExportKind::Answers).saved_at.as_deref(), Some("2026-11-22T11:30:00.000Z"));
}

#[test]
fn beginning_again_leaves_the_link_to_the_result() {
    for ask in [Msg::Dialog(DialogMsg::AskRestart), Msg::Dialog(DialogMsg::AskDelete)] {
        let mut model = finished();
        model.link_base = LinkBase::Page("https://example.org/scan/".into());

        let _ = update(&mut model, ask.clone());
        let _ = update(&mut model, Msg::Dialog(DialogMsg::Confirm));

        assert!(!model.has_begun(), "{ask:?}");
        assert_eq!(model.link_base.page(), Some("https://example.org/scan/"), "{ask:?}");
    }
}

#[test]
fn when_the_oldest_that_goes_was_this_scans_own_the_new_one_is_kept_all_the_same() {
    let mut model = finished();
    let own = model.attempt.clone().unwrap();
    let _ = update(&mut model, Msg::Attempts(AttemptMsg::Waits));

    let _ = update(&mut model, Msg::Dialog(DialogMsg::AskRemoveAttempt(own.clone())));
    let effects = update(&mut model, Msg::Dialog(DialogMsg::Confirm));

    assert!(effects.contains(&Effect::Finish), "{effects:?}");
    assert_ne!(model.attempt, Some(own));
}

#[test]
fn a_scan_that_is_not_finished_any_more_is_no_attempt_when_room_comes() {
    for change in 0..3 {
        let mut model = finished();
        let _ = update(&mut model, Msg::Attempts(AttemptMsg::Waits));
        match change {
            0 => {
                let item = model.items().next().unwrap();
                let _ = update(&mut model, Msg::Answer(AnswerMsg::Set(item, None)));
            }
            1 => {
                let half = nearly_done().0.saved(None);
                let _ = opened(&mut model, &half);
            }
            _ => {
                let _ = update(&mut model, Msg::Host(HostCommand::Adopt(Box::new(scan(5)))));
            }
        }
        let first = model.attempts.last().unwrap().id.clone();

        let _ = update(&mut model, Msg::Dialog(DialogMsg::AskRemoveAttempt(first)));
        let effects = update(&mut model, Msg::Dialog(DialogMsg::Confirm));

        assert!(!effects.contains(&Effect::Finish), "{change}: {effects:?}");
    }
}

#[test]
fn what_a_host_gives_leaves_nothing_to_undo() {
    let mut model = finished();
    let _ = opened(&mut model, &scan(77));

    let _ = update(&mut model, Msg::Host(HostCommand::Adopt(Box::new(scan(5)))));

    assert!(update(&mut model, Msg::Import(ImportMsg::Undo)).is_empty());
    assert_eq!(model.answers, scan(5).sheet.answers);
}
