//! Two tabs, one key: what the other tab wrote since this one last looked is kept.
//!
//! Three ways, item by item: where this tab changed nothing, the other's answer stands; where it did, its own does.

use super::envelope::Saved;
use crate::core::{
    answers::AnswerSheet,
    instrument::{Instrument, Mode},
};

/// A scan in which nothing was done: the base where nothing had been kept.
#[must_use]
pub fn nothing() -> Saved {
    Saved::from_sheet(AnswerSheet::new(Mode::Full))
}

/// `ours` with what `theirs` changed since `base` and `ours` did not. Mode, language and place are those of this tab.
#[must_use]
pub fn merge(instrument: &Instrument, base: &Saved, ours: &Saved, theirs: &Saved) -> Saved {
    let mut merged = ours.clone();
    for item in instrument.indices() {
        if ours.sheet.answers.get(item) == base.sheet.answers.get(item) {
            merged.sheet.answers.set(item, theirs.sheet.answers.get(item));
        }
        if ours.notes.get(item) == base.notes.get(item) {
            merged.notes.set(item, theirs.notes.get(item).to_owned());
        }
    }
    if ours.sheet.org_model == base.sheet.org_model {
        merged.sheet.org_model = theirs.sheet.org_model;
    }
    // The two numbers together: each half of a pair may be wrong beside the other half.
    let numbers = |saved: &Saved| (saved.sheet.employees, saved.sheet.publishers, saved.typed.clone());
    if numbers(ours) == numbers(base) {
        (merged.sheet.employees, merged.sheet.publishers, merged.typed) = numbers(theirs);
    }
    // Whoever started the next scan, or finished this one, is right about which attempt it is.
    if ours.attempt == base.attempt {
        merged.attempt.clone_from(&theirs.attempt);
    }
    merged.since = match (&ours.since, &theirs.since) {
        (Some(ours), Some(theirs)) => Some(ours.min(theirs).clone()),
        (one, other) => one.as_ref().or(other.as_ref()).cloned(),
    };
    merged
}
