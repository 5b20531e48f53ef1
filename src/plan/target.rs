//! What an organisation wants to reach, and when.

use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::Value;

use super::{
    day::Day,
    parse::{PlanError, Reading},
};
use crate::core::{answer_file::whole as whole_number, instrument::DimensionId};

/// A wished result. JSON: `{"level":4,"scores":{"PE":70,"PR":65,"PL":80},"date":"2027-11-29"}`, each member only where
/// there is a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Target {
    /// The wished level, 1 to 5.
    pub level: Option<u8>,
    /// The wished scores of People, Profit and Planet, in that order, 0 to 100 points.
    pub scores: [Option<u8>; 3],
    /// The day by which it is to be reached.
    pub date: Option<Day>,
}

/// The ids of the three Ps, in the order of [`Target::scores`].
const PS: [&str; 3] = ["PE", "PR", "PL"];
/// The highest level of the pyramid.
pub const MAX_LEVEL: u8 = 5;
/// The highest score.
pub const MAX_SCORE: u8 = 100;

impl Target {
    /// Nothing is wished.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The wished score of a P; `None` without a wish, and for what is no P.
    #[must_use]
    pub fn score(&self, dimension: DimensionId) -> Option<u8> {
        PS.iter().zip(self.scores).find(|(p, _)| **p == dimension.key()).and_then(|(_, score)| score)
    }

    /// Sets the wished score of a P, 0 to 100; what is above is 100, what is no P changes nothing.
    pub fn set_score(&mut self, dimension: DimensionId, score: Option<u8>) {
        for (p, own) in PS.iter().zip(&mut self.scores) {
            if *p == dimension.key() {
                *own = score.map(|score| score.min(MAX_SCORE));
            }
        }
    }

    /// Sets the wished level; what is no level from 1 to 5 is no wish.
    pub fn set_level(&mut self, level: Option<u8>) {
        self.level = level.filter(|level| (1..=MAX_LEVEL).contains(level));
    }

    /// Reads what was kept; what of it is no wish is left out. Never fails.
    #[must_use]
    pub fn read(value: &Value) -> Self {
        Self::read_as(value, Reading::Lenient).unwrap_or_default()
    }

    /// Reads what a host gives.
    ///
    /// # Errors
    /// The first member that is no wish.
    pub fn from_value(value: &Value) -> Result<Self, PlanError> {
        Self::read_as(value, Reading::Strict)
    }

    fn read_as(value: &Value, reading: Reading) -> Result<Self, PlanError> {
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
        target.level = whole(members.get("level"), 1, MAX_LEVEL, PlanError::Level)?;
        let scores = members.get("scores");
        for (p, score) in PS.iter().zip(&mut target.scores) {
            let given = scores.and_then(|scores| scores.get(p));
            *score = whole(given, 0, MAX_SCORE, PlanError::Score(p))?;
        }
        target.date = reading.day(members.get("date")).ok_or(PlanError::TargetDate)?;
        Ok(target)
    }
}

impl Serialize for Target {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(level) = self.level {
            map.serialize_entry("level", &level)?;
        }
        if self.scores != [None; 3] {
            map.serialize_entry("scores", &Scores(self.scores))?;
        }
        if let Some(date) = self.date {
            map.serialize_entry("date", &date)?;
        }
        map.end()
    }
}

struct Scores([Option<u8>; 3]);

impl Serialize for Scores {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (p, score) in PS.iter().zip(self.0) {
            if let Some(score) = score {
                map.serialize_entry(p, &score)?;
            }
        }
        map.end()
    }
}
