//! Scales, facets, advice and items.

#![expect(dead_code, reason = "what is read here is the types themselves")]

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::kinds::{Line, Named, Text, Whole};

/// The steps of an answer, with words.
#[derive(JsonSchema)]
pub struct Scale {
    /// The question that the steps answer.
    stem: Text,
    /// The steps, from the lowest.
    #[schemars(length(min = 2, max = 7))]
    points: Vec<Point>,
    /// The lowest step at which a core item does not fail its level.
    #[serde(rename = "coreMin")]
    core_min: Option<Whole<0, 6>>,
    /// The step that open items count as in the last rule of a level's test.
    #[serde(rename = "openCountsAs")]
    open_counts_as: Option<Whole<0, 6>>,
}

/// A step of a scale.
#[derive(JsonSchema)]
struct Point {
    /// Its place, from 0.
    value: Option<Whole<0, 6>>,
    /// The word for it.
    label: Text,
    /// What it means in general.
    anchor: Option<Text>,
}

/// A small group of items inside a dimension of the profile.
#[derive(JsonSchema)]
pub struct Facet {
    /// Its id.
    id: Line,
    /// The dimension that it belongs to.
    dimension: Line,
    /// Its name.
    name: Text,
    /// One sentence about it.
    description: Option<Text>,
}

/// Advice by the band of a score.
#[derive(JsonSchema)]
pub struct Advice {
    /// The facet or dimension that it is for.
    #[serde(rename = "for")]
    subject: Line,
    /// For a low score.
    low: Text,
    /// For a score in the middle.
    mid: Text,
    /// For a score of the threshold or more.
    high: Text,
    /// The place of a duty in `legal`, from 0.
    duty: Option<Whole<0, 254>>,
}

/// What a visitor answers.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// Its id: answers belong to it.
    id: Line,
    /// The version in which it got its present meaning; without it, 1.
    since: Option<Whole<1, 255>>,
    /// Its dimension.
    dimension: Line,
    /// Its facet, in a dimension of the profile.
    facet: Option<Line>,
    /// How it is answered: the id of a scale.
    scale: Line,
    /// Its weights on dimensions, its own among them: halves, 0.5 to 5; without it, 1 on its own.
    loads: Option<Named<Weight>>,
    /// A level does not hold while it is low; in levels only.
    core: Option<bool>,
    /// Part of the quick scan.
    quick: Option<bool>,
    /// When "not applicable" fits, and that it may be chosen.
    not_applicable: Option<Text>,
    /// A short name with its article, for sentences.
    short: Text,
    /// The statement.
    text: Text,
    /// What it means, with an example.
    help: Text,
    /// What single steps mean here, by step.
    anchors: Option<Anchors>,
    /// Its own advice. A core item must have it.
    advice: Option<Text>,
}

/// The weight of an item on a dimension.
struct Weight;

impl JsonSchema for Weight {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Weight".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "minimum": 0.5, "maximum": 5, "multipleOf": 0.5 })
    }
}

/// What single steps of a scale mean for an item.
struct Anchors;

impl JsonSchema for Anchors {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Anchors".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "patternProperties": { "^[0-6]$": generator.subschema_for::<Option<Text>>() },
            "additionalProperties": false,
        })
    }
}
