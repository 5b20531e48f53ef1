//! From screen to screen: past the list of sections, and what the tab says.

use std::collections::BTreeSet;

use social_business_scan::{
    core::{
        instrument::{Lang, Mode, SCREEN_PAGES},
        section::Section,
        string_enum::StringEnum,
    },
    state::{
        effect::{Effect, FocusTarget},
        msg::{Msg, NavigateMsg, SettingsMsg},
        screen::Screen,
        update::update,
    },
    ui::document_title::document_title,
};

use crate::fixture::{after, item, model};

#[test]
fn the_way_past_the_list_of_sections_leads_to_the_first_item_or_to_the_heading() {
    let mut model = model();
    let skip = || Msg::Navigate(NavigateMsg::SkipToQuestions);
    assert_eq!(update(&mut model, skip()), [], "the start has no questions");

    let first = FocusTarget::Item(item(&model, "PE-2"));
    let effects = after(&mut model, [Msg::Navigate(NavigateMsg::Start(Mode::Quick)), skip()]);
    assert_eq!(effects, [Effect::Focus(first)]);

    let organisation = Msg::Navigate(NavigateMsg::OpenSection(Section::ORGANISATION));
    let effects = after(&mut model, [organisation, skip()]);
    assert_eq!(effects, [Effect::Focus(FocusTarget::Heading)]);
}

#[test]
fn every_screen_that_asks_nothing_has_an_address_that_no_page_of_questions_may_have() {
    let model = model();
    for address in SCREEN_PAGES {
        let screen = Screen::from_place(&model.instrument, address).unwrap();
        assert!(!matches!(screen, Screen::Section(_) | Screen::Intro), "{address}");
        assert_eq!(screen.place(), address);
    }
    let others = [
        Screen::Review,
        Screen::Result,
        Screen::Plan,
        Screen::Data,
        Screen::About,
        Screen::Past,
        Screen::Shared,
        Screen::Change,
        Screen::Team,
        Screen::TeamSession,
    ];
    assert_eq!(others.map(Screen::place).into_iter().collect::<BTreeSet<_>>(), BTreeSet::from(SCREEN_PAGES));
}

/// A tab is seen by others, and the browser keeps what it said.
#[test]
fn the_title_names_the_screen_and_never_the_result() {
    let mut model = model();
    let mut titles = vec![document_title(&model)];
    let _ = update(&mut model, Msg::Navigate(NavigateMsg::Start(Mode::Full)));
    for lang in Lang::ALL {
        let _ = update(&mut model, Msg::Settings(SettingsMsg::SetLang(*lang)));
        let others = [Screen::Review, Screen::Result, Screen::Data, Screen::About];
        for screen in model.sections().map(Screen::Section).chain(others).collect::<Vec<_>>() {
            let _ = update(&mut model, Msg::Navigate(NavigateMsg::Visit(screen.place().to_owned())));
            assert_eq!(model.screen, screen);
            titles.push(document_title(&model));
        }
    }

    assert_eq!(titles.first().map(String::as_str), Some("Social Business Scan"));
    assert!(titles.contains(&"Resultaat – Social Business Scan".to_owned()), "{titles:?}");
    assert!(titles.iter().skip(1).all(|title| title.ends_with(" – Social Business Scan")), "{titles:?}");
    for of_one in titles[1..].chunks(3 + 7 + 4) {
        assert_eq!(of_one.iter().collect::<BTreeSet<_>>().len(), 3 + 7 + 4, "{of_one:?}");
    }
}
