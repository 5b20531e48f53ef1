//! Format 2: which groups and dimensions there are, how scores become indices, and what warnings look at stands in the
//! file. What belongs to an item or a unit of advice stands with it; what may be missing means "no" or "none".

mod groups;

use std::collections::BTreeSet;

use self::groups::{dimensions, groups};
use super::{
    super::{
        CultureIndex, Dimension, DimensionPair, Facet, Group, IndexPart, IndexRule, Indices, Instrument,
        Item, ItemIndex, PositionIndex, Role, Scale, Text, Unit, WarningSubjects, json_cursor::suggest,
    },
    Format, Node, Parts,
    dimensions::named as dimension_id,
    items::{facets, loadings, place, since, unit_kind},
    scales::{anchors, scales},
};
use crate::core::string_enum::StringEnum;

/// The parts of the instrument that this format has in its own way.
pub(super) fn read<'a>(root: &Node<'a>) -> Parts<'a> {
    let scales = scales(&root.get("scales"), &root.optional("parameters"), Format::Second);
    let group_nodes = root.get("groups").elements();
    let groups = groups(root, &group_nodes);
    let dimensions = dimensions(&group_nodes, &groups);
    let facets = facets(&root.optional("facets"), &dimensions, Format::Second);
    let units = units(root, &facets, &dimensions);
    let (items, item_advice) = items(root, &scales, &facets, &units, &dimensions);
    let warning_subjects = warning_subjects(root, &items, &dimensions);
    let links = links(root, &dimensions);
    let profile = groups.iter().position(|group| group.role == Role::Profile);
    let profile = profile.and_then(|place| group_nodes.get(place));
    let indices = indices(&root.optional("indices"), &groups);
    let levels = level_texts(root, &dimensions);
    let level_unknown = root.optional("texts").optional("levelUnknown");
    Parts {
        scales,
        links,
        facets,
        units,
        items,
        item_advice,
        warning_subjects,
        balance: profile.map(|profile| profile.optional("balance")).filter(Node::is_given),
        indices,
        levels,
        level_unknown: Some(level_unknown).filter(Node::is_given),
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

/// The rule that a value names, one of those that are possible there; the first, where it names none.
fn rule(node: &Node<'_>, possible: &[IndexRule]) -> IndexRule {
    let name = node.optional("rule");
    let first = possible.first().copied().unwrap_or(IndexRule::Mean);
    if !name.is_given() {
        return first;
    }
    let known = possible.iter().copied().find(|rule| rule.key() == name.string());
    known.unwrap_or_else(|| {
        let keys: Vec<String> = possible.iter().map(|rule| format!("{:?}", rule.key())).collect();
        let expected = if keys.is_empty() { "none".to_owned() } else { keys.join(" or ") };
        name.fault(format!("names no rule that is possible here, expected {expected}"));
        first
    })
}

/// The indices over several groups, as far as the file declares them.
fn indices(node: &Node<'_>, groups: &[Group]) -> Indices {
    let [culture, position] = ["culture", "position"].map(|key| node.optional(key));
    let culture = culture.is_given().then(|| culture_index(&culture, groups));
    let position = position.is_given().then(|| position_index(&position, culture.is_some(), groups));
    Indices { culture, position }
}

/// The group with an index that a value names.
fn indexed(node: &Node<'_>, groups: &[Group], others: &[&'static str]) -> usize {
    let known = || groups.iter().filter(|group| group.role != Role::Plain);
    known().find(|group| group.key == node.string()).map_or_else(
        || {
            let names = others.iter().copied().chain(known().map(|group| group.key));
            node.unknown("index", node.string(), names.collect::<Vec<_>>());
            usize::MAX
        },
        |group| group.position(),
    )
}

