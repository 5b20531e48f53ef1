//! The file as a whole, and the groups of dimensions in it.

#![expect(dead_code, reason = "what is read here is the types themselves")]

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};
use social_business_scan::core::instrument::{AboutPart, IndexRule, Role, Sign};

use super::{
    items::{Advice, Facet, Item, Scale},
    kinds::{Key, Line, Named, Number, Score, Text, Whole},
    parameters::Parameters,
    questions::{Questions, WarningSubjects},
    results::{States, Texts},
};

/// A questionnaire for the Social Business Scan, in format 2. `sbs check` tells what a schema cannot: whether its parts fit.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(title = "Questionnaire")]
#[schemars(extend("allOf" = [
    needs_texts(&with_role("levels"), &["levels"]), needs_texts(&with_role("profile"), &["balance"]),
    needs_texts(&with_index("culture"), &["culture"]), needs_texts(&with_index("position"), &["position", "quadrants"]),
]))]
pub struct Questionnaire {
    /// The address of this schema, for editors.
    #[serde(rename = "$schema")]
    schema: Option<String>,
    /// The format of the file.
    format: Whole<2, 2>,
    /// The id of the questionnaire. Answers belong to it: give yours one of its own.
    instrument: Line,
    /// Raised by one with each change that is published.
    version: Whole<1, 255>,
    /// A question, as the heading of the scan. It says, with the intro, which languages there are.
    title: Text,
    /// What the scan does.
    intro: Text,
    /// How to answer, a sentence each.
    instructions: Option<Vec<Text>>,
    /// What words mean.
    definitions: Option<Definitions>,
    /// The invitation to write a note beside an answer.
    evidence_prompt: Option<Text>,
    /// Answers that are no step of a scale.
    states: Option<States>,
    /// The answer scales by their ids.
    scales: Named<Scale>,
    /// Thresholds and weights of the scoring.
    parameters: Option<Parameters>,
    /// The groups of dimensions, in order.
    #[schemars(length(min = 1, max = 12))]
    groups: Vec<Group>,
    /// How the scores of groups become one.
    indices: Option<Indices>,
    /// Small groups of items inside a dimension of the profile.
    facets: Option<Vec<Facet>>,
    /// What advice there is for facets and dimensions.
    advice: Vec<Advice>,
    /// The items, in the order in which they are asked.
    items: Vec<Item>,
    /// Pairs of dimensions with items in common.
    links: Option<Vec<Link>>,
    /// Questions without a score.
    questions: Option<Questions>,
    /// What some warnings compare with; without one, no such warning.
    warning_subjects: Option<WarningSubjects>,
    /// Texts about results.
    texts: Option<Texts>,
    /// What the result does not say.
    caveats: Option<Vec<Text>>,
    /// Duties that may apply.
    legal: Option<Vec<Text>>,
    /// What the page about the scan says of the questionnaire.
    about: Option<About>,
    /// About the names of people in the sources.
    names_note: Option<Text>,
    /// The texts that the questionnaire is made of.
    seed_texts: Option<Vec<SeedText>>,
    /// Where what it says comes from.
    sources: Option<Vec<Source>>,
}

/// A file with a group of a role.
fn with_role(role: &str) -> Value {
    let group = json!({ "properties": { "role": { "const": role } }, "required": ["role"] });
    json!({ "properties": { "groups": { "contains": group } } })
}

/// A file with an index.
fn with_index(key: &str) -> Value {
    let indices = json!({ "properties": { key: { "type": "object" } }, "required": [key] });
    json!({ "properties": { "indices": indices }, "required": ["indices"] })
}

/// Such a file must have these texts.
fn needs_texts(with: &Value, keys: &[&str]) -> Value {
    let not_null = keys.iter().map(|key| ((*key).to_owned(), json!({ "not": { "type": "null" } })));
    let not_null: serde_json::Map<String, Value> = not_null.collect();
    let texts = json!({ "type": "object", "properties": not_null, "required": keys });
    json!({ "if": with, "then": { "properties": { "texts": texts }, "required": ["texts"] } })
}

/// What words mean.
#[derive(JsonSchema)]
struct Definitions {
    /// What "we" is.
    we: Option<Text>,
    /// What the scan is about.
    social: Option<Text>,
    /// Who customers are.
    customers: Option<Text>,
}

