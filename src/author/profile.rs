//! What kind of organisation is imitated.

use crate::core::{
    instrument::{DimensionId, Instrument, Role},
    string_enum::string_enum,
};

use super::random::Random;

string_enum! {
    /// A kind of organisation.
    pub enum Profile {
        /// Another one of the others for each respondent.
        Mixed = "mixed",
        /// About the same everywhere, in the middle.
        Balanced = "balanced",
        /// The levels fall from the base to the top, as the pyramid wants it.
        FirmBase = "firm-base",
        /// The levels rise from the base to the top: a house of cards.
        WeakBase = "weak-base",
        /// One dimension of each group, another one for each respondent, is far below the others.
        Uneven = "uneven",
        /// Low everywhere.
        Beginner = "beginner",
        /// High everywhere.
        Advanced = "advanced",
        /// In the middle, by somebody who does not know a third of the answers.
        Unsure = "unsure",
    }
}

/// The kinds that [`Profile::Mixed`] draws from.
const KINDS: [Profile; 7] = [
    Profile::Balanced,
    Profile::FirmBase,
    Profile::WeakBase,
    Profile::Uneven,
    Profile::Beginner,
    Profile::Advanced,
    Profile::Unsure,
];

/// How far the lowest and the highest level are from the middle, in steps.
const SLOPE: f64 = 1.4;

/// What a respondent's kind of organisation means for each dimension, in steps.
#[derive(Debug, Clone)]
pub struct Means {
    kind: Profile,
    /// The low dimensions of [`Profile::Uneven`].
    low: Vec<DimensionId>,
    levels: usize,
}

impl Means {
    /// Draws the kind, where it is open.
    pub fn draw(profile: Profile, instrument: &Instrument, random: &mut Random) -> Self {
        let kind = match profile {
            Profile::Mixed => random.one_of(&KINDS).copied().unwrap_or(Profile::Balanced),
            kind => kind,
        };
        let mut low = Vec::new();
        if kind == Profile::Uneven {
            for group in &instrument.groups {
                let ids: Vec<_> = instrument.dimension_ids().filter(|id| group.has(*id)).collect();
                low.extend(random.one_of(&ids));
            }
        }
        Self { kind, low, levels: instrument.dimensions_of(Role::Levels).count() }
    }

    /// How often such a respondent does not know beyond what was asked for, 0 to 1.
    pub fn unsure(&self) -> f64 {
        if self.kind == Profile::Unsure { 0.35 } else { 0.0 }
    }

    /// The mean answer of a dimension, in steps of a scale of five points; 0 to 4.
    pub fn of(&self, dimension: DimensionId) -> f64 {
        match self.kind {
            Profile::Balanced | Profile::Mixed | Profile::Unsure => 2.3,
            Profile::FirmBase => 2.3 + SLOPE * self.height(dimension),
            Profile::WeakBase => 2.3 - SLOPE * self.height(dimension),
            Profile::Uneven if self.low.contains(&dimension) => 1.0,
            Profile::Uneven => 3.0,
            Profile::Beginner => 0.8,
            Profile::Advanced => 3.4,
        }
    }

    /// From 1 at the base to −1 at the top; 0 for what is no level.
    fn height(&self, dimension: DimensionId) -> f64 {
        let Some(level) = dimension.level() else { return 0.0 };
        let top = self.levels.saturating_sub(1).max(1);
        #[expect(clippy::cast_precision_loss, reason = "a handful of levels")]
        let share = f64::from(level.saturating_sub(1)) / top as f64;
        1.0 - 2.0 * share
    }
}
