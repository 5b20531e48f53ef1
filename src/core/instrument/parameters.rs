//! The tunable constants of the scoring (`parameters` in the instrument; scoring.md, introduction), and the indices over
//! several groups.

use super::dimension::IndexRule;

/// A share of counts, 0 to 1, compared in integers (scoring.md section 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Numerator, 0 to 1,000 and at most `den`.
    pub num: u32,
    /// Denominator, 1 to 1,000.
    pub den: u32,
}

impl Share {
    /// Whether `part / whole` is at least this share; exact (scoring.md section 1). A `whole` of 0
    /// meets every share.
    #[must_use]
    pub fn is_met_by(self, part: usize, whole: usize) -> bool {
        part as u64 * u64::from(self.den) >= whole as u64 * u64::from(self.num)
    }
}

/// Constants of the scoring rules. Scores, thresholds and margins are in points, 0 to 100; the sections are those of
/// scoring.md.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameters {
    /// The score that a level needs; above 0, from [`threshold_min`](Self::threshold_min) to
    /// [`threshold_max`](Self::threshold_max). An answer file may set another one in that range (sections 2 and 5).
    pub threshold: f64,
    /// The lowest threshold that may be chosen; above 0, at most the threshold; compared exactly (section 1).
    pub threshold_min: f64,
    /// The highest threshold that may be chosen; from the threshold to 100; compared exactly (section 1).
    pub threshold_max: f64,
    /// ε, 0 to 0.000001, in the unit of what is compared: a ≥ b means a ≥ b − ε (section 1).
    pub epsilon: f64,
    /// Answered of applicable items: with two or more open, a dimension below this share has no score (section 3).
    pub coverage_min: Share,
    /// Answered of applicable items from which a status is `ok`; below it `provisional` (section 3).
    pub provisional_coverage: Share,
    /// Answered of applicable items below which the whole report is `insufficient` (section 3).
    pub report_coverage: Share,
    /// Not applicable of all items of a dimension: above this share, not at it, it is `partlyNotApplicable` (section 3).
    pub na_share_max: Share,
    /// How many items, 0 to 100, must be answered in a full scan for a dimension with two or more open items to
    /// have a score (section 3).
    pub min_answered_full: usize,
    /// The same in a quick scan, 0 to 100.
    pub min_answered_quick: usize,
    /// Where the band `mid` begins; above 0, at most the lowest threshold. Also what the lowest P needs for a firm
    /// culture, and a level for a house of cards (sections 3, 4 and 8).
    pub band_low: f64,
    /// 0 to 100 points: a level is a house of cards when its unsupported part and its lead over the lowest level
    /// below it are both above this (section 8).
    pub house_of_cards_margin: f64,
    /// From this balance on the profile is in balance; 0 to 100, at least [`slight`](Self::slight) (section 4).
    pub balanced: f64,
    /// From this balance on they are slightly out of balance, below it unbalanced; 0 to 100 (section 4).
    pub slight: f64,
    /// How much of one level progress may gain towards the next, 0 to 1, in levels (section 5).
    pub progress_share: f64,
    /// Factor, 1 to 100, on the priority of items of the level that comes next (section 7).
    pub factor_next_level: f64,
    /// Factor, 1 to 100, besides that one, of a core item of that level below the minimum (section 7).
    pub factor_core_below_min: f64,
    /// Factor, 1 to 100, of an item that counts for two Ps (section 7).
    pub factor_two_ps: f64,
    /// Factor, 1 to 100, of an item of a weakest P, unless all three are (section 7).
    pub factor_weakest_p: f64,
    /// How many priorities the report shows, 0 to 100; the list has all (section 7).
    pub top_priorities: usize,
    /// People for one publisher in the benchmark, 1 to 10,000,000: 330 means 1 in 330 (section 6).
    pub ratio_benchmark: u32,
    /// The most employees, and publishers, that an answer may give, 1 to 10,000,000 (section 2).
    pub max_employees: u32,
    /// From this many employees on the ratio can warn, 1 to 10,000,000 (section 8).
    pub warning_min_employees: u32,
    /// With fewer employees than this an organisation is small, 1 to 10,000,000 (section 8).
    pub small_organisation: u32,
}

/// What an index over several groups is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexPart {
    /// The index called culture.
    Culture,
    /// The index of a group, by its place.
    Group(usize),
}

/// One number from the indices of several groups (scoring.md section 4).
#[derive(Debug, Clone, PartialEq)]
pub struct CultureIndex {
    /// How they become one: `mean`, weighted; or `weakestWeightedMean` or `minimum`, in which weights do not count.
    pub rule: IndexRule,
    /// The places of the groups, each with its weight, 0 to 100; the sum of the weights is above 0.
    pub of: Vec<(usize, f64)>,
}

/// Two indices as one, with a position in words (scoring.md section 4).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PositionIndex {
    /// Which two.
    pub of: [IndexPart; 2],
    /// From here on each of both is firm; above 0, at most 100.
    pub cut: f64,
}

/// The indices over several groups; `None` for what the instrument does not declare.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Indices {
    /// Culture.
    pub culture: Option<CultureIndex>,
    /// The starting position.
    pub position: Option<PositionIndex>,
}
