//! The JSON form of a report (the RESULT object of scoring.md section 9).
//!
//! Written field by field from borrowed data: no second set of types to keep in step, nothing is copied, and the
//! order of the keys is that of the document.

use serde::{
    Serialize, Serializer,
    ser::{SerializeMap, SerializeSeq},
};

use super::{
    Counts, DimensionScore, Index, Level, Limiting, NoWayUp, Position, Priority, Raise, Ratio, Ref,
    Robustness, ScoreReport, TestedLevel, ThreeP, Tipping, WayUp,
};
use crate::core::instrument::{Instrument, ItemIndex, Mode};

/// A report that serializes as the RESULT object.
#[derive(Clone, Copy)]
pub struct ResultFile<'a> {
    /// Whose ids.
    pub instrument: &'a Instrument,
    /// The report.
    pub report: &'a ScoreReport,
}

/// Something that needs the instrument to name its ids.
struct With<'a, T>(&'a Instrument, T);

/// Adds entries to an object.
macro_rules! entries {
    ($map:ident, { $($key:literal: $value:expr),* $(,)? }) => {
        $($map.serialize_entry($key, &$value)?;)*
    };
}

/// Serializes as an object, entry by entry.
macro_rules! object {
    ($serializer:expr, { $($key:literal: $value:expr),* $(,)? }) => {{
        let mut map = $serializer.serialize_map(None)?;
        entries!(map, { $($key: $value),* });
        map.end()
    }};
}

pub(in crate::core) use {entries, object};

fn ids<'a>(instrument: &'a Instrument, items: &'a [ItemIndex]) -> Vec<&'a str> {
    items.iter().map(|item| instrument.item(*item).id.as_str()).collect()
}

impl Serialize for ResultFile<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { instrument, report } = *self;
        let no_way_up = report.way_up.as_ref().err().map(|reason| match reason {
            NoWayUp::TopLevel => "topLevel",
            NoWayUp::OpenAnswers => "openAnswers",
            NoWayUp::NoLevels => "noLevels",
        });
        let mut map = serializer.serialize_map(None)?;
        entries!(map, {
            "kind": "sbs-result",
            "instrument": instrument.id,
            "version": instrument.version,
            "mode": report.mode,
            "indicative": report.mode == Mode::Quick,
            "parameters": Threshold(report.threshold),
            "coverage": With(instrument, &report.coverage),
            "dimensions": With(instrument, &report.dimensions),
            "facets": Facets(*self),
            "threeP": report.three_p,
            "links": Links(*self),
            "values": report.values,
            "culture": report.culture,
            "pyramid": report.pyramid,
            "level": With(instrument, &report.level),
            "limiting": report.limiting.as_ref().map(|limiting| With(instrument, limiting)),
            "wayUp": report.way_up.as_ref().ok().map(|way_up| With(instrument, way_up)),
            "wayUpReason": no_way_up,
            "robustness": With(instrument, &report.robustness),
            "position": report.position,
            "ratio": report.ratio,
            "orgModel": report.org_model,
            "priorities": List(instrument, &report.priorities),
            "findOut": ids(instrument, &report.find_out),
            "unanswered": ids(instrument, &report.unanswered),
            "warnings": List(instrument, &report.warnings),
        });
        if !instrument.named_results_are_all() {
            map.serialize_entry("groups", &report.groups)?;
        }
        map.end()
    }
}

struct Threshold(f64);

impl Serialize for Threshold {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object!(serializer, { "threshold": self.0 })
    }
}

/// A list whose members need the instrument.
struct List<'a, T>(&'a Instrument, &'a [T]);

impl<'a, T> Serialize for List<'a, T>
where
    With<'a, &'a T>: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.1.len()))?;
        for member in self.1 {
            list.serialize_element(&With(self.0, member))?;
        }
        list.end()
    }
}

fn counts<M: SerializeMap>(map: &mut M, counts: &Counts) -> Result<(), M::Error> {
    map.serialize_entry("items", &counts.items)?;
    map.serialize_entry("notApplicable", &counts.not_applicable)?;
    map.serialize_entry("applicable", &counts.applicable())?;
    map.serialize_entry("answered", &counts.answered)?;
    map.serialize_entry("dontKnow", &counts.dont_know)?;
    map.serialize_entry("unanswered", &counts.unanswered)
}

impl Serialize for With<'_, &super::ReportCoverage> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        counts(&mut map, &self.1.counts)?;
        map.serialize_entry("share", &self.1.counts.share())?;
        map.serialize_entry("status", &self.1.status)?;
        map.end()
    }
}

impl Serialize for With<'_, &super::DimensionScores> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.dimensions.len()))?;
        for (id, score) in self.1.iter() {
            map.serialize_entry(id.key(), score)?;
        }
        map.end()
    }
}

impl Serialize for DimensionScore {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        counts(&mut map, &self.counts)?;
        map.serialize_entry("coverage", &self.counts.share())?;
        map.serialize_entry("status", &self.status)?;
        map.serialize_entry("score", &self.score)?;
        map.serialize_entry("low", &self.low)?;
        map.serialize_entry("high", &self.high)?;
        map.serialize_entry("band", &self.band)?;
        map.serialize_entry("partlyNotApplicable", &self.partly_not_applicable)?;
        map.end()
    }
}

