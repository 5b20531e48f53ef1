//! Back on the result, where it was left.

use crate::support::section;
use social_business_scan::{
    core::instrument::Mode,
    state::{
        effect::{Effect, FocusTarget},
        model::Model,
        msg::{AnswerMsg, Msg, NavigateMsg},
        screen::Screen,
        update::update,
    },
};

use crate::fixture::{after, item, model, step};

/// On the question behind a link of the result.
fn at_a_question() -> Model {
    let mut model = model();
    let first = item(&model, "PE-1");
    let _ = after(
        &mut model,
        [
            Msg::Navigate(NavigateMsg::Start(Mode::Full)),
            Msg::Answer(AnswerMsg::Set(first, step(1))),
            Msg::Navigate(NavigateMsg::OpenResult),
        ],
    );
    let effects = update(&mut model, Msg::Navigate(NavigateMsg::OpenItemFrom(first, "why_PE-0".into())));
    assert_eq!(effects, [Effect::Save, Effect::Focus(FocusTarget::Item(first))]);
    assert_eq!(model.screen, Screen::Section(section("people")));
    model
}

fn back(model: &mut Model) -> Vec<Effect> {
    update(model, Msg::Navigate(NavigateMsg::Visit("result".into())))
}

#[test]
fn the_back_button_leads_to_the_link_that_was_followed() {
    let mut model = at_a_question();

    let effects = back(&mut model);

    assert_eq!(model.screen, Screen::Result);
    assert!(effects.contains(&Effect::Focus(FocusTarget::Left)), "{effects:?}");
    assert!(!effects.contains(&Effect::Focus(FocusTarget::Heading)), "{effects:?}");
    assert_eq!(model.left_at.as_deref(), Some("why_PE-0"));
}

#[test]
fn a_result_that_is_opened_anew_begins_at_its_headline() {
    let mut model = at_a_question();

    let effects = update(&mut model, Msg::Navigate(NavigateMsg::OpenResult));
    assert!(effects.contains(&Effect::Focus(FocusTarget::Heading)), "{effects:?}");
    assert_eq!(model.left_at, None);
    let _ = update(&mut model, Msg::Navigate(NavigateMsg::OpenReview));

    let effects = back(&mut model);

    assert!(effects.contains(&Effect::Focus(FocusTarget::Heading)), "{effects:?}");
}

#[test]
fn another_screen_on_the_way_back_has_its_own_heading() {
    let mut model = at_a_question();

    let effects = update(&mut model, Msg::Navigate(NavigateMsg::Visit("overview".into())));
    assert!(effects.contains(&Effect::Focus(FocusTarget::Heading)), "{effects:?}");

    assert!(back(&mut model).contains(&Effect::Focus(FocusTarget::Left)));
}
