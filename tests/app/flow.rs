//! From question to result: which way leads on, what is said, and what of a number is kept.

use crate::support::section;
use social_business_scan::{
    core::{
        answers::{Answer, Count},
        instrument::{ErrorCode, Mode, OrgModel},
        section::{Scope, Section},
    },
    state::{
        count_input::CountField,
        effect::{Announcement, Effect, FocusTarget},
        flow::Way,
        model::Model,
        msg::{AnswerMsg, Msg, NavigateMsg, SettingsMsg, StorageMsg},
        screen::Screen,
        update::update,
    },
};

use crate::fixture::{after, item, model, step};

/// All items of a mode are answered, "don't know" with the first.
fn answered(mode: Mode) -> Model {
    let mut model = model();
    let _ = update(&mut model, Msg::Navigate(NavigateMsg::Start(mode)));
    let items: Vec<_> = model.instrument.in_mode(mode).collect();
    for (place, item) in items.into_iter().enumerate() {
        let answer = if place == 0 { Some(Answer::DontKnow) } else { step(2) };
        let _ = update(&mut model, Msg::Answer(AnswerMsg::Set(item, answer)));
    }
    model
}

fn count(field: CountField, text: &str) -> Msg {
    Msg::Answer(AnswerMsg::SetCount(field, text.into()))
}

fn saved() -> Msg {
    Msg::Storage(StorageMsg::Saved("2026-05-12T10:00:00Z".into()))
}

#[test]
fn each_section_leads_to_the_next_and_back_as_long_as_something_is_open() {
    for mode in [Mode::Quick, Mode::Full] {
        let mut model = model();
        model.mode = mode;
        let sections: Vec<Section> = model.sections().collect();

        let on: Vec<Way> = sections.iter().map(|section| model.ways(*section).on).collect();
        let back: Vec<Way> = sections.iter().map(|section| model.ways(*section).back).collect();

        let (first, last) = (sections[0], sections[sections.len() - 1]);
        let wanted: Vec<Way> =
            sections.iter().skip(1).copied().map(Way::Section).chain([Way::Review]).collect();
        assert_eq!(on, wanted);
        let wanted: Vec<Way> = std::iter::once(Way::Intro)
            .chain(sections.iter().take(sections.len() - 1).copied().map(Way::Section))
            .collect();
        assert_eq!(back, wanted);
        assert!(first != last && sections.iter().all(|section| model.ways(*section).beside.is_none()));
    }
}

#[test]
fn whoever_has_answered_all_that_counts_passes_no_overview() {
    let full = answered(Mode::Full);
    assert_eq!(full.ways(section("level-5")).on, Way::Section(Section::ORGANISATION));
    assert_eq!(full.ways(Section::ORGANISATION).on, Way::Result);

    // The quick scan does not even ask for the extra questions first.
    let quick = answered(Mode::Quick);
    assert_eq!(quick.ways(section("pyramid")).on, Way::Result);
    assert_eq!(quick.ways(section("pyramid")).beside, Some(Section::ORGANISATION));
    assert_eq!(quick.ways(section("values")).on, Way::Section(section("pyramid")));
    assert_eq!(quick.ways(Section::ORGANISATION).on, Way::Result);
}

#[test]
fn one_open_question_or_one_wrong_number_leads_to_the_overview() {
    let mut model = answered(Mode::Quick);
    let first = item(&model, "PE-2");
    let _ = update(&mut model, Msg::Answer(AnswerMsg::Set(first, None)));
    assert_eq!(model.ways(Section::ORGANISATION).on, Way::Review);
    assert_eq!(model.ways(section("pyramid")).on, Way::Section(Section::ORGANISATION));

    let mut model = answered(Mode::Quick);
    let _ = after(&mut model, [count(CountField::Employees, "5"), count(CountField::Publishers, "6")]);
    assert_eq!(model.ways(Section::ORGANISATION).on, Way::Review);
    assert_eq!(model.ways(section("pyramid")).on, Way::Section(Section::ORGANISATION));

    let _ = update(&mut model, count(CountField::Publishers, "4"));
    assert_eq!(model.ways(Section::ORGANISATION).on, Way::Result);
}

#[test]
fn without_social_media_the_last_culture_section_leads_to_the_result_whatever_number_waits() {
    let mut model = answered(Mode::Quick);
    let _ = after(
        &mut model,
        [count(CountField::Employees, "many"), Msg::Settings(SettingsMsg::SetNoSocial(true))],
    );

    assert_eq!(model.scope, Scope::CultureOnly);
    assert_eq!(model.ways(section("values")).on, Way::Result);
}

