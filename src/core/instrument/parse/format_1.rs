//! Format 1: three Ps, three values and five levels under fixed ids, and a list beside another wherever one needs the other.

use super::{
    super::{Dimension, Facet, Instrument, Item, Role, Scale, Unit, item_advice},
    Format, Node, Parts, by_id,
    dimensions::{GROUPS, dimensions, indices, named as dimension_id, pairs},
    items::{facets, loadings, place, since, unit_kind},
    scales::{anchors, scales},
};

/// The keys of the texts about the levels.
const LEVELS: [&str; 6] = ["0", "1", "2", "3", "4", "5"];

/// The parts of the instrument that this format has in its own way.
pub(super) fn read<'a>(root: &Node<'a>) -> Parts<'a> {
    let parameters = root.get("parameters");
    let scales = scales(&root.get("scales"), &parameters, Format::First);
    let dimensions = dimensions(&root.get("dimensions"));
    let facets = facets(&root.get("facets"), &dimensions, Format::First);
    let units = units(root, &facets, &dimensions);
    let items = items(root, &scales, &facets, &units, &dimensions);
    let item_advice = item_advice::item_advice(&root.get("itemAdvice"), &items);
    let warning_subjects = by_id::warning_subjects(&items, &dimensions);
    let links = pairs(&root.get("texts").get("links"), &dimensions);
    let levels = root.get("texts").get("levels");
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
        balance: Some(parameters.get("balanceBands")),
        indices: indices(&parameters),
        levels: LEVELS.iter().map(|level| levels.get(level)).collect(),
        level_unknown: Some(levels.get("unknown")),
    }
}

/// Faults of what this format alone has.
pub(super) fn check(root: &Node<'_>, instrument: &Instrument) {
    item_order(root, &instrument.items);
    unshown_texts_stand(root);
    for (node, item) in root.get("items").elements().iter().zip(&instrument.items) {
        let facets = instrument.facets.iter().filter(|facet| facet.dimension == item.dimension);
        if item.facet.is_none() && item.dimension.role() == Role::Profile {
            let suggestion =
                format!("take {}", facets.map(|facet| facet.id.as_str()).collect::<Vec<_>>().join(" or "));
            let problem = format!("{} must have a facet exactly if its dimension is a P", item.id);
            node.fault_with(problem, suggestion);
        }
        if item.na_allowed != item.na_hint.is_some() {
            let suggestion = if item.na_allowed { "add a naHint" } else { "make naHint null" };
            node.fault_with(format!("{} must have a naHint exactly if naAllowed", item.id), suggestion);
        }
    }
}

/// Texts that belong to every file of this format, but that nothing shows, so that no [`Instrument`] carries them.
fn unshown_texts_stand(root: &Node<'_>) {
    let (states, texts) = (root.get("states"), root.get("texts"));
    for text in [states.get("NA").get("help"), states.get("unanswered").get("help"), texts.get("lifts")] {
        text.text();
    }
    for source in root.get("sources").elements() {
        source.get("for").string();
    }
}

fn item_order(root: &Node<'_>, items: &[Item]) {
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
            let scale = place(&node.get("scale"), "scale", scales.iter().map(|known| known.id.as_str()));
            Item {
                id: node.get("id").string().to_owned(),
                since: since(node),
                dimension,
                unit: place(&node.get("unit"), "unit", units.iter().map(|known| known.id.as_str())),
                facet: facet
                    .is_given()
                    .then(|| place(&facet, "facet", facets.iter().map(|known| known.id.as_str()))),
                scale,
                loadings: loadings(&node.get("loads"), dimension, dimensions),
                core: node.get("core").boolean(),
                quick: node.get("quick").boolean(),
                na_allowed: node.get("naAllowed").boolean(),
                short: node.get("short").text(),
                text: node.get("text").text(),
                help: node.get("help").text(),
                anchors: anchors(&node.get("anchors"), scales.get(scale), Format::First),
                na_hint: node.get("naHint").optional_text(),
            }
        })
        .collect()
}
