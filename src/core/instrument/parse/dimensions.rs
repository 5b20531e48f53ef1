//! The dimensions of an instrument file of format 1: three Ps, three values and five levels, under fixed ids.

use super::{
    super::{Dimension, DimensionId, DimensionPair, Role},
    Node,
};

/// The dimensions in their order, with what each is for and the number of its level (0: it is none).
const DIMENSIONS: [(&str, Role, u8); 11] = [
    ("PE", Role::Profile, 0),
    ("PR", Role::Profile, 0),
    ("PL", Role::Profile, 0),
    ("OP", Role::Bars, 0),
    ("TR", Role::Bars, 0),
    ("IN", Role::Bars, 0),
    ("L1", Role::Levels, 1),
    ("L2", Role::Levels, 2),
    ("L3", Role::Levels, 3),
    ("L4", Role::Levels, 4),
    ("L5", Role::Levels, 5),
];

/// The pairs of dimensions whose common items are looked at together.
const PAIRS: [[&str; 2]; 3] = [["PE", "PL"], ["PR", "PL"], ["PE", "PR"]];

/// The dimensions with their texts; of every one there is something, whatever the file has.
pub(super) fn dimensions(node: &Node<'_>) -> Vec<Dimension> {
    let nodes = node.elements();
    if nodes.len() != DIMENSIONS.len() {
        node.fault(format!("has {} dimensions, expected {}", nodes.len(), DIMENSIONS.len()));
    }
    let mut nodes = nodes.iter();
    let dimension = |(place, (key, role, level)): (u8, (&'static str, Role, u8))| {
        let id = DimensionId::new(place, key, role, level);
        let Some(node) = nodes.next() else {
            let [name, short_name, description] = Default::default();
            return Dimension { id, name, short_name, description, maslow: None };
        };
        if node.get("id").string() != key {
            node.fault(format!("expected the dimension {key}"));
        }
        Dimension {
            id,
            name: node.get("name").text(),
            short_name: node.get("shortName").text(),
            description: node.get("description").text(),
            maslow: node.optional("maslow").optional_text(),
        }
    };
    (0..).zip(DIMENSIONS).map(dimension).collect()
}

/// The dimension with an id.
pub(super) fn find(dimensions: &[Dimension], key: &str) -> Option<DimensionId> {
    dimensions.iter().map(|dimension| dimension.id).find(|id| id.key() == key)
}

/// The dimension that a value names.
pub(super) fn named(node: &Node<'_>, dimensions: &[Dimension]) -> DimensionId {
    let key = node.string();
    find(dimensions, key).unwrap_or_else(|| {
        node.fault(format!("names the unknown dimension {key:?}"));
        DimensionId::NONE
    })
}

/// How pairs of dimensions meet (`texts.links`).
pub(super) fn pairs(node: &Node<'_>, dimensions: &[Dimension]) -> Vec<DimensionPair> {
    let pair = |[first, second]: [&str; 2]| {
        let text = node.get(&format!("{first}-{second}")).text();
        Some(DimensionPair { dimensions: [find(dimensions, first)?, find(dimensions, second)?], text })
    };
    PAIRS.into_iter().filter_map(pair).collect()
}
