//! The texts about states and results.

use super::{
    super::{NamedText, StateTexts, Texts},
    Node, Parts,
};

/// The texts about answers that are no step.
pub(super) fn states(node: &Node<'_>) -> StateTexts {
    let (dont_know, not_applicable, unanswered) = (node.get("DK"), node.get("NA"), node.get("unanswered"));
    StateTexts {
        dont_know: dont_know.get("label").text(),
        dont_know_help: dont_know.get("help").text(),
        not_applicable: not_applicable.get("label").text(),
        unanswered: unanswered.get("label").text(),
    }
}

fn named(node: &Node<'_>) -> NamedText {
    NamedText { name: node.get("name").text(), text: node.get("text").text() }
}

/// The texts about results.
pub(super) fn texts(node: &Node<'_>, parts: &Parts<'_>) -> Texts {
    let quadrants = node.get("quadrants");
    Texts {
        levels: parts.levels.iter().map(named).collect(),
        level_unknown: named(&parts.level_unknown),
        level_at_least: node.get("levelAtLeast").text(),
        quadrant_names: quadrants.table(|quadrant| quadrant.get("name").text()),
        quadrant_texts: quadrants.table(|quadrant| quadrant.get("text").text()),
        bands: node.get("bands").table(Node::text),
        statuses: node.get("statuses").table(Node::text),
        level_tests: node.get("levelTests").table(Node::text),
        level_reasons: node.get("levelReasons").table(Node::text),
        balance: node.get("balance").table(Node::text),
        outputs: node.get("outputs").table(Node::text),
        culture: node.get("culture").text(),
        position: node.get("position").text(),
        pyramid: node.get("pyramid").text(),
        way_up_open: node.get("wayUpOpen").text(),
        directions: node.get("change").table(Node::text),
        change_note: node.get("changeNote").text(),
        change_within_margin: node.get("changeWithinMargin").text(),
        warnings: node.get("warnings").table(Node::text),
        errors: node.get("errors").table(Node::text),
    }
}
