//! The numbers of a difference as they are shown (scoring.md section 12): the same on the page and on the command line.

use crate::core::{
    compare::{Change, Difference},
    rounding::{Numbers, Shown},
};

/// The numbers of a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifferenceTexts {
    /// The score before.
    pub before: String,
    /// The score after.
    pub after: String,
    /// After minus before, with its sign; 0 has none.
    pub delta: String,
    /// Below this difference it may be chance.
    pub margin: String,
}

/// The numbers of a difference; `None` where the two scores cannot be compared.
#[must_use]
pub fn texts(numbers: Numbers<'_>, difference: &Difference) -> Option<DifferenceTexts> {
    difference.change.map(|change| change_texts(numbers, change))
}

/// The numbers of a change.
#[must_use]
pub fn change_texts(numbers: Numbers<'_>, change: Change) -> DifferenceTexts {
    let Change { before, after, delta, margin } = change;
    let part = |score| numbers.score(score, Shown::Part);
    let plain = |score| numbers.score(score, Shown::Plain);
    let size = plain(delta.abs());
    let sign = match size.as_str() {
        "0" => "",
        _ if delta < 0.0 => "−",
        _ => "+",
    };
    DifferenceTexts {
        before: part(before),
        after: part(after),
        delta: [sign, &size].concat(),
        margin: plain(margin),
    }
}
