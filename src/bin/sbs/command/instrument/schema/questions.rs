//! Questions without a score, and what warnings compare their answers with.

#![expect(dead_code, reason = "what is read here is the types themselves")]

use schemars::JsonSchema;
use social_business_scan::core::instrument::{OrgModel, RatioBand};

use super::kinds::{Key, Line, Text, Whole};

/// Questions without a score.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Questions {
    /// How it is organised.
    org_model: Option<OrgQuestion>,
    /// Who takes part.
    ratio: Option<RatioQuestion>,
}

/// How it is organised.
#[derive(JsonSchema)]
struct OrgQuestion {
    /// The question.
    text: Text,
    /// What to think of.
    help: Text,
    /// What may be chosen: one option for each id.
    options: Vec<OrgOption>,
}

/// A way of organising.
#[derive(JsonSchema)]
struct OrgOption {
    /// Which one.
    id: Key<OrgModel>,
    /// Its number in the result code, which no other has.
    code: Whole<0, 6>,
    /// Its name.
    name: Text,
    /// What it is.
    description: Option<Text>,
    /// What it means.
    reading: Option<Text>,
}

/// Who takes part.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
struct RatioQuestion {
    /// How many people work there.
    employees: Question,
    /// How many of them take part.
    publishers: Question,
    /// Where the number to compare with comes from.
    benchmark: Text,
    /// What the ratio means: one band for each id.
    bands: Vec<Band>,
    /// What to look at in a small organisation.
    small_note: Text,
}

/// A question with its help.
#[derive(JsonSchema)]
struct Question {
    /// The question.
    text: Text,
    /// What to think of.
    help: Text,
}

/// A range of the ratio.
#[derive(JsonSchema)]
struct Band {
    /// Which one.
    id: Key<RatioBand>,
    /// Its name.
    name: Text,
    /// What it means.
    text: Text,
}

/// What some warnings compare with, by id.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WarningSubjects {
    /// The item that almost everyone takes part.
    everyone_takes_part: Option<Line>,
    /// The item that people are encouraged to take part.
    encouraged: Option<Line>,
    /// The item that people take part independently.
    independent: Option<Line>,
    /// The item that all departments take part.
    in_all_departments: Option<Line>,
    /// The level of agreements.
    agreements: Option<Line>,
}
