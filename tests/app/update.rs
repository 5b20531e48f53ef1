//! The update function of the app: what messages do, without a browser.

use crate::support::section;
use proptest::prelude::*;
use social_business_scan::{
    core::{
        answers::{Answer, Count},
        instrument::{Instrument, ItemIndex, Lang, Mode},
        result_code,
        section::{Scope, Section, sections},
    },
    state::{
        count_input::CountField,
        effect::{Announcement, Effect, FocusTarget},
        model::{Dialog, Model, PersistenceState},
        msg::{AnswerMsg, DialogMsg, ImportMsg, Msg, NavigateMsg, SettingsMsg, StorageMsg, StorageTrouble},
        screen::Screen,
        update::update,
    },
    storage::{location::StorageLocation, store::Opened},
};

use crate::fixture::{after, item, model, step};

/// What a later visit opens of it.
fn reopened(model: &Model) -> Model {
    let opened = Opened { saved: Some(model.saved(None)), findings: Vec::new() };
    Model::new(model.instrument.clone(), Lang::Nl, StorageLocation::Device, opened)
}

#[test]
fn an_answer_is_saved_at_once() {
    let mut model = model();
    let first = item(&model, "PE-2");

    let effects = after(
        &mut model,
        [Msg::Navigate(NavigateMsg::Start(Mode::Quick)), Msg::Answer(AnswerMsg::Set(first, step(3)))],
    );

    assert_eq!(effects, [Effect::Save]);
    assert_eq!(model.answers.get(first), step(3));
}

#[test]
fn quick_to_full_keeps_every_answer_and_opens_the_first_section_with_an_open_item() {
    let mut model = model();
    let quick: Vec<ItemIndex> = model.instrument.in_mode(Mode::Quick).collect();
    let _ = update(&mut model, Msg::Navigate(NavigateMsg::Start(Mode::Quick)));
    for item in &quick {
        let _ = update(&mut model, Msg::Answer(AnswerMsg::Set(*item, step(2))));
    }

    let _ = update(&mut model, Msg::Settings(SettingsMsg::ToFull));

    assert_eq!(model.screen, Screen::Section(section("people")));
    assert_eq!(model.progress().answered, 16);
    assert_eq!(model.progress().total, 48);
}

#[test]
fn full_to_quick_and_back_loses_nothing_not_even_through_storage() {
    let mut model = model();
    let only_full = item(&model, "PE-1");
    let _ = after(
        &mut model,
        [
            Msg::Navigate(NavigateMsg::Start(Mode::Full)),
            Msg::Answer(AnswerMsg::Set(only_full, step(4))),
            Msg::Navigate(NavigateMsg::Start(Mode::Quick)),
        ],
    );

    let mut reopened = reopened(&model);
    let _ = update(&mut reopened, Msg::Settings(SettingsMsg::ToFull));

    assert_eq!(reopened.answers.get(only_full), step(4));
}

#[test]
fn reopening_resumes_at_the_same_place_in_the_same_language() {
    let mut model = model();
    let first = item(&model, "PE-2");
    let _ = after(
        &mut model,
        [
            Msg::Navigate(NavigateMsg::Start(Mode::Full)),
            Msg::Answer(AnswerMsg::Set(first, step(1))),
            Msg::Navigate(NavigateMsg::OpenSection(section("level-2"))),
            Msg::Settings(SettingsMsg::SetLang(Lang::En)),
        ],
    );

    let mut reopened = reopened(&model);
    let start = reopened.screen;
    let _ = update(&mut reopened, Msg::Navigate(NavigateMsg::Resume));

    assert_eq!(start, Screen::Intro);
    assert_eq!((reopened.screen, reopened.lang), (Screen::Section(section("level-2")), Lang::En));
}

#[test]
fn a_cleared_answer_can_come_back_until_the_next_one_is_given() {
    let mut model = model();
    let first = item(&model, "PE-2");
    let effects = after(
        &mut model,
        [
            Msg::Navigate(NavigateMsg::Start(Mode::Quick)),
            Msg::Answer(AnswerMsg::Set(first, step(3))),
            Msg::Answer(AnswerMsg::Set(first, None)),
        ],
    );
    assert!(effects.contains(&Effect::Announce(Announcement::Cleared(1))));

    let _ = update(&mut model, Msg::Answer(AnswerMsg::Undo));

    assert_eq!(model.answers.get(first), step(3));
}

