//! The two numbers that a visitor may give.

use super::Model;
use crate::state::count_input::{CountField, CountInput, Counts, read_counts};

impl Model {
    /// The field of a number.
    #[must_use]
    pub const fn count_input(&self, field: CountField) -> &CountInput {
        match field {
            CountField::Employees => &self.employees,
            CountField::Publishers => &self.publishers,
        }
    }

    /// Both numbers, as far as they are valid.
    #[must_use]
    pub fn counts(&self) -> Counts {
        read_counts(&self.instrument, &self.employees, &self.publishers)
    }
}
