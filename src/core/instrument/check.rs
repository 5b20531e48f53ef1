//! What must hold between the values of an instrument, beyond each value by itself.

use std::collections::{BTreeMap, BTreeSet};

use super::{AboutPart, Instrument, Loading, Mode, PositionIndex, Role, UnitKind, json_cursor::Faults};
use crate::core::string_enum::StringEnum;

/// Notes everything that does not hold; `units` is the list that the units of advice stand in.
pub(super) fn check(instrument: &Instrument, units: &str, faults: &Faults) {
    ids_are_unique(instrument, units, faults);
    items_fit(instrument, faults);
    facets_are_of_the_profile(instrument, faults);
    dimensions_have_items(instrument, faults);
    parameters_fit(instrument, faults);
    codes_are_unique(instrument, faults);
    shown_parts_are_there(instrument, faults);
}

fn ids_are_unique(instrument: &Instrument, units: &str, faults: &Faults) {
    let unique = |place: &str, ids: Vec<&str>| {
        let mut seen = BTreeMap::new();
        for (index, id) in ids.into_iter().enumerate() {
            match seen.get(id) {
                Some(first) => faults.advise(
                    format!("{place}[{index}]"),
                    format!("has the id {id:?} twice: {place}[{first}] has it too"),
                    "give one of them another id",
                ),
                None => {
                    seen.insert(id, index);
                }
            }
        }
    };
    unique("items", instrument.items.iter().map(|item| item.id.as_str()).collect());
    unique("facets", instrument.facets.iter().map(|facet| facet.id.as_str()).collect());
    for (index, facet) in instrument.facets.iter().enumerate() {
        if instrument.find_dimension(&facet.id).is_some() {
            faults.advise(
                format!("facets[{index}]"),
                format!("has the id {:?}, which a dimension has too", facet.id),
                "give one of them another id",
            );
        }
    }
    unique(units, instrument.units.iter().map(|unit| unit.id.as_str()).collect());
    if instrument.items.is_empty() {
        faults.push("items", "has no item");
    }
}

fn items_fit(instrument: &Instrument, faults: &Faults) {
    for (index, item) in instrument.items.iter().enumerate() {
        let fault = |problem: String, suggestion: &str| {
            faults.advise(format!("items[{index}]"), format!("{} {problem}", item.id), suggestion);
        };
        if item.since > instrument.version {
            let problem =
                format!("has its meaning since version {}, after {}", item.since, instrument.version);
            fault(problem, "raise version, or lower since");
        }
        let own = item.dimension.key();
        if item.weight_on(item.dimension).is_none() {
            let suggestion = format!("write {{{own:?}: 1}} in its loads");
            fault(format!("must load on its own dimension {own}"), &suggestion);
        }
        for loading in &item.loadings {
            if !Loading::is_weight(loading.weight) {
                let dimension = loading.dimension.key();
                let problem =
                    format!("loads {} on {dimension}, expected halves from 0.5 to 5", loading.weight);
                fault(problem, "write 1, or 0.5, 1.5, 2 and so on");
            }
        }
        if item.core && item.dimension.level().is_none() {
            fault("is a core item outside the levels".into(), "make core false");
        }
        let facet_dimension =
            item.facet.and_then(|facet| instrument.facets.get(facet)).map(|facet| facet.dimension);
        if let Some(dimension) = facet_dimension.filter(|dimension| *dimension != item.dimension) {
            let suggestion = format!("take a facet of {own}; this one is of {}", dimension.key());
            fault("belongs to a facet of another dimension".into(), &suggestion);
        }
        if item.facet.is_some() && item.dimension.role() != Role::Profile {
            fault("has a facet, and its dimension is not of the profile".into(), "make facet null");
        }
        // A name that nothing has was reported while parsing.
        let is_unknown = |facet: usize| instrument.facets.get(facet).is_none();
        let unit_fits = match instrument.units.get(item.unit).map(|unit| unit.kind) {
            _ if item.facet.is_some_and(is_unknown) => true,
            Some(UnitKind::Facet(facet)) => item.facet == Some(facet) || is_unknown(facet),
            Some(UnitKind::Dimension(dimension)) => item.facet.is_none() && item.dimension == dimension,
            None => true,
        };
        if !unit_fits {
            let facet = item.facet.and_then(|facet| instrument.facets.get(facet));
            let suggestion = format!("make unit {:?}", facet.map_or(own, |facet| facet.id.as_str()));
            fault("belongs to a unit that is not its facet or dimension".into(), &suggestion);
        }
    }
}

fn facets_are_of_the_profile(instrument: &Instrument, faults: &Faults) {
    for (index, facet) in instrument.facets.iter().enumerate() {
        // A name that nothing has was reported while parsing.
        let is_known = instrument.dimension_ids().any(|id| id == facet.dimension);
        if is_known && facet.dimension.role() != Role::Profile {
            let problem = format!("is of {}, which is no dimension of the profile", facet.dimension.key());
            faults.push(format!("facets[{index}].dimension"), problem);
        }
    }
}

/// The most items of a level.
const MAX_OF_LEVEL: usize = 40;

