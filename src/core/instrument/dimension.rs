//! The eleven dimensions that scores are computed for, and their text.
//!
//! The ids stand in code because the formulas of scoring.md section 4 name them; everything else about a
//! dimension is data.

use super::text::Text;
use crate::core::string_enum::string_enum;

string_enum! {
    /// A dimension: three Ps, three values, five levels (scoring.md section 3).
    pub enum DimensionId {
        /// People.
        People = "PE",
        /// Profit.
        Profit = "PR",
        /// Planet.
        Planet = "PL",
        /// Openness.
        Openness = "OP",
        /// Transparency.
        Transparency = "TR",
        /// Involvement.
        Involvement = "IN",
        /// Level 1 of the pyramid.
        L1 = "L1",
        /// Level 2 of the pyramid.
        L2 = "L2",
        /// Level 3 of the pyramid.
        L3 = "L3",
        /// Level 4 of the pyramid.
        L4 = "L4",
        /// Level 5 of the pyramid.
        L5 = "L5",
    }
}

/// How many dimensions there are.
pub const DIMENSIONS: usize = 11;
/// How many levels the pyramid has.
pub const LEVELS: usize = 5;

/// What kind of thing a dimension is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// One of People, Profit and Planet.
    P,
    /// One of openness, transparency and involvement.
    Value,
    /// A level of the pyramid.
    Level,
}

impl DimensionId {
    /// All dimensions, in order.
    pub const LIST: [Self; DIMENSIONS] = [
        Self::People,
        Self::Profit,
        Self::Planet,
        Self::Openness,
        Self::Transparency,
        Self::Involvement,
        Self::L1,
        Self::L2,
        Self::L3,
        Self::L4,
        Self::L5,
    ];
    /// The three Ps, in their order.
    pub const PS: [Self; 3] = [Self::People, Self::Profit, Self::Planet];
    /// The three values, in their order.
    pub const VALUES: [Self; 3] = [Self::Openness, Self::Transparency, Self::Involvement];
    /// The five levels, the base first.
    pub const LEVELS: [Self; LEVELS] = [Self::L1, Self::L2, Self::L3, Self::L4, Self::L5];

    /// What kind of thing this dimension is.
    #[must_use]
    pub fn group(self) -> Group {
        match self.level() {
            Some(_) => Group::Level,
            None if Self::PS.contains(&self) => Group::P,
            None => Group::Value,
        }
    }

    /// The number of the level, 1 to 5; `None` if this is not a level.
    #[must_use]
    pub fn level(self) -> Option<u8> {
        match self {
            Self::L1 => Some(1),
            Self::L2 => Some(2),
            Self::L3 => Some(3),
            Self::L4 => Some(4),
            Self::L5 => Some(5),
            _ => None,
        }
    }

    /// The dimension of level `number` (1 to 5).
    #[must_use]
    pub fn from_level(number: u8) -> Option<Self> {
        Self::LEVELS.get(usize::from(number).checked_sub(1)?).copied()
    }
}

/// The texts of a dimension.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dimension {
    /// The full name.
    pub name: Text,
    /// The name for sentences and small places.
    pub short_name: Text,
    /// One sentence about it.
    pub description: Text,
    /// The need of Maslow that a level answers to; `None` for all else.
    pub maslow: Option<Text>,
}
