//! One question at a time: which one, where its buttons lead, and when an answer leads on by itself.

use crate::support::section;
use social_business_scan::{
    core::{
        instrument::{ItemIndex, Lang, Mode},
        pace::Flow,
        section::Section,
    },
    state::{
        effect::{Effect, FocusTarget},
        flow::Way,
        model::Model,
        msg::{AnswerMsg, DialogMsg, HostCommand, Msg, NavigateMsg, SettingsMsg},
        screen::Screen,
        update::update,
    },
    storage::{location::StorageLocation, store::Opened},
};

use crate::fixture::{after, item, model, step};

/// The quick scan at its first question, one at a time.
fn one_by_one() -> Model {
    let mut model = model();
    let _ = update(&mut model, Msg::Settings(SettingsMsg::SetFlow(Flow::One)));
    let _ = update(&mut model, Msg::Navigate(NavigateMsg::Start(Mode::Quick)));
    model
}

fn answer(item: ItemIndex) -> Msg {
    Msg::Answer(AnswerMsg::Set(item, step(2)))
}

/// The question on the screen; without one the section.
fn shown(model: &Model) -> Option<String> {
    let Screen::Section(section) = model.screen else { return None };
    Some(match model.alone(section) {
        Some(item) => model.instrument.item(item).id.clone(),
        None => section.key().to_owned(),
    })
}

/// What the button on presses.
fn on(model: &mut Model) -> Vec<Effect> {
    let Screen::Section(section) = model.screen else { return Vec::new() };
    let msg = match model.ways(section).on {
        Way::Item(item) => NavigateMsg::OpenAlone(item),
        Way::Section(section) => NavigateMsg::OpenSection(section),
        Way::Review => NavigateMsg::OpenReview,
        Way::Result => NavigateMsg::OpenResult,
        Way::Intro => NavigateMsg::OpenIntro,
    };
    update(model, Msg::Navigate(msg))
}

#[test]
fn on_and_back_pass_every_question_once_and_in_order() {
    for mode in [Mode::Quick, Mode::Full] {
        let mut model = one_by_one();
        let _ = update(&mut model, Msg::Navigate(NavigateMsg::Start(mode)));
        let ids: Vec<String> =
            model.instrument.in_mode(mode).map(|item| model.instrument.item(item).id.clone()).collect();
        let mut way = Vec::new();
        while let Some(id) = shown(&model) {
            way.push(id);
            let _ = on(&mut model);
        }
        assert_eq!(way, [ids.clone(), vec!["organisation".into()]].concat());
        assert_eq!(model.screen, Screen::Review);

        let _ = update(&mut model, Msg::Navigate(NavigateMsg::OpenSection(Section::ORGANISATION)));
        let mut back = Vec::new();
        while let Screen::Section(section) = model.screen {
            back.extend(shown(&model));
            let Way::Item(item) = model.ways(section).back else { break };
            let _ = update(&mut model, Msg::Navigate(NavigateMsg::OpenAlone(item)));
        }
        back.reverse();
        assert_eq!(back, way);
    }
}

#[test]
fn an_answer_does_not_take_its_own_question_away() {
    let mut model = one_by_one();
    let first = item(&model, "PE-2");

    let _ = update(&mut model, answer(first));

    assert_eq!(shown(&model).as_deref(), Some("PE-2"));
    // Elsewhere and back: to the first that is open.
    let _ = update(&mut model, Msg::Navigate(NavigateMsg::OpenSection(section("values"))));
    let _ = update(&mut model, Msg::Navigate(NavigateMsg::OpenSection(section("three-ps"))));
    assert_eq!(shown(&model).as_deref(), Some("PE-5"));
}

#[test]
fn the_next_question_is_read_first_and_enter_goes_to_its_answers() {
    let mut model = one_by_one();
    let (first, second, third) = (item(&model, "PE-2"), item(&model, "PE-5"), item(&model, "PR-1"));

    assert!(on(&mut model).contains(&Effect::Focus(FocusTarget::Statement(second))));
    let entered = after(&mut model, [answer(second), Msg::Navigate(NavigateMsg::FocusNext(second))]);
    assert!(entered.contains(&Effect::Focus(FocusTarget::Item(third))), "{entered:?}");
    assert_eq!(shown(&model).as_deref(), Some("PR-1"));
    // A link to a question shows it, whatever the pace.
    let _ = update(&mut model, Msg::Navigate(NavigateMsg::OpenItem(first)));
    assert_eq!(shown(&model).as_deref(), Some("PE-2"));
}

