//! The JSON form of a comparison (scoring.md section 10).

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{Comparison, Difference};
use crate::core::{
    answers::Answer,
    instrument::{Direction, Instrument, ItemIndex},
};

/// A comparison that serializes as the object of scoring.md section 10.
#[derive(Clone, Copy)]
pub struct ComparisonFile<'a> {
    /// Whose ids.
    pub instrument: &'a Instrument,
    /// The comparison.
    pub comparison: &'a Comparison,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Object<'a> {
    same_mode: bool,
    dimensions: Dimensions<'a>,
    overall: Numbers,
    level: Level<'a>,
    changed: Vec<Changed<'a>>,
}

#[derive(Serialize)]
struct Numbers {
    common: usize,
    before: Option<f64>,
    after: Option<f64>,
    delta: Option<f64>,
    margin: Option<f64>,
    direction: Direction,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Level<'a> {
    before: Option<u8>,
    after: Option<u8>,
    change: Option<i8>,
    within_margin: Option<bool>,
    drivers: Vec<&'a str>,
}

#[derive(Serialize)]
struct Changed<'a> {
    id: &'a str,
    from: Option<Answer>,
    to: Option<Answer>,
}

struct Dimensions<'a>(&'a Comparison);

impl Serialize for Dimensions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (id, difference) in self.0.dimensions() {
            map.serialize_entry(id.key(), &Numbers::from(difference))?;
        }
        map.end()
    }
}

impl From<&Difference> for Numbers {
    fn from(difference: &Difference) -> Self {
        let change = difference.change;
        Self {
            common: difference.common,
            before: change.map(|change| change.before),
            after: change.map(|change| change.after),
            delta: change.map(|change| change.delta),
            margin: change.map(|change| change.margin),
            direction: difference.direction(),
        }
    }
}

impl Serialize for ComparisonFile<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { instrument, comparison } = *self;
        let id = |item: ItemIndex| instrument.item(item).id.as_str();
        let level = &comparison.level;
        let changed = comparison.changed.iter();
        Object {
            same_mode: comparison.same_mode,
            dimensions: Dimensions(comparison),
            overall: Numbers::from(&comparison.overall),
            level: Level {
                before: level.before,
                after: level.after,
                change: level.change(),
                within_margin: level.within_margin,
                drivers: level.drivers.iter().map(|item| id(*item)).collect(),
            },
            changed: changed
                .map(|changed| Changed { id: id(changed.item), from: changed.from, to: changed.to })
                .collect(),
        }
        .serialize(serializer)
    }
}
