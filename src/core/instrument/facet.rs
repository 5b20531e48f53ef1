//! Facets (small groups of items inside one P, for display) and units (what advice is given for).

use super::{dimension::DimensionId, text::Text};
use crate::core::string_enum::string_enum;

string_enum! {
    /// A named interval of a score (scoring.md section 3).
    pub enum Band {
        /// Below 50.
        Low = "low",
        /// From 50 up to the threshold.
        Mid = "mid",
        /// The threshold or more.
        High = "high",
    }
}

/// A small group of items inside one P.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// The id, like `PE-A`.
    pub id: String,
    /// The P that it belongs to.
    pub dimension: DimensionId,
    /// The name.
    pub name: Text,
}

/// What a unit of advice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitKind {
    /// A facet, by its place in [`super::Instrument::facets`].
    Facet(usize),
    /// A value or a level.
    Dimension(DimensionId),
}

impl UnitKind {
    /// The level that it is; `None` for a facet or a value.
    #[must_use]
    pub fn level(self) -> Option<u8> {
        match self {
            Self::Dimension(dimension) => dimension.level(),
            Self::Facet(_) => None,
        }
    }
}

/// What advice is given for: a facet, a value or a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The id, like `PE-A` or `L2`.
    pub id: String,
    /// What it is.
    pub kind: UnitKind,
    /// The advice per band of its score.
    pub advice: super::text::TextTable<Band>,
    /// The duty that it touches, by its place in [`super::Instrument::legal`].
    pub duty: Option<usize>,
}
