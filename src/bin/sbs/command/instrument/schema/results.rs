//! Texts about answers and results.

#![expect(dead_code, reason = "what is read here is the types themselves")]

use schemars::JsonSchema;
use social_business_scan::core::instrument::{
    BalanceBand, Band, Direction, ErrorCode, LevelReason, LevelTest, Output, Quadrant, Status, WarningCode,
};

use super::kinds::{Some, Table, Text};

/// Answers that are no step of a scale.
#[derive(JsonSchema)]
pub struct States {
    /// Don't know.
    #[serde(rename = "DK")]
    dont_know: Option<DontKnow>,
    /// Not applicable.
    #[serde(rename = "NA")]
    not_applicable: Option<State>,
    /// No answer yet.
    unanswered: Option<State>,
}

/// Don't know.
#[derive(JsonSchema)]
struct DontKnow {
    /// The word.
    label: Option<Text>,
    /// What it does.
    help: Option<Text>,
}

/// A word.
#[derive(JsonSchema)]
struct State {
    /// The word.
    label: Option<Text>,
}

/// A name with a sentence or two.
#[derive(JsonSchema)]
struct NamedText {
    /// The name.
    name: Text,
    /// The sentences.
    text: Text,
}

/// Texts about results. Places in braces, like {threshold}, are filled in. What says the same of every questionnaire may be missing.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Texts {
    /// The levels, from level 0 up.
    levels: Option<Vec<NamedText>>,
    /// The level when it cannot be determined.
    level_unknown: Option<NamedText>,
    /// At least this level, with {atLeast}, {min} and {max}.
    level_at_least: Option<Text>,
    /// Positions of culture and levels.
    quadrants: Option<Table<Quadrant, NamedText>>,
    /// Bands of scores.
    bands: Option<Some<Band, Text>>,
    /// Whether a score can be shown.
    statuses: Option<Some<Status, Text>>,
    /// Outcomes of the test of a level.
    level_tests: Option<Some<LevelTest, Text>>,
    /// Why a level does not hold.
    level_reasons: Option<Some<LevelReason, Text>>,
    /// How even the profile is.
    balance: Option<Table<BalanceBand, Text>>,
    /// Names of outcomes.
    outputs: Option<Some<Output, Text>>,
    /// What the score of the culture is.
    culture: Option<Text>,
    /// What the position is.
    position: Option<Text>,
    /// What the score of the levels is.
    pyramid: Option<Text>,
    /// The way up while questions are open.
    way_up_open: Option<Text>,
    /// Where a score went between two measurements.
    change: Option<Some<Direction, Text>>,
    /// What the margin of a difference means.
    change_note: Option<Text>,
    /// A level that changed by no more than chance.
    change_within_margin: Option<Text>,
    /// Warnings.
    warnings: Option<Some<WarningCode, Text>>,
    /// What is wrong with answers and codes that come in.
    errors: Option<Some<ErrorCode, Text>>,
}
