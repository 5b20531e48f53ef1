//! Comparing two measurements: which two, and what comes in to be compared. Nothing is saved, and the scan at work waits.

use std::rc::Rc;

use crate::{
    core::result_code::link::code_in,
    import::{Import, Refusal, Source, read_code, read_measurement},
    state::{
        effect::{Announcement, Effect, FocusTarget},
        model::{Brought, Model, Pick, Viewed},
        msg::Side,
        screen::Screen,
    },
    storage::{attempts::MAX, envelope::Saved, merge},
};

/// Shows the comparison of the two that were chosen last, or of the two that are likely meant.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    model.choose_likely_pair();
    super::navigation::open(model, Screen::Change)
}

/// Compares an attempt with the scan at work; the attempt that the scan is, with the one before it.
pub(super) fn with_attempt(model: &mut Model, id: &str) -> Vec<Effect> {
    let own = model.attempt.as_deref() == Some(id) && model.has_begun();
    let pick = if own { Pick::Scan } else { Pick::Attempt(id.to_owned()) };
    let picks = model.picks();
    let Some(place) = picks.iter().position(|other| *other == pick) else { return Vec::new() };
    let others = || picks.iter().filter(|other| **other != pick && !matches!(other, Pick::Brought(_)));
    let later = others().next().filter(|_| place > 0).cloned();
    (model.change.before, model.change.after) = match later {
        Some(later) => (Some(pick), Some(later)),
        None => (others().next().cloned(), Some(pick)),
    };
    super::navigation::open(model, Screen::Change)
}

/// Compares the shared result that is looked at with one's own.
pub(super) fn with_shared(model: &mut Model) -> Vec<Effect> {
    let shared = model.viewed.as_deref().and_then(Viewed::import).cloned();
    let Some(import) = shared else { return Vec::new() };
    add(model, import);
    super::navigation::open(model, Screen::Change)
}

/// Chooses one of the two by its name in the page; an empty name is none.
pub(super) fn choose(model: &mut Model, side: Side, key: &str) -> Vec<Effect> {
    let pick = model.picks().into_iter().find(|pick| pick.key() == key);
    match side {
        Side::Before => model.change.before = pick,
        Side::After => model.change.after = pick,
    }
    Vec::new()
}

pub(super) fn swap(model: &mut Model) -> Vec<Effect> {
    let change = &mut model.change;
    std::mem::swap(&mut change.before, &mut change.after);
    vec![model.confirm(Announcement::Swapped)]
}

/// A code that somebody typed, or the link with it; its fault stands at the field.
pub(super) fn add_code(model: &mut Model, text: &str) -> Vec<Effect> {
    model.code_error = None;
    // A link is as good: its code stands behind the number sign.
    let code = text.split_once('#').and_then(|(_, fragment)| code_in(fragment));
    match read_code(&model.instrument, code.as_deref().unwrap_or(text), Source::Code) {
        Ok(import) => added(model, import),
        Err(Refusal::Invalid(error)) => {
            model.code_error = Some(error.code);
            vec![Effect::Focus(FocusTarget::WrongCode)]
        }
        Err(refusal) => refuse(model, refusal),
    }
}

/// A file, chosen or dropped while a comparison is on the screen.
pub(super) fn add_file(model: &mut Model, read: Result<String, Refusal>) -> Vec<Effect> {
    match read.and_then(|text| read_measurement(&model.instrument, &text)) {
        Ok(import) => added(model, import),
        Err(refusal) => refuse(model, refusal),
    }
}

/// A report whose pages say something else than its answers: those are compared, and that is said.
pub(super) fn add_changed_report(model: &mut Model, text: &str) -> Vec<Effect> {
    match read_measurement(&model.instrument, text) {
        Ok(import) => {
            (model.refused, model.code_error) = (None, None);
            add(model, import);
            vec![model.confirm(Announcement::ChangedReportBrought)]
        }
        Err(refusal) => refuse(model, refusal),
    }
}

fn refuse(model: &mut Model, refusal: Refusal) -> Vec<Effect> {
    model.refused = Some(refusal);
    vec![Effect::Focus(FocusTarget::Refusal)]
}

fn added(model: &mut Model, import: Import) -> Vec<Effect> {
    (model.refused, model.code_error) = (None, None);
    add(model, import);
    vec![model.confirm(Announcement::BroughtToCompare)]
}

/// Takes what came in as the first of the two, or as the second if it is known to be later than the other.
fn add(model: &mut Model, import: Import) {
    let Import { source, saved, attempts, .. } = import;
    let current = (saved != merge::nothing()).then_some(saved);
    let scans: Vec<Saved> = current.into_iter().chain(attempts).collect();
    let first = model.change.brought.len();
    for saved in scans {
        let is_there = model.change.brought.iter().any(|one| one.saved == saved);
        if !is_there && model.change.brought.len() < MAX {
            model.change.brought.push(Rc::new(Brought { source, saved }));
        }
    }
    let place = first.min(model.change.brought.len().saturating_sub(1));
    let brought = Pick::Brought(place);
    let [before, after] = model.compared();
    let is_other = |pick: &Pick| *pick != brought;
    let mine = || model.picks().into_iter().find(|pick| !matches!(pick, Pick::Brought(_)));
    let other = after.filter(is_other).or(before.filter(is_other)).or_else(mine);
    let at = |pick: &Pick| model.measurement(pick).and_then(|measurement| measurement.saved_at);
    let is_later = match (at(&brought), other.as_ref().and_then(at)) {
        // Both are UTC in the same form, of which the order of the letters is that of time.
        (Some(one), Some(other)) => one > other,
        _ => false,
    };
    let pair = if is_later { (other, Some(brought)) } else { (Some(brought), other) };
    (model.change.before, model.change.after) = pair;
}
