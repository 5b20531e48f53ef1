//! Dimensions: what scores are computed for, and their texts. Which there are, the instrument says.

use serde::{Serialize, Serializer};

use super::text::Text;
use crate::core::string_enum::string_enum;

string_enum! {
    /// What a group of dimensions is for: how it is scored together, drawn and put into words.
    pub enum Role {
        /// Looked at together, as the axes of a radar, with a balance between them.
        Profile = "profile",
        /// Each by itself, as bars, with a mean.
        Bars = "bars",
        /// The tiers of a pyramid, the base first, each resting on those below where the group is gated.
        Levels = "levels",
        /// Each by itself, in a list; part of no index.
        Plain = "plain",
    }
}

string_enum! {
    /// How numbers become one (scoring.md section 4).
    pub enum IndexRule {
        /// The mean, weighted where there are weights.
        Mean = "mean",
        /// Halfway between the mean and the lowest.
        WeakestWeightedMean = "weakestWeightedMean",
        /// The lowest.
        Minimum = "minimum",
        /// The mean of the levels, each as far as those below carry it.
        SupportedLevels = "supportedLevels",
        /// The mean of two, the lower one twice, with a position in words.
        Quadrant = "quadrant",
    }
}

/// A group of dimensions: what they are for together. Made by the instrument only, and valid in that instrument only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    pub(super) place: u8,
    /// What it is for.
    pub role: Role,
    /// How the scores of its dimensions become one.
    pub rule: IndexRule,
    /// The key of the page that asks about all of it, in what is kept and in addresses.
    pub key: &'static str,
    /// Of levels: a level counts only as far as those below it carry it. True for every other role.
    pub gated: bool,
    /// Its name; without one the interface has a word for its role.
    pub name: Option<Text>,
}

impl Group {
    /// Of no instrument: stands for a group where there is none, in an instrument with faults.
    pub(super) const NONE: Self =
        Self { place: u8::MAX, role: Role::Bars, rule: IndexRule::Mean, key: "", gated: true, name: None };

    /// Its place among the groups, from 0.
    #[must_use]
    pub fn position(self) -> usize {
        usize::from(self.place)
    }

    /// Whether a dimension belongs to it.
    #[must_use]
    pub const fn has(self, dimension: DimensionId) -> bool {
        self.place == dimension.group
    }
}

string_enum! {
    /// What stands in the badge of a dimension.
    pub enum Sign {
        /// Its number in its group.
        Number = "number",
        /// A P, of people.
        People = "people",
        /// A currency sign.
        Currency = "currency",
        /// A leaf.
        Leaf = "leaf",
    }
}

/// A dimension of an instrument: its place there, and what is asked of it everywhere. Made by the instrument only, and
/// valid in that instrument only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DimensionId {
    place: u8,
    group: u8,
    number: u8,
    role: Role,
    sign: Sign,
    // Part of the program, or never freed, like all texts of an instrument.
    key: &'static str,
}

impl DimensionId {
    /// The dimension at a place, with its key in files, its number in its group, from 1, and its sign.
    pub(super) const fn new(place: u8, key: &'static str, group: Group, number: u8, sign: Sign) -> Self {
        Self { place, group: group.place, number, role: group.role, sign, key }
    }

    /// Stands for a dimension where there is none, in an instrument with faults.
    pub(super) const NONE: Self = Self::new(u8::MAX, "", Group::NONE, 0, Sign::Number);

    /// The place in the order of the instrument, from 0.
    #[must_use]
    pub fn position(self) -> usize {
        usize::from(self.place)
    }

    /// The id in files, like `PE` or `L1`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        self.key
    }

    /// The place of its group, from 0.
    #[must_use]
    pub fn group(self) -> usize {
        usize::from(self.group)
    }

    /// Which one of its group it is, from 1.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.number
    }

    /// What stands in its badge.
    #[must_use]
    pub const fn sign(self) -> Sign {
        self.sign
    }

    /// What its group is for.
    #[must_use]
    pub const fn role(self) -> Role {
        self.role
    }

    /// The number of the level, from 1, the base; `None` if this is not a level.
    #[must_use]
    pub fn level(self) -> Option<u8> {
        (self.role == Role::Levels).then_some(self.number)
    }
}

impl Serialize for DimensionId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.key.serialize(serializer)
    }
}

/// A dimension with its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    /// Which it is.
    pub id: DimensionId,
    /// The key of the page that asks about it alone, in what is kept and in addresses.
    pub section: &'static str,
    /// The full name.
    pub name: Text,
    /// The name for sentences and small places.
    pub short_name: Text,
    /// One sentence about it.
    pub description: Text,
    /// The need of Maslow that a level answers to; `None` for all else.
    pub maslow: Option<Text>,
}

/// Two dimensions that have items in common, and what that says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DimensionPair {
    /// Which two.
    pub dimensions: [DimensionId; 2],
    /// How they meet.
    pub text: Text,
}
