//! Format 2: which groups and dimensions there are, how scores become indices, and what warnings look at stands in the
//! file. What belongs to an item or a unit of advice stands with it; what may be missing means "no" or "none".

mod groups;

use self::groups::{dimensions, groups};
use super::{
    super::{
        Dimension, DimensionPair, Facet, Group, IndexRule, Instrument, Item, ItemIndex, Role, Scale, Text,
        Unit, WarningSubjects,
    },
    Node, Parts,
    dimensions::named as dimension_id,
    items::{facets, loadings, place, since, unit_kind},
    scales::{anchors, scales},
};
use crate::core::string_enum::StringEnum;

/// The parts of the instrument that this format has in its own way.
pub(super) fn read<'a>(root: &Node<'a>) -> Parts<'a> {
    let scales = scales(&root.get("scales"));
    let group_nodes = root.get("groups").elements();
    let groups = groups(root, &group_nodes);
    let dimensions = dimensions(&group_nodes, &groups);
    let facet_nodes = root.optional("facets");
    let facets = if facet_nodes.is_given() { facets(&facet_nodes, &dimensions) } else { Vec::new() };
    let units = units(root, &facets, &dimensions);
    let (items, item_advice) = items(root, &scales, &facets, &units, &dimensions);
    let warning_subjects = warning_subjects(root, &items, &dimensions);
    let links = links(root, &dimensions);
    let profile = groups.iter().position(|group| group.role == Role::Profile);
    let profile = profile.and_then(|place| group_nodes.get(place));
    let indices = root.get("indices");
    let culture = index(&indices, "culture", IndexRule::Mean, &groups, [Role::Profile, Role::Bars]);
    let position = indices.get("position");
    rule(&position, &[IndexRule::Quadrant]);
    named_in_order(&position.get("of"), &["culture", key_of(&groups, Role::Levels)]);
    let levels = level_texts(root, &dimensions);
    Parts {
        scales,
        links,
        facets,
        units,
        items,
        item_advice,
        warning_subjects,
        // Without a profile nothing reads it; that there is none is a fault.
        balance: profile.map_or_else(|| root.member("groups"), |profile| profile.get("balance")),
        culture,
        quadrant_cut: position.get("cut"),
        levels,
        level_unknown: root.get("texts").get("levelUnknown"),
        groups,
        dimensions,
    }
}

/// Where a value stands in this format that stands elsewhere in format 1, by its place there.
pub(super) fn place_of(instrument: &Instrument, place: &str) -> Option<String> {
    let moved = |of: &str, to: String| {
        let rest = place.strip_prefix(of)?;
        (rest.is_empty() || rest.starts_with('.')).then(|| to + rest)
    };
    let profile = instrument.groups.iter().position(|group| group.role == Role::Profile).unwrap_or(0);
    moved("parameters.balanceBands", format!("groups[{profile}].balance"))
        .or_else(|| moved("parameters.cultureWeights", "indices.culture.weights".to_owned()))
        .or_else(|| moved("parameters.quadrantCut", "indices.position.cut".to_owned()))
}

/// The rule that a value names, one of those that are possible there.
fn rule(node: &Node<'_>, possible: &[IndexRule]) -> IndexRule {
    let name = node.get("rule");
    let known = possible.iter().copied().find(|rule| rule.key() == name.string());
    known.unwrap_or_else(|| {
        let keys: Vec<String> = possible.iter().map(|rule| format!("{:?}", rule.key())).collect();
        name.fault(format!("names no rule that is possible here, expected {}", keys.join(" or ")));
        IndexRule::Mean
    })
}

fn key_of(groups: &[Group], role: Role) -> &'static str {
    groups.iter().find(|group| group.role == role).map_or("", |group| group.key)
}

/// A list of names, each at its place.
fn named_in_order(node: &Node<'_>, names: &[&str]) {
    let found = node.elements();
    if found.iter().map(Node::string).ne(names.iter().copied()) {
        node.fault(format!("expected {names:?}"));
    }
}

/// An index of two groups, and the nodes of their weights.
fn index<'a>(
    indices: &Node<'a>,
    key: &str,
    expected: IndexRule,
    groups: &[Group],
    roles: [Role; 2],
) -> [Node<'a>; 2] {
    let node = indices.get(key);
    rule(&node, &[expected]);
    let keys = roles.map(|role| key_of(groups, role));
    named_in_order(&node.get("of"), &keys);
    let weights = node.get("weights");
    keys.map(|key| weights.get(key))
}

