//! Texts about answers and results.

#![expect(dead_code, reason = "what is read here is the types themselves")]

use schemars::JsonSchema;
use social_business_scan::core::instrument::{
    BalanceBand, Band, Direction, ErrorCode, LevelReason, LevelTest, Output, Quadrant, Status, WarningCode,
};

use super::kinds::{Table, Text};

/// Answers that are no step of a scale.
#[derive(JsonSchema)]
pub struct States {
    /// Don't know.
    #[serde(rename = "DK")]
    dont_know: State,
    /// Not applicable.
    #[serde(rename = "NA")]
    not_applicable: State,
    /// No answer yet.
    unanswered: State,
}

/// A word and what it does.
#[derive(JsonSchema)]
struct State {
    /// The word.
    label: Text,
    /// What it does.
    help: Text,
}

/// A name with a sentence or two.
#[derive(JsonSchema)]
struct NamedText {
    /// The name.
    name: Text,
    /// The sentences.
    text: Text,
}

/// Texts about results. Places in braces, like {threshold}, are filled in.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Texts {
    /// The levels, from level 0 up.
    levels: Vec<NamedText>,
    /// The level when it cannot be determined.
    level_unknown: NamedText,
    /// At least this level, with {atLeast}, {min} and {max}.
    level_at_least: Text,
    /// Positions of culture and levels.
    quadrants: Table<Quadrant, NamedText>,
    /// Bands of scores.
    bands: Table<Band, Text>,
    /// Whether a score can be shown.
    statuses: Table<Status, Text>,
    /// Outcomes of the test of a level.
    level_tests: Table<LevelTest, Text>,
    /// Why a level does not hold.
    level_reasons: Table<LevelReason, Text>,
    /// How even the profile is.
    balance: Table<BalanceBand, Text>,
    /// Names of outcomes.
    outputs: Table<Output, Text>,
    /// What the score of the culture is.
    culture: Text,
    /// What the position is.
    position: Text,
    /// What the score of the levels is.
    pyramid: Text,
    /// The way up while questions are open.
    way_up_open: Text,
    /// What would raise the level.
    lifts: Text,
    /// Where a score went between two measurements.
    change: Table<Direction, Text>,
    /// What the margin of a difference means.
    change_note: Text,
    /// A level that changed by no more than chance.
    change_within_margin: Text,
    /// Warnings.
    warnings: Table<WarningCode, Text>,
    /// What is wrong with answers and codes that come in.
    errors: Table<ErrorCode, Text>,
}
