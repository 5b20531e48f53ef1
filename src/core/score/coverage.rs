//! Counting answers, and sums over them (scoring.md sections 1 and 3).

use crate::core::{
    answers::{Answer, Answers},
    instrument::{Instrument, ItemIndex, Mode, PARTS, Scale, Status},
};

/// How many items are in which state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Items in the mode.
    pub items: usize,
    /// Answered "not applicable".
    pub not_applicable: usize,
    /// Answered with a step.
    pub answered: usize,
    /// Answered "don't know".
    pub dont_know: usize,
    /// Not answered.
    pub unanswered: usize,
}

impl Counts {
    /// Items that are not "not applicable".
    #[must_use]
    pub const fn applicable(&self) -> usize {
        self.items.saturating_sub(self.not_applicable)
    }

    /// Items without a known answer.
    #[must_use]
    pub const fn open(&self) -> usize {
        self.dont_know.saturating_add(self.unanswered)
    }

    /// The answered share of the applicable items, 0 to 1; `None` if none applies.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        (self.applicable() > 0).then(|| self.answered as f64 / self.applicable() as f64)
    }

    pub(super) fn add(&mut self, answer: Option<Answer>) {
        self.items = self.items.saturating_add(1);
        let state = match answer {
            Some(Answer::Step(_)) => &mut self.answered,
            Some(Answer::NotApplicable) => &mut self.not_applicable,
            Some(Answer::DontKnow) => &mut self.dont_know,
            None => &mut self.unanswered,
        };
        *state = state.saturating_add(1);
    }
}

/// Counts with the exact sums behind every mean: all weights are halves and all steps whole sixtieths of their scales,
/// so sums are exact and the order of the answers never matters.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Tally {
    /// The counts.
    pub counts: Counts,
    /// Sum of weight times answer over the answered items, in sixtieths of the scale of each.
    pub weighted_parts: f64,
    /// Sum of the weights of the answered items.
    pub answered_weight: f64,
    /// Sum of the weights of the open items.
    pub open_weight: f64,
    /// Sum of weight times what an open item counts as, in sixtieths of the scale of each.
    pub open_parts: f64,
}

/// What open items count as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// The lowest step.
    Lowest,
    /// What the scale says, usually its middle.
    AsTheScaleSays,
    /// The highest step.
    Highest,
}

impl Open {
    /// The step that an open item counts as.
    pub(super) fn step(self, scale: &Scale) -> u8 {
        match self {
            Self::Lowest => 0,
            Self::AsTheScaleSays => scale.open_counts_as,
            Self::Highest => scale.top(),
        }
    }
}

impl Tally {
    /// Tallies items with their weights.
    pub fn of(
        instrument: &Instrument,
        answers: &Answers,
        items: impl IntoIterator<Item = (ItemIndex, f64)>,
    ) -> Self {
        let mut tally = Self::default();
        for (index, weight) in items {
            tally.add(instrument.scale_of(instrument.item(index)), answers.get(index), weight);
        }
        tally
    }

    pub(super) fn add(&mut self, scale: &Scale, answer: Option<Answer>, weight: f64) {
        self.counts.add(answer);
        match answer {
            Some(Answer::Step(step)) => {
                // What no reader lets pass, and a model of the page never has, would be more than all.
                self.weighted_parts += weight * scale.parts(step.value().min(scale.top()));
                self.answered_weight += weight;
            }
            Some(Answer::NotApplicable) => {}
            Some(Answer::DontKnow) | None => {
                self.open_weight += weight;
                self.open_parts += weight * scale.parts(Open::AsTheScaleSays.step(scale));
            }
        }
    }

    /// The mean of the answered items, 0 to 100; `None` without answers.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        (self.counts.answered > 0).then(|| percent(self.weighted_parts, self.answered_weight))
    }

    /// The mean of the applicable items with every open item counted as a step of its scale; `None` if none applies.
    #[must_use]
    pub fn mean_with(&self, open: Open) -> Option<f64> {
        let parts = match open {
            Open::Lowest => 0.0,
            Open::AsTheScaleSays => self.open_parts,
            Open::Highest => f64::from(PARTS) * self.open_weight,
        };
        let weight = self.answered_weight + self.open_weight;
        (self.counts.applicable() > 0).then(|| percent(self.weighted_parts + parts, weight))
    }
}

/// A mean of sixtieths as a score, with one division of exact numbers (scoring.md section 1): the quotient is the same, to
/// the last bit, as that of 25 times the steps of scales of five points.
fn percent(parts: f64, weight: f64) -> f64 {
    100.0 * parts / (f64::from(PARTS) * weight)
}

/// Coverage of the whole report (scoring.md section 3).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReportCoverage {
    /// The counts over all items in the mode.
    pub counts: Counts,
    /// Whether an overall picture can be shown.
    pub status: Status,
}

/// Counts all items in the mode.
pub(super) fn report_coverage(instrument: &Instrument, mode: Mode, answers: &Answers) -> ReportCoverage {
    let mut counts = Counts::default();
    for index in instrument.in_mode(mode) {
        counts.add(answers.get(index));
    }
    let p = &instrument.parameters;
    let (answered, applicable) = (counts.answered, counts.applicable());
    let status = if !p.report_coverage.is_met_by(answered, applicable) {
        Status::Insufficient
    } else if p.provisional_coverage.is_met_by(answered, applicable) {
        Status::Ok
    } else {
        Status::Provisional
    };
    ReportCoverage { counts, status }
}
