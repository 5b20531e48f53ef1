//! From screen to screen.

use crate::{
    core::{
        instrument::{ItemIndex, Mode},
        section::Section,
    },
    state::{
        count_input::CountField,
        effect::{Effect, FocusTarget},
        model::{Model, Viewed},
        screen::Screen,
    },
};

/// Shows a screen and focuses its heading.
pub(super) fn open(model: &mut Model, screen: Screen) -> Vec<Effect> {
    if !model.has_screen(screen) {
        return Vec::new();
    }
    let was_beside = model.viewed.is_some() || model.screen.is_beside();
    let place = model.place_to_keep();
    show(model, screen);
    if screen == Screen::Result {
        model.left_at = None;
    }
    if (was_beside || screen.is_beside()) && model.place_to_keep() == place {
        // Looking, and coming back to where one was, leaves what is kept as it is.
        return vec![Effect::Focus(FocusTarget::Heading)];
    }
    let mut effects = vec![Effect::Save, Effect::Focus(FocusTarget::Heading)];
    if screen == Screen::Result && model.progress().is_done() {
        effects.push(Effect::Finish);
    }
    effects
}

fn show(model: &mut Model, screen: Screen) {
    for shown in [model.screen, screen] {
        if shown.is_of_scan() {
            model.resume = Some(shown);
        }
    }
    // Whoever reads about the scan meanwhile comes back to the result that was looked at.
    if !screen.is_view() && screen != Screen::About {
        model.viewed = None;
    }
    model.screen = screen;
    settle_item(model);
    model.sections_open = false;
    model.cleared = None;
    model.code_error = None;
    model.refused = None;
}

/// Which question is on the screen where they come one by one: the same one as long as the section stays, else the first
/// open one. It is settled on the way in, so that an answer does not take its own question away.
pub(super) fn settle_item(model: &mut Model) {
    let Screen::Section(section) = model.screen else { return };
    let items: Vec<ItemIndex> = section.items(&model.instrument, model.mode).collect();
    if model.item.is_some_and(|item| items.contains(&item)) {
        return;
    }
    let is_open = |item: &&ItemIndex| model.answers.get(**item).is_none();
    model.item = items.iter().find(is_open).or(items.first()).copied();
}

/// Starts in a mode. Answers that are there stay, also when the mode changes.
pub(super) fn start(model: &mut Model, mode: Mode) -> Vec<Effect> {
    (model.mode, model.viewed) = (mode, None);
    // Not where the visitor was in the other mode: at the first question that is open.
    model.item = None;
    let section = model.first_open_section();
    open(model, Screen::Section(section))
}

/// Shows a result that is only looked at.
pub(super) fn view(model: &mut Model, viewed: Viewed) -> Vec<Effect> {
    let screen = viewed.screen();
    model.viewed = Some(Box::new(viewed));
    open(model, screen)
}

/// Back from a result that is looked at, to where the own scan waits.
pub(super) fn leave_viewed(model: &mut Model) -> Vec<Effect> {
    match model.resume {
        Some(_) => resume(model),
        None => open(model, Screen::Intro),
    }
}

pub(super) fn resume(model: &mut Model) -> Vec<Effect> {
    let screen = model.resume.filter(|screen| model.has_screen(*screen));
    let screen = screen.unwrap_or_else(|| Screen::Section(model.first_open_section()));
    open(model, screen)
}

pub(super) fn open_item(model: &mut Model, item: ItemIndex) -> Vec<Effect> {
    let Some(section) = Section::of(&model.instrument, model.mode, item) else { return Vec::new() };
    if !model.has_screen(Screen::Section(section)) {
        return Vec::new();
    }
    model.item = Some(item);
    show(model, Screen::Section(section));
    vec![Effect::Save, Effect::Focus(FocusTarget::Item(item))]
}

/// The same, from a link on the result.
pub(super) fn open_item_from(model: &mut Model, item: ItemIndex, link: String) -> Vec<Effect> {
    let effects = open_item(model, item);
    if !effects.is_empty() {
        model.left_at = Some(link);
    }
    effects
}

/// The next or the last one of the questions that come one by one: it is read first.
pub(super) fn open_alone(model: &mut Model, item: ItemIndex) -> Vec<Effect> {
    let mut effects = open_item(model, item);
    for effect in &mut effects {
        if matches!(effect, Effect::Focus(_)) {
            *effect = Effect::Focus(FocusTarget::Statement(item));
        }
    }
    effects
}

/// The field of a number.
pub(super) fn open_count(model: &mut Model, field: CountField) -> Vec<Effect> {
    let screen = Screen::Section(Section::ORGANISATION);
    if !model.has_screen(screen) {
        return Vec::new();
    }
    show(model, screen);
    vec![Effect::Save, Effect::Focus(FocusTarget::Count(field))]
}

/// The first open item; without one the overview.
pub(super) fn open_first_open(model: &mut Model) -> Vec<Effect> {
    let first = model.open_items().next();
    match first {
        Some(item) => open_item(model, item),
        None => open(model, Screen::Review),
    }
}

pub(super) fn to_full(model: &mut Model) -> Vec<Effect> {
    start(model, Mode::Full)
}

/// The Back button: the place may be from another mode, or typed. Back on the result the focus goes to the link that led
/// away from it.
pub(super) fn visit(model: &mut Model, place: &str) -> Vec<Effect> {
    let screen = Screen::from_place(&model.instrument, place);
    let Some(screen) = screen.filter(|screen| *screen != model.screen) else {
        return Vec::new();
    };
    let left_at = model.left_at.take();
    if screen == Screen::Change {
        // A reload knows no more which two were compared.
        model.choose_likely_pair();
    }
    let mut effects = open(model, screen);
    model.left_at = left_at;
    if model.screen == Screen::Result && model.left_at.is_some() {
        for effect in &mut effects {
            if *effect == Effect::Focus(FocusTarget::Heading) {
                *effect = Effect::Focus(FocusTarget::Left);
            }
        }
    }
    effects
}

pub(super) fn toggle_sections(model: &mut Model) -> Vec<Effect> {
    model.sections_open = !model.sections_open;
    Vec::new()
}

/// Enter in a group of answers: on to the next open item of the section.
pub(super) fn focus_next(model: &mut Model, item: ItemIndex) -> Vec<Effect> {
    let Screen::Section(section) = model.screen else { return Vec::new() };
    let mut later = section.items(&model.instrument, model.mode).filter(|other| *other > item);
    let next = later.find(|other| model.answers.get(*other).is_none());
    drop(later);
    match next {
        Some(next) if model.alone(section).is_some() => open_item(model, next),
        Some(next) => vec![Effect::Focus(FocusTarget::Item(next))],
        None => vec![Effect::Focus(FocusTarget::Next)],
    }
}

/// Past the list of sections; a section without items has its heading.
pub(super) fn skip_to_questions(model: &Model) -> Vec<Effect> {
    let Screen::Section(section) = model.screen else { return Vec::new() };
    let first = section.items(&model.instrument, model.mode).next();
    vec![Effect::Focus(first.map_or(FocusTarget::Heading, FocusTarget::Item))]
}
