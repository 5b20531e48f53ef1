//! The session: notes, rounds, the big screen.

use social_business_scan::{
    core::instrument::{Lang, Mode},
    plan::action::Origin,
    state::{
        confirmation::ConfirmationPlace,
        effect::{Announcement, Effect},
        model::{Model, minutes_and_seconds},
        msg::{
            AnswerMsg, Msg, NavigateMsg, PlanMsg, SettingsMsg,
            team::{SessionMsg, Step, TeamMsg},
        },
        screen::Screen,
        update::update,
    },
};

use super::code;
use crate::fixture::{after, item, model, step};

fn session(model: &mut Model, messages: impl IntoIterator<Item = SessionMsg>) -> Vec<Effect> {
    after(model, messages.into_iter().map(|msg| Msg::Team(TeamMsg::Session(msg))))
}

fn of_six() -> Model {
    let mut model = model();
    let text: String = (0..6).map(|number| code(&model.instrument, Mode::Full, number * 7) + "\n").collect();
    after(&mut model, [TeamMsg::Type(text), TeamMsg::Add].map(Msg::Team));
    model
}

#[test]
fn there_is_no_session_before_there_is_an_outcome() {
    let mut few = model();
    let _ = update(&mut few, Msg::Navigate(NavigateMsg::OpenTeamSession));
    assert_eq!(few.screen, Screen::Intro);
    let mut six = of_six();
    let _ = update(&mut six, Msg::Navigate(NavigateMsg::OpenTeamSession));
    assert_eq!(six.screen, Screen::TeamSession);
}

#[test]
fn a_round_ends_by_the_clock_however_late_its_ticks_come() {
    let mut model = of_six();
    let effects = session(&mut model, [SessionMsg::Start(10)]);
    let [Effect::Tick(number)] = effects.as_slice() else { panic!("{effects:?}") };
    let number = *number;
    session(&mut model, [SessionMsg::Tick(number, 1_000.0)]);
    assert_eq!(model.team.session.round.unwrap().left, 600);
    // A tab in the background is told late.
    let effects = session(&mut model, [SessionMsg::Tick(number, 1_000.0 + 90_000.0)]);
    assert_eq!(effects, [Effect::Tick(number)]);
    assert_eq!(minutes_and_seconds(model.team.session.round.unwrap().left), "8:30");
    let effects = session(&mut model, [SessionMsg::Tick(number, 1_000.0 + 700_000.0)]);
    assert_eq!(effects, [Effect::Announce(Announcement::RoundOver)]);

    session(&mut model, [SessionMsg::Start(5)]);
    assert_eq!(session(&mut model, [SessionMsg::Tick(number, 5.0)]), [], "a tick of an earlier round");
    session(&mut model, [SessionMsg::Stop]);
    assert_eq!(session(&mut model, [SessionMsg::Tick(number + 1, 5.0)]), []);
}

#[test]
fn the_big_screen_goes_through_the_talking_points_and_no_further() {
    let mut model = of_six();
    let count = model.talking_points().len();
    assert!(count > 1, "{count}");
    session(&mut model, [SessionMsg::Present(Some(0)), SessionMsg::Turn(Step::Back)]);
    assert_eq!(model.team.session.presented, Some(0));
    for _ in 0..count + 2 {
        session(&mut model, [SessionMsg::Turn(Step::Next)]);
    }
    assert_eq!(model.team.session.presented, Some(count - 1));
    session(&mut model, [SessionMsg::Present(None), SessionMsg::Turn(Step::Next)]);
    assert_eq!(model.team.session.presented, None);
}

#[test]
fn notes_are_kept_with_the_team_only_and_are_there_for_a_plan() {
    let mut model = of_six();
    let first = item(&model, "PE-2");
    let effects = session(&mut model, [SessionMsg::Note(first, "Anna schrijft het op.".into())]);
    assert_eq!(effects, []);
    assert_eq!(model.team.notes_for_plan(), [(first, "Anna schrijft het op.")]);
    after(&mut model, [Msg::Team(TeamMsg::SetKept(true))]);
    let effects = session(&mut model, [SessionMsg::Note(first, "Bob schrijft het op.".into())]);
    let [Effect::KeepTeam(Some(text))] = effects.as_slice() else { panic!("{effects:?}") };
    let mut later = crate::fixture::model();
    assert_eq!(later.team.take_kept(&model.instrument, text), None, "no language was chosen");
    assert_eq!(later.team.notes_for_plan(), [(first, "Bob schrijft het op.")]);
    session(&mut model, [SessionMsg::Note(first, "  ".into())]);
    assert!(model.team.notes_for_plan().is_empty());
}