#[test]
fn not_applicable_is_ignored_where_it_is_not_allowed() {
    let mut model = model();
    let core = item(&model, "L1-1");

    let effects = after(&mut model, [Msg::Answer(AnswerMsg::Set(core, Some(Answer::NotApplicable)))]);

    assert_eq!((effects, model.answers.get(core)), (Vec::new(), None));
}

#[test]
fn without_social_media_the_pyramid_is_not_asked_and_its_answers_wait() {
    let mut model = model();
    let (level, culture) = (item(&model, "L1-1"), item(&model, "PE-2"));
    let _ = after(
        &mut model,
        [
            Msg::Navigate(NavigateMsg::Start(Mode::Full)),
            Msg::Answer(AnswerMsg::Set(level, step(4))),
            Msg::Answer(AnswerMsg::Set(culture, step(4))),
            Msg::Navigate(NavigateMsg::OpenSection(section("level-1"))),
            Msg::Settings(SettingsMsg::SetNoSocial(true)),
        ],
    );

    assert_eq!(model.scope, Scope::CultureOnly);
    assert!(matches!(model.screen, Screen::Section(now) if now != section("level-1")));
    assert_eq!(model.sheet().answers.get(level), None);
    let _ = update(&mut model, Msg::Settings(SettingsMsg::SetNoSocial(false)));
    assert_eq!(model.sheet().answers.get(level), step(4));
}

#[test]
fn starting_again_asks_first_and_then_leaves_nothing() {
    let mut model = model();
    let first = item(&model, "PE-2");
    let _ = after(
        &mut model,
        [
            Msg::Navigate(NavigateMsg::Start(Mode::Quick)),
            Msg::Answer(AnswerMsg::Set(first, step(3))),
            Msg::Dialog(DialogMsg::AskRestart),
        ],
    );
    assert_eq!(model.dialog, Some(Dialog::Restart));
    assert_eq!(model.answers.get(first), step(3), "asking removes nothing");

    let effects = after(&mut model, [Msg::Dialog(DialogMsg::Confirm)]);

    assert!(effects.contains(&Effect::Clear));
    assert!(!model.has_begun());
    assert_eq!(model.screen, Screen::Intro);
}

#[test]
fn deleting_everything_ends_with_the_word_of_the_store_that_it_is_gone() {
    let mut model = model();
    let effects = after(&mut model, [Msg::Dialog(DialogMsg::AskDelete), Msg::Dialog(DialogMsg::Confirm)]);
    assert!(effects.contains(&Effect::Forget));

    assert_eq!(
        after(&mut model, [Msg::Storage(StorageMsg::Forgotten(true))]),
        [Effect::Announce(Announcement::Deleted)]
    );
    assert_eq!(
        after(&mut model, [Msg::Storage(StorageMsg::Forgotten(false))]),
        [Effect::Announce(Announcement::NotDeleted)]
    );
}

#[test]
fn the_time_of_the_last_save_is_that_of_one_that_worked() {
    let mut model = model();
    let _ = update(&mut model, Msg::Navigate(NavigateMsg::Start(Mode::Quick)));
    assert_eq!(model.saved_at, None);

    let _ = update(&mut model, Msg::Storage(StorageMsg::Saved("2026-05-12T10:00:00Z".into())));
    let _ = update(&mut model, Msg::Storage(StorageMsg::SaveFailed(StorageTrouble::Full)));

    assert_eq!(model.saved_at.as_deref(), Some("2026-05-12T10:00:00Z"));
}

#[test]
fn a_full_store_is_said_once_and_saving_goes_on_when_there_is_room() {
    let mut model = model();

    let first = after(&mut model, [Msg::Storage(StorageMsg::SaveFailed(StorageTrouble::Full))]);
    let second = after(&mut model, [Msg::Storage(StorageMsg::SaveFailed(StorageTrouble::Full))]);

    assert_eq!((first, second), (vec![Effect::Announce(Announcement::SavingOff)], Vec::new()));
    let _ = update(&mut model, Msg::Storage(StorageMsg::Saved("2026-05-12T10:00:00Z".into())));
    assert_eq!(model.persistence, PersistenceState::Kept(StorageLocation::Device));
}

