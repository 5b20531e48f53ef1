//! Advice for single items.

use super::{
    Item,
    json_cursor::{Node, suggest},
    text::Text,
};

/// Advice by item order. Every core item has some; the others may.
pub(super) fn item_advice(node: &Node<'_>, items: &[Item]) -> Vec<Option<Text>> {
    for (id, advice) in node.members() {
        if !items.iter().any(|item| item.id == id) {
            let known = items.iter().map(|item| item.id.as_str());
            advice.fault_with("is advice for an item that is not there", suggest::meant(id, known));
        }
    }
    let advice = |item: &Item| {
        let advice = if item.core { node.get(&item.id) } else { node.member(&item.id) };
        advice.text_unless(!item.core)
    };
    items.iter().map(advice).collect()
}