#[test]
fn an_answer_leads_on_only_if_that_was_switched_on_and_nothing_else_is_done() {
    let mut model = one_by_one();
    let first = item(&model, "PE-2");
    let waits =
        |model: &mut Model, item| after(model, [answer(item), Msg::Navigate(NavigateMsg::Await(item))]);
    assert_eq!(waits(&mut model, first), []);

    let _ = update(&mut model, Msg::Settings(SettingsMsg::SetGoesOn(true)));
    let wait = waits(&mut model, first);
    let [Effect::Wait(number)] = wait.as_slice() else { panic!("{wait:?}") };
    let number = *number;
    // An earlier wait that ends late is over.
    assert_eq!(after(&mut model, [Msg::Navigate(NavigateMsg::GoOn(number.wrapping_sub(1)))]), []);
    assert_eq!(shown(&model).as_deref(), Some("PE-2"));

    let _ = waits(&mut model, first);
    for act in [
        Msg::Navigate(NavigateMsg::Stay),
        Msg::Answer(AnswerMsg::Set(first, None)),
        Msg::Answer(AnswerMsg::SetNote(first, "seen".into())),
        Msg::Settings(SettingsMsg::SetLang(Lang::En)),
        Msg::Dialog(DialogMsg::AskRestart),
        Msg::Dialog(DialogMsg::Cancel),
        Msg::Settings(SettingsMsg::SetGoesOn(true)),
    ] {
        let wait = waits(&mut model, first);
        let [Effect::Wait(number)] = wait.as_slice() else { panic!("{wait:?}") };
        let over = Msg::Navigate(NavigateMsg::GoOn(*number));
        assert_eq!(after(&mut model, [act.clone(), over]), [], "after {act:?}");
        assert_eq!(shown(&model).as_deref(), Some("PE-2"), "after {act:?}");
    }

    let wait = waits(&mut model, first);
    let [Effect::Wait(number)] = wait.as_slice() else { panic!("{wait:?}") };
    let went = after(&mut model, [Msg::Navigate(NavigateMsg::GoOn(*number))]);
    assert!(went.contains(&Effect::Focus(FocusTarget::Statement(item(&model, "PE-5")))), "{went:?}");
    assert_eq!(shown(&model).as_deref(), Some("PE-5"));
}

#[test]
fn no_answer_leads_to_the_result_or_the_overview_by_itself() {
    let mut model = one_by_one();
    let _ = update(&mut model, Msg::Settings(SettingsMsg::SetGoesOn(true)));
    let items: Vec<ItemIndex> = model.instrument.in_mode(Mode::Quick).collect();
    let last = items[items.len() - 1];
    for item in &items {
        let _ = update(&mut model, answer(*item));
    }

    let opened = Msg::Navigate(NavigateMsg::OpenAlone(last));
    let effects = after(&mut model, [opened, Msg::Navigate(NavigateMsg::Await(last))]);

    assert_eq!(model.ways(section("pyramid")).on, Way::Result);
    assert_eq!(effects, []);
}

#[test]
fn the_pace_is_the_visitors_and_stays_through_a_visit_a_restart_and_what_comes_in() {
    let mut model = one_by_one();
    let first = item(&model, "PE-2");
    let _ = after(&mut model, [Msg::Settings(SettingsMsg::SetGoesOn(true)), answer(first)]);

    let opened = Opened { saved: Some(model.saved(None)), findings: Vec::new() };
    let mut later = Model::new(model.instrument.clone(), Lang::Nl, StorageLocation::Device, opened);
    assert_eq!(later.pace, model.pace);
    // A host's wish is for whoever did not choose.
    later.usual_flow = Flow::Section;
    assert_eq!(later.flow(), Flow::One);

    let mut other = self::model();
    other.usual_flow = Flow::One;
    assert_eq!(other.flow(), Flow::One);
    let _ = update(&mut other, Msg::Settings(SettingsMsg::SetFlow(Flow::Section)));
    let _ = update(&mut other, answer(first));
    let _ = update(&mut other, Msg::Host(HostCommand::Adopt(Box::new(model.saved(None)))));
    assert_eq!((other.flow(), other.pace.goes_on), (Flow::Section, false));

    let _ = after(&mut later, [Msg::Dialog(DialogMsg::AskRestart), Msg::Dialog(DialogMsg::Confirm)]);
    assert_eq!(later.flow(), Flow::One);
    assert!(later.pace.goes_on);
}
