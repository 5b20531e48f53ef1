//! Answer scales: two to seven steps with words.

use super::text::Text;

/// One step of a scale.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScalePoint {
    /// The word for the step.
    pub label: Text,
    /// What the step means in general; items may have their own anchors.
    pub anchor: Option<Text>,
}

/// The most steps of a scale.
pub const MAX_POINTS: usize = 7;

/// The parts that a scale is divided into, so that a step of every scale is a whole number of them: scores of dimensions
/// whose items have different scales stay exact.
pub(in crate::core) const PARTS: u8 = 60;

/// A set of two to seven answer steps, from 0 up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// The id in the instrument file.
    pub id: String,
    /// The question that the steps answer.
    pub stem: Text,
    /// The steps, 2 to [`MAX_POINTS`].
    pub points: Vec<ScalePoint>,
    /// The lowest step at which a core item does not fail its level (scoring.md section 5).
    pub core_min: u8,
    /// The step that open items count as in the last rule of a level's test (section 5).
    pub open_counts_as: u8,
}

impl Scale {
    /// The highest step, 1 to 6.
    #[must_use]
    pub fn top(&self) -> u8 {
        // The check allows 2 to 7 points; fewer are in no instrument without a fault.
        u8::try_from(self.points.len().clamp(2, MAX_POINTS)).unwrap_or(2).saturating_sub(1)
    }

    /// A step as a score, 0 to 100.
    #[must_use]
    pub fn score(&self, step: u8) -> f64 {
        100.0 * f64::from(step) / f64::from(self.top())
    }

    /// How many sixtieths of the scale a step is.
    pub(in crate::core) fn parts(&self, step: u8) -> f64 {
        f64::from(step) * f64::from(PARTS / self.top())
    }

    /// How large a step is beside one of a scale of five points: 1 on that one, 4 on a scale of two.
    #[must_use]
    pub fn relative_step(&self) -> f64 {
        4.0 / f64::from(self.top())
    }
}
