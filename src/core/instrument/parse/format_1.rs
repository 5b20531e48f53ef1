//! Format 1: three Ps, three values and five levels under fixed ids, and a list beside another wherever one needs the other.

use super::{
    super::{Dimension, Facet, Item, Scale, Unit, item_advice},
    Node, Parts, by_id,
    dimensions::{GROUPS, dimensions, named as dimension_id, pairs},
    items::{facets, loadings, place, since, unit_kind},
    scales::{anchors, scales},
};

/// The keys of the texts about the levels.
const LEVELS: [&str; 6] = ["0", "1", "2", "3", "4", "5"];

/// The parts of the instrument that this format has in its own way.
pub(super) fn read<'a>(root: &Node<'a>) -> Parts<'a> {
    let scales = scales(&root.get("scales"));
    let dimensions = dimensions(&root.get("dimensions"));
    let facets = facets(&root.get("facets"), &dimensions);
    let units = units(root, &facets, &dimensions);
    let items = items(root, &scales, &facets, &units, &dimensions);
    let item_advice = item_advice::item_advice(&root.get("itemAdvice"), &items);
    let warning_subjects = by_id::warning_subjects(&items, &dimensions);
    let links = pairs(&root.get("texts").get("links"), &dimensions);
    let (parameters, levels) = (root.get("parameters"), root.get("texts").get("levels"));
    Parts {
        scales,
        groups: GROUPS.to_vec(),
        dimensions,
        links,
        facets,
        units,
        items,
        item_advice,
        warning_subjects,
        balance: parameters.get("balanceBands"),
        culture: ["threeP", "values"].map(|key| parameters.get("cultureWeights").get(key)),
        quadrant_cut: parameters.get("quadrantCut"),
        levels: LEVELS.iter().map(|level| levels.get(level)).collect(),
        level_unknown: levels.get("unknown"),
    }
}

/// Faults of what this format alone has.
pub(super) fn check(root: &Node<'_>, items: &[Item]) {
    let order = root.get("itemOrder");
    let ids: Vec<&str> = order.elements().iter().map(Node::string).collect();
    let items: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
    if ids != items {
        let same = ids.iter().zip(&items).take_while(|(id, item)| id == item).count();
        let suggestion = match (ids.get(same), items.get(same)) {
            (Some(id), Some(item)) => format!("itemOrder[{same}] is {id:?}, and items[{same}] is {item:?}"),
            (None, Some(item)) => format!("add {item:?}, the id of items[{same}]"),
            (Some(id), None) => format!("take {id:?} out, for which there is no item"),
            (None, None) => String::new(),
        };
        order.fault_with("does not name the items in the order of items", suggestion);
    }
}

fn units(root: &Node<'_>, facets: &[Facet], dimensions: &[Dimension]) -> Vec<Unit> {
    let advice = root.get("recommendations");
    root.get("units")
        .elements()
        .iter()
        .map(|node| {
            let (id, kind) = unit_kind(node, facets, dimensions);
            Unit {
                id,
                kind,
                advice: advice.get(node.string()).table(Node::text),
                duty: by_id::duty(node.string()),
            }
        })
        .collect()
}

fn items(
    root: &Node<'_>,
    scales: &[Scale],
    facets: &[Facet],
    units: &[Unit],
    dimensions: &[Dimension],
) -> Vec<Item> {
    root.get("items")
        .elements()
        .iter()
        .map(|node| {
            let facet = node.get("facet");
            let dimension = dimension_id(&node.get("dimension"), dimensions);
            Item {
                id: node.get("id").string().to_owned(),
                since: since(node),
                dimension,
                unit: place(&node.get("unit"), "unit", units.iter().map(|known| known.id.as_str())),
                facet: facet
                    .is_given()
                    .then(|| place(&facet, "facet", facets.iter().map(|known| known.id.as_str()))),
                scale: place(&node.get("scale"), "scale", scales.iter().map(|known| known.id.as_str())),
                loadings: loadings(&node.get("loads"), dimension, dimensions),
                core: node.get("core").boolean(),
                quick: node.get("quick").boolean(),
                na_allowed: node.get("naAllowed").boolean(),
                short: node.get("short").text(),
                text: node.get("text").text(),
                help: node.get("help").text(),
                anchors: anchors(&node.get("anchors")),
                na_hint: node.get("naHint").optional_text(),
            }
        })
        .collect()
}
