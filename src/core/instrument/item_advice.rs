//! Advice for single items.

use super::{Item, json_cursor::Node, text::Text};

/// Advice by item order. Every core item has some; the others may.
pub(super) fn item_advice(node: &Node<'_>, items: &[Item]) -> Vec<Option<Text>> {
    for (id, advice) in node.members() {
        if !items.iter().any(|item| item.id == id) {
            advice.fault("is advice for an item that is not there");
        }
    }
    let advice = |item: &Item| {
        let advice = if item.core { node.get(&item.id) } else { node.member(&item.id) };
        advice.is_given().then(|| advice.text())
    };
    items.iter().map(advice).collect()
}
