//! Two scans that go back to a third: what either changed is kept. What two tabs do is in [`super::tabs`].
//!
//! Three ways, item by item: where `ours` changed nothing, the other's answer stands; where it did, its own does.

use super::{envelope::Saved, tabs::Tabs};
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
    let mut tabs = Tabs::default();
    tabs.compare(instrument, base, ours);
    tabs.meet(instrument, ours, theirs, "").saved
}
