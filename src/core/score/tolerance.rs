//! The one comparison rule (scoring.md section 1): with a tolerance, so that 59.999999999999986 counts as 60.

/// The tolerance of comparisons of computed numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tolerance(pub f64);

impl Tolerance {
    /// a ≥ b.
    #[must_use]
    pub fn at_least(self, a: f64, b: f64) -> bool {
        a >= b - self.0
    }

    /// a < b.
    #[must_use]
    pub fn below(self, a: f64, b: f64) -> bool {
        !self.at_least(a, b)
    }

    /// a > b.
    #[must_use]
    pub fn above(self, a: f64, b: f64) -> bool {
        self.below(b, a)
    }
}
