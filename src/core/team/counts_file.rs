//! Mergeable counts as a file: what a part of a large team is handed on as (`docs/files.md`).
//!
//! Not a result: it has counts of fewer than five. What reads back is checked, so that no counts exist that no members
//! can have given.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use super::{
    counts::{AlphaScale, Common, MAX_MEMBERS, TeamCounts},
    sums::{ItemCounts, Moments, RowSums, ScoreSums},
};
use crate::core::{
    answer_file::{AnswerFileError, threshold, whole},
    instrument::{ErrorCode, Instrument, ItemIndex, MAX_POINTS, Mode, OrgModel},
    string_enum::StringEnum,
};

/// What kind of file this is.
pub const KIND: &str = "sbs-team-counts";
/// The version of its form.
const SCHEMA: u32 = 1;

/// Counts that serialize as a file of kind [`KIND`].
#[derive(Clone, Copy)]
pub struct CountsFile<'a> {
    /// Whose ids.
    pub instrument: &'a Instrument,
    /// The counts.
    pub counts: &'a TeamCounts,
}

/// Keys with values, in their order.
struct Ordered<K, V>(Vec<(K, V)>);

impl<K: Serialize, V: Serialize> Serialize for Ordered<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Written<'a> {
    kind: &'static str,
    schema: u32,
    instrument: &'a str,
    version: u32,
    mode: Option<Mode>,
    parameters: Option<Ordered<&'static str, f64>>,
    respondents: u64,
    /// How often each step of its scale, "don't know" and "not applicable" were answered.
    items: Ordered<&'a str, Vec<u64>>,
    dimensions: Ordered<&'static str, Vec<[u64; 4]>>,
    alpha: Ordered<&'static str, Scale<'a>>,
    org_models: Ordered<&'static str, u64>,
}

#[derive(Serialize)]
struct Scale<'a> {
    rows: [u64; 3],
    items: Ordered<&'a str, [u64; 2]>,
}

impl Serialize for CountsFile<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { instrument, counts } = *self;
        let mode = counts.mode();
        let in_mode = mode.into_iter().flat_map(|mode| instrument.in_mode(mode));
        let id = |item: ItemIndex| instrument.item(item).id.as_str();
        let items = in_mode.map(|item| {
            let counts = counts.items.get(item.position()).copied().unwrap_or_default();
            let steps = counts.steps.into_iter().take(points(instrument, item));
            (id(item), steps.chain([counts.dont_know, counts.not_applicable]).collect())
        });
        let scores = |sums: &ScoreSums| {
            let row =
                |(weight, moments): (&u64, &Moments)| [*weight, moments.n, moments.sum, moments.squares];
            sums.by_weight.iter().map(row).collect()
        };
        let scales = mode.into_iter().flat_map(|mode| {
            AlphaScale::all(instrument).zip(&counts.scales).map(move |(scale, sums)| {
                let ids = scale.items(instrument, mode).into_iter().map(id);
                let Moments { n, sum, squares } = sums.total;
                let items = ids.zip(sums.items.iter().copied()).collect();
                (scale.key(), Scale { rows: [n, sum, squares], items: Ordered(items) })
            })
        });
        Written {
            kind: KIND,
            schema: SCHEMA,
            instrument: &instrument.id,
            version: instrument.version,
            mode,
            parameters: counts.threshold().map(|threshold| Ordered(vec![("threshold", threshold)])),
            respondents: counts.members(),
            items: Ordered(items.collect()),
            dimensions: Ordered(
                instrument
                    .dimension_ids()
                    .zip(&counts.dimensions)
                    .map(|(id, sums)| (id.key(), scores(sums)))
                    .collect(),
            ),
            alpha: Ordered(scales.collect()),
            org_models: Ordered(
                OrgModel::ALL.iter().zip(counts.models).map(|(model, count)| (model.key(), count)).collect(),
            ),
        }
        .serialize(serializer)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Read {
    respondents: u64,
    items: BTreeMap<String, Vec<u64>>,
    dimensions: BTreeMap<String, Vec<[u64; 4]>>,
    alpha: BTreeMap<String, ReadScale>,
    org_models: BTreeMap<String, u64>,
}

#[derive(Deserialize)]
struct ReadScale {
    rows: [u64; 3],
    items: BTreeMap<String, [u64; 2]>,
}

/// Reads counts from text.
///
/// # Errors
/// `BAD_FORMAT` for what is no such file, or has counts that no members can have given; `UNKNOWN_INSTRUMENT`,
/// `UNKNOWN_VERSION`, `BAD_MODE` and `BAD_PARAMETER` as for answers.
pub fn from_text(instrument: &Instrument, text: &str) -> Result<TeamCounts, AnswerFileError> {
    let value: Value = serde_json::from_str(text).map_err(|_| AnswerFileError::new(ErrorCode::BadFormat))?;
    from_value(instrument, &value)
}

/// Reads counts; keys that it does not know are ignored.
///
/// # Errors
/// As [`from_text`].
pub fn from_value(instrument: &Instrument, value: &Value) -> Result<TeamCounts, AnswerFileError> {
    let bad = || AnswerFileError::new(ErrorCode::BadFormat);
    let file = value.as_object().ok_or_else(bad)?;
    if file.get("kind").and_then(Value::as_str) != Some(KIND)
        || file.get("schema").and_then(whole) != Some(u64::from(SCHEMA))
    {
        return Err(bad());
    }
    let common = common(instrument, file)?;
    let read = Read::deserialize(value).map_err(|_| bad())?;
    match common {
        None if read.respondents == 0 => Ok(TeamCounts::new(instrument)),
        Some(common) if (1..=MAX_MEMBERS).contains(&read.respondents) => {
            counts(instrument, common, &read).ok_or_else(bad)
        }
        _ => Err(bad()),
    }
}