struct Facets<'a>(ResultFile<'a>);

impl Serialize for Facets<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (facet, score) in self.0.instrument.facets.iter().zip(&self.0.report.facets) {
            map.serialize_entry(&facet.id, score)?;
        }
        map.end()
    }
}

impl Serialize for super::FacetScore {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object!(serializer, {
            "score": self.score,
            "answered": self.answered,
            "applicable": self.applicable,
            "singleItem": self.is_single_item(),
            "band": self.band,
        })
    }
}

impl Serialize for ThreeP {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object!(serializer, {
            "mean": self.mean,
            "index": self.index.score,
            "low": self.index.low,
            "high": self.index.high,
            "balance": self.balance,
            "balanceBand": self.balance_band,
            "weakest": self.weakest,
        })
    }
}

struct Links<'a>(ResultFile<'a>);

impl Serialize for Links<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&self.0.report.links)
    }
}

impl Serialize for super::Link {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object!(serializer, { "pair": self.pair.dimensions, "score": self.score, "answered": self.answered })
    }
}

impl Serialize for Index {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object!(serializer, { "score": self.score, "low": self.low, "high": self.high })
    }
}

impl Serialize for super::GroupScore {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { group, index } = self;
        object!(serializer, {
            "key": group.key,
            "role": group.role,
            "score": index.score,
            "low": index.low,
            "high": index.high,
        })
    }
}

impl Serialize for super::Pyramid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object!(serializer, {
            "score": self.index.score,
            "low": self.index.low,
            "high": self.index.high,
            "supported": self.supported,
            "unsupported": self.unsupported,
        })
    }
}

impl Serialize for With<'_, &Level> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let level = self.1;
        object!(serializer, {
            "reached": level.reached,
            "atLeast": level.at_least,
            "min": level.min,
            "max": level.max,
            "next": level.next,
            "provisional": level.provisional,
            "progress": level.progress,
            "tests": List(self.0, &level.tests),
        })
    }
}

impl Serialize for With<'_, &TestedLevel> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(instrument, tested) = self;
        object!(serializer, {
            "level": tested.level,
            "test": tested.test,
            "reasons": tested.reasons,
            "coreFailed": ids(instrument, &tested.core_failed),
            "coreOpen": ids(instrument, &tested.core_open),
            "coreNotApplicable": ids(instrument, &tested.core_not_applicable),
        })
    }
}

impl Serialize for With<'_, &Limiting> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(instrument, limiting) = self;
        object!(serializer, {
            "level": limiting.level,
            "test": limiting.test,
            "scoreGap": limiting.score_gap,
            "answers": ids(instrument, &limiting.answers),
            "open": ids(instrument, &limiting.open),
        })
    }
}

impl Serialize for With<'_, &Raise> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object!(serializer, { "id": self.0.item(self.1.item).id, "from": self.1.from, "to": self.1.to })
    }
}

impl Serialize for With<'_, &WayUp> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(instrument, way_up) = self;
        object!(serializer, {
            "target": way_up.target,
            "steps": way_up.steps,
            "items": List(instrument, &way_up.items),
            "reaches": way_up.reaches,
        })
    }
}

impl Serialize for With<'_, &Tipping> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(instrument, Tipping { change, level }) = self;
        object!(serializer, {
            "id": instrument.item(change.item).id,
            "from": change.from,
            "to": change.to,
            "level": level,
        })
    }
}

impl Serialize for With<'_, &Robustness> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object!(serializer, {
            "robust": self.1.robust,
            "fragile": List(self.0, &self.1.fragile),
            "lifts": List(self.0, &self.1.lifts),
        })
    }
}

impl Serialize for Position {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object!(serializer, {
            "score": self.index.score,
            "low": self.index.low,
            "high": self.index.high,
            "quadrant": self.quadrant,
        })
    }
}

impl Serialize for Ratio {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object!(serializer, {
            "employees": self.employees,
            "publishers": self.publishers,
            "share": self.share,
            "oneIn": self.one_in,
            "expected": self.expected,
            "times": self.times,
            "doublings": self.doublings,
            "index": self.index,
            "band": self.band,
        })
    }
}

/// The advice of a priority: the key of its text.
struct Advice<'a> {
    unit: &'a str,
    band: crate::core::instrument::Band,
    item: Option<&'a str>,
}

impl Serialize for Advice<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object!(serializer, { "unit": self.unit, "band": self.band, "item": self.item })
    }
}

impl Serialize for With<'_, &Priority> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(instrument, priority) = self;
        let unit = instrument.units.get(priority.unit).map_or("", |unit| unit.id.as_str());
        let item = priority.advice_item.map(|item| instrument.item(item).id.as_str());
        object!(serializer, {
            "unit": unit,
            "priority": priority.priority,
            "worstItem": instrument.item(priority.worst_item).id,
            "score": priority.score,
            "band": priority.band,
            "advice": Advice { unit, band: priority.band, item },
        })
    }
}

impl Serialize for With<'_, &super::Warning> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let refs: Vec<&str> = self
            .1
            .refs
            .iter()
            .map(|reference| match reference {
                Ref::Dimension(id) => id.key(),
                Ref::Item(item) => self.0.item(*item).id.as_str(),
            })
            .collect();
        object!(serializer, { "code": self.1.code, "refs": refs })
    }
}
