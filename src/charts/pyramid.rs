//! The pyramid of the result page: a stepped gable of five tiers that shows where it stops.

use super::{sketch::Sketch, surface::Size, theme::Theme};

/// How a tier counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TierState {
    /// At or above the norm, and so is everything under it: solid, with a check mark.
    Reached,
    /// The first tier under the norm: it stops here.
    Stops,
    /// Above the tier where it stops, whatever its own score: hatched, dashed outline.
    Waiting,
    /// Not enough answers to tell: dashed outline, a question mark, no bar.
    Unknown,
    /// Not applicable, so skipped: hairline outline, no bar.
    Skipped,
}

/// One tier.
#[derive(Debug, Clone, PartialEq)]
pub struct Tier {
    /// The name, for instance "Basis". Shown in the wide drawing only.
    pub name: String,
    /// 0 to 100; `None` draws no bar.
    pub score: Option<f64>,
    /// The score as text; empty when there is none.
    pub value: String,
    /// Words before the score in the wide drawing: "Hier zit de rem", "niet van toepassing"; may be empty.
    pub note: String,
    /// How it counts.
    pub state: TierState,
}

/// The pyramid.
#[derive(Debug, Clone, PartialEq)]
pub struct PyramidModel {
    /// Five tiers, the lowest first; more are not drawn.
    pub tiers: Vec<Tier>,
    /// The norm that a tier must reach, 0 to 100.
    pub threshold: f64,
    /// Legend of the tick, for instance "norm 70: haal je die, dan telt de trede".
    pub threshold_label: String,
    /// Legend of the hatch, for instance "gestreept: telt nog niet mee"; shown when a tier is waiting.
    pub waiting_label: String,
}

pub(super) fn size_for(_model: &PyramidModel, available: f64) -> Size {
    Size { width: available, height: available }
}

pub(super) fn sketch(_model: &PyramidModel, _theme: &Theme, _size: Size) -> Sketch {
    Sketch::default()
}
