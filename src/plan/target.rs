//! What an organisation wants to reach, and when.

use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::Value;

use super::{
    day::Day,
    parse::{PlanError, Reading},
};
use crate::core::{
    answer_file::whole as whole_number,
    instrument::{Instrument, Role},
};

/// A wished result. JSON: `{"level":4,"scores":{"PE":70,"PR":65,"PL":80},"date":"2027-11-29"}`, each member only where
/// there is a wish; scores by the ids of the dimensions of the profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Target {
    /// The wished level, from 1 to the highest of the questionnaire.
    pub level: Option<u8>,
    /// The wished scores of the dimensions of the profile, in their order, 0 to 100 points.
    pub scores: Scores,
    /// The day by which it is to be reached.
    pub date: Option<Day>,
}

/// The most dimensions that a profile has.
pub const MAX_SCORES: usize = 12;
/// A score for each dimension of a profile, in their order; those beyond it have none.
pub type Scores = [Option<u8>; MAX_SCORES];
/// The highest level that a pyramid may have.
pub const MAX_LEVEL: u8 = 7;
/// The highest score.
pub const MAX_SCORE: u8 = 100;

impl Target {
    /// Nothing is wished.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Sets the wished score of the dimension at a place of the profile, from 0; what is above 100 is 100.
    pub fn set_score(&mut self, place: usize, score: Option<u8>) {
        if let Some(own) = self.scores.get_mut(place) {
            *own = score.map(|score| score.min(MAX_SCORE));
        }
    }

    /// Sets the wished level; what is no level from 1 to 7 is no wish.
    pub fn set_level(&mut self, level: Option<u8>) {
        self.level = level.filter(|level| (1..=MAX_LEVEL).contains(level));
    }

    /// Reads what was kept; what of it is no wish is left out. Never fails.
    #[must_use]
    pub fn read(instrument: &Instrument, value: &Value) -> Self {
        Self::read_as(instrument, value, Reading::Lenient).unwrap_or_default()
    }

    /// Reads what a host gives.
    ///
    /// # Errors
    /// The first member that is no wish.
    pub fn from_value(instrument: &Instrument, value: &Value) -> Result<Self, PlanError> {
        Self::read_as(instrument, value, Reading::Strict)
    }

    fn read_as(instrument: &Instrument, value: &Value, reading: Reading) -> Result<Self, PlanError> {
        let mut target = Self::default();
        let Some(members) = value.as_object() else {
            return reading.refuse(PlanError::NoObject, target);
        };
        let whole = |value: Option<&Value>, min: u8, max: u8, error| match value {
            None | Some(Value::Null) => Ok(None),
            Some(value) => match whole_number(value).and_then(|whole| u8::try_from(whole).ok()) {
                Some(whole) if (min..=max).contains(&whole) => Ok(Some(whole)),
                _ => reading.refuse(error, None),
            },
        };
        let top = instrument.top_level().min(MAX_LEVEL);
        target.level = whole(members.get("level"), 1, top, PlanError::Level(top))?;
        let scores = members.get("scores");
        for (id, score) in ids(instrument).zip(&mut target.scores) {
            let given = scores.and_then(|scores| scores.get(id));
            *score = whole(given, 0, MAX_SCORE, PlanError::Score(id))?;
        }
        target.date = reading.day(members.get("date")).ok_or(PlanError::TargetDate)?;
        Ok(target)
    }
}

/// The ids of the dimensions of the profile, in the order of [`Target::scores`].
fn ids(instrument: &Instrument) -> impl Iterator<Item = &'static str> + '_ {
    instrument.dimensions_of(Role::Profile).map(|id| id.key())
}

/// A target as it is kept and given to hosts.
#[derive(Clone, Copy)]
pub struct TargetForm<'a> {
    /// Whose ids.
    pub instrument: &'a Instrument,
    /// What is wished.
    pub target: &'a Target,
}

impl Serialize for TargetForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let target = self.target;
        let mut map = serializer.serialize_map(None)?;
        if let Some(level) = target.level {
            map.serialize_entry("level", &level)?;
        }
        if target.scores.iter().any(Option::is_some) {
            map.serialize_entry("scores", &ScoresForm(*self))?;
        }
        if let Some(date) = target.date {
            map.serialize_entry("date", &date)?;
        }
        map.end()
    }
}

struct ScoresForm<'a>(TargetForm<'a>);

impl Serialize for ScoresForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (id, score) in ids(self.0.instrument).zip(self.0.target.scores) {
            if let Some(score) = score {
                map.serialize_entry(id, &score)?;
            }
        }
        map.end()
    }
}
