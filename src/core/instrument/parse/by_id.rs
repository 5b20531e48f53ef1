//! What format 1 tells by fixed ids alone, and not in the file: an instrument without them has no such warning or duty.

use super::{
    super::{Dimension, Item, ItemIndex, WarningSubjects},
    dimensions::find,
};

/// The unit of a duty, and its place in `legal`.
const DUTIES: [(&str, usize); 3] = [("PE-A", 0), ("L1", 1), ("L5", 2)];

/// What warnings about who takes part and about the organisation model compare with.
pub(super) fn warning_subjects(items: &[Item], dimensions: &[Dimension]) -> WarningSubjects {
    let item = |id: &str| {
        let place = items.iter().position(|item| item.id == id)?;
        u8::try_from(place).ok().map(ItemIndex)
    };
    WarningSubjects {
        everyone_takes_part: item("L5-1"),
        encouraged: item("L4-2"),
        independent: item("L4-3"),
        in_all_departments: item("L4-4"),
        agreements: find(dimensions, "L2"),
    }
}

/// The duty that a unit touches, by its place in `legal`.
pub(super) fn duty(unit: &str) -> Option<usize> {
    DUTIES.iter().find(|(id, _)| *id == unit).map(|(_, place)| *place)
}