/// What a file of a team is about; `None` where it has no members.
pub(super) fn common(
    instrument: &Instrument,
    file: &serde_json::Map<String, Value>,
) -> Result<Option<Common>, AnswerFileError> {
    let refuse = |code| Err(AnswerFileError::new(code));
    if file.get("instrument").and_then(Value::as_str) != Some(&instrument.id) {
        return refuse(ErrorCode::UnknownInstrument);
    }
    if file.get("version").and_then(whole) != Some(u64::from(instrument.version)) {
        return refuse(ErrorCode::UnknownVersion);
    }
    let mode = match file.get("mode") {
        None | Some(Value::Null) => return Ok(None),
        Some(mode) => mode.as_str().and_then(Mode::from_key),
    };
    let Some(mode) = mode else { return refuse(ErrorCode::BadMode) };
    let threshold = threshold(instrument, file)?;
    Ok(Some(Common { mode, threshold: threshold.unwrap_or(instrument.parameters.threshold) }))
}

/// The counts, if members can have given them.
fn counts(instrument: &Instrument, common: Common, read: &Read) -> Option<TeamCounts> {
    let mut counts = TeamCounts::new(instrument);
    counts.members = read.respondents;
    counts.common = Some(common);
    for item in instrument.in_mode(common.mode) {
        let numbers = read.items.get(&instrument.item(item).id)?;
        let (given, &[dont_know, not_applicable]) = numbers.split_last_chunk::<2>()?;
        if given.len() != points(instrument, item) {
            return None;
        }
        let mut steps = [0; MAX_POINTS];
        steps.iter_mut().zip(given).for_each(|(step, given)| *step = *given);
        let mut all = steps.into_iter().chain([dont_know, not_applicable]);
        let sum = all.try_fold(0_u64, u64::checked_add)?;
        if sum > read.respondents || (not_applicable > 0 && !instrument.item(item).na_allowed) {
            return None;
        }
        *counts.items.get_mut(item.position())? = ItemCounts { steps, dont_know, not_applicable };
    }
    for (sums, id) in counts.dimensions.iter_mut().zip(instrument.dimension_ids()) {
        let total: f64 = instrument.items_of(id).iter().map(|(_, weight)| weight).sum();
        let most = (2.0 * total) as u64;
        for [weight, n, sum, squares] in read.dimensions.get(id.key())?.iter().copied() {
            let moments = Moments { n, sum, squares };
            let is_new = sums.by_weight.insert(weight, moments).is_none();
            if !is_new
                || n == 0
                || !(1..=most).contains(&weight)
                || !is_possible(moments, weight.saturating_mul(sums.parts))
            {
                return None;
            }
        }
        if sums.by_weight.values().try_fold(0_u64, |sum, moments| sum.checked_add(moments.n))?
            > read.respondents
        {
            return None;
        }
    }
    let scales = AlphaScale::all(instrument).map(|scale| rows(instrument, common.mode, scale, read));
    counts.scales = scales.collect::<Option<_>>()?;
    for (count, model) in counts.models.iter_mut().zip(OrgModel::ALL) {
        *count = *read.org_models.get(model.key())?;
    }
    let named = counts.models.into_iter().try_fold(0_u64, u64::checked_add)?;
    (named <= read.respondents).then_some(counts)
}

fn rows(instrument: &Instrument, mode: Mode, scale: AlphaScale, read: &Read) -> Option<RowSums> {
    let ReadScale { rows: [n, sum, squares], items } = read.alpha.get(scale.key())?;
    let total = Moments { n: *n, sum: *sum, squares: *squares };
    let RowSums { ids, .. } = RowSums::new(instrument, &scale.items(instrument, mode));
    let items: Vec<[u64; 2]> =
        ids.iter().map(|(item, _)| items.get(&instrument.item(*item).id).copied()).collect::<Option<_>>()?;
    let tops: Vec<u64> =
        ids.iter().map(|(item, of_step)| of_step * u64::from(instrument.top_step(*item))).collect();
    let are_possible = items
        .iter()
        .zip(&tops)
        .all(|([sum, squares], top)| is_possible(Moments { n: *n, sum: *sum, squares: *squares }, *top));
    let of_items = items.iter().try_fold(0_u64, |all, [sum, _]| all.checked_add(*sum))?;
    let most = tops.iter().sum();
    let is_sound = *n <= read.respondents && are_possible && is_possible(total, most) && of_items == *sum;
    is_sound.then_some(RowSums { total, ids, items })
}

/// How many points the scale of an item has.
fn points(instrument: &Instrument, item: ItemIndex) -> usize {
    usize::from(instrument.top_step(item)).saturating_add(1)
}

/// Whether some numbers from 0 to `most` can have these moments, as far as bounds tell.
fn is_possible(moments: Moments, most: u64) -> bool {
    let [n, sum, squares, most] = [moments.n, moments.sum, moments.squares, most].map(u128::from);
    n <= u128::from(MAX_MEMBERS)
        && sum <= n.saturating_mul(most)
        && squares <= sum.saturating_mul(most)
        && sum.saturating_mul(sum) <= n.saturating_mul(squares)
}
