//! Thresholds and weights.

#![expect(dead_code, reason = "what is read here is the types themselves")]

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::kinds::{Number, Score, Whole};

/// Thresholds and weights of the scoring (scoring.md); what is missing is as in the built-in questionnaire. Scores are in
/// points, 0 to 100.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Parameters {
    /// The score that a level needs, and where the band "high" begins.
    threshold: Option<Score>,
    /// The lowest threshold that may be chosen.
    threshold_min: Option<Score>,
    /// The highest threshold that may be chosen.
    threshold_max: Option<Score>,
    /// Where the band "mid" begins.
    band_low: Option<Score>,
    /// The lowest step, of a scale of five, at which a core item does not fail its level.
    core_min: Option<Whole<0, 4>>,
    /// The step, of a scale of five, that open items count as in the last rule of a level's test.
    open_counts_as: Option<Whole<0, 4>>,
    /// How much numbers may differ and still be the same: 0 to 0.000001.
    epsilon: Option<Epsilon>,
    /// Answered of applicable items: below it, with two or more open, a dimension has no score.
    coverage_min: Option<Share>,
    /// Answered of applicable items from which a score is not provisional.
    provisional_coverage: Option<Share>,
    /// Answered of applicable items below which there is no overall picture.
    report_coverage: Option<Share>,
    /// Not applicable of all items: above it a warning is given.
    na_share_max: Option<Share>,
    /// How many items must be answered for a dimension with two or more open to have a score.
    min_answered: Option<MinAnswered>,
    /// From how many points on a level without its base is a house of cards.
    house_of_cards_margin: Option<Number<0, 100>>,
    /// How much of one level progress may gain towards the next, in levels.
    progress_share: Option<Number<0, 1>>,
    /// What makes an item come earlier among what to do first.
    priority_factors: Option<PriorityFactors>,
    /// How many of them the result shows.
    top_priorities: Option<Whole<0, 100>>,
    /// Who takes part, compared with others.
    ratio: Option<Ratio>,
    /// With fewer employees than this an organisation is small.
    small_organisation: Option<Whole<1, 10_000_000>>,
}

/// A share of counts: num / den.
#[derive(JsonSchema)]
struct Share {
    /// Above the line; at most `den`.
    num: Whole<0, 1000>,
    /// Below the line.
    den: Whole<1, 1000>,
}

/// How many items must be answered.
#[derive(JsonSchema)]
struct MinAnswered {
    /// In a full scan.
    full: Option<Whole<0, 100>>,
    /// In a quick scan.
    quick: Option<Whole<0, 100>>,
}

/// Factors on the priority of an item.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
struct PriorityFactors {
    /// Of the level that comes next.
    next_level: Option<Number<1, 100>>,
    /// Besides that, of a core item of it below the minimum.
    core_below_min: Option<Number<1, 100>>,
    /// Of an item that counts for two dimensions of the profile.
    two_ps: Option<Number<1, 100>>,
    /// Of an item of the lowest dimension of the profile.
    weakest_p: Option<Number<1, 100>>,
}

/// Who takes part, compared with others.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Ratio {
    /// People for one who publishes: 330 means 1 in 330.
    benchmark: Option<Whole<1, 10_000_000>>,
    /// The highest number that may be typed.
    max_employees: Option<Whole<1, 10_000_000>>,
    /// From how many employees on the ratio can warn.
    warning_min_employees: Option<Whole<1, 10_000_000>>,
}

/// How much numbers may differ and still be the same.
struct Epsilon;

impl JsonSchema for Epsilon {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Epsilon".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "minimum": 0, "maximum": 1e-6 })
    }
}
