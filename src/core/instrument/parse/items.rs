//! Facets and items, as far as all formats have them.

use super::{
    super::{Dimension, DimensionId, Facet, Loading, UnitKind, json_cursor::suggest},
    Format, Node,
    dimensions::{find, named as dimension_id},
};

/// The facets of dimensions.
pub(super) fn facets(node: &Node<'_>, dimensions: &[Dimension], format: Format) -> Vec<Facet> {
    let may_be_missing = format == Format::Second;
    node.elements_unless(may_be_missing)
        .iter()
        .map(|node| {
            // Nothing shows it yet; a file of format 1 must have it all the same.
            node.get_unless(may_be_missing, "description").text_unless(may_be_missing);
            Facet {
                id: node.get("id").string().to_owned(),
                dimension: dimension_id(&node.get("dimension"), dimensions),
                name: node.get("name").text(),
            }
        })
        .collect()
}

/// The weights of an item on dimensions, that on its own first.
pub(super) fn loadings(node: &Node<'_>, main: DimensionId, dimensions: &[Dimension]) -> Vec<Loading> {
    let mut loadings: Vec<Loading> = node
        .members()
        .into_iter()
        .filter_map(|(key, weight)| {
            let Some(dimension) = find(dimensions, key) else {
                let known = dimensions.iter().map(|dimension| dimension.id.key());
                weight.fault_with("names an unknown dimension", suggest::meant(key, known));
                return None;
            };
            Some(Loading { dimension, weight: weight.number() })
        })
        .collect();
    // The main one first.
    if let Some(position) = loadings.iter().position(|loading| loading.dimension == main) {
        loadings.swap(0, position);
    }
    loadings
}

/// The version in which an item got its meaning.
pub(super) fn since(node: &Node<'_>) -> u32 {
    let since = node.optional("since");
    if since.is_given() { since.integer(1, 255) } else { 1 }
}

/// The place of what a value names among things of its kind; one that nothing has, and a fault, if there is none.
pub(super) fn place<'t>(
    node: &Node<'_>,
    what: &str,
    mut known: impl Iterator<Item = &'t str> + Clone,
) -> usize {
    let (name, all) = (node.string(), known.clone());
    known.position(|known| known == name).unwrap_or_else(|| {
        node.unknown(what, name, all);
        usize::MAX
    })
}

/// What a unit of advice is, with its id.
pub(super) fn unit_kind(node: &Node<'_>, facets: &[Facet], dimensions: &[Dimension]) -> (String, UnitKind) {
    let id = node.string();
    let facet = facets.iter().position(|facet| facet.id == id).map(UnitKind::Facet);
    let kind = facet.or_else(|| find(dimensions, id).map(UnitKind::Dimension)).unwrap_or_else(|| {
        let known = facets.iter().map(|facet| facet.id.as_str());
        let known = known.chain(dimensions.iter().map(|dimension| dimension.id.key()));
        let problem = format!("names neither a facet nor a dimension: {id:?}");
        node.fault_with(problem, suggest::meant(id, known));
        UnitKind::Facet(usize::MAX)
    });
    (id.to_owned(), kind)
}
