//! From the JSON form to an [`Instrument`]: every value read, every id resolved, every fault kept.

use serde_json::Value;

mod by_id;
mod dimensions;

use self::dimensions::{GROUPS, dimensions, find, named as dimension_id, pairs};
use super::{
    Dimension, DimensionId, Facet, Instrument, InstrumentFault, Item, ItemIndex, Loading, NamedText,
    OrgModel, OrgModelOption, Parameters, Question, Questions, RatioTexts, Scale, ScalePoint, Share,
    StateTexts, Texts, Unit, UnitKind, about, check, item_advice,
    json_cursor::{Faults, Node, suggest},
    text::TextTable,
};
use crate::core::string_enum::StringEnum;

/// Reads and checks an instrument; all faults at once.
pub(super) fn parse(json: &str) -> Result<Instrument, Vec<InstrumentFault>> {
    let value: Value = match serde_json::from_str(json) {
        Ok(value) => value,
        Err(error) => {
            let place = format!("line {} column {}", error.line(), error.column());
            return Err(vec![InstrumentFault {
                place,
                problem: "is not JSON".to_owned(),
                suggestion: String::new(),
            }]);
        }
    };
    from_value(&value).0
}

/// The same, of text that was read as JSON elsewhere; with the keys in it that may be misspelt.
pub(super) fn from_value(value: &Value) -> (Result<Instrument, Vec<InstrumentFault>>, Vec<InstrumentFault>) {
    let faults = Faults::default();
    let root = Node::root(value, &faults);
    if !value.is_object() {
        root.fault("expected an object");
        return (Err(faults.into_vec()), Vec::new());
    }
    let instrument = read(&root);
    check::check(&instrument, &root, &faults);
    let (odd_keys, found) = (faults.odd_keys(), faults.into_vec());
    (if found.is_empty() { Ok(instrument) } else { Err(found) }, odd_keys)
}

fn read(root: &Node<'_>) -> Instrument {
    let scales = scales(&root.get("scales"));
    let dimensions = dimensions(&root.get("dimensions"));
    let facets = facets(&root.get("facets"), &dimensions);
    let units = units(root, &facets, &dimensions);
    let items = items(root, &scales, &facets, &units, &dimensions);
    let item_advice = item_advice::item_advice(&root.get("itemAdvice"), &items);
    let warning_subjects = by_id::warning_subjects(&items, &dimensions);
    let definitions = root.get("definitions");
    let members = members(&items, &dimensions);
    let links = pairs(&root.get("texts").get("links"), &dimensions);
    Instrument {
        id: root.get("instrument").string().to_owned(),
        version: root.get("version").integer(1, 255),
        title: root.get("title").text(),
        intro: root.get("intro").text(),
        instructions: root.get("instructions").texts(),
        definition_we: definitions.get("we").text(),
        definition_social: definitions.get("social").text(),
        definition_customers: definitions.optional("customers").optional_text(),
        evidence_prompt: root.get("evidencePrompt").text(),
        states: states(&root.get("states")),
        scales,
        parameters: parameters(&root.get("parameters")),
        groups: GROUPS.to_vec(),
        dimensions,
        links,
        facets,
        units,
        items,
        questions: questions(&root.get("questions")),
        warning_subjects,
        item_advice,
        texts: texts(&root.get("texts")),
        caveats: root.get("caveats").texts(),
        legal: root.get("legal").texts(),
        about: about::about(root),
        members,
    }
}

fn members(items: &[Item], dimensions: &[Dimension]) -> Vec<Vec<(ItemIndex, f64)>> {
    let members = |dimension: &Dimension| {
        // Inclusive, because an open range overflows at item 256; the check refuses more than 255.
        (0..=u8::MAX)
            .zip(items)
            .filter_map(|(index, item)| Some((ItemIndex(index), item.weight_on(dimension.id)?)))
            .collect()
    };
    dimensions.iter().map(members).collect()
}

fn states(node: &Node<'_>) -> StateTexts {
    let (dont_know, not_applicable, unanswered) = (node.get("DK"), node.get("NA"), node.get("unanswered"));
    StateTexts {
        dont_know: dont_know.get("label").text(),
        dont_know_help: dont_know.get("help").text(),
        not_applicable: not_applicable.get("label").text(),
        unanswered: unanswered.get("label").text(),
    }
}

