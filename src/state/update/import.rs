//! Opening what comes in: a code, a link, a file. A code or a link shows a result, which can be taken over; a file is
//! opened at once. Answers that are here are replaced, or put together with others, only after a yes; and they come back
//! until the next answer is given.

use crate::{
    import::{Import, Refusal, Source, plan_table, read_code, read_file},
    state::{
        effect::{Announcement, Effect, FocusTarget},
        model::{Dialog, Model, Origin, Replaced, Viewed},
        screen::Screen,
    },
    storage::{envelope::Saved, merge},
};

/// A code that somebody typed; its fault stands at the field.
pub(super) fn open_code(model: &mut Model, text: &str) -> Vec<Effect> {
    match read_code(&model.instrument, text, Source::Code) {
        Ok(import) => view(model, import),
        Err(Refusal::Invalid(error)) => {
            model.code_error = Some(error.code);
            vec![Effect::Focus(FocusTarget::WrongCode)]
        }
        Err(refusal) => refuse(model, refusal),
    }
}

pub(super) fn open_link(model: &mut Model, code: &str) -> Vec<Effect> {
    match read_code(&model.instrument, code, Source::Link) {
        Ok(import) => view(model, import),
        Err(refusal) => refuse(model, refusal),
    }
}

pub(super) fn open_file(model: &mut Model, read: Result<String, Refusal>) -> Vec<Effect> {
    if let Some(table) = read.as_ref().ok().and_then(|text| plan_table::read(text)) {
        return match super::plan::open_table(model, table) {
            Ok(()) => Vec::new(),
            Err(refusal) => refuse(model, refusal),
        };
    }
    match read.and_then(|text| read_file(&model.instrument, &text)) {
        // Attempts are added and take nobody's place, so that there is nothing to ask.
        Ok(import) if import.saved == merge::nothing() => {
            let mut effects = super::navigation::open(model, Screen::Data);
            effects.extend(added(import.attempts));
            effects
        }
        Ok(import) => open(model, import),
        Err(refusal) => refuse(model, refusal),
    }
}

/// A report whose pages say something else than its answers: the visitor is asked also where there is nothing to lose.
pub(super) fn open_changed(model: &mut Model, text: &str) -> Vec<Effect> {
    match read_file(&model.instrument, text) {
        Ok(import) => ask(model, Import { is_changed: true, ..import }),
        Err(refusal) => refuse(model, refusal),
    }
}

fn refuse(model: &mut Model, refusal: Refusal) -> Vec<Effect> {
    model.refused = Some(refusal);
    vec![Effect::Focus(FocusTarget::Refusal)]
}

/// Shows what was shared. What was asked about the own scan waits no longer.
fn view(model: &mut Model, import: Import) -> Vec<Effect> {
    model.dialog = None;
    let viewed = Viewed { scan: model.looking_at(&import.saved), origin: Origin::Shared(Box::new(import)) };
    super::navigation::view(model, viewed)
}

/// Goes on with what was shared; asks first where there is something to lose.
pub(super) fn take_over(model: &mut Model) -> Vec<Effect> {
    match model.viewed.as_deref().and_then(Viewed::import) {
        Some(import) => open(model, import.clone()),
        None => Vec::new(),
    }
}

fn open(model: &mut Model, import: Import) -> Vec<Effect> {
    if model.has_anything() { ask(model, import) } else { replace(model, import) }
}

fn ask(model: &mut Model, import: Import) -> Vec<Effect> {
    (model.code_error, model.refused) = (None, None);
    model.dialog = Some(Dialog::Open(Box::new(import)));
    Vec::new()
}

/// Goes on with what came in; notes that were here belong to the answers that were here.
pub(super) fn replace(model: &mut Model, import: Import) -> Vec<Effect> {
    // Which attempt it was elsewhere means nothing here.
    take(model, Saved { attempt: None, ..import.saved }, import.attempts)
}

/// Goes on with what came in and what was here, together.
pub(super) fn merge(model: &mut Model) -> Vec<Effect> {
    let (joined, attempts) = match &model.dialog {
        Some(Dialog::Open(import)) => {
            let winner = import.winner(model);
            let joined = merge::join(&model.instrument, &model.saved(None), &import.saved, winner);
            (joined, import.attempts.clone())
        }
        _ => return Vec::new(),
    };
    model.dialog = None;
    take(model, joined, attempts)
}

fn added(attempts: Vec<Saved>) -> Option<Effect> {
    (!attempts.is_empty()).then(|| Effect::AddAttempts(attempts.into()))
}

fn take(model: &mut Model, saved: Saved, attempts: Vec<Saved>) -> Vec<Effect> {
    let before = model.saved(model.saved_at.clone());
    // A result that was looked at is not where the visitor was with the own answers.
    let screen = if model.screen.is_view() { model.resume.unwrap_or(Screen::Intro) } else { model.screen };
    model.viewed = None;
    let had_begun = model.has_anything();
    let saved = with_own_plan(model, saved);
    adopt(model, saved);
    if had_begun {
        model.replaced.push(Replaced { opened: model.saved(None), before, screen });
    }
    // What was opened is heard; that it is kept, as after a first answer, would be spoken over it. The bar shows that.
    model.has_saved = true;
    let next = if model.progress().is_done() { Screen::Result } else { Screen::Review };
    let mut effects = super::navigation::open(model, next);
    // It may be somebody else's: it becomes an attempt when its result is opened once more.
    effects.retain(|effect| *effect != Effect::Finish);
    effects.push(model.confirm(Announcement::Opened(model.answers.count())));
    effects.extend(added(attempts));
    effects
}

/// Answers that come without a plan or a target leave those that are here.
pub(super) fn with_own_plan(model: &Model, saved: Saved) -> Saved {
    let plan = if saved.plan.is_empty() { model.plan.clone() } else { saved.plan };
    let target = if saved.target.is_empty() { model.target } else { saved.target };
    Saved { plan, target, ..saved }
}

/// The language stays that of now.
fn adopt(model: &mut Model, saved: Saved) {
    model.adopt(Saved { lang: None, ..saved });
    model.is_attempt_waiting = false;
}

/// Brings back what was here. What another tab answered since then stays: it was given later.
pub(super) fn undo(model: &mut Model) -> Vec<Effect> {
    let Some(Replaced { opened, before, screen }) = model.replaced.pop() else { return Vec::new() };
    let mut back = merge::merge(&model.instrument, &opened, &model.saved(None), &before);
    (back.sheet.mode, back.culture_only) = (before.sheet.mode, before.culture_only);
    // What was opened may have become an attempt of its own.
    (back.saved_at, back.attempt) = (before.saved_at, before.attempt);
    adopt(model, back);
    let screen = if model.has_screen(screen) { screen } else { Screen::Review };
    let mut effects = super::navigation::open(model, screen);
    effects.push(model.confirm(Announcement::Restored));
    effects
}

/// The visitor goes on: there is nothing to undo any more.
pub(super) fn settle(model: &mut Model) {
    (model.replaced, model.refused) = (Vec::new(), None);
}
