//! The radar of the three Ps: People at the top, then clockwise Profit and Planet, in every language.

use super::{series::SeriesKind, sketch::Sketch, surface::Size, theme::Theme};

/// One P: its name and your score in words.
#[derive(Debug, Clone, PartialEq)]
pub struct RadarAxis {
    /// The name, for instance "People".
    pub name: String,
    /// Your score as text ("69"), or why there is none ("te weinig antwoorden").
    pub value: String,
}

/// One line in the radar.
#[derive(Debug, Clone, PartialEq)]
pub struct RadarSeries {
    /// Whose scores these are.
    pub kind: SeriesKind,
    /// People, Profit, Planet: 0 to 100; `None` when there is no score. With a `None` no polygon is drawn.
    pub scores: [Option<f64>; 3],
}

/// The radar of the three Ps.
#[derive(Debug, Clone, PartialEq)]
pub struct RadarModel {
    /// People, Profit, Planet.
    pub axes: [RadarAxis; 3],
    /// At most three lines, in any order; drawn previous, target, team, you.
    pub series: Vec<RadarSeries>,
}

pub(super) fn size_for(available: f64) -> Size {
    Size { width: available, height: available }
}

pub(super) fn sketch(_model: &RadarModel, _theme: &Theme, _size: Size) -> Sketch {
    Sketch::default()
}
