//! The constants of the scoring. In format 2 each may be missing: then it is that of Social Business.

use super::{
    super::{Parameters, Share},
    Format, Node, Parts,
};

/// Reads constants, of which each may be missing in format 2.
struct Reader<'a> {
    node: Node<'a>,
    format: Format,
}

impl<'a> Reader<'a> {
    fn member(&self, key: &str) -> Node<'a> {
        self.node.get_unless(self.format == Format::Second, key)
    }

    fn read<T>(&self, key: &str, other: T, read: impl FnOnce(&Node<'_>) -> T) -> T {
        let node = self.member(key);
        if self.format == Format::First { read(&node) } else { node.given_or(other, read) }
    }

    fn number(&self, key: &str, other: f64) -> f64 {
        self.read(key, other, |node| node.number())
    }

    fn share(&self, key: &str, num: u32, den: u32) -> Share {
        self.read(key, Share { num, den }, |node| Share {
            num: node.get("num").integer(0, 1000),
            den: node.get("den").integer(1, 1000),
        })
    }

    fn count(&self, key: &str, other: usize) -> usize {
        self.read(key, other, |node| usize::try_from(node.integer(0, 100)).unwrap_or(0))
    }

    fn people(&self, key: &str, other: u32) -> u32 {
        self.read(key, other, |node| node.integer(1, 10_000_000))
    }

    fn of(&self, key: &str) -> Self {
        Self { node: self.member(key), format: self.format }
    }
}

/// The constants; some stand in other places in other formats.
pub(super) fn parameters(node: &Node<'_>, parts: &Parts<'_>, format: Format) -> Parameters {
    let read = Reader { node: node.clone(), format };
    let (minimum, factors, ratio) = (read.of("minAnswered"), read.of("priorityFactors"), read.of("ratio"));
    let balance = parts.balance.clone().map(|node| Reader { node, format });
    let balance = |key, other| balance.as_ref().map_or(other, |balance| balance.number(key, other));
    // What is not said fits what is.
    let threshold = read.number("threshold", 70.0);
    let threshold_min = read.number("thresholdMin", threshold.min(60.0));
    Parameters {
        threshold,
        threshold_min,
        threshold_max: read.number("thresholdMax", threshold.max(80.0)),
        epsilon: read.number("epsilon", 1e-9),
        coverage_min: read.share("coverageMin", 2, 3),
        provisional_coverage: read.share("provisionalCoverage", 17, 20),
        report_coverage: read.share("reportCoverage", 3, 4),
        na_share_max: read.share("naShareMax", 1, 3),
        min_answered_full: minimum.count("full", 2),
        min_answered_quick: minimum.count("quick", 1),
        band_low: read.number("bandLow", threshold_min.min(50.0)),
        house_of_cards_margin: read.number("houseOfCardsMargin", 15.0),
        balanced: balance("balanced", 85.0),
        slight: balance("slight", 70.0),
        progress_share: read.number("progressShare", 0.9),
        factor_next_level: factors.number("nextLevel", 2.0),
        factor_core_below_min: factors.number("coreBelowMin", 1.5),
        factor_two_ps: factors.number("twoPs", 1.25),
        factor_weakest_p: factors.number("weakestP", 1.25),
        top_priorities: read.count("topPriorities", 3),
        ratio_benchmark: ratio.people("benchmark", 330),
        max_employees: ratio.people("maxEmployees", 10_000_000),
        warning_min_employees: ratio.people("warningMinEmployees", 10),
        small_organisation: read.people("smallOrganisation", 250),
    }
}
