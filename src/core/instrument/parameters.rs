//! The tunable constants of the scoring (`parameters` in the instrument; scoring.md, introduction).

/// A share of counts, compared in integers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Numerator, at least 0.
    pub num: u32,
    /// Denominator, at least 1.
    pub den: u32,
}

impl Share {
    /// Whether `part / whole` is at least this share; exact (scoring.md section 1).
    #[must_use]
    pub fn is_met_by(self, part: usize, whole: usize) -> bool {
        part as u64 * u64::from(self.den) >= whole as u64 * u64::from(self.num)
    }
}

/// Constants of the scoring rules. Scores are 0 to 100.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameters {
    /// The score that a level needs.
    pub threshold: f64,
    /// The lowest threshold that may be chosen.
    pub threshold_min: f64,
    /// The highest threshold that may be chosen.
    pub threshold_max: f64,
    /// The step that a core item needs, 0 to 4.
    pub core_min: u8,
    /// What an open item counts as in the gate, 0 to 4.
    pub open_counts_as: u8,
    /// The tolerance of comparisons.
    pub epsilon: f64,
    /// The answered share that a dimension needs once two items are open.
    pub coverage_min: Share,
    /// The answered share from which a score is complete enough.
    pub provisional_coverage: Share,
    /// The answered share that the whole report needs.
    pub report_coverage: Share,
    /// The share of items that may be not applicable without a warning.
    pub na_share_max: Share,
    /// Answers that a dimension needs in the full scan once two items are open.
    pub min_answered_full: usize,
    /// The same for the quick scan.
    pub min_answered_quick: usize,
    /// Where the middle band starts.
    pub band_low: f64,
    /// Where culture and pyramid count as firm.
    pub quadrant_cut: f64,
    /// How far a level may stand above its support.
    pub house_of_cards_margin: f64,
    /// From here the three Ps are in balance.
    pub balanced: f64,
    /// From here the three Ps are slightly out of balance.
    pub slight: f64,
    /// Weight of the three Ps in the culture score.
    pub culture_three_p: f64,
    /// Weight of the values in the culture score.
    pub culture_values: f64,
    /// How far progress may go towards the next level, 0 to 1.
    pub progress_share: f64,
    /// Priority factor of the level that comes next.
    pub factor_next_level: f64,
    /// Priority factor of a core item below the minimum there.
    pub factor_core_below_min: f64,
    /// Priority factor of an item on two Ps.
    pub factor_two_ps: f64,
    /// Priority factor of the weakest P.
    pub factor_weakest_p: f64,
    /// How many priorities the report shows.
    pub top_priorities: usize,
    /// One publishing employee per this many is the benchmark.
    pub ratio_benchmark: u32,
    /// The largest number of employees.
    pub max_employees: u32,
    /// From how many employees the ratio can warn.
    pub warning_min_employees: u32,
    /// Below this many employees an organisation is small.
    pub small_organisation: u32,
}