#[test]
fn a_wrong_number_is_said_when_its_field_is_left_and_not_before() {
    let mut model = model();
    let typed = after(&mut model, [count(CountField::Employees, "half")]);
    assert_eq!(typed, [Effect::Save]);

    let left = after(&mut model, [Msg::Answer(AnswerMsg::LeaveCount(CountField::Employees))]);
    assert_eq!(left, [Effect::Announce(Announcement::CountRefused(ErrorCode::EmployeesInvalid))]);

    // The first number makes the second one wrong.
    let _ = after(&mut model, [count(CountField::Publishers, "6"), count(CountField::Employees, "5")]);
    let left = after(&mut model, [Msg::Answer(AnswerMsg::LeaveCount(CountField::Employees))]);
    assert_eq!(left, [Effect::Announce(Announcement::CountRefused(ErrorCode::PublishersExceedEmployees))]);

    let _ = update(&mut model, count(CountField::Employees, "7"));
    assert_eq!(after(&mut model, [Msg::Answer(AnswerMsg::LeaveCount(CountField::Employees))]), []);
}

#[test]
fn the_overview_leads_to_the_field_of_a_wrong_number() {
    let mut model = answered(Mode::Full);
    let effects = after(
        &mut model,
        [
            Msg::Navigate(NavigateMsg::OpenReview),
            Msg::Navigate(NavigateMsg::OpenCount(CountField::Publishers)),
        ],
    );

    assert_eq!(model.screen, Screen::Section(Section::ORGANISATION));
    assert_eq!(effects, [Effect::Save, Effect::Focus(FocusTarget::Count(CountField::Publishers))]);
}

#[test]
fn a_number_comes_back_when_dont_know_is_taken_back_and_both_are_said() {
    let mut model = model();
    let field = CountField::Employees;
    let unknown = |unknown| Msg::Answer(AnswerMsg::SetCountUnknown(field, unknown));
    let _ = update(&mut model, count(field, "1.200"));

    let ticked = after(&mut model, [unknown(true)]);
    assert_eq!(model.counts().employees, Some(Count::DontKnow));
    assert_eq!(ticked, [Effect::Save, Effect::Announce(Announcement::CountKept(field))]);

    let unticked = after(&mut model, [unknown(false)]);
    assert_eq!(model.counts().employees, Some(Count::Number(1200)));
    assert_eq!(unticked, [Effect::Save, Effect::Announce(Announcement::CountRestored(field))]);

    // Nothing was typed: nothing is kept, and nothing is said.
    let other = CountField::Publishers;
    let ticked = after(&mut model, [Msg::Answer(AnswerMsg::SetCountUnknown(other, true))]);
    assert_eq!(ticked, [Effect::Save]);
}

#[test]
fn the_first_save_of_a_session_does_not_talk_over_what_was_done() {
    let said = Effect::Announce(Announcement::Saved);
    let mut fresh = model();
    let first = item(&fresh, "PE-1");
    let _ = update(&mut fresh, Msg::Answer(AnswerMsg::Set(first, step(3))));
    assert_eq!(after(&mut fresh, [saved()]), [said]);

    for act in [
        Msg::Answer(AnswerMsg::Set(first, None)),
        Msg::Answer(AnswerMsg::SetOrgModel(None)),
        Msg::Settings(SettingsMsg::SetLang(social_business_scan::core::instrument::Lang::En)),
    ] {
        let mut back = model();
        let _ = after(
            &mut back,
            [
                Msg::Answer(AnswerMsg::Set(first, step(3))),
                Msg::Answer(AnswerMsg::SetOrgModel(Some(OrgModel::Holistic))),
            ],
        );

        let effects = after(&mut back, [act.clone()]);
        assert!(effects.iter().any(|effect| matches!(effect, Effect::Announce(_))), "{act:?}: {effects:?}");
        assert_eq!(after(&mut back, [saved()]), [], "after {act:?}");
        assert!(back.has_saved);
    }
}

#[test]
fn what_is_pressed_and_goes_leaves_the_focus_in_its_place() {
    let mut model = model();
    let chosen = Msg::Answer(AnswerMsg::SetOrgModel(Some(OrgModel::Centralised)));
    let cleared = after(&mut model, [chosen, Msg::Answer(AnswerMsg::SetOrgModel(None))]);
    assert!(cleared.contains(&Effect::Focus(FocusTarget::OrgModel)), "{cleared:?}");

    let discarded = after(&mut model, [Msg::Storage(StorageMsg::BrokenDiscarded(true))]);
    assert!(discarded.contains(&Effect::Focus(FocusTarget::Heading)), "{discarded:?}");
}