#[test]
fn a_code_replaces_answers_only_after_a_yes() {
    let mut model = model();
    let first = item(&model, "PE-2");
    let code = {
        let mut other = model.clone();
        let _ = after(
            &mut other,
            [Msg::Navigate(NavigateMsg::Start(Mode::Quick)), Msg::Answer(AnswerMsg::Set(first, step(1)))],
        );
        result_code::encode(&other.instrument, &other.whole_sheet())
    };
    let _ = after(
        &mut model,
        [
            Msg::Navigate(NavigateMsg::Start(Mode::Quick)),
            Msg::Answer(AnswerMsg::Set(first, step(4))),
            Msg::Import(ImportMsg::OpenCode(code)),
            Msg::Import(ImportMsg::TakeOver),
        ],
    );
    assert_eq!(model.answers.get(first), step(4));

    let _ = update(&mut model, Msg::Dialog(DialogMsg::Confirm));

    assert_eq!((model.answers.get(first), model.screen), (step(1), Screen::Review));
}

#[test]
fn what_was_typed_as_a_number_is_kept_as_it_was_typed() {
    let mut model = model();
    let _ = after(
        &mut model,
        [
            Msg::Answer(AnswerMsg::SetCount(CountField::Employees, "5".into())),
            Msg::Answer(AnswerMsg::SetCount(CountField::Publishers, "6".into())),
        ],
    );
    assert_eq!(model.whole_sheet().employees, Some(Count::Number(5)));
    assert_eq!(model.whole_sheet().publishers, None, "more publishers than employees do not count");

    let reopened = reopened(&model);

    assert_eq!(reopened.publishers.text, "6");
}

#[test]
fn what_another_tab_answered_is_shown_and_the_screen_stays() {
    let mut model = model();
    let (own, other) = (item(&model, "PE-1"), item(&model, "PE-2"));
    let _ = after(
        &mut model,
        [
            Msg::Navigate(NavigateMsg::Start(Mode::Full)),
            Msg::Answer(AnswerMsg::Set(own, step(1))),
            Msg::Navigate(NavigateMsg::OpenSection(section("level-1"))),
        ],
    );
    let mut merged = model.saved(None);
    merged.sheet.mode = Mode::Quick;
    merged.sheet.answers.set(other, step(4));

    let _ = update(&mut model, Msg::Storage(StorageMsg::Merged(Box::new(merged))));

    assert_eq!((model.answers.get(own), model.answers.get(other)), (step(1), step(4)));
    assert_eq!((model.mode, model.screen), (Mode::Full, Screen::Section(section("level-1"))));
}

#[test]
fn enter_goes_to_the_next_open_item_of_the_section_and_then_to_the_way_on() {
    let mut model = model();
    let (first, second) = (item(&model, "PE-1"), item(&model, "PE-2"));
    let effects = after(
        &mut model,
        [Msg::Navigate(NavigateMsg::Start(Mode::Full)), Msg::Navigate(NavigateMsg::FocusNext(first))],
    );
    assert_eq!(effects, [Effect::Focus(FocusTarget::Item(second))]);

    let items: Vec<ItemIndex> = section("people").items(&model.instrument, Mode::Full).collect();
    for item in items {
        let _ = update(&mut model, Msg::Answer(AnswerMsg::Set(item, step(2))));
    }

    assert_eq!(
        update(&mut model, Msg::Navigate(NavigateMsg::FocusNext(first))),
        [Effect::Focus(FocusTarget::Next)]
    );
}

#[test]
fn an_unknown_place_in_the_address_changes_nothing() {
    let mut model = model();
    for place in ["nowhere", "level-9", "<script>", "r=SB1-"] {
        assert_eq!(
            update(&mut model, Msg::Navigate(NavigateMsg::Visit(place.into()))),
            Vec::new(),
            "{place}"
        );
        assert_eq!(model.screen, Screen::Intro);
    }
}

