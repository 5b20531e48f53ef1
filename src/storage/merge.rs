//! Two scans that go back to a third: what either changed is kept. What two tabs do is in `version_vector`.
//!
//! Three ways, item by item: where `ours` changed nothing, the other's answer stands; where it did, its own does. A file
//! has no moment in common with the answers here: there are two ways then ([`join`]).

use super::{envelope::Saved, plan_changes, unmigrated::Unmigrated, version_vector::VersionVector};
use crate::core::{
    answers::AnswerSheet,
    instrument::{Instrument, Mode},
};

/// A scan in which nothing was done: the base where nothing had been kept.
#[must_use]
pub fn nothing() -> Saved {
    Saved::from_sheet(AnswerSheet::new(Mode::Full))
}

/// `ours` with what `theirs` changed since `base` and `ours` did not. Mode, language and place are those of `ours`.
#[must_use]
pub fn merge(instrument: &Instrument, base: &Saved, ours: &Saved, theirs: &Saved) -> Saved {
    let mut version_vector = VersionVector::default();
    version_vector.compare(instrument, base, ours);
    let mut merged = version_vector.merge(instrument, ours, theirs, "").saved;
    beside(base, ours, theirs, &mut merged);
    merged
}

/// The same for what is no answer: what has no place in this version, since when the scan is kept, and which attempt it
/// became. `merged` is `ours` with the answers of both.
pub(super) fn beside(base: &Saved, ours: &Saved, theirs: &Saved, merged: &mut Saved) {
    merged.unmigrated = Unmigrated::merge(&base.unmigrated, &ours.unmigrated, &theirs.unmigrated);
    // Whoever started the next scan, or finished this one, is right about which attempt it is.
    if ours.attempt == base.attempt {
        merged.attempt.clone_from(&theirs.attempt);
    }
    merged.since = match (&ours.since, &theirs.since) {
        (Some(ours), Some(theirs)) => Some(ours.min(theirs).clone()),
        (one, other) => one.as_ref().or(other.as_ref()).cloned(),
    };
}

/// Whose answers stand where two differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Winner {
    /// Those that were here.
    Ours,
    /// Those that came in.
    Theirs,
}

/// All answers, notes and actions of both; where both have one, and they differ, the winner's. No item is asked less than before:
/// a full scan stays one, and so does one with social media. Language and place are those of `ours`.
#[must_use]
pub fn join(instrument: &Instrument, ours: &Saved, theirs: &Saved, winner: Winner) -> Saved {
    let (first, second) = match winner {
        Winner::Ours => (ours, theirs),
        Winner::Theirs => (theirs, ours),
    };
    let mut joined = ours.clone();
    for item in instrument.item_indices() {
        let answer = first.sheet.answers.get(item).or_else(|| second.sheet.answers.get(item));
        joined.sheet.answers.set(item, answer);
        let notes = [first.notes.get(item), second.notes.get(item)];
        let note = notes.into_iter().find(|note| !note.is_empty()).unwrap_or_default();
        joined.notes.set(item, note.to_owned());
    }
    joined.sheet.org_model = first.sheet.org_model.or(second.sheet.org_model);
    // The two numbers together, as above.
    let numbers = |saved: &Saved| (saved.sheet.employees, saved.sheet.publishers, saved.typed.clone());
    let nothing = (None, None, [String::new(), String::new()]);
    let given = if numbers(first) == nothing { numbers(second) } else { numbers(first) };
    (joined.sheet.employees, joined.sheet.publishers, joined.typed) = given;
    if theirs.sheet.mode == Mode::Full {
        joined.sheet.mode = Mode::Full;
    }
    (joined.plan, joined.target) = plan_changes::join(first, second);
    joined.culture_only = ours.culture_only && theirs.culture_only;
    joined.unmigrated = Unmigrated::merge(&Unmigrated::default(), &ours.unmigrated, &theirs.unmigrated);
    joined
}