/// What advice is given for, with the advice per band.
fn units(root: &Node<'_>, facets: &[Facet], dimensions: &[Dimension]) -> Vec<Unit> {
    let duties = root.get("legal").elements().len();
    let unit = |node: &Node<'_>| {
        let (id, kind) = unit_kind(&node.get("for"), facets, dimensions);
        let duty = node.optional("duty");
        let last = u32::try_from(duties.saturating_sub(1)).unwrap_or(0);
        let duty = duty.is_given().then(|| duty.integer(0, last) as usize);
        Unit { id, kind, advice: node.table(Node::text), duty }
    };
    root.get("advice").elements().iter().map(unit).collect()
}

fn items(
    root: &Node<'_>,
    scales: &[Scale],
    facets: &[Facet],
    units: &[Unit],
    dimensions: &[Dimension],
) -> (Vec<Item>, Vec<Option<Text>>) {
    let is_so = |node: Node<'_>| node.is_given() && node.boolean();
    let item = |node: &Node<'_>| {
        let (facet, dimension) = (node.optional("facet"), node.get("dimension"));
        let (loads, own_anchors, na_hint) =
            (node.optional("loads"), node.optional("anchors"), node.optional("notApplicable"));
        let unit = if facet.is_given() { &facet } else { &dimension };
        let main = dimension_id(&dimension, dimensions);
        let item = Item {
            id: node.get("id").string().to_owned(),
            since: since(node),
            dimension: main,
            unit: place(unit, "unit of advice", units.iter().map(|known| known.id.as_str())),
            facet: facet
                .is_given()
                .then(|| place(&facet, "facet", facets.iter().map(|known| known.id.as_str()))),
            scale: place(&node.get("scale"), "scale", scales.iter().map(|known| known.id.as_str())),
            loadings: if loads.is_given() {
                loadings(&loads, main, dimensions)
            } else {
                vec![super::super::Loading { dimension: main, weight: 1.0 }]
            },
            core: is_so(node.optional("core")),
            quick: is_so(node.optional("quick")),
            na_allowed: na_hint.is_given(),
            short: node.get("short").text(),
            text: node.get("text").text(),
            help: node.get("help").text(),
            anchors: anchors(&own_anchors),
            na_hint: na_hint.optional_text(),
        };
        // Every core item has advice; the others may.
        let advice = if item.core { node.get("advice") } else { node.optional("advice") };
        let advice = advice.is_given().then(|| advice.text());
        (item, advice)
    };
    root.get("items").elements().iter().map(item).unzip()
}

/// How pairs of dimensions meet.
fn links(root: &Node<'_>, dimensions: &[Dimension]) -> Vec<DimensionPair> {
    let node = root.optional("links");
    let nodes = if node.is_given() { node.elements() } else { Vec::new() };
    let pair = |node: &Node<'_>| {
        let pair = node.get("dimensions");
        let ids: Vec<_> = pair.elements().iter().map(|id| dimension_id(id, dimensions)).collect();
        let text = node.get("text").text();
        if let &[first, second] = ids.as_slice() {
            return Some(DimensionPair { dimensions: [first, second], text });
        }
        pair.fault(format!("has {} dimensions, expected 2", ids.len()));
        None
    };
    nodes.iter().filter_map(pair).collect()
}

fn warning_subjects(root: &Node<'_>, items: &[Item], dimensions: &[Dimension]) -> WarningSubjects {
    let node = root.optional("warningSubjects");
    if !node.is_given() {
        return WarningSubjects::default();
    }
    // Anything else than an object is a fault.
    node.members();
    let item = |key: &str| {
        let node = node.optional(key);
        let of = |node: &Node<'_>| place(node, "item", items.iter().map(|item| item.id.as_str()));
        node.is_given().then(|| of(&node)).and_then(|place| u8::try_from(place).ok()).map(ItemIndex)
    };
    let agreements = node.optional("agreements");
    WarningSubjects {
        everyone_takes_part: item("everyoneTakesPart"),
        encouraged: item("encouraged"),
        independent: item("independent"),
        in_all_departments: item("inAllDepartments"),
        agreements: agreements.is_given().then(|| dimension_id(&agreements, dimensions)),
    }
}

/// The texts about the levels, from level 0 up.
fn level_texts<'a>(root: &Node<'a>, dimensions: &[Dimension]) -> Vec<Node<'a>> {
    let levels = root.get("texts").get("levels");
    let nodes = levels.elements();
    let expected = 1 + dimensions.iter().filter(|dimension| dimension.id.level().is_some()).count();
    if nodes.len() != expected {
        levels.fault(format!(
            "has {} levels, expected {expected}: level 0 and each of the levels",
            nodes.len()
        ));
    }
    nodes
}
