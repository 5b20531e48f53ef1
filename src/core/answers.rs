//! What one person answered.

use super::instrument::{Instrument, ItemIndex, Mode, OrgModel};

/// A chosen step of a scale, 0 to 6; how many an item has, its scale says ([`Instrument::top_step`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step(u8);

impl Step {
    /// The highest step of any scale.
    pub const MAX: u8 = 6;

    /// A step; `None` above 6.
    #[must_use]
    pub const fn new(value: u8) -> Option<Self> {
        if value <= Self::MAX { Some(Self(value)) } else { None }
    }

    /// The step as a number, 0 to 6.
    #[must_use]
    pub const fn value(self) -> u8 {
        self.0
    }
}

/// The answer to one item. An item without an answer has none, never 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// A step of the scale.
    Step(Step),
    /// The item does not apply.
    NotApplicable,
    /// The visitor does not know.
    DontKnow,
}

impl Answer {
    /// The answer with a key, as forms and files have it: `0` to `6`, `NA`, `DK` (scoring.md section 2). Whether an item can
    /// have it, [`Answer::fits`] says.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Some(match key.as_bytes() {
            b"NA" => Self::NotApplicable,
            b"DK" => Self::DontKnow,
            [digit @ b'0'..=b'6'] => Self::Step(Step::new(digit - b'0')?),
            _ => return None,
        })
    }

    /// Whether an item can have this answer, as far as its scale goes.
    #[must_use]
    pub fn fits(self, instrument: &Instrument, item: ItemIndex) -> bool {
        self.step().is_none_or(|step| step <= instrument.top_step(item))
    }

    /// The step, 0 to 6; `None` for the other answers.
    #[must_use]
    pub const fn step(self) -> Option<u8> {
        match self {
            Self::Step(step) => Some(step.value()),
            Self::NotApplicable | Self::DontKnow => None,
        }
    }
}

/// The answers by item; absence is "not answered yet".
///
/// Kept without absent answers at the end, so that equal answers are equal however they came about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers(Vec<Option<Answer>>);

impl Answers {
    /// No answers.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The answer to an item.
    #[must_use]
    pub fn get(&self, item: ItemIndex) -> Option<Answer> {
        self.0.get(item.position()).copied().flatten()
    }

    /// Sets or clears the answer to an item.
    pub fn set(&mut self, item: ItemIndex, answer: Option<Answer>) {
        let position = item.position();
        if answer.is_some() && self.0.len() <= position {
            self.0.resize(position.saturating_add(1), None);
        }
        if let Some(slot) = self.0.get_mut(position) {
            *slot = answer;
        }
        while self.0.last() == Some(&None) {
            self.0.pop();
        }
    }

    /// Whether there is no answer at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// How many items have an answer of any kind, "don't know" and "not applicable" included.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.iter().flatten().count()
    }
}

/// A count that the visitor gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// A number of people.
    Number(u32),
    /// The visitor does not know.
    DontKnow,
}

impl Count {
    /// The number; `None` for "don't know".
    #[must_use]
    pub const fn number(self) -> Option<u32> {
        match self {
            Self::Number(number) => Some(number),
            Self::DontKnow => None,
        }
    }
}

/// One measurement: the answers and what belongs to them (the ANSWERS object of scoring.md section 2).
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerSheet {
    /// Which items are asked. Answers outside the mode are not counted.
    pub mode: Mode,
    /// The answers.
    pub answers: Answers,
    /// How social media are organised; `None` if not given.
    pub org_model: Option<OrgModel>,
    /// How many people work there, 1 to 10 million; `None` if not given.
    pub employees: Option<Count>,
    /// How many of them publish, at most `employees`; `None` if not given.
    pub publishers: Option<Count>,
    /// The threshold, 60 to 80; `None` for that of the instrument.
    pub threshold: Option<f64>,
}

impl AnswerSheet {
    /// A sheet without answers.
    #[must_use]
    pub const fn new(mode: Mode) -> Self {
        Self {
            mode,
            answers: Answers::new(),
            org_model: None,
            employees: None,
            publishers: None,
            threshold: None,
        }
    }

    /// The threshold that counts.
    #[must_use]
    pub fn threshold(&self, instrument: &Instrument) -> f64 {
        self.threshold.unwrap_or(instrument.parameters.threshold)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_was_cleared_is_as_if_it_was_never_given() {
        let (first, last) = (ItemIndex(0), ItemIndex(47));
        let mut answers = Answers::new();

        answers.set(last, Some(Answer::DontKnow));
        answers.set(last, None);
        answers.set(first, None);

        assert_eq!(answers, Answers::new());
        assert_eq!((answers.get(last), answers.count()), (None, 0));
    }
}
