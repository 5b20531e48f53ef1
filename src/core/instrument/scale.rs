//! Answer scales: five steps with words.

use super::text::Text;

/// One step of a scale.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScalePoint {
    /// The word for the step.
    pub label: Text,
    /// What the step means in general; items may have their own anchors.
    pub anchor: Option<Text>,
}

/// A set of five answer steps, 0 to 4.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// The id in the instrument file.
    pub id: String,
    /// The question that the steps answer.
    pub stem: Text,
    /// The steps 0 to 4.
    pub points: [ScalePoint; 5],
}
