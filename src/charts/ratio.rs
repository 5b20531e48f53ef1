//! How many people post themselves: a log axis from 1 in 1000 to everybody.

use super::{sketch::Sketch, surface::Size, theme::Theme};

/// A text in a long form and one for a narrow drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatioText {
    /// For instance "2011: 1 op 330" or "1 op 100".
    pub long: String,
    /// For instance "1 op 330" or "100".
    pub short: String,
}

/// A point on the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct RatioPoint {
    /// The share of people, above 0 and at most 1; below 1/1000 it stands at the start of the axis.
    pub share: f64,
    /// What it says above the point.
    pub label: RatioText,
}

/// The ratio.
#[derive(Debug, Clone, PartialEq)]
pub struct RatioModel {
    /// The figure to compare with: a hollow square.
    pub benchmark: RatioPoint,
    /// Your own figure: a filled circle. `None` when it was not answered, or nobody posts.
    pub you: Option<RatioPoint>,
    /// What stands under 1/1000, 1/100, 1/10 and 1.
    pub ticks: [RatioText; 4],
}

pub(super) fn size_for(available: f64) -> Size {
    Size { width: available, height: available }
}

pub(super) fn sketch(_model: &RatioModel, _theme: &Theme, _size: Size) -> Sketch {
    Sketch::default()
}