/// Dimensions that are scored together.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(extend("allOf" = [
    counted("profile", 3, 12), counted("bars", 1, 20), counted("levels", 2, 7), counted("plain", 1, 20),
    only_for("levels", "gated"), only_for("profile", "balance"),
]))]
struct Group {
    /// The key of the page that asks about all of it: it stands in addresses.
    key: PageKey,
    /// What it is for: profile, the axes of a radar; bars, each by itself; levels, tiers that rest on those below; plain, a list.
    role: Key<Role>,
    /// How the scores of its dimensions become one.
    rule: Option<Key<IndexRule>>,
    /// Its name; without one the scan has a word for its role.
    name: Option<Text>,
    /// Of levels: whether a level counts only as far as those below carry it; without it, yes.
    gated: Option<bool>,
    /// Its dimensions, in order; of levels, the base first.
    dimensions: Vec<Dimension>,
    /// From which balance on the dimensions of a profile are even.
    balance: Option<Balance>,
}

/// How many dimensions a group of a role may have.
fn counted(role: &str, min: u32, max: u32) -> Value {
    json!({
        "if": { "properties": { "role": { "const": role } } },
        "then": { "properties": { "dimensions": { "minItems": min, "maxItems": max } } },
    })
}

/// Groups of other roles do not have this member.
fn only_for(role: &str, member: &str) -> Value {
    json!({
        "if": { "properties": { "role": { "not": { "const": role } } } },
        "then": { "properties": { member: { "type": "null" } } },
    })
}

/// From where on a profile is in balance, and slightly out of it; in points.
#[derive(JsonSchema)]
struct Balance {
    /// In balance from here on.
    balanced: Option<Number<0, 100>>,
    /// Slightly out of balance from here on.
    slight: Option<Number<0, 100>>,
}

/// What a score is computed for.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Dimension {
    /// Its id, by which items name it.
    id: Line,
    /// The key of the page that asks about it alone, which stands in addresses; without it, made of the group's.
    section: Option<PageKey>,
    /// What stands in its badge; without it, its number.
    sign: Option<Key<Sign>>,
    /// The full name.
    name: Text,
    /// The name for sentences and small places.
    short_name: Option<Text>,
    /// One sentence about it.
    description: Text,
    /// The need of Maslow that it answers to.
    maslow: Option<Text>,
}

/// The key of a page: a to z, 0 to 9 and -.
#[derive(JsonSchema)]
#[schemars(inline)]
struct PageKey(#[schemars(regex(pattern = "^[a-z0-9-]+$"))] String);

/// How the scores of groups become one.
#[derive(JsonSchema)]
struct Indices {
    /// One of several groups.
    culture: Option<Culture>,
    /// Where two of them are, in words.
    position: Option<Position>,
}

/// One number of several groups.
#[derive(JsonSchema)]
struct Culture {
    /// mean, weakestWeightedMean or minimum; without it, mean.
    rule: Option<Key<IndexRule>>,
    /// The keys of the groups.
    #[schemars(length(min = 1))]
    of: Vec<Line>,
    /// Their weights, by key; without one, 1.
    weights: Option<Named<Number<0, 100>>>,
}

/// Where two numbers are, in words.
#[derive(JsonSchema)]
struct Position {
    /// quadrant.
    rule: Option<Key<IndexRule>>,
    /// Two of: "culture", or the key of a group.
    of: [Line; 2],
    /// From where on both are firm; without it, 60 points.
    cut: Option<Score>,
}

/// Two dimensions with items in common.
#[derive(JsonSchema)]
struct Link {
    /// Their ids.
    dimensions: [Line; 2],
    /// How they meet.
    text: Text,
}

/// What the page about the scan says of the questionnaire.
#[derive(JsonSchema)]
struct About {
    /// What stands first.
    lede: Text,
    /// Sections, in reading order.
    sections: Vec<AboutSection>,
}

/// A heading with what stands below it.
#[derive(JsonSchema)]
struct AboutSection {
    /// The heading.
    title: Text,
    /// Paragraphs and parts.
    blocks: Vec<AboutBlock>,
}

/// A paragraph, or a part of the questionnaire.
struct AboutBlock;

impl JsonSchema for AboutBlock {
    fn schema_name() -> Cow<'static, str> {
        "AboutBlock".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (show, text) = (generator.subschema_for::<Key<AboutPart>>(), generator.subschema_for::<Text>());
        json_schema!({
            "description": "A paragraph, or with \"show\" a part of the questionnaire.",
            "type": "object",
            "if": { "properties": { "show": { "not": { "type": "null" } } }, "required": ["show"] },
            "then": { "properties": { "show": show } },
            "else": text,
        })
    }
}

/// A text that the questionnaire is made of.
#[derive(JsonSchema)]
struct SeedText {
    /// Its name, in its own language.
    title: Line,
    /// Its address.
    url: Address,
}

/// Where something comes from.
#[derive(JsonSchema)]
struct Source {
    /// Its name, in its own language.
    text: Line,
    /// Its address.
    url: Address,
}

/// The address of a page.
#[derive(JsonSchema)]
#[schemars(inline)]
struct Address(
    #[schemars(regex(pattern = "^https?://"))]
    String,
);
