//! The dimensions of an instrument file of format 1: three Ps, three values and five levels, under fixed ids.

use super::{
    super::{
        CultureIndex, Dimension, DimensionId, DimensionPair, Group, IndexPart, IndexRule, Indices,
        PositionIndex, Role, Sign,
    },
    Node,
};

const PROFILE: Group = group(0, Role::Profile, IndexRule::WeakestWeightedMean, "three-ps");
const VALUES: Group = group(1, Role::Bars, IndexRule::Mean, "values");
const PYRAMID: Group = group(2, Role::Levels, IndexRule::SupportedLevels, "pyramid");

const fn group(place: u8, role: Role, rule: IndexRule, key: &'static str) -> Group {
    Group { place, role, rule, key, gated: true, name: None }
}

/// The groups, in their order.
pub(super) const GROUPS: [Group; 3] = [PROFILE, VALUES, PYRAMID];

type Known = (&'static str, &'static str, Group, u8, Sign);

/// The dimensions in their order: id, key of the page, group, number in it, and sign.
const DIMENSIONS: [Known; 11] = [
    ("PE", "people", PROFILE, 1, Sign::People),
    ("PR", "profit", PROFILE, 2, Sign::Currency),
    ("PL", "planet", PROFILE, 3, Sign::Leaf),
    ("OP", "openness", VALUES, 1, Sign::Number),
    ("TR", "transparency", VALUES, 2, Sign::Number),
    ("IN", "involvement", VALUES, 3, Sign::Number),
    ("L1", "level-1", PYRAMID, 1, Sign::Number),
    ("L2", "level-2", PYRAMID, 2, Sign::Number),
    ("L3", "level-3", PYRAMID, 3, Sign::Number),
    ("L4", "level-4", PYRAMID, 4, Sign::Number),
    ("L5", "level-5", PYRAMID, 5, Sign::Number),
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
    let dimension = |(place, (key, section, group, number, sign)): (u8, Known)| {
        let id = DimensionId::new(place, key, group, number, sign);
        let Some(node) = nodes.next() else {
            let [name, short_name, description] = Default::default();
            return Dimension { id, section, name, short_name, description, maslow: None };
        };
        if node.get("id").string() != key {
            node.fault(format!("expected the dimension {key}"));
        }
        Dimension {
            id,
            section,
            name: node.get("name").text(),
            short_name: node.get("shortName").text(),
            description: node.get("description").text(),
            maslow: node.optional("maslow").optional_text(),
        }
    };
    (0..).zip(DIMENSIONS).map(dimension).collect()
}

/// The indices over several groups: the culture of profile and values, and the position of that and the pyramid.
pub(super) fn indices(parameters: &Node<'_>) -> Indices {
    let weights = parameters.get("cultureWeights");
    let weight = |key| weights.get(key).number();
    Indices {
        culture: Some(CultureIndex {
            rule: IndexRule::Mean,
            of: vec![(PROFILE.position(), weight("threeP")), (VALUES.position(), weight("values"))],
        }),
        position: Some(PositionIndex {
            of: [IndexPart::Culture, IndexPart::Group(PYRAMID.position())],
            cut: parameters.get("quadrantCut").number(),
        }),
    }
}

/// The dimension with an id.
pub(super) fn find(dimensions: &[Dimension], key: &str) -> Option<DimensionId> {
    dimensions.iter().map(|dimension| dimension.id).find(|id| id.key() == key)
}

/// The dimension that a value names.
pub(super) fn named(node: &Node<'_>, dimensions: &[Dimension]) -> DimensionId {
    let key = node.string();
    find(dimensions, key).unwrap_or_else(|| {
        node.unknown("dimension", key, dimensions.iter().map(|dimension| dimension.id.key()));
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
