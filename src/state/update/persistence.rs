//! Saving, removing, and asking before anything is removed.

use std::mem;

use crate::{
    core::answers::AnswerSheet,
    state::{
        effect::{Announcement, Effect, FocusTarget},
        model::{Dialog, Model, PersistenceState},
        msg::StorageTrouble,
    },
    storage::{
        envelope::Saved,
        location::StorageLocation,
        store::{Finding, Opened},
    },
};

pub(super) fn ask(model: &mut Model, dialog: Dialog) -> Vec<Effect> {
    model.dialog = Some(dialog);
    Vec::new()
}

pub(super) fn cancel(model: &mut Model) -> Vec<Effect> {
    model.dialog = None;
    Vec::new()
}

pub(super) fn confirm(model: &mut Model) -> Vec<Effect> {
    match model.dialog.take() {
        None => Vec::new(),
        Some(Dialog::Restart) => {
            let mut effects = restart(model);
            effects.extend([Effect::Focus(FocusTarget::Heading), model.confirm(Announcement::Restarted)]);
            effects
        }
        Some(Dialog::Delete) => {
            let blocked =
                model.findings.iter().copied().filter(|finding| *finding == Finding::Blocked).collect();
            reset(model, blocked);
            model.attempts = Vec::new();
            *model.team = Default::default();
            vec![Effect::Forget, Effect::Begin, Effect::Focus(FocusTarget::Heading)]
        }
        Some(Dialog::Open(import)) => super::import::replace(model, *import),
        Some(Dialog::UpdatePlan(table)) => super::plan::update_from(model, &table),
        Some(Dialog::ClearTeam) => super::team::clear(model),
        Some(Dialog::RemoveAttempt(id)) => super::attempts::remove(model, id),
    }
}

/// Starts again, with nothing.
pub(super) fn restart(model: &mut Model) -> Vec<Effect> {
    reset(model, model.findings.clone());
    vec![Effect::Clear, Effect::Begin]
}

/// Another tab removed the answers that both had. What is kept in this tab only, or nowhere, was not among them.
pub(super) fn removed(model: &mut Model) -> Vec<Effect> {
    if model.persistence != PersistenceState::Kept(StorageLocation::Device) {
        return Vec::new();
    }
    if !model.has_anything() {
        // The attempts may be gone.
        return vec![Effect::PollStore];
    }
    reset(model, model.findings.clone());
    // Somebody may have begun anew there already.
    vec![Effect::DropStoreState, Effect::Begin, Effect::PollStore]
}

/// Back to the beginning; the language, the pace, the way of keeping, what can be done here and the attempts stay.
fn reset(model: &mut Model, findings: Vec<Finding>) {
    let (chosen_lang, awaited, keeping) = (model.chosen_lang, model.awaited, model.persistence);
    let capabilities = model.capabilities;
    let (attempts, link_base) = (mem::take(&mut model.attempts), mem::take(&mut model.link_base));
    let (pace, usual_flow, ids) = (model.pace, model.usual_flow, model.ids);
    let team = mem::take(&mut model.team);
    *model =
        Model::new(model.instrument.clone(), model.lang, model.location, Opened { saved: None, findings });
    (model.chosen_lang, model.awaited) = (chosen_lang, awaited);
    (model.persistence, model.attempts) = (keeping, attempts);
    model.link_base = link_base;
    model.capabilities = capabilities;
    (model.pace, model.usual_flow, model.ids) = (pace, usual_flow, ids);
    model.team = team;
}

pub(super) fn set_session_only(model: &mut Model, session_only: bool) -> Vec<Effect> {
    let location = if session_only { StorageLocation::Tab } else { StorageLocation::Device };
    if model.persistence == PersistenceState::Kept(location)
        || model.persistence == PersistenceState::Off(StorageTrouble::Blocked)
    {
        return Vec::new();
    }
    (model.persistence, model.location) = (PersistenceState::Kept(location), location);
    let mut effects = vec![Effect::KeepIn(location)];
    if model.has_anything() {
        effects.push(Effect::Save);
    }
    effects
}

/// What could not be read is gone, and the notice about it with its buttons; or it is still there.
pub(super) fn broken_discarded(model: &mut Model, all: bool) -> Vec<Effect> {
    if !all {
        return vec![model.confirm(Announcement::NotDeleted)];
    }
    model.findings.retain(|finding| *finding != Finding::Broken);
    vec![model.confirm(Announcement::BrokenDiscarded), Effect::Focus(FocusTarget::Heading)]
}

/// A save worked; a store that had been full, or refused, is there again.
pub(super) fn saved(model: &mut Model, at: Option<String>) -> Vec<Effect> {
    model.saved_at = at;
    model.persistence = PersistenceState::Kept(model.location);
    let mut effects = Vec::new();
    if model.attempts.iter().any(|attempt| !attempt.is_kept) {
        effects.push(Effect::KeepAttempts);
    }
    let has_said = mem::take(&mut model.has_more_to_say);
    if !mem::replace(&mut model.has_saved, true) && !has_said {
        effects.push(Effect::Announce(Announcement::Saved));
    }
    effects
}

/// A save worked, and found that what was saved before had gone.
pub(super) fn saved_again(model: &mut Model, at: String) -> Vec<Effect> {
    let mut effects = saved(model, Some(at));
    effects.push(model.confirm(Announcement::SavedAgain));
    effects
}

/// A save worked, and another tab had written meanwhile.
pub(super) fn merged(model: &mut Model, saved: Saved) -> Vec<Effect> {
    let at = saved.saved_at.clone();
    // Nothing to carry out.
    let _ = remote_change(model, saved);
    self::saved(model, at)
}

/// Shows what another tab answered; mode, language and place stay those of this one.
pub(super) fn remote_change(model: &mut Model, saved: Saved) -> Vec<Effect> {
    (model.notes, model.unmigrated, model.attempt) = (saved.notes, saved.unmigrated, saved.attempt);
    (model.plan, model.target) = (saved.plan, saved.target);
    model.take_sheet(AnswerSheet { mode: model.mode, ..saved.sheet }, saved.typed);
    Vec::new()
}

pub(super) fn save_failed(model: &mut Model, trouble: StorageTrouble) -> Vec<Effect> {
    model.has_more_to_say = false;
    let off = PersistenceState::Off(trouble);
    if mem::replace(&mut model.persistence, off) == off {
        return Vec::new();
    }
    let was_restarted =
        model.confirmation.as_ref().is_some_and(|shown| shown.said == Announcement::Restarted);
    vec![if was_restarted {
        // What was to be removed may still be there.
        model.confirm(Announcement::NotDeleted)
    } else {
        Effect::Announce(Announcement::SavingOff)
    }]
}

pub(super) fn forgotten(model: &mut Model, all: bool) -> Vec<Effect> {
    vec![model.confirm(if all { Announcement::Deleted } else { Announcement::NotDeleted })]
}