fn dimensions_have_items(instrument: &Instrument, faults: &Faults) {
    for dimension in instrument.dimension_ids() {
        for mode in [Mode::Full, Mode::Quick] {
            let items = || instrument.in_mode(mode).map(|index| instrument.item(index));
            let count = items().filter(|item| item.weight_on(dimension).is_some()).count();
            // Its page asks its own items.
            let is_asked = mode == Mode::Quick || items().any(|item| item.dimension == dimension);
            if count == 0 || !is_asked {
                let suggestion = if mode == Mode::Quick { "make one of its items quick" } else { "add one" };
                let problem = format!("has no {} item for {}", mode.key(), dimension.key());
                faults.advise("items", problem, suggestion);
            }
            // How firm a level is is found by changing every answer of it.
            if dimension.level().is_some() && count > MAX_OF_LEVEL {
                let problem =
                    format!("has {count} items for {}, expected at most {MAX_OF_LEVEL}", dimension.key());
                faults.push("items", problem);
            }
        }
    }
    // A quick scan asks group by group.
    for group in &instrument.groups {
        if !instrument.in_mode(Mode::Quick).any(|index| group.has(instrument.item(index).dimension)) {
            let problem = format!("has no quick item for the group {:?}", group.key);
            faults.advise("items", problem, "make one of its items quick");
        }
    }
}

/// What the page about the scan shows from elsewhere must be there.
fn shown_parts_are_there(instrument: &Instrument, faults: &Faults) {
    for (section, shown) in instrument.about.sections.iter().enumerate() {
        for (block, part) in shown.blocks.iter().enumerate() {
            let is_there = match part.part {
                None => true,
                Some(AboutPart::ThreePs) => instrument.has(Role::Profile),
                Some(AboutPart::Values) => instrument.has(Role::Bars),
                Some(AboutPart::Links) => !instrument.links.is_empty(),
                Some(AboutPart::Pyramid) => instrument.has(Role::Levels),
                Some(AboutPart::Names) => !instrument.about.names_note.is_empty(),
            };
            if !is_there {
                let place = format!("about.sections[{section}].blocks[{block}].show");
                faults.push(place, "names a part that this questionnaire does not have");
            }
        }
    }
}

fn parameters_fit(instrument: &Instrument, faults: &Faults) {
    let p = &instrument.parameters;
    let in_order = |place: &str, order: &str, low: f64, high: f64| {
        if low > high {
            let (problem, suggestion) =
                (format!("{low} is above {high}"), format!("keep {order}, each at most as high as the next"));
            faults.advise(format!("parameters.{place}"), problem, suggestion);
        }
    };
    let thresholds = "bandLow, thresholdMin, threshold, thresholdMax";
    in_order("thresholdMin", thresholds, p.threshold_min, p.threshold);
    in_order("thresholdMax", thresholds, p.threshold, p.threshold_max);
    in_order("bandLow", thresholds, p.band_low, p.threshold_min);
    in_order("balanceBands", "slight, balanced", p.slight, p.balanced);
    for (place, score) in [
        ("threshold", p.threshold),
        ("thresholdMin", p.threshold_min),
        ("thresholdMax", p.threshold_max),
        ("bandLow", p.band_low),
    ] {
        if !(score > 0.0 && score <= 100.0) {
            faults.push(
                format!("parameters.{place}"),
                format!("{score} is no score, expected above 0, at most 100"),
            );
        }
    }
    for (place, value, low, high) in [
        ("epsilon", p.epsilon, 0.0, 1e-6),
        ("houseOfCardsMargin", p.house_of_cards_margin, 0.0, 100.0),
        ("balanceBands.balanced", p.balanced, 0.0, 100.0),
        ("balanceBands.slight", p.slight, 0.0, 100.0),
        ("progressShare", p.progress_share, 0.0, 1.0),
        ("priorityFactors.nextLevel", p.factor_next_level, 1.0, 100.0),
        ("priorityFactors.coreBelowMin", p.factor_core_below_min, 1.0, 100.0),
        ("priorityFactors.twoPs", p.factor_two_ps, 1.0, 100.0),
        ("priorityFactors.weakestP", p.factor_weakest_p, 1.0, 100.0),
    ] {
        if !(low..=high).contains(&value) {
            faults.push(format!("parameters.{place}"), format!("{value} is not from {low} to {high}"));
        }
    }
    for (place, share) in [
        ("coverageMin", p.coverage_min),
        ("provisionalCoverage", p.provisional_coverage),
        ("reportCoverage", p.report_coverage),
        ("naShareMax", p.na_share_max),
    ] {
        if share.num > share.den {
            faults.push(format!("parameters.{place}"), format!("{}/{} is above 1", share.num, share.den));
        }
    }
    indices_fit(instrument, faults);
}

fn indices_fit(instrument: &Instrument, faults: &Faults) {
    if let Some(culture) = &instrument.indices.culture {
        // Of weights beyond all bounds no score can be made.
        let fits = culture.of.iter().all(|(_, weight)| (0.0..=100.0).contains(weight));
        if !(fits && culture.of.iter().map(|(_, weight)| weight).sum::<f64>() > 0.0) {
            faults.push("parameters.cultureWeights", "must not be negative, above 100, nor all of them 0");
        }
    }
    if let Some(PositionIndex { cut, .. }) = instrument.indices.position
        && !(cut > 0.0 && cut <= 100.0)
    {
        faults.push("parameters.quadrantCut", format!("{cut} is no score, expected above 0, at most 100"));
    }
}

fn codes_are_unique(instrument: &Instrument, faults: &Faults) {
    let codes = || instrument.questions.org_options.iter().map(|option| option.code);
    let mut seen = BTreeSet::new();
    for option in &instrument.questions.org_options {
        if !seen.insert(option.code) {
            let free = (0..=6).find(|code| !codes().any(|taken| taken == *code));
            let suggestion = free.map_or_else(String::new, |free| format!("{free} is free"));
            let problem = format!("has the code {} twice", option.code);
            faults.advise("questions.orgModel.options", problem, suggestion);
        }
    }
}
