//! What a host hears, and what its options and commands do; without a browser.

use social_business_scan::{
    core::{
        answers::AnswerSheet,
        instrument::{Instrument, Lang, Mode},
    },
    embed::host_events::{HostEvent, ModelDiff, Trouble},
    state::{
        count_input::CountField,
        effect::Effect,
        model::{Model, PersistenceState, Progress},
        msg::{AnswerMsg, HostCommand, Msg, NavigateMsg, SettingsMsg, StorageMsg, StorageTrouble},
        rc_ptr_eq::RcPtrEq,
        screen::Screen,
        update::update,
    },
    storage::{
        envelope::Saved,
        location::StorageLocation,
        store::{Finding, Opened},
    },
};

use crate::fixture::{item, step};

fn opened(opened: Opened) -> Model {
    Model::new(RcPtrEq::new(Instrument::built_in().unwrap()), Lang::Nl, StorageLocation::Device, opened)
}

fn model() -> Model {
    opened(Opened::default())
}

/// Carries out a message and looks.
fn after(model: &mut Model, diff: &mut ModelDiff, msg: Msg) -> Vec<HostEvent> {
    let _ = update(model, msg);
    diff.look(model)
}

fn completed(events: &[HostEvent]) -> bool {
    events.iter().any(|events| matches!(events, HostEvent::Complete { .. }))
}

/// Answers with one item, as a visitor left them.
fn left_at(place: &str) -> Saved {
    let mut sheet = AnswerSheet::new(Mode::Quick);
    sheet.answers.set(item(&model(), "PE-2"), step(3));
    Saved { place: Some(place.to_owned()), ..Saved::from_sheet(sheet) }
}

#[test]
fn a_new_scan_is_ready_and_not_resumed() {
    let progress = Progress { answered: 0, total: 48 };

    assert_eq!(ModelDiff::new(&model()).1, [HostEvent::Ready { resumed: false, progress }]);
}

#[test]
fn what_was_found_in_storage_is_told_after_ready() {
    let findings = vec![Finding::Broken, Finding::Newer];

    let (_, events) = ModelDiff::new(&opened(Opened { saved: None, findings }));

    assert_eq!(events[1..], [HostEvent::Trouble(Trouble::Corrupt), HostEvent::Trouble(Trouble::Newer)]);
}

#[test]
fn an_answer_is_progress_of_its_item_and_a_look_without_change_tells_nothing() {
    let mut model = model();
    let (mut diff, _) = ModelDiff::new(&model);
    let first = item(&model, "PE-2");

    let events = after(&mut model, &mut diff, Msg::Answer(AnswerMsg::Set(first, step(2))));

    let progress = Progress { answered: 1, total: 48 };
    assert_eq!(events, [HostEvent::Progress { item: Some(first), progress }, HostEvent::Kept]);
    assert_eq!(diff.look(&model), []);
}

#[test]
fn another_answer_to_the_same_item_is_progress_too() {
    let mut model = model();
    let (mut diff, _) = ModelDiff::new(&model);
    let first = item(&model, "PE-2");
    let _ = after(&mut model, &mut diff, Msg::Answer(AnswerMsg::Set(first, step(2))));

    let events = after(&mut model, &mut diff, Msg::Answer(AnswerMsg::Set(first, step(3))));

    assert!(
        matches!(events[0], HostEvent::Progress { item: Some(found), progress } if found == first && progress.answered == 1)
    );
}

#[test]
fn many_answers_at_once_name_no_item() {
    let mut model = model();
    let (mut diff, _) = ModelDiff::new(&model);
    let mut saved = left_at("values");
    saved.sheet.answers.set(item(&model, "PE-5"), step(1));

    let events = after(&mut model, &mut diff, Msg::Host(HostCommand::Adopt(Box::new(saved))));

    assert_eq!(events[0], HostEvent::Progress { item: None, progress: Progress { answered: 2, total: 16 } });
}

