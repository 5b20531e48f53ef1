//! The art of the start screen: a stepped gable on a ground line, on three piles.

use super::{sketch::Sketch, surface::Size, theme::Theme};

/// The gable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GableModel {
    /// Names of the five tiers, the lowest first; more are not drawn.
    pub tiers: Vec<String>,
    /// People, Profit, Planet.
    pub piles: [String; 3],
}

pub(super) fn size_for(available: f64) -> Size {
    Size { width: available, height: available }
}

pub(super) fn sketch(_model: &GableModel, _theme: &Theme, _size: Size) -> Sketch {
    Sketch::default()
}
