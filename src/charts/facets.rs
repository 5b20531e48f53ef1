//! The radar of the parts of the three Ps: numbers round the rim, names and scores in the table beside it.

use super::{series::SeriesKind, sketch::Sketch, surface::Size, theme::Theme};

/// One of the three Ps, for colour and sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pillar {
    /// Sign: P.
    People,
    /// Sign: €.
    Profit,
    /// Sign: a leaf.
    Planet,
}

/// One part: which P it belongs to. Its number is its place in the list, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FacetAxis {
    /// The P, which gives the disc its colour.
    pub pillar: Pillar,
}

/// What is known of one part in one series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FacetValue {
    /// Several questions, 0 to 100.
    Known(f64),
    /// One question, 0 to 100: a hollow marker.
    Single(f64),
    /// Not enough answers: the line is broken.
    Missing,
}

/// One line in the radar.
#[derive(Debug, Clone, PartialEq)]
pub struct FacetSeries {
    /// Whose scores these are.
    pub kind: SeriesKind,
    /// One value per axis, in the order of the axes; absent ones count as missing.
    pub values: Vec<FacetValue>,
}

/// The radar of the parts.
#[derive(Debug, Clone, PartialEq)]
pub struct FacetsModel {
    /// Three or more, clockwise from the top.
    pub axes: Vec<FacetAxis>,
    /// At most three lines, in any order.
    pub series: Vec<FacetSeries>,
}

pub(super) fn size_for(available: f64) -> Size {
    Size { width: available, height: available }
}

pub(super) fn sketch(_model: &FacetsModel, _theme: &Theme, _size: Size) -> Sketch {
    Sketch::default()
}
