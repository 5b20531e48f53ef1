//! The groups of an instrument, and the dimensions in them.

use std::{collections::BTreeSet, ops::RangeInclusive};

use super::{
    super::{
        super::{Dimension, DimensionId, Group, IndexRule, QUESTIONS_PAGE, Role, SCREEN_PAGES, Sign},
        Node,
    },
    CULTURE, rule,
};
use crate::core::{instrument::text::interned, string_enum::StringEnum};

/// The most groups.
const MAX_GROUPS: usize = 12;

/// How many dimensions a group may have: what there are drawings for.
fn counts(role: Role) -> RangeInclusive<usize> {
    match role {
        Role::Profile => 3..=12,
        Role::Bars | Role::Plain => 1..=20,
        Role::Levels => 2..=7,
    }
}

/// How the scores of a group may become one; the first, unless the file says otherwise.
fn rules(role: Role, gated: bool) -> &'static [IndexRule] {
    match (role, gated) {
        (Role::Profile, _) => &[IndexRule::WeakestWeightedMean, IndexRule::Mean, IndexRule::Minimum],
        (Role::Bars, _) => &[IndexRule::Mean, IndexRule::WeakestWeightedMean, IndexRule::Minimum],
        (Role::Levels, true) => &[IndexRule::SupportedLevels, IndexRule::Mean, IndexRule::Minimum],
        (Role::Levels, false) => &[IndexRule::Mean, IndexRule::Minimum],
        (Role::Plain, _) => &[],
    }
}

/// The groups, in their order: at most one profile and one of levels.
pub(super) fn groups(root: &Node<'_>, nodes: &[Node<'_>]) -> Vec<Group> {
    let list = root.member("groups");
    if !(1..=MAX_GROUPS).contains(&nodes.len()) {
        list.fault(format!("has {} groups, expected 1 to {MAX_GROUPS}", nodes.len()));
    }
    let groups: Vec<Group> = (0..).zip(nodes).map(|(place, node)| group(place, node)).collect();
    for role in Role::ALL {
        let count = groups.iter().filter(|group| group.role == *role).count();
        if count > 1 && matches!(role, Role::Profile | Role::Levels) {
            list.fault(format!("has {count} groups with the role {:?}, expected at most 1", role.key()));
        }
        for (node, _) in nodes.iter().zip(&groups).filter(|(_, group)| group.role == *role) {
            // One of its role may go by what its index is called; a list has no index.
            if count > 1 || *role == Role::Plain {
                node.get("name").text();
            }
        }
    }
    groups
}

fn group(place: u8, node: &Node<'_>) -> Group {
    let name = node.get("role");
    let role = Role::from_key(name.string()).unwrap_or_else(|| {
        let keys: Vec<String> = Role::ALL.iter().map(|role| format!("{:?}", role.key())).collect();
        name.fault(format!("names no role, expected {}", keys.join(" or ")));
        Role::Bars
    });
    let gated = if role == Role::Levels { node.optional("gated") } else { node.member("gated") };
    if role != Role::Levels && gated.is_given() {
        gated.fault("is for levels only");
    }
    if role != Role::Profile && node.member("balance").is_given() {
        node.member("balance").fault("is for the profile only");
    }
    let gated = role != Role::Levels || gated.given_or(true, Node::boolean);
    Group {
        place,
        role,
        rule: rule(node, rules(role, gated)),
        gated,
        key: page(&node.get("key")),
        name: node.optional("name").optional_text(),
    }
}

/// The key of a page: it stands in addresses.
fn page(node: &Node<'_>) -> &'static str {
    let key = node.string();
    if !key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
        node.fault("has other characters than a to z, 0 to 9 and -");
    }
    interned(key)
}

/// The dimensions, group by group.
pub(super) fn dimensions(nodes: &[Node<'_>], groups: &[Group]) -> Vec<Dimension> {
    let mut dimensions: Vec<Dimension> = Vec::new();
    let mut pages = BTreeSet::from([QUESTIONS_PAGE]);
    pages.extend(SCREEN_PAGES);
    for (node, group) in nodes.iter().zip(groups) {
        if !pages.insert(group.key) {
            node.get("key").fault("is the key of another page too");
        }
        // Where indices are named it would be another one.
        if group.key == CULTURE {
            node.get("key").fault("is the name of an index over several groups");
        }
    }
    for (node, group) in nodes.iter().zip(groups) {
        let list = node.get("dimensions");
        let found = list.elements();
        let counts = counts(group.role);
        if !counts.contains(&found.len()) {
            let expected = if counts.start() == counts.end() {
                counts.end().to_string()
            } else {
                format!("{} to {}", counts.start(), counts.end())
            };
            list.fault(format!("has {} dimensions, expected {expected}", found.len()));
        }
        // Of a key that was told the pages that are called by it are not told too.
        let is_alone = groups.iter().filter(|other| other.key == group.key).count() == 1;
        for (number, node) in (1..=u8::MAX).zip(&found) {
            // More than can be named are too many for their group too.
            let Ok(place) = u8::try_from(dimensions.len()) else { break };
            let dimension = dimension(node, place, *group, number);
            if dimensions.iter().any(|other| other.id.key() == dimension.id.key()) {
                node.get("id").fault("is the id of another dimension too");
            }
            if !pages.insert(dimension.section) {
                let section = node.member("section");
                let told = if section.is_given() { Some(section) } else { is_alone.then(|| node.get("id")) };
                if let Some(told) = told {
                    told.fault("is the key of another page too");
                }
            }
            dimensions.push(dimension);
        }
    }
    dimensions
}

/// What stands in the badge: the number, unless the file says something else.
fn sign(node: &Node<'_>) -> Sign {
    if !node.is_given() {
        return Sign::Number;
    }
    Sign::from_key(node.string()).unwrap_or_else(|| {
        let keys: Vec<String> = Sign::ALL.iter().map(|sign| format!("{:?}", sign.key())).collect();
        node.fault(format!("names no sign, expected {}", keys.join(" or ")));
        Sign::Number
    })
}

fn dimension(node: &Node<'_>, place: u8, group: Group, number: u8) -> Dimension {
    let key = interned(node.get("id").string());
    let (section, name) = (node.optional("section"), node.get("name").text());
    Dimension {
        id: DimensionId::new(place, key, group, number, sign(&node.optional("sign"))),
        section: section.given_or_else(|| interned(&format!("{}-{number}", group.key)), page),
        name,
        short_name: node.optional("shortName").optional_text().unwrap_or(name),
        description: node.get("description").text(),
        maslow: node.optional("maslow").optional_text(),
    }
}