#[test]
fn a_note_becomes_an_action_of_the_plan_once_and_can_be_taken_out_again() {
    let mut model = of_six();
    let first = item(&model, "PE-2");
    assert_eq!(session(&mut model, [SessionMsg::Plan(first)]), [], "there is no note");
    assert!(model.plan.actions().is_empty());
    let words = "Anna belt elke week ".repeat(15);
    session(&mut model, [SessionMsg::Note(first, format!("  {words}\nen Bob schrijft mee."))]);

    let effects = session(&mut model, [SessionMsg::Plan(first)]);
    assert_eq!(effects, [Effect::Save, Effect::Announce(Announcement::PlanAdded(1))]);
    let place = ConfirmationPlace::TeamNote(first);
    assert_eq!(model.confirmed_at(&place), Some(Announcement::PlanAdded(1)));
    let [action] = model.plan.actions() else { panic!("{:?}", model.plan) };
    assert_eq!((action.id.as_str(), &action.origin), ("team-PE-2", &Origin::Typed));
    let (text, note) = (action.text.clone(), action.note.clone());
    assert!(text.chars().count() <= 200 && text.starts_with("Anna belt"), "{text}");
    let rest = note.split('\n').next().unwrap();
    let whole = format!("{text} {rest}");
    assert_eq!(
        whole.split_whitespace().collect::<Vec<_>>(),
        format!("{words}en Bob schrijft mee.").split_whitespace().collect::<Vec<_>>()
    );
    assert!(note.contains("Gesprekspunt: "), "{note}");

    session(&mut model, [SessionMsg::Note(first, "Iets anders.".into())]);
    assert_eq!(session(&mut model, [SessionMsg::Plan(first)]), [], "twice");
    assert_eq!(model.plan.actions().len(), 1);
    assert_eq!(model.plan.actions()[0].text, text);

    let undone = [Msg::Plan(PlanMsg::Remove("team-PE-2".into())), Msg::Plan(PlanMsg::Undo)];
    after(&mut model, undone);
    assert!(model.is_note_planned(first));
    after(&mut model, [Msg::Plan(PlanMsg::Remove("team-PE-2".into()))]);
    session(&mut model, [SessionMsg::Plan(first)]);
    assert_eq!(model.plan.actions()[0].text, "Iets anders.");
}

#[test]
fn a_note_of_one_long_word_and_a_full_plan_lose_nothing_else() {
    let mut model = of_six();
    let first = item(&model, "PE-2");
    session(&mut model, [SessionMsg::Note(first, "é".repeat(300)), SessionMsg::Plan(first)]);
    assert_eq!(model.plan.actions()[0].text, "é".repeat(200));
    assert!(model.plan.actions()[0].note.starts_with(&"é".repeat(100)));

    let mut full = of_six();
    for number in 0..60 {
        after(&mut full, [PlanMsg::Draft(format!("actie {number}")), PlanMsg::AddTyped].map(Msg::Plan));
    }
    let effects = session(&mut full, [SessionMsg::Note(first, "Nog een.".into()), SessionMsg::Plan(first)]);
    assert_eq!(effects, [Effect::Announce(Announcement::PlanFull)]);
    assert_eq!(full.team.session.note(first), "Nog een.");
}

#[test]
fn a_chosen_language_is_kept_with_the_team_where_there_is_no_scan() {
    let mut model = of_six();
    let effects = after(&mut model, [Msg::Settings(SettingsMsg::SetLang(Lang::En))]);
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::KeepTeam(_))), "nothing is kept unasked");
    after(&mut model, [Msg::Team(TeamMsg::SetKept(true))]);
    let effects = after(&mut model, [Msg::Settings(SettingsMsg::SetLang(Lang::Nl))]);
    let Some(Effect::KeepTeam(Some(text))) = effects.last() else { panic!("{effects:?}") };

    let mut later = crate::fixture::model();
    later.lang = Lang::En;
    let lang = later.team.take_kept(&model.instrument, text);
    later.take_kept_lang(lang);
    assert_eq!((later.lang, later.chosen_lang), (Lang::Nl, Some(Lang::Nl)));
    // A scan that was begun has its own.
    let mut begun = crate::fixture::model();
    let first = item(&begun, "PE-2");
    after(
        &mut begun,
        [Msg::Navigate(NavigateMsg::Start(Mode::Quick)), Msg::Answer(AnswerMsg::Set(first, step(3)))],
    );
    begun.lang = Lang::En;
    begun.take_kept_lang(Some(Lang::Nl));
    assert_eq!(begun.lang, Lang::En);
}
