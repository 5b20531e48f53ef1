//! Items: what a visitor answers.

use super::{dimension::DimensionId, text::Text};

/// The place of an item in item order; made by the instrument only, and valid in that instrument only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemIndex(pub(crate) u8);

impl ItemIndex {
    /// The place in item order, from 0.
    #[must_use]
    pub fn position(self) -> usize {
        usize::from(self.0)
    }
}

/// The weight of an item on a dimension.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Loading {
    /// The dimension.
    pub dimension: DimensionId,
    /// The weight: halves, 0.5 to 5.
    pub weight: f64,
}

impl Loading {
    /// Whether an item may have this weight. Only halves, so that sums of them are exact.
    #[must_use]
    pub fn is_weight(weight: f64) -> bool {
        (0.5..=5.0).contains(&weight) && (2.0 * weight).fract() == 0.0
    }
}

/// One scored statement or practice.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The id in files, like `PE-3`.
    pub id: String,
    /// The version of the instrument in which it got its present meaning, from 1 to the version of now. Answers from an
    /// earlier version are shown to the visitor and do not count.
    pub since: u32,
    /// The main dimension.
    pub dimension: DimensionId,
    /// The place of its unit in [`super::Instrument::units`].
    pub unit: usize,
    /// The place of its facet in [`super::Instrument::facets`]; `None` outside the profile.
    pub facet: Option<usize>,
    /// The place of its scale in [`super::Instrument::scales`].
    pub scale: usize,
    /// The dimensions it loads on, the main one first.
    pub loadings: Vec<Loading>,
    /// A core item must itself be at least at [`super::Scale::core_min`] for its level to count.
    pub core: bool,
    /// Part of the quick scan.
    pub quick: bool,
    /// "Not applicable" may be chosen.
    pub na_allowed: bool,
    /// The short name with its article, for sentences.
    pub short: Text,
    /// The statement.
    pub text: Text,
    /// What it means, with an example.
    pub help: Text,
    /// Own explanations of single steps, by step, one place for each step of its scale.
    pub anchors: Vec<Option<Text>>,
    /// When "not applicable" fits; `None` where it is not allowed.
    pub na_hint: Option<Text>,
}

impl Item {
    /// The weight on a dimension; `None` if it does not load on it.
    #[must_use]
    pub fn weight_on(&self, dimension: DimensionId) -> Option<f64> {
        self.loadings.iter().find(|loading| loading.dimension == dimension).map(|loading| loading.weight)
    }
}
