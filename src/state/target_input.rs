//! What a visitor typed in the form of the target, and what it means.

use crate::plan::{
    day::Day,
    target::{MAX_SCORE, MAX_SCORES, Target},
};

/// The fields of the form, as they are typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TargetInput {
    /// The level, `1` to `5`; empty for no wish.
    pub level: String,
    /// A score for each dimension of the profile, in their order; empty for no wish.
    pub scores: [String; MAX_SCORES],
    /// The day, as `2027-03-01`; empty for none.
    pub date: String,
}

/// Why the fields are no target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetFault {
    /// The score of the dimension at this place, from 0, is no whole number from 0 to 100.
    Score(usize),
    /// There is no such day.
    Date,
    /// Neither a level nor a score is wished.
    Empty,
}

impl TargetInput {
    /// The fields of what is wished.
    #[must_use]
    pub fn of(target: &Target) -> Self {
        let text = |number: Option<u8>| number.map(|number| number.to_string()).unwrap_or_default();
        Self {
            level: text(target.level),
            scores: target.scores.map(text),
            date: target.date.map(|day| day.to_string()).unwrap_or_default(),
        }
    }

    /// What the fields mean. Spaces around a number are no fault.
    ///
    /// # Errors
    /// The first field that means nothing, from above.
    pub fn read(&self) -> Result<Target, TargetFault> {
        let mut target = Target::default();
        target.set_level(self.level.trim().parse().ok());
        for (place, (typed, score)) in self.scores.iter().zip(&mut target.scores).enumerate() {
            let typed = typed.trim();
            if !typed.is_empty() {
                let number = typed.parse::<u8>().ok().filter(|number| *number <= MAX_SCORE);
                *score = Some(number.ok_or(TargetFault::Score(place))?);
            }
        }
        if target.is_empty() {
            return Err(TargetFault::Empty);
        }
        let date = self.date.trim();
        if !date.is_empty() {
            target.date = Some(Day::parse(date).ok_or(TargetFault::Date)?);
        }
        Ok(target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(level: &str, scores: [&str; 3], date: &str) -> TargetInput {
        let mut input =
            TargetInput { level: level.to_owned(), date: date.to_owned(), ..TargetInput::default() };
        for (own, score) in input.scores.iter_mut().zip(scores) {
            score.clone_into(own);
        }
        input
    }

    #[test]
    fn what_was_wished_is_what_its_fields_mean() {
        for fields in [
            input("3", ["70", "", "0"], "2027-03-01"),
            input("", ["", "100", ""], ""),
            input("5", ["", "", ""], "2028-02-29"),
        ] {
            let target = fields.read().unwrap();
            assert_eq!(TargetInput::of(&target), fields);
        }
        let scores = input("", [" 70 ", "", ""], " ").read().unwrap().scores;
        assert_eq!((scores[0], scores.iter().flatten().count()), (Some(70), 1));
    }

    #[test]
    fn a_field_that_means_nothing_is_named() {
        for typed in ["101", "-1", "70.5", "veel", "999"] {
            assert_eq!(input("3", ["", typed, ""], "").read(), Err(TargetFault::Score(1)), "{typed}");
        }
        assert_eq!(input("3", ["", "", ""], "2027-02-30").read(), Err(TargetFault::Date));
        assert_eq!(input("", ["", "", ""], "2027-02-01").read(), Err(TargetFault::Empty));
        assert_eq!(input("8", ["", "", ""], "").read(), Err(TargetFault::Empty));
    }
}