#[test]
fn a_note_is_kept_and_is_no_progress() {
    let mut model = model();
    let (mut diff, _) = ModelDiff::new(&model);
    let first = item(&model, "PE-2");

    let events = after(&mut model, &mut diff, Msg::Answer(AnswerMsg::SetNote(first, "seen".to_owned())));

    assert_eq!(events, [HostEvent::Kept]);
}

#[test]
fn the_result_is_told_when_it_is_opened_and_again_only_with_other_answers() {
    let mut model = model();
    let (mut diff, _) = ModelDiff::new(&model);
    let first = item(&model, "PE-2");

    let unanswered = after(&mut model, &mut diff, Msg::Navigate(NavigateMsg::OpenResult));
    let _ = after(&mut model, &mut diff, Msg::Navigate(NavigateMsg::OpenIntro));
    let answered = after(&mut model, &mut diff, Msg::Answer(AnswerMsg::Set(first, step(2))));
    let opened = after(&mut model, &mut diff, Msg::Navigate(NavigateMsg::OpenResult));
    let _ = after(&mut model, &mut diff, Msg::Navigate(NavigateMsg::OpenItem(first)));
    let reopened = after(&mut model, &mut diff, Msg::Navigate(NavigateMsg::OpenResult));
    let _ = after(&mut model, &mut diff, Msg::Navigate(NavigateMsg::OpenItem(first)));
    let _ = after(&mut model, &mut diff, Msg::Answer(AnswerMsg::Set(first, step(4))));
    let changed = after(&mut model, &mut diff, Msg::Navigate(NavigateMsg::OpenResult));

    let told = [unanswered, answered, opened, reopened, changed].map(|events| completed(&events));
    assert_eq!(told, [false, false, true, false, true]);
}

#[test]
fn who_left_at_the_result_is_not_told_twice_and_who_left_before_it_is_told_once() {
    for (place, is_told) in [("result", false), ("values", true)] {
        let mut model = opened(Opened { saved: Some(left_at(place)), findings: Vec::new() });
        let (mut diff, first) = ModelDiff::new(&model);

        let events = after(&mut model, &mut diff, Msg::Navigate(NavigateMsg::OpenResult));

        assert!(matches!(first[0], HostEvent::Ready { resumed: true, .. }), "{place}");
        assert_eq!(completed(&events), is_told, "{place}");
    }
}

#[test]
fn trouble_about_keeping_is_told_once() {
    let mut model = model();
    let (mut diff, _) = ModelDiff::new(&model);

    let first = after(&mut model, &mut diff, Msg::Storage(StorageMsg::SaveFailed(StorageTrouble::Full)));
    let second = after(&mut model, &mut diff, Msg::Storage(StorageMsg::SaveFailed(StorageTrouble::Full)));

    assert_eq!((first, second), (vec![HostEvent::Trouble(Trouble::Full)], Vec::new()));
}

#[test]
fn answers_of_the_host_are_saved_and_move_no_focus() {
    let mut model = model();
    let _ = update(&mut model, Msg::Navigate(NavigateMsg::Start(Mode::Full)));

    let effects = update(&mut model, Msg::Host(HostCommand::Adopt(Box::new(left_at("values")))));

    assert_eq!(effects, [Effect::Save]);
    assert_eq!((model.mode, model.screen), (Mode::Quick, Screen::Review));
    assert_eq!(model.answers.count(), 1);
}

#[test]
fn a_reset_by_the_host_asks_nothing_and_leaves_nothing() {
    let mut model = opened(Opened { saved: Some(left_at("values")), findings: Vec::new() });

    let effects = update(&mut model, Msg::Host(HostCommand::Reset));

    assert_eq!(effects, [Effect::Clear, Effect::Begin]);
    assert!(!model.has_begun() && model.dialog.is_none() && model.screen == Screen::Intro);
    assert_eq!(model.persistence, PersistenceState::Kept(StorageLocation::Device));
}

