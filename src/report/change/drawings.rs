//! Radar and pyramid with both measurements: what was lies under what is, told apart by line and marker.

use std::rc::Rc;

use super::{ChangePresenter, difference};
use crate::{
    charts::{Chart, RadarAxis, RadarModel, RadarSeries, SeriesKind},
    core::instrument::{DimensionId, Role},
    report::{
        NO_NUMBER,
        beside::{Beside, Said, with_others},
        pillar_of, pyramid,
    },
};

/// A drawing and what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// What it shows.
    pub title: String,
    /// The same, value by value.
    pub description: String,
    /// The drawing.
    pub chart: Rc<Chart>,
    /// There is no score in it.
    pub is_empty: bool,
}

/// The profile, over the questions that both measurements answer.
pub(super) fn radar(presenter: ChangePresenter<'_>) -> Drawing {
    let words = presenter.words();
    let ids: Vec<DimensionId> = words.instrument.dimensions_of(Role::Profile).collect();
    let change = |id: &DimensionId| presenter.comparison.dimension(*id).change;
    let after = RadarSeries {
        kind: SeriesKind::You,
        name: words.strings.change_after.to_owned(),
        scores: ids.iter().map(|id| Some(change(id)?.after)).collect(),
    };
    let axis = |id: &DimensionId| {
        let texts = difference::texts(presenter.numbers(), presenter.comparison.dimension(*id));
        let value = match texts {
            None => presenter.missing().to_owned(),
            // A quick scan draws shapes without numbers.
            Some(_) if presenter.is_quick() => String::new(),
            Some(texts) => texts.after,
        };
        RadarAxis { pillar: pillar_of(*id), name: words.name(*id).to_owned(), value }
    };
    let model = RadarModel { axes: ids.iter().map(axis).collect(), series: vec![after] };
    Drawing {
        title: words.strings.change_drawing.fill(&[("name", &words.words().profile())]),
        description: described(presenter, &ids),
        chart: with_others(&Rc::new(Chart::Radar(model)), &[before(presenter)]),
        is_empty: ids.iter().all(|id| change(id).is_none()),
    }
}

/// The first measurement, as it lies under the second.
fn before(presenter: ChangePresenter<'_>) -> Beside {
    let (words, comparison) = (presenter.words(), presenter.comparison);
    let scores = |role| {
        let ids = words.instrument.dimensions_of(role);
        ids.map(|id| Some(comparison.dimension(id).change?.before)).collect()
    };
    let level = comparison.level.before.filter(|level| comparison.level.after != Some(*level));
    Beside {
        kind: SeriesKind::Previous,
        name: words.strings.change_before.to_owned(),
        profile: scores(Role::Profile),
        tiers: scores(Role::Levels),
        level: level.map(|level| (level, words.named_level(words.strings.change_before, level))),
        // The description of the drawing names both measurements.
        said: Said::default(),
    }
}

/// The levels: the states are those of the second measurement, the scores those of the questions that both answer.
pub(super) fn pyramid(presenter: ChangePresenter<'_>) -> Option<Drawing> {
    let after = presenter.words();
    let drawn = pyramid::pyramid(after);
    let Chart::Pyramid(model) = &*drawn.chart else { return None };
    let mut model = model.clone();
    let ids: Vec<DimensionId> = after.instrument.dimensions_of(Role::Levels).collect();
    for (tier, id) in model.tiers.iter_mut().zip(&ids) {
        let difference = presenter.comparison.dimension(*id);
        if presenter.is_quick() {
            // A full scan beside a quick one has numbers that the other questions gave.
            tier.value.clear();
        } else if let Some(texts) = difference::texts(presenter.numbers(), difference) {
            tier.value = texts.after;
        }
        tier.score = difference.change.map(|change| change.after).or(tier.score);
    }
    Some(Drawing {
        title: after.strings.change_drawing.fill(&[("name", &drawn.name)]),
        description: described(presenter, &ids),
        chart: with_others(&Rc::new(Chart::Pyramid(model)), &[before(presenter)]),
        is_empty: false,
    })
}

/// A sentence for each measurement.
fn described(presenter: ChangePresenter<'_>, ids: &[DimensionId]) -> String {
    let words = presenter.words();
    let rows: Vec<_> = ids.iter().map(|id| presenter.row(Some(*id))).collect();
    let series = |name: &str, pick: fn(&super::Row) -> &String| {
        let value = |row: &super::Row| {
            let score = pick(row);
            if score == NO_NUMBER {
                [&row.name, " ", &row.difference].concat()
            } else {
                words.strings.chart_radar_value.fill(&[("name", &row.name), ("score", score)])
            }
        };
        let values: Vec<String> = rows.iter().map(value).collect();
        words.strings.chart_radar_series.fill(&[("series", name), ("values", &values.join(", "))])
    };
    let before = series(presenter.before.name, |row| &row.before);
    let after = series(presenter.after.name, |row| &row.after);
    [&before, " ", &after].concat()
}
