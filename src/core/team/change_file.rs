//! Files of teams for a comparison: a team's result that reads back, and the JSON form of the comparison.

use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;
use std::collections::BTreeMap;

use super::{
    MIN_RESPONDENTS, MIN_SPREAD,
    change::{OutcomeItem, TeamChange, TeamDifference, TeamOutcome},
    counts_file::{self, common},
    file::KIND,
};
use crate::core::{
    answer_file::AnswerFileError,
    instrument::{DimensionId, Direction, ErrorCode, Instrument, ItemIndex},
};

/// Why a file of a team cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TeamFileError {
    /// It is no such file, or of another scan.
    #[error("{0}")]
    Refused(#[from] AnswerFileError),
    /// The team has fewer than five members.
    #[error("a team of fewer than five")]
    TooFew,
}

#[derive(Deserialize)]
struct Read {
    respondents: u64,
    items: BTreeMap<String, ReadItem>,
    dimensions: BTreeMap<String, ReadDimension>,
    level: ReadLevel,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ReadItem {
    n: u64,
    mean: Option<f64>,
    na_share: f64,
}

#[derive(Deserialize)]
struct ReadDimension {
    n: u64,
    sd: Option<f64>,
}

#[derive(Deserialize)]
struct ReadLevel {
    reached: Option<u8>,
}

/// Reads a file of a team, a result or mergeable counts, for a comparison.
///
/// # Errors
/// If it is neither, is about another scan, or the team is too small.
pub fn team_outcome(instrument: &Instrument, value: &Value) -> Result<TeamOutcome, TeamFileError> {
    let bad = || AnswerFileError::new(ErrorCode::BadFormat);
    let file = value.as_object().ok_or_else(bad)?;
    match file.get("kind").and_then(Value::as_str) {
        Some(counts_file::KIND) => {
            let counts = counts_file::from_value(instrument, value)?;
            return TeamOutcome::of(&counts.report(instrument)).ok_or(TeamFileError::TooFew);
        }
        Some(KIND) => {}
        _ => return Err(bad().into()),
    }
    let Some(common) = common(instrument, file)? else { return Err(TeamFileError::TooFew) };
    let read = Read::deserialize(value).map_err(|_| bad())?;
    let item = |item: ItemIndex| {
        let read = read.items.get(&instrument.item(item).id)?;
        let top = f64::from(instrument.top_step(item));
        let is_sound = read.mean.is_none_or(|mean| (0.0..=top).contains(&mean) && read.n >= MIN_RESPONDENTS);
        is_sound.then_some(OutcomeItem {
            item,
            n: read.n,
            mean: read.mean,
            is_not_applicable: read.na_share >= 1.0,
        })
    };
    let items: Option<Vec<OutcomeItem>> = instrument.in_mode(common.mode).map(item).collect();
    let spread = |id: DimensionId| {
        let ReadDimension { n, sd } = read.dimensions.get(id.key())?;
        let sd = sd.filter(|sd| *n >= MIN_SPREAD && (0.0..=100.0).contains(sd))?;
        Some((*n, sd))
    };
    let spread = instrument.dimension_ids().map(spread).collect();
    let reached = read.level.reached.filter(|reached| *reached <= instrument.top_level());
    if read.respondents < MIN_RESPONDENTS {
        return Err(TeamFileError::TooFew);
    }
    let items = items.ok_or_else(bad)?;
    Ok(TeamOutcome { respondents: read.respondents, common, items, spread, reached })
}

/// A comparison of a team that serializes as the object of scoring.md section 11.
#[derive(Clone, Copy)]
pub struct TeamChangeFile<'a> {
    /// Whose ids.
    pub instrument: &'a Instrument,
    /// The comparison.
    pub change: &'a TeamChange,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Object<'a> {
    same_mode: bool,
    respondents: Respondents,
    dimensions: Dimensions<'a>,
    overall: Numbers,
    level: Level<'a>,
    changed: Vec<Changed<'a>>,
}

#[derive(Serialize)]
struct Respondents {
    before: u64,
    after: u64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Numbers {
    common: usize,
    before: Option<f64>,
    after: Option<f64>,
    delta: Option<f64>,
    margin: Option<f64>,
    people_margin: Option<f64>,
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
    from: f64,
    to: f64,
}

struct Dimensions<'a>(&'a TeamChange);

impl Serialize for Dimensions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.dimensions().map(|(id, difference)| (id.key(), numbers(difference))))
    }
}

fn numbers(difference: &TeamDifference) -> Numbers {
    let change = difference.change;
    Numbers {
        common: difference.common,
        before: change.map(|change| change.before),
        after: change.map(|change| change.after),
        delta: change.map(|change| change.delta),
        margin: change.map(|change| change.margin),
        people_margin: change.and_then(|change| change.people_margin),
        direction: difference.direction,
    }
}

impl Serialize for TeamChangeFile<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { instrument, change } = *self;
        let id = |item: ItemIndex| instrument.item(item).id.as_str();
        let [before, after] = change.respondents;
        Object {
            same_mode: change.same_mode,
            respondents: Respondents { before, after },
            dimensions: Dimensions(change),
            overall: numbers(&change.overall),
            level: Level {
                before: change.level.before,
                after: change.level.after,
                change: change.level.change(),
                within_margin: change.level.within_margin,
                drivers: change.level.drivers.iter().map(|item| id(*item)).collect(),
            },
            changed: change
                .changed
                .iter()
                .map(|changed| Changed { id: id(changed.item), from: changed.from, to: changed.to })
                .collect(),
        }
        .serialize(serializer)
    }
}
