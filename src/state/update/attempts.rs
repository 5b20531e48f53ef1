//! Scans that were finished: made, viewed, exported, removed, used as the start of the next.

use std::rc::Rc;

use crate::{
    state::{
        effect::{Announcement, Effect, FocusTarget},
        model::{Model, Origin, Viewed},
        screen::Screen,
    },
    storage::{attempts::Attempt, envelope::Saved, inventory::Entry, location::StorageLocation},
};

/// Stands for the attempt of a scan that the visitor wants none of.
const NONE: &str = "none";

pub(super) fn inspected(model: &mut Model, entries: Rc<[(StorageLocation, Entry)]>) -> Vec<Effect> {
    model.inventory = entries;
    Vec::new()
}

pub(super) fn are(model: &mut Model, attempts: Vec<Rc<Attempt>>) -> Vec<Effect> {
    model.attempts = attempts;
    Vec::new()
}

/// From here on this scan and the attempt go together.
pub(super) fn finished(model: &mut Model, id: String) -> Vec<Effect> {
    let is_new = model.attempt.as_ref() != Some(&id);
    model.attempt = Some(id);
    model.is_attempt_waiting = false;
    if !is_new {
        return Vec::new();
    }
    let mut effects = vec![Effect::Save];
    if model.attempt.as_ref().and_then(|id| model.find_attempt(id)).is_some_and(|attempt| attempt.is_kept) {
        // The result itself is what the visitor opened; room that was made for it is confirmed.
        effects.push(if model.confirmation.is_some() {
            model.confirm(Announcement::AttemptKept)
        } else {
            Effect::Announce(Announcement::AttemptKept)
        });
    }
    effects
}

pub(super) fn waits(model: &mut Model) -> Vec<Effect> {
    model.is_attempt_waiting = true;
    Vec::new()
}

pub(super) fn replace_oldest(model: &mut Model) -> Vec<Effect> {
    let oldest = model.oldest_attempt().map(|oldest| oldest.id.clone());
    match oldest.filter(|_| model.is_attempt_waiting) {
        Some(id) => remove(model, id),
        None => Vec::new(),
    }
}

pub(super) fn refuse(model: &mut Model) -> Vec<Effect> {
    model.is_attempt_waiting = false;
    model.attempt = Some(NONE.to_owned());
    vec![Effect::Save, Effect::Focus(FocusTarget::Heading)]
}

/// Shows the result of an attempt; the scan waits as it is.
pub(super) fn open(model: &mut Model, id: &str) -> Vec<Effect> {
    let scan = model.find_attempt(id).and_then(|attempt| model.looking_back(attempt));
    let Some(scan) = scan else { return Vec::new() };
    super::navigation::view(model, Viewed { scan, origin: Origin::Attempt })
}

pub(super) fn download(model: &Model, id: &str) -> Vec<Effect> {
    let Some(attempt) = model.find_attempt(id) else { return Vec::new() };
    let name =
        if attempt.saved().is_some() { "social-business-scan.json" } else { "social-business-scan.txt" };
    let day = attempt.finished_at().and_then(|moment| moment.split_once('T')).map(|(day, _)| day.to_owned());
    let text = Some(attempt.file(&model.instrument));
    vec![Effect::Download { name: name.to_owned(), day, text }]
}

pub(super) fn remove(model: &mut Model, id: String) -> Vec<Effect> {
    model.attempts.retain(|attempt| attempt.id != id);
    let removed_id = id.clone();
    // What was pressed is gone with its row.
    let mut effects = vec![Effect::RemoveAttempt(id), Effect::Focus(FocusTarget::Heading)];
    if model.is_attempt_waiting && model.progress().is_done() {
        // There may be room now; also for a scan whose own earlier attempt it was that went.
        model.attempt.take_if(|own| *own == removed_id);
        effects.push(Effect::Finish);
    }
    effects
}

/// What became of it in the store; what could not be removed is on the list again.
pub(super) fn removed(model: &mut Model, is_gone: bool) -> Vec<Effect> {
    vec![model.confirm(if is_gone { Announcement::AttemptRemoved } else { Announcement::NotDeleted })]
}

/// Goes on from the answers of the last scan: from those here if this one is an attempt, else, where nothing was begun,
/// from the latest attempt.
pub(super) fn start_next(model: &mut Model) -> Vec<Effect> {
    if !model.has_begun() {
        let latest = model.attempts.iter().find_map(|attempt| attempt.saved()).cloned();
        let Some(latest) = latest else { return Vec::new() };
        let latest = super::import::with_own_plan(model, latest);
        model.adopt(Saved { lang: None, ..latest });
    } else if !model.is_attempt() {
        return Vec::new();
    }
    (model.attempt, model.is_attempt_waiting, model.viewed) = (None, false, None);
    // That this one is saved shows in the bar; what is said is that it has started.
    model.has_saved = true;
    let started = Announcement::NextStarted(model.answers.count());
    let first = model.sections().next().map_or(Screen::Review, Screen::Section);
    let mut effects = super::navigation::open(model, first);
    effects.push(model.confirm(started));
    effects
}
