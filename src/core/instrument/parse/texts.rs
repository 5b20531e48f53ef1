//! The texts about states and results. In format 2 many may be missing: those of what a model does not have, and those that
//! say the same for every model, which are then those of the built-in one.

use super::{
    super::{
        IndexRule, Instrument, LevelReason, NamedText, Output, Role, StateTexts, Text, TextTable, Texts,
    },
    Node, Parts,
};
use crate::core::string_enum::StringEnum;

/// The texts about answers that are no step, and the invitation to write a note; `neutral` has those that may be missing.
pub(super) fn states(root: &Node<'_>, neutral: Option<&Instrument>) -> (StateTexts, Text) {
    let may_be_missing = neutral.is_some();
    let states = root.get_unless(may_be_missing, "states");
    let of = |key: &str, member: &str, other: fn(&StateTexts) -> Text| {
        let Some(neutral) = neutral else { return states.get(key).get(member).text() };
        let text = states.optional(key).optional(member).optional_text();
        text.unwrap_or_else(|| other(&neutral.states))
    };
    let states = StateTexts {
        dont_know: of("DK", "label", |of| of.dont_know),
        dont_know_help: of("DK", "help", |of| of.dont_know_help),
        not_applicable: of("NA", "label", |of| of.not_applicable),
        unanswered: of("unanswered", "label", |of| of.unanswered),
    };
    let prompt = root.get_unless(may_be_missing, "evidencePrompt").text_unless(may_be_missing);
    let other = || neutral.map(|neutral| neutral.evidence_prompt).unwrap_or_default();
    (states, prompt.unwrap_or_else(other))
}

fn named(node: &Node<'_>) -> NamedText {
    NamedText { name: node.get("name").text(), text: node.get("text").text() }
}

/// Reads texts, of which some may be missing.
struct Reader<'a> {
    node: &'a Node<'a>,
    /// `None` where none may be missing.
    neutral: Option<&'a Texts>,
}

impl Reader<'_> {
    /// A text that says the same for every model.
    fn neutral(&self, key: &str, other: fn(&Texts) -> Text) -> Text {
        let Some(neutral) = self.neutral else { return self.node.get(key).text() };
        self.node.optional(key).optional_text().unwrap_or_else(|| other(neutral))
    }

    /// Texts that say the same for every model.
    fn neutrals<K: StringEnum>(&self, key: &str, other: fn(&Texts) -> &TextTable<K>) -> TextTable<K> {
        self.some(key, |neutral, member, _| *other(neutral).get(member))
    }

    /// Texts of which each may be missing; `other` says what stands for it, and gets its place.
    fn some<K: StringEnum>(&self, key: &str, other: impl Fn(&Texts, K, &Node<'_>) -> Text) -> TextTable<K> {
        let Some(neutral) = self.neutral else { return self.node.get(key).table(Node::text) };
        let table = self.node.optional(key);
        let text = |member: &K| {
            let node = table.optional(member.key());
            node.optional_text().unwrap_or_else(|| other(neutral, *member, &node))
        };
        TextTable::new(K::ALL.iter().map(text).collect())
    }

    /// What stands under a key, where the model has what it is about.
    fn of(&self, has: bool, key: &str) -> Node<'_> {
        self.node.get_unless(!has, key)
    }

    /// A text where the model has what it is about.
    fn text_of(&self, has: bool, key: &str) -> Text {
        self.of(has, key).text_unless(!has).unwrap_or_default()
    }

    /// Texts where the model has what they are about.
    fn texts_of<K: StringEnum>(&self, has: bool, key: &str, read: fn(&Node<'_>) -> Text) -> TextTable<K> {
        let node = self.of(has, key);
        if has || node.is_given() { node.table(read) } else { TextTable::empty() }
    }
}

/// The texts about results; `neutral` has those that may be missing.
pub(super) fn texts(node: &Node<'_>, parts: &Parts<'_>, neutral: Option<&Instrument>) -> Texts {
    let read = Reader { node, neutral: neutral.map(|neutral| &neutral.texts) };
    let group = |role| parts.groups.iter().find(|group| group.role == role);
    let has = |role| group(role).is_some();
    let has_core = parts.items.iter().any(|item| item.core);
    let (culture, position) = (parts.indices.culture.is_some(), parts.indices.position.is_some());
    // The neutral text about the pyramid is about supported levels.
    let are_supported = group(Role::Levels).is_none_or(|group| group.rule == IndexRule::SupportedLevels);
    let missing = |node: &Node<'_>, suggestion| {
        node.missing(suggestion);
        Text::default()
    };
    let output = |neutral: &Texts, output: Output, node: &Node<'_>| {
        let named = |role, other: Option<Text>| match (group(role), other) {
            (None, _) => Text::default(),
            (Some(group), other) => {
                group.name.or(other).unwrap_or_else(|| missing(node, "add it, or a name to the group"))
            }
        };
        match output {
            Output::ThreeP => named(Role::Profile, None),
            Output::Values => named(Role::Bars, None),
            Output::Pyramid => named(Role::Levels, Some(*neutral.outputs.get(output))),
            Output::Culture if culture => missing(node, ""),
            other => *neutral.outputs.get(other),
        }
    };
    let reason = |neutral: &Texts, reason: LevelReason, node: &Node<'_>| match reason {
        // That of the built-in one names a step of its scale.
        LevelReason::Core if has_core => missing(node, ""),
        LevelReason::Core => Text::default(),
        other => *neutral.level_reasons.get(other),
    };
    let level_unknown = parts.level_unknown.as_ref();
    Texts {
        levels: parts.levels.iter().map(named).collect(),
        level_unknown: level_unknown.map_or_else(
            || read.neutral.map(|neutral| neutral.level_unknown.clone()).unwrap_or_default(),
            named,
        ),
        level_at_least: read.neutral("levelAtLeast", |texts| texts.level_at_least),
        quadrant_names: read.texts_of(position, "quadrants", |quadrant| quadrant.get("name").text()),
        quadrant_texts: read.texts_of(position, "quadrants", |quadrant| quadrant.get("text").text()),
        bands: read.neutrals("bands", |texts| &texts.bands),
        statuses: read.neutrals("statuses", |texts| &texts.statuses),
        level_tests: read.neutrals("levelTests", |texts| &texts.level_tests),
        level_reasons: read.some("levelReasons", reason),
        balance: read.texts_of(has(Role::Profile), "balance", |node| node.text()),
        outputs: read.some("outputs", output),
        culture: read.text_of(culture, "culture"),
        position: read.text_of(position, "position"),
        pyramid: if are_supported {
            read.neutral("pyramid", |texts| texts.pyramid)
        } else {
            read.text_of(false, "pyramid")
        },
        way_up_open: read.neutral("wayUpOpen", |texts| texts.way_up_open),
        directions: read.neutrals("change", |texts| &texts.directions),
        change_note: read.neutral("changeNote", |texts| texts.change_note),
        change_within_margin: read.neutral("changeWithinMargin", |texts| texts.change_within_margin),
        warnings: read.some("warnings", |_, _, _| Text::default()),
        errors: read.neutrals("errors", |texts| &texts.errors),
    }
}
