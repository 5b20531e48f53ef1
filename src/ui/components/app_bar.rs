//! The bar on every screen: name, whether answers are kept, language, menu.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::icon;
use crate::{
    core::{instrument::Lang, string_enum::StringEnum},
    i18n::{Strings, strings},
    state::{
        model::{Model, PersistenceState},
        msg::{DialogMsg, Msg, NavigateMsg, SettingsMsg},
        screen::Screen,
    },
    storage::location::StorageLocation,
    ui::{
        element_builder::{ElementBuilder, On, el, of, quiet, target},
        owner_slot::{OwnerSlot, owner_slot},
    },
};

/// The bar.
#[must_use]
pub fn app_bar(model: &Model, send: &Callback<Msg>) -> ElementBuilder {
    let text = strings(model.lang);
    let mut languages = of("div", "sbs-lang").set("role", "group").set("aria-label", text.app_language);
    for lang in model.instrument.languages() {
        languages = languages.child(language_button(lang, model.lang, send));
    }
    of("div", "sbs-bar")
        .child(owner_slot(OwnerSlot::Logo))
        .child(of("span", "sbs-bar__name").child(icon::glyph()).text(model.words().scan()))
        .option(kept(model, text))
        .child(languages)
        .child(menu(model, text, send))
}

/// Whether answers are kept; silent before the first save.
fn kept(model: &Model, text: &'static Strings) -> Option<ElementBuilder> {
    let saved = of("span", "sbs-saved");
    match model.persistence {
        PersistenceState::Off(_) => Some(saved.set("data-state", "off").text(text.storage_off)),
        PersistenceState::Kept(_) if !model.has_saved => None,
        PersistenceState::Kept(StorageLocation::Device) => {
            Some(saved.child(icon::check("sbs-saved__check")).text(text.storage_saved))
        }
        PersistenceState::Kept(StorageLocation::Tab) => {
            Some(saved.child(icon::check("sbs-saved__check")).text(text.storage_saved_tab))
        }
    }
}

fn language_button(lang: Lang, now: Lang, send: &Callback<Msg>) -> ElementBuilder {
    of("button", "sbs-lang__button")
        .set("type", "button")
        .set("lang", lang.key())
        .set("aria-pressed", if lang == now { "true" } else { "false" })
        .click(send, Msg::Settings(SettingsMsg::SetLang(lang)))
        // With what is seen: whoever speaks to the computer says that.
        .child(el("span").text(lang.short()))
        // Each name in its own language, so that whoever needs another one can read it.
        .child(of("span", "sbs-visually-hidden").text(" ").text(lang.name()))
}

/// What is possible on every screen: back to the start, start again, remove everything. Not what leads to where the
/// visitor is.
fn menu(model: &Model, text: &'static Strings, send: &Callback<Msg>) -> ElementBuilder {
    let link = |label: &'static str, screen: Screen, msg: NavigateMsg| {
        (model.screen != screen).then(|| quiet(label, send, Msg::Navigate(msg)))
    };
    let restart = model.has_begun().then(|| {
        // A prerendered start is made for those who have begun too; scripts take this out for the others.
        quiet(text.result_restart, send, Msg::Dialog(DialogMsg::AskRestart)).flag("data-begun", true)
    });
    let panel = of("div", "sbs-menu__panel")
        .option(link(text.question_back_to_start, Screen::Intro, NavigateMsg::OpenIntro))
        .option(restart)
        .option(link(text.plan_title, Screen::Plan, NavigateMsg::OpenPlan))
        .option(link(text.team_open, Screen::Team, NavigateMsg::OpenTeam))
        .option(link(text.about_open, Screen::About, NavigateMsg::OpenAbout))
        .option(link(text.share_data_title, Screen::Data, NavigateMsg::OpenData))
        .child(quiet(text.storage_delete, send, Msg::Dialog(DialogMsg::AskDelete)))
        .on(On::Click, Callback::from(|event: Event| close(&event)));
    let escape = Callback::from(|event: Event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
            close(&event);
        }
    });
    of("details", "sbs-menu")
        .on(On::KeyDown, escape)
        .child(of("summary", "sbs-menu__toggle").text(text.app_menu))
        .child(panel)
}

/// Closes the menu that an event comes from, and gives the focus back to what opened it.
fn close(event: &Event) {
    let Some(menu) = target(event).and_then(|target| target.closest("details").ok().flatten()) else {
        return;
    };
    // The attribute may be gone already, which is as good.
    let _ = menu.remove_attribute("open");
    let toggle = menu.query_selector("summary").ok().flatten();
    if let Some(toggle) = toggle.and_then(|toggle| toggle.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it where it was.
        let _ = toggle.focus();
    }
}