fn scales(node: &Node<'_>) -> Vec<Scale> {
    node.members()
        .into_iter()
        .map(|(id, scale)| {
            let mut points: [ScalePoint; 5] = Default::default();
            let nodes = scale.get("points").elements();
            if nodes.len() != points.len() {
                scale.fault(format!("has {} points, expected 5", nodes.len()));
            }
            for ((step, point), node) in (0u8..).zip(&mut points).zip(&nodes) {
                if node.get("value").step() != step {
                    node.fault(format!("expected the point of step {step}"));
                }
                point.label = node.get("label").text();
                point.anchor = node.get("anchor").optional_text();
            }
            Scale { id: scale.line(id).to_owned(), stem: scale.get("stem").text(), points }
        })
        .collect()
}

fn facets(node: &Node<'_>, dimensions: &[Dimension]) -> Vec<Facet> {
    node.elements()
        .iter()
        .map(|node| {
            // Nothing shows it yet; the file must have it all the same.
            node.get("description").text();
            Facet {
                id: node.get("id").string().to_owned(),
                dimension: dimension_id(&node.get("dimension"), dimensions),
                name: node.get("name").text(),
            }
        })
        .collect()
}

fn units(root: &Node<'_>, facets: &[Facet], dimensions: &[Dimension]) -> Vec<Unit> {
    let advice = root.get("recommendations");
    root.get("units")
        .elements()
        .iter()
        .map(|node| {
            let id = node.string();
            let facet = facets.iter().position(|facet| facet.id == id).map(UnitKind::Facet);
            let kind = facet.or_else(|| find(dimensions, id).map(UnitKind::Dimension)).unwrap_or_else(|| {
                let known = facets.iter().map(|facet| facet.id.as_str());
                let known = known.chain(dimensions.iter().map(|dimension| dimension.id.key()));
                let problem = format!("names neither a facet nor a dimension: {id:?}");
                node.fault_with(problem, suggest::meant(id, known));
                UnitKind::Facet(0)
            });
            Unit { id: id.to_owned(), kind, advice: advice.get(id).table(Node::text), duty: by_id::duty(id) }
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
    let scale_ids: Vec<&str> = scales.iter().map(|scale| scale.id.as_str()).collect();
    let facet_ids: Vec<&str> = facets.iter().map(|facet| facet.id.as_str()).collect();
    let unit_ids: Vec<&str> = units.iter().map(|unit| unit.id.as_str()).collect();
    let known_index = |node: &Node<'_>, what: &str, ids: &[&str]| {
        let name = node.string();
        ids.iter().position(|id| *id == name).unwrap_or_else(|| {
            node.unknown(what, name, ids.iter().copied());
            0
        })
    };
    root.get("items")
        .elements()
        .iter()
        .map(|node| {
            let facet = node.get("facet");
            let unit = node.get("unit");
            let scale = node.get("scale");
            let dimension = dimension_id(&node.get("dimension"), dimensions);
            let since = node.optional("since");
            Item {
                id: node.get("id").string().to_owned(),
                since: if since.is_given() { since.integer(1, 255) } else { 1 },
                dimension,
                unit: known_index(&unit, "unit", &unit_ids),
                facet: facet.is_given().then(|| known_index(&facet, "facet", &facet_ids)),
                scale: known_index(&scale, "scale", &scale_ids),
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

fn loadings(node: &Node<'_>, main: DimensionId, dimensions: &[Dimension]) -> Vec<Loading> {
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

fn anchors(node: &Node<'_>) -> [Option<super::Text>; 5] {
    let mut anchors: [Option<super::Text>; 5] = Default::default();
    if node.is_given() {
        for (key, text) in node.members() {
            match key.parse::<usize>().ok().and_then(|step| anchors.get_mut(step)) {
                Some(anchor) => *anchor = Some(text.text()),
                None => text.fault("is no step, expected 0 to 4"),
            }
        }
    }
    anchors
}

fn share(node: &Node<'_>) -> Share {
    Share { num: node.get("num").integer(0, 1000), den: node.get("den").integer(1, 1000) }
}

fn parameters(node: &Node<'_>) -> Parameters {
    let number = |key: &str| node.get(key).number();
    let count = |node: Node<'_>| usize::try_from(node.integer(0, 100)).unwrap_or(0);
    let (minimum, balance) = (node.get("minAnswered"), node.get("balanceBands"));
    let (culture, factors) = (node.get("cultureWeights"), node.get("priorityFactors"));
    let ratio = node.get("ratio");
    Parameters {
        threshold: number("threshold"),
        threshold_min: number("thresholdMin"),
        threshold_max: number("thresholdMax"),
        core_min: node.get("coreMin").step(),
        open_counts_as: node.get("openCountsAs").step(),
        epsilon: number("epsilon"),
        coverage_min: share(&node.get("coverageMin")),
        provisional_coverage: share(&node.get("provisionalCoverage")),
        report_coverage: share(&node.get("reportCoverage")),
        na_share_max: share(&node.get("naShareMax")),
        min_answered_full: count(minimum.get("full")),
        min_answered_quick: count(minimum.get("quick")),
        band_low: number("bandLow"),
        quadrant_cut: number("quadrantCut"),
        house_of_cards_margin: number("houseOfCardsMargin"),
        balanced: balance.get("balanced").number(),
        slight: balance.get("slight").number(),
        culture_three_p: culture.get("threeP").number(),
        culture_values: culture.get("values").number(),
        progress_share: number("progressShare"),
        factor_next_level: factors.get("nextLevel").number(),
        factor_core_below_min: factors.get("coreBelowMin").number(),
        factor_two_ps: factors.get("twoPs").number(),
        factor_weakest_p: factors.get("weakestP").number(),
        top_priorities: count(node.get("topPriorities")),
        ratio_benchmark: ratio.get("benchmark").integer(1, 10_000_000),
        max_employees: ratio.get("maxEmployees").integer(1, 10_000_000),
        warning_min_employees: ratio.get("warningMinEmployees").integer(1, 10_000_000),
        small_organisation: node.get("smallOrganisation").integer(1, 10_000_000),
    }
}

fn question(node: &Node<'_>) -> Question {
    Question { text: node.get("text").text(), help: node.get("help").text() }
}

fn questions(node: &Node<'_>) -> Questions {
    let (org, ratio) = (node.get("orgModel"), node.get("ratio"));
    Questions {
        org_model: question(&org),
        org_options: org_options(&org.get("options")),
        employees: question(&ratio.get("employees")),
        publishers: question(&ratio.get("publishers")),
        ratio: ratio_texts(&ratio),
    }
}

fn org_options(node: &Node<'_>) -> Vec<OrgModelOption> {
    let nodes = node.elements();
    OrgModel::ALL
        .iter()
        .map(|model| {
            let found = nodes.iter().find(|option| option.get("id").string() == model.key());
            let Some(option) = found else {
                node.fault_with(format!("has no option {:?}", model.key()), "add an option with this id");
                return OrgModelOption {
                    model: *model,
                    code: 0,
                    name: super::Text::default(),
                    description: None,
                    reading: None,
                };
            };
            OrgModelOption {
                model: *model,
                code: u8::try_from(option.get("code").integer(0, 6)).unwrap_or(0),
                name: option.get("name").text(),
                description: option.get("description").optional_text(),
                reading: option.get("reading").optional_text(),
            }
        })
        .collect()
}

fn ratio_texts(node: &Node<'_>) -> RatioTexts {
    let bands = node.get("bands");
    let nodes = bands.elements();
    let read = |key: &str| {
        TextTable::new(
            super::RatioBand::ALL
                .iter()
                .map(|band| match nodes.iter().find(|node| node.get("id").string() == band.key()) {
                    Some(node) => node.get(key).text(),
                    None => {
                        bands.fault_with(format!("has no band {:?}", band.key()), "add a band with this id");
                        super::Text::default()
                    }
                })
                .collect(),
        )
    };
    RatioTexts {
        names: read("name"),
        readings: read("text"),
        benchmark: node.get("benchmark").text(),
        small_note: node.get("smallNote").text(),
    }
}

fn named(node: &Node<'_>) -> NamedText {
    NamedText { name: node.get("name").text(), text: node.get("text").text() }
}

fn texts(node: &Node<'_>) -> Texts {
    let levels = node.get("levels");
    let quadrants = node.get("quadrants");
    Texts {
        levels: ["0", "1", "2", "3", "4", "5"].map(|level| named(&levels.get(level))),
        level_unknown: named(&levels.get("unknown")),
        level_at_least: node.get("levelAtLeast").text(),
        quadrant_names: quadrants.table(|quadrant| quadrant.get("name").text()),
        quadrant_texts: quadrants.table(|quadrant| quadrant.get("text").text()),
        bands: node.get("bands").table(Node::text),
        statuses: node.get("statuses").table(Node::text),
        level_tests: node.get("levelTests").table(Node::text),
        level_reasons: node.get("levelReasons").table(Node::text),
        balance: node.get("balance").table(Node::text),
        outputs: node.get("outputs").table(Node::text),
        culture: node.get("culture").text(),
        position: node.get("position").text(),
        pyramid: node.get("pyramid").text(),
        way_up_open: node.get("wayUpOpen").text(),
        directions: node.get("change").table(Node::text),
        change_note: node.get("changeNote").text(),
        change_within_margin: node.get("changeWithinMargin").text(),
        warnings: node.get("warnings").table(Node::text),
        errors: node.get("errors").table(Node::text),
    }
}
