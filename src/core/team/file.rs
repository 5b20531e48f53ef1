//! The JSON form of a team's report (scoring.md section 11).

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::result::{TeamDimension, TeamItem, TeamLevel, TeamReport, TeamResult};
use crate::core::{
    instrument::{Instrument, ItemIndex, LevelReason, LevelTest},
    score::{
        TestedLevel,
        result_file::{entries, object},
    },
    string_enum::StringEnum,
};

/// A report that serializes as the object of scoring.md section 11, with what it is about in front.
#[derive(Clone, Copy)]
pub struct TeamFile<'a> {
    /// Whose ids.
    pub instrument: &'a Instrument,
    /// The report.
    pub report: &'a TeamReport,
}

/// What kind of file this is.
pub(super) const KIND: &str = "sbs-team";

/// Serializes keys with values as an object.
struct Entries<K, V>(Vec<(K, V)>);

impl<K: Serialize, V: Serialize> Serialize for Entries<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// Something that needs the instrument to name its ids.
struct With<'a, T>(&'a Instrument, T);

impl Serialize for TeamFile<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { instrument, report } = *self;
        let result = report.result.as_ref();
        let mut map = serializer.serialize_map(None)?;
        entries!(map, {
            "kind": KIND,
            "instrument": instrument.id,
            "version": instrument.version,
            "parameters": result.map(|result| Entries(vec![("threshold", result.threshold)])),
            "respondents": report.respondents,
            "status": if result.is_some() { "ok" } else { "tooFew" },
            "mode": result.map(|result| result.mode),
            "items": result.map(|result| items(instrument, result)),
            "dimensions": result.map(dimensions),
            "threeP": result.map(|result| Entries(vec![
                ("mean", result.three_p.mean),
                ("index", result.three_p.index),
                ("balance", result.three_p.balance),
            ])),
            "values": result.map(|result| Entries(vec![("score", result.values)])),
            "culture": result.map(|result| Entries(vec![("score", result.culture)])),
            "pyramid": result.map(Pyramid),
            "level": result.map(|result| With(instrument, &result.level)),
            "position": result.map(Position),
            "alpha": result.map(|result| {
                Entries(result.alpha().map(|(scale, alpha)| (scale.key(), alpha)).collect())
            }),
            "orgModels": result.map(|result| {
                Entries(result.models().map(|(model, count)| (model.key(), count)).collect())
            }),
        });
        if !instrument.named_results_are_all() {
            let groups = result.map(|result| {
                Entries(result.groups.iter().map(|(group, score)| (group.key, score)).collect())
            });
            map.serialize_entry("groups", &groups)?;
        }
        map.end()
    }
}

fn items<'a>(instrument: &'a Instrument, result: &'a TeamResult) -> Entries<&'a str, &'a TeamItem> {
    Entries(result.items.iter().map(|item| (instrument.item(item.item).id.as_str(), item)).collect())
}

fn dimensions(result: &TeamResult) -> Entries<&'static str, &TeamDimension> {
    Entries(result.dimensions().map(|(id, dimension)| (id.key(), dimension)).collect())
}

impl Serialize for TeamItem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object!(serializer, {
            "n": self.n,
            "mean": self.mean,
            "sd": self.sd,
            "rwg": self.rwg,
            "agreement": self.agreement,
            "dkShare": self.dont_know_share,
            "naShare": self.not_applicable_share,
            "unansweredShare": self.unanswered_share,
        })
    }
}

impl Serialize for TeamDimension {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object!(serializer, { "n": self.n, "score": self.score, "sd": self.sd, "band": self.band })
    }
}

struct Pyramid<'a>(&'a TeamResult);

impl Serialize for Pyramid<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let pyramid = &self.0.pyramid;
        object!(serializer, { "score": pyramid.score, "supported": pyramid.supported })
    }
}

struct Position<'a>(&'a TeamResult);

impl Serialize for Position<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object!(serializer, { "score": self.0.position, "quadrant": self.0.quadrant })
    }
}

impl Serialize for With<'_, &TeamLevel> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(instrument, level) = self;
        object!(serializer, {
            "reached": level.reached,
            "atLeast": level.at_least,
            "next": level.next,
            "tests": level.tests.iter().map(|tested| tested_form(instrument, tested)).collect::<Vec<_>>(),
        })
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Tested<'a> {
    level: u8,
    test: LevelTest,
    reasons: &'a [LevelReason],
    core_failed: Vec<&'a str>,
    core_open: Vec<&'a str>,
    core_not_applicable: Vec<&'a str>,
}

fn tested_form<'a>(instrument: &'a Instrument, tested: &'a TestedLevel) -> Tested<'a> {
    let ids = |items: &[ItemIndex]| items.iter().map(|item| instrument.item(*item).id.as_str()).collect();
    Tested {
        level: tested.level,
        test: tested.test,
        reasons: &tested.reasons,
        core_failed: ids(&tested.core_failed),
        core_open: ids(&tested.core_open),
        core_not_applicable: ids(&tested.core_not_applicable),
    }
}
