//! Answers, notes, numbers, language.

use crate::{
    core::{
        answers::Answer,
        instrument::{ItemIndex, OrgModel},
        section::{Scope, item_number},
    },
    state::{
        count_input::CountField,
        effect::{Announcement, Effect, FocusTarget},
        model::{Cleared, Model},
    },
    storage::unmigrated::answer,
};

/// The longest note that is kept, in characters.
pub const MAX_NOTE: usize = 1000;
/// The longest number that can be typed, in characters; ten million with separators has ten.
const MAX_COUNT: usize = 24;

pub(super) fn set_answer(model: &mut Model, item: ItemIndex, answer: Option<Answer>) -> Vec<Effect> {
    if answer == Some(Answer::NotApplicable) && !model.instrument.item(item).na_allowed {
        return Vec::new();
    }
    let before = model.answers.get(item);
    if before == answer {
        return Vec::new();
    }
    model.answers.set(item, answer);
    model.cleared = None;
    super::import::settle(model);
    let mut effects = vec![Effect::Save];
    if let (Some(before), None) = (before, answer) {
        model.cleared = Some(Cleared { item, answer: before });
        let number = item_number(&model.instrument, model.mode, item).unwrap_or(0);
        effects.push(Effect::Announce(Announcement::Cleared(number)));
    }
    effects
}

/// Takes over what an item was answered in an earlier version, if it takes that answer.
pub(super) fn take_earlier(model: &mut Model, item: ItemIndex) -> Vec<Effect> {
    let text = model.unmigrated.answer_to(&model.instrument.item(item).id);
    let Some(earlier) = text.and_then(|text| answer(&model.instrument, item, text)) else {
        return Vec::new();
    };
    let mut effects = set_answer(model, item, Some(earlier));
    // The button that was pressed is gone.
    effects.push(Effect::Focus(FocusTarget::Item(item)));
    effects
}

pub(super) fn undo(model: &mut Model) -> Vec<Effect> {
    match model.cleared.take() {
        Some(Cleared { item, answer }) => {
            let mut effects = set_answer(model, item, Some(answer));
            effects.push(Effect::Focus(FocusTarget::Item(item)));
            effects
        }
        None => Vec::new(),
    }
}

pub(super) fn set_note(model: &mut Model, item: ItemIndex, note: String) -> Vec<Effect> {
    let note: String = note.chars().take(MAX_NOTE).collect();
    let is_blank = note.trim().is_empty();
    model.notes.set(item, if is_blank { String::new() } else { note });
    vec![Effect::Save]
}

pub(super) fn set_org_model(model: &mut Model, org_model: Option<OrgModel>) -> Vec<Effect> {
    let is_cleared = model.org_model.is_some() && org_model.is_none();
    model.org_model = org_model;
    let mut effects = vec![Effect::Save];
    if is_cleared {
        // The button that was pressed is gone.
        effects.push(Effect::Announce(Announcement::OrgModelCleared));
        effects.push(Effect::Focus(FocusTarget::OrgModel));
    }
    effects
}

pub(super) fn set_count(model: &mut Model, field: CountField, text: String) -> Vec<Effect> {
    let input = match field {
        CountField::Employees => &mut model.employees,
        CountField::Publishers => &mut model.publishers,
    };
    input.text = text.chars().take(MAX_COUNT).collect();
    input.unknown = false;
    vec![Effect::Save]
}

pub(super) fn set_count_unknown(model: &mut Model, field: CountField, unknown: bool) -> Vec<Effect> {
    let input = match field {
        CountField::Employees => &mut model.employees,
        CountField::Publishers => &mut model.publishers,
    };
    let before = std::mem::replace(&mut input.unknown, unknown);
    let mut effects = vec![Effect::Save];
    if before != unknown && !input.text.trim().is_empty() {
        let said = if unknown { Announcement::CountKept(field) } else { Announcement::CountRestored(field) };
        effects.push(Effect::Announce(said));
    }
    effects
}

/// What is wrong with a number is said when its typing is over, and not at every digit. Each of the two may make the
/// other one wrong.
pub(super) fn leave_count(model: &Model, field: CountField) -> Vec<Effect> {
    let counts = model.counts();
    let is_other = |other: &CountField| *other != field;
    let fields = std::iter::once(field).chain(CountField::ALL.into_iter().filter(is_other));
    let refused = fields.filter_map(|field| counts.fault(field).map(|fault| fault.error_code(field))).next();
    refused.map(|code| vec![Effect::Announce(Announcement::CountRefused(code))]).unwrap_or_default()
}

/// Answers about social media stay when they are skipped, and are back when they are not.
pub(super) fn set_no_social(model: &mut Model, no_social: bool) -> Vec<Effect> {
    model.scope = if no_social { Scope::CultureOnly } else { Scope::Whole };
    let screen = model.screen;
    if !model.has_screen(screen) {
        return super::navigation::open_first_open(model);
    }
    vec![Effect::Save]
}
