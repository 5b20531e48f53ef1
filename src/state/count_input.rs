//! A number that the visitor types: what was typed, and what it means.

use crate::core::{
    answers::Count,
    instrument::{ErrorCode, Instrument},
};

/// One of the two numbers that the visitor may give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CountField {
    /// How many people work there.
    Employees,
    /// How many of them publish.
    Publishers,
}

impl CountField {
    /// Both, in the order in which they are asked.
    pub const ALL: [Self; 2] = [Self::Employees, Self::Publishers];
}

/// One field for a number of people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CountInput {
    /// What was typed, as it was typed.
    pub text: String,
    /// "Don't know" was chosen; the text is kept for when that is taken back.
    pub unknown: bool,
}

/// Why a typed number does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountFault {
    /// Not a number that is allowed here.
    Invalid,
    /// More publishers than employees.
    Exceeds,
}

impl CountFault {
    /// What the questionnaire has to say of it.
    #[must_use]
    pub const fn error_code(self, field: CountField) -> ErrorCode {
        match (self, field) {
            (Self::Exceeds, _) => ErrorCode::PublishersExceedEmployees,
            (Self::Invalid, CountField::Employees) => ErrorCode::EmployeesInvalid,
            (Self::Invalid, CountField::Publishers) => ErrorCode::PublishersInvalid,
        }
    }
}

impl CountInput {
    /// A field that holds a count.
    #[must_use]
    pub fn from_count(count: Option<Count>, typed: String) -> Self {
        match count {
            // As it was typed, if that is what it means: "1.200" is not rewritten, and not taken for a change.
            Some(Count::Number(number)) => {
                let is_same = number_in(&typed) == Some(number);
                Self { text: if is_same { typed } else { number.to_string() }, unknown: false }
            }
            Some(Count::DontKnow) => Self { text: typed, unknown: true },
            None => Self { text: typed, unknown: false },
        }
    }

    /// What it means; `Ok(None)` if nothing is given.
    fn parsed(&self, instrument: &Instrument, min: u32) -> Result<Option<Count>, CountFault> {
        if self.unknown {
            return Ok(Some(Count::DontKnow));
        }
        if self.text.trim().is_empty() {
            return Ok(None);
        }
        let range = min..=instrument.parameters.max_employees;
        number_in(&self.text)
            .filter(|n| range.contains(n))
            .map(|n| Some(Count::Number(n)))
            .ok_or(CountFault::Invalid)
    }
}

/// The whole number that a text means. People write 1.200, 1,200, 1 200 or 1'200.
fn number_in(text: &str) -> Option<u32> {
    let parts = |c: char| matches!(c, '.' | ',' | '\'' | '’') || c.is_whitespace();
    // "2.5" is no count: a separator stands before three digits only.
    let groups_fit = text.trim().split(parts).skip(1).all(|group| group.len() == 3);
    let digits: String = text.chars().filter(|c| !parts(*c)).collect();
    digits.parse().ok().filter(|_| groups_fit)
}

/// Both counts, as far as they are valid, and what is wrong with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// How many people work there.
    pub employees: Option<Count>,
    /// How many of them publish.
    pub publishers: Option<Count>,
    /// What is wrong with the first.
    pub employees_fault: Option<CountFault>,
    /// What is wrong with the second.
    pub publishers_fault: Option<CountFault>,
}

impl Counts {
    /// What is wrong with a field.
    #[must_use]
    pub const fn fault(&self, field: CountField) -> Option<CountFault> {
        match field {
            CountField::Employees => self.employees_fault,
            CountField::Publishers => self.publishers_fault,
        }
    }
}

/// Reads both fields together: more publishers than employees is the fault of the second.
#[must_use]
pub fn read_counts(instrument: &Instrument, employees: &CountInput, publishers: &CountInput) -> Counts {
    let (first, second) = (employees.parsed(instrument, 1), publishers.parsed(instrument, 0));
    let mut counts = Counts {
        employees: first.ok().flatten(),
        publishers: second.ok().flatten(),
        employees_fault: first.err(),
        publishers_fault: second.err(),
    };
    let numbers = counts.employees.and_then(Count::number).zip(counts.publishers.and_then(Count::number));
    if numbers.is_some_and(|(employees, publishers)| publishers > employees) {
        counts.publishers = None;
        counts.publishers_fault = Some(CountFault::Exceeds);
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(employees: &str, publishers: &str) -> Counts {
        let field = |text: &str| CountInput { text: text.into(), unknown: false };
        read_counts(&Instrument::built_in().unwrap(), &field(employees), &field(publishers))
    }

    #[test]
    fn thousands_may_be_written_as_people_write_them() {
        for text in ["1200", "1.200", "1,200", "1 200", " 1'200 "] {
            assert_eq!(read(text, "").employees, Some(Count::Number(1200)), "{text:?}");
        }
    }

    #[test]
    fn half_a_person_none_and_ten_million_and_one_are_refused() {
        for text in ["2.5", "2,5", "0", "-3", "10000001", "about 20", "1..000"] {
            assert_eq!(read(text, "").employees_fault, Some(CountFault::Invalid), "{text:?}");
        }
    }

    #[test]
    fn more_publishers_than_employees_are_not_counted_but_the_employees_are() {
        let counts = read("5", "6");

        assert_eq!(counts.employees, Some(Count::Number(5)));
        assert_eq!(counts.publishers, None);
        assert_eq!(counts.publishers_fault, Some(CountFault::Exceeds));
    }

    #[test]
    fn nothing_typed_is_nothing_given() {
        let counts = read(" ", "");

        assert_eq!((counts.employees, counts.employees_fault), (None, None));
    }
}
