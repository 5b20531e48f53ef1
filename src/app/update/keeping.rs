//! Saving, removing, and asking before anything is removed.

use crate::app::{
    effect::{Announcement, Effect, FocusTarget, Keep},
    model::{Dialog, Keeping, Model},
    msg::StorageTrouble,
};
use crate::core::answers::AnswerSheet;
use crate::storage::{
    envelope::Saved,
    keeper::{Finding, Opened},
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
            reset(model, model.findings.clone());
            vec![Effect::Clear, Effect::Focus(FocusTarget::Heading)]
        }
        Some(Dialog::Delete) => {
            let blocked =
                model.findings.iter().copied().filter(|finding| *finding == Finding::Blocked).collect();
            reset(model, blocked);
            vec![Effect::Forget, Effect::Focus(FocusTarget::Heading)]
        }
        Some(Dialog::Replace(sheet)) => super::taking::replace(model, *sheet),
    }
}

/// Back to the beginning; the language and the way of keeping stay.
fn reset(model: &mut Model, findings: Vec<Finding>) {
    let keep = match model.keeping {
        Keeping::Kept(keep) => keep,
        Keeping::Off(_) => Keep::Device,
    };
    *model = Model::new(model.instrument.clone(), model.lang, keep, Opened { saved: None, findings });
}

pub(super) fn set_session_only(model: &mut Model, session_only: bool) -> Vec<Effect> {
    let keep = if session_only { Keep::Tab } else { Keep::Device };
    if model.keeping == Keeping::Kept(keep) || model.keeping == Keeping::Off(StorageTrouble::Blocked) {
        return Vec::new();
    }
    model.keeping = Keeping::Kept(keep);
    let mut effects = vec![Effect::KeepIn(keep)];
    if model.has_begun() {
        effects.push(Effect::Save);
    }
    effects
}

pub(super) fn discard_broken(model: &mut Model) -> Vec<Effect> {
    model.findings.retain(|finding| *finding != Finding::Broken);
    vec![Effect::DiscardBroken]
}

/// A save worked; a store that had been full has room again.
pub(super) fn saved(model: &mut Model) -> Vec<Effect> {
    if model.keeping == Keeping::Off(StorageTrouble::Full) {
        model.keeping = Keeping::Kept(Keep::Device);
    }
    if std::mem::replace(&mut model.has_saved, true) {
        return Vec::new();
    }
    vec![Effect::Announce(Announcement::Saved)]
}

/// Shows what another tab answered; mode, language and place stay those of this one.
pub(super) fn merged(model: &mut Model, saved: Saved) -> Vec<Effect> {
    model.notes = saved.notes;
    model.take_sheet(AnswerSheet { mode: model.mode, ..saved.sheet }, saved.typed);
    self::saved(model)
}

pub(super) fn save_failed(model: &mut Model, trouble: StorageTrouble) -> Vec<Effect> {
    let off = Keeping::Off(trouble);
    if std::mem::replace(&mut model.keeping, off) == off {
        return Vec::new();
    }
    vec![Effect::Announce(Announcement::SavingOff)]
}

pub(super) fn forgotten(all: bool) -> Vec<Effect> {
    vec![Effect::Announce(if all { Announcement::Deleted } else { Announcement::NotDeleted })]
}
