//! The constants of the scoring.

use super::{
    super::{Parameters, Share},
    Node, Parts,
};

fn share(node: &Node<'_>) -> Share {
    Share { num: node.get("num").integer(0, 1000), den: node.get("den").integer(1, 1000) }
}

/// The constants; those of indices stand in other places in other formats.
pub(super) fn parameters(node: &Node<'_>, parts: &Parts<'_>) -> Parameters {
    let number = |key: &str| node.get(key).number();
    let count = |node: Node<'_>| usize::try_from(node.integer(0, 100)).unwrap_or(0);
    let (minimum, factors) = (node.get("minAnswered"), node.get("priorityFactors"));
    let [culture_three_p, culture_values] = &parts.culture;
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
        quadrant_cut: parts.quadrant_cut.number(),
        house_of_cards_margin: number("houseOfCardsMargin"),
        balanced: parts.balance.get("balanced").number(),
        slight: parts.balance.get("slight").number(),
        culture_three_p: culture_three_p.number(),
        culture_values: culture_values.number(),
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