fn culture_index(node: &Node<'_>, groups: &[Group]) -> CultureIndex {
    let rules = [IndexRule::Mean, IndexRule::WeakestWeightedMean, IndexRule::Minimum];
    let (of, weights) = (node.get("of"), node.optional("weights"));
    let names = of.elements();
    let part = |name: &Node<'_>| {
        let weight = if weights.is_given() { weights.member(name.string()) } else { weights.clone() };
        (indexed(name, groups, &[]), weight.given_or(1.0, Node::number))
    };
    let parts: Vec<(usize, f64)> = names.iter().map(part).collect();
    let places: BTreeSet<usize> = parts.iter().map(|(place, _)| *place).collect();
    if names.is_empty() || places.len() < names.len() {
        of.fault("expected the keys of one group or more, each once");
    }
    let named = |key: &str| names.iter().any(|name| name.string() == key);
    for (key, weight) in if weights.is_given() { weights.members() } else { Vec::new() } {
        if !named(key) {
            weight.fault_with(
                "is the weight of nothing in of",
                suggest::meant(key, names.iter().map(Node::string)),
            );
        }
    }
    CultureIndex { rule: rule(node, &rules), of: parts }
}

/// The cut where the file says none.
const CUT: f64 = 60.0;

fn position_index(node: &Node<'_>, has_culture: bool, groups: &[Group]) -> PositionIndex {
    let _ = rule(node, &[IndexRule::Quadrant]);
    let of = node.get("of");
    let part = |name: &Node<'_>| match name.string() {
        CULTURE if has_culture => IndexPart::Culture,
        _ => IndexPart::Group(indexed(name, groups, if has_culture { &[CULTURE] } else { &[] })),
    };
    let parts: Vec<IndexPart> = of.elements().iter().map(part).collect();
    let of = match parts.as_slice() {
        &[first, second] if first != second || first == IndexPart::Group(usize::MAX) => [first, second],
        _ => {
            of.fault("expected two indices: \"culture\", or the key of a group");
            [IndexPart::Group(usize::MAX); 2]
        }
    };
    PositionIndex { of, cut: node.optional("cut").given_or(CUT, Node::number) }
}

/// What the index over several groups is called where another one names it.
const CULTURE: &str = "culture";

/// What advice is given for, with the advice per band.
fn units(root: &Node<'_>, facets: &[Facet], dimensions: &[Dimension]) -> Vec<Unit> {
    let duties = root.optional("legal").elements_unless(true).len();
    let unit = |node: &Node<'_>| {
        let (id, kind) = unit_kind(&node.get("for"), facets, dimensions);
        let duty = node.optional("duty");
        let last = u32::try_from(duties.saturating_sub(1)).unwrap_or(0);
        if duty.is_given() && duties == 0 {
            duty.fault("is the place of a text in legal, which has none");
        }
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
        let scale = place(&node.get("scale"), "scale", scales.iter().map(|known| known.id.as_str()));
        let item = Item {
            id: node.get("id").string().to_owned(),
            since: since(node),
            dimension: main,
            unit: place(unit, "unit of advice", units.iter().map(|known| known.id.as_str())),
            facet: facet
                .is_given()
                .then(|| place(&facet, "facet", facets.iter().map(|known| known.id.as_str()))),
            scale,
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
            anchors: anchors(&own_anchors, scales.get(scale), Format::Second),
            na_hint: na_hint.optional_text(),
        };
        // Every core item has advice; the others may.
        let may_be_missing = !item.core;
        let advice = node.get_unless(may_be_missing, "advice").text_unless(may_be_missing);
        (item, advice)
    };
    let (mut items, advice): (Vec<Item>, Vec<Option<Text>>) =
        root.get("items").elements().iter().map(item).unzip();
    // Without a quick scan of its own, the quick one is the whole.
    if !items.iter().any(|item| item.quick) {
        items.iter_mut().for_each(|item| item.quick = true);
    }
    (items, advice)
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

/// The texts about the levels, from level 0 up; none where there are no levels.
fn level_texts<'a>(root: &Node<'a>, dimensions: &[Dimension]) -> Vec<Node<'a>> {
    let levels = dimensions.iter().filter(|dimension| dimension.id.level().is_some()).count();
    if levels == 0 {
        return Vec::new();
    }
    let (node, expected) = (root.get("texts").get("levels"), levels.saturating_add(1));
    let nodes = node.elements();
    if nodes.len() != expected {
        node.fault(format!(
            "has {} levels, expected {expected}: level 0 and each of the levels",
            nodes.len()
        ));
    }
    nodes
}