#[test]
fn only_a_language_that_the_visitor_chose_is_kept() {
    let mut model = model();
    let _ = update(&mut model, Msg::Host(HostCommand::Speak(Lang::En)));
    let spoken = model.saved(None).lang;
    let _ = update(&mut model, Msg::Settings(SettingsMsg::SetLang(Lang::Nl)));
    let chosen = model.saved(None).lang;
    let _ = update(&mut model, Msg::Host(HostCommand::Speak(Lang::En)));

    assert_eq!((spoken, chosen), (None, Some(Lang::Nl)));
    assert_eq!((model.lang, model.saved(None).lang), (Lang::En, None));
}

#[test]
fn what_another_tab_answered_is_shown_and_saved_by_that_tab_only() {
    let mut model = model();
    let _ = update(&mut model, Msg::Navigate(NavigateMsg::Start(Mode::Full)));

    let look = update(&mut model, Msg::Storage(StorageMsg::Look));
    let others = update(&mut model, Msg::Storage(StorageMsg::RemoteChange(Box::new(left_at("values")))));

    assert_eq!((look, others), (vec![Effect::PollStore], Vec::new()));
    assert_eq!((model.answers.count(), model.mode), (1, Mode::Full));
}

#[test]
fn answers_that_another_tab_removed_are_removed_here_and_it_is_asked_what_came_after() {
    let mut model = opened(Opened { saved: Some(left_at("values")), findings: Vec::new() });

    let effects = update(&mut model, Msg::Storage(StorageMsg::Removed));

    assert_eq!(effects, [Effect::DropStoreState, Effect::Begin, Effect::PollStore]);
    assert!(!model.has_begun());
}

#[test]
fn answers_that_are_kept_in_this_tab_only_or_nowhere_are_nobody_elses_to_remove() {
    for msg in [
        Msg::Settings(SettingsMsg::SetSessionOnly(true)),
        Msg::Storage(StorageMsg::SaveFailed(StorageTrouble::Full)),
    ] {
        let mut model = opened(Opened { saved: Some(left_at("values")), findings: Vec::new() });
        let _ = update(&mut model, msg);

        let effects = update(&mut model, Msg::Storage(StorageMsg::Removed));

        assert_eq!((effects, model.answers.count()), (Vec::new(), 1));
    }
}

#[test]
fn a_save_that_works_again_says_where_it_keeps() {
    for (location, trouble) in
        [(StorageLocation::Tab, StorageTrouble::Full), (StorageLocation::Device, StorageTrouble::Blocked)]
    {
        let mut model =
            Model::new(RcPtrEq::new(Instrument::built_in().unwrap()), Lang::Nl, location, Opened::default());
        let _ = update(&mut model, Msg::Storage(StorageMsg::SaveFailed(trouble)));
        let _ = update(&mut model, Msg::Storage(StorageMsg::Saved("2026-05-12T10:00:00Z".into())));

        assert_eq!(model.persistence, PersistenceState::Kept(location));
    }
}

#[test]
fn trouble_outlives_a_new_start() {
    let mut model = model();
    let _ = update(&mut model, Msg::Storage(StorageMsg::SaveFailed(StorageTrouble::Full)));
    let _ = update(&mut model, Msg::Host(HostCommand::Reset));

    assert_eq!(model.persistence, PersistenceState::Off(StorageTrouble::Full));
}

#[test]
fn a_number_stays_as_it_was_typed_when_another_tab_writes() {
    let mut model = model();
    let _ = update(&mut model, Msg::Answer(AnswerMsg::SetCount(CountField::Employees, "1.200".to_owned())));
    let kept = model.saved(None);

    let _ = update(&mut model, Msg::Storage(StorageMsg::RemoteChange(Box::new(kept.clone()))));

    assert_eq!(model.employees.text, "1.200");
    assert_eq!(model.saved(None), kept);
}