/// An answer file with one answer.
fn a_file(place: usize, value: u8, later: bool) -> String {
    let instrument = Instrument::built_in().unwrap();
    let id = &instrument.item(instrument.item_indices().nth(place).unwrap()).id;
    let year = if later { 2027 } else { 2025 };
    format!(
        r#"{{"instrument":"social-business","version":1,"mode":"full","schema":1,"answers":{{"{id}":{value}}},
        "savedAt":"{year}-05-12T10:00:00Z"}}"#
    )
}

fn message(items: usize) -> impl Strategy<Value = Msg> {
    let code = prop_oneof![Just("SB1-20FYJ-94J94-JNC04-SP4".to_owned()), ".{0,20}"];
    let step_or_other = prop_oneof![
        (0u8..5).prop_map(step),
        Just(Some(Answer::DontKnow)),
        Just(Some(Answer::NotApplicable)),
        Just(None),
    ];
    let instrument = Instrument::built_in().unwrap();
    let sections: Vec<Section> = [Mode::Full, Mode::Quick]
        .into_iter()
        .flat_map(|mode| sections(&instrument, mode, Scope::Whole).collect::<Vec<_>>())
        .collect();
    let section = prop::sample::select(sections);
    prop_oneof![
        any::<bool>().prop_map(|quick| Msg::Navigate(NavigateMsg::Start(if quick {
            Mode::Quick
        } else {
            Mode::Full
        }))),
        (0..items, step_or_other).prop_map(move |(place, answer)| {
            let instrument = Instrument::built_in().unwrap();
            Msg::Answer(AnswerMsg::Set(instrument.item_indices().nth(place).unwrap(), answer))
        }),
        section.prop_map(|value| Msg::Navigate(NavigateMsg::OpenSection(value))),
        Just(Msg::Navigate(NavigateMsg::Resume)),
        Just(Msg::Navigate(NavigateMsg::OpenReview)),
        Just(Msg::Navigate(NavigateMsg::OpenResult)),
        Just(Msg::Navigate(NavigateMsg::OpenIntro)),
        Just(Msg::Navigate(NavigateMsg::OpenFirstOpen)),
        Just(Msg::Settings(SettingsMsg::ToFull)),
        Just(Msg::Answer(AnswerMsg::Undo)),
        Just(Msg::Dialog(DialogMsg::AskRestart)),
        Just(Msg::Dialog(DialogMsg::Cancel)),
        Just(Msg::Dialog(DialogMsg::Confirm)),
        any::<bool>().prop_map(|value| Msg::Settings(SettingsMsg::SetNoSocial(value))),
        any::<bool>().prop_map(|value| Msg::Settings(SettingsMsg::SetSessionOnly(value))),
        ".{0,30}".prop_map(|text| Msg::Answer(AnswerMsg::SetCount(CountField::Employees, text))),
        ".{0,12}".prop_map(|value| Msg::Navigate(NavigateMsg::Visit(value))),
        code.clone().prop_map(|value| Msg::Import(ImportMsg::OpenCode(value))),
        code.prop_map(|value| Msg::Import(ImportMsg::OpenLink(value))),
        (0..items, 0u8..5, any::<bool>()).prop_map(|(place, value, later)| Msg::Import(ImportMsg::OpenFile(
            Ok(a_file(place, value, later))
        ))),
        Just(Msg::Import(ImportMsg::OpenFile(Ok("{".into())))),
        Just(Msg::Dialog(DialogMsg::Merge)),
        Just(Msg::Import(ImportMsg::TakeOver)),
        Just(Msg::Navigate(NavigateMsg::LeaveViewed)),
        Just(Msg::Import(ImportMsg::Undo)),
        Just(Msg::Storage(StorageMsg::Saved("2026-05-12T10:00:00Z".into()))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_sequence_of_messages_panics_and_what_is_saved_reads_back(messages in prop::collection::vec(message(48), 0..30)) {
        let mut model = model();
        for msg in messages {
            let _ = update(&mut model, msg.clone());
            prop_assert!(model.has_screen(model.screen), "{msg:?} led to a screen that is not there");
            let _ = model.report();
        }
        let text = model.saved(None).to_text(&model.instrument);
        let read = social_business_scan::storage::envelope::read(&model.instrument, &text);
        prop_assert!(
            matches!(&read, social_business_scan::storage::envelope::Content::Saved(saved) if saved.sheet.answers == model.answers),
            "{text}"
        );
    }
}
