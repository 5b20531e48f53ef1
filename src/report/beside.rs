//! Other scores drawn beside those of a result: a trial, a target, another measurement, a team. At most three series
//! stand in a drawing, the result among them.

pub mod plan;
pub mod target;
pub mod trial;

use std::rc::Rc;

use super::ReportPresenter;
use crate::{
    charts::{Chart, PyramidModel, PyramidSeries, RadarModel, RadarSeries, SeriesKind, TierMark},
    core::{instrument::Role, score::ScoreReport},
    i18n::Strings,
};

/// What is drawn beside a result.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// How it is drawn; not [`SeriesKind::You`], and each kind once.
    pub kind: SeriesKind,
    /// Its name in the legend.
    pub name: String,
    /// The scores of the profile, 0 to 100; `None` for what is not known.
    pub profile: Vec<Option<f64>>,
    /// The scores of the tiers, the lowest first, 0 to 100; `None` draws no mark.
    pub tiers: Vec<Option<f64>>,
    /// The level, with the name and the level for the legend, if it is another than that of the result; 0 is below level 1.
    pub level: Option<(u8, String)>,
    /// What is said of it where it cannot be seen; empty where a sentence of its own describes the drawing.
    pub said: Said,
}

/// What a series says, in sentences: the same texts as in the table beside the drawing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// Of the profile.
    pub profile: String,
    /// Of the level.
    pub level: String,
}

impl Said {
    /// A sentence for each drawing, from the names of the profile with their values, and the level. `series` is what the series is called.
    #[must_use]
    pub fn of(strings: &Strings, series: &str, profile: &[[&str; 2]], level: Option<&str>) -> Self {
        let value =
            |[name, value]: &[&str; 2]| strings.chart_radar_value.fill(&[("name", name), ("score", value)]);
        let sentence = |values: Vec<String>| match values.as_slice() {
            [] => String::new(),
            _ => strings.chart_radar_series.fill(&[("series", series), ("values", &values.join(", "))]),
        };
        let level = level.into_iter().map(str::to_owned).collect();
        Self { profile: sentence(profile.iter().map(value).collect()), level: sentence(level) }
    }
}

impl Beside {
    /// The scores of another report, all tiers among them.
    #[must_use]
    pub fn of_report(
        kind: SeriesKind,
        name: String,
        report: &ScoreReport,
        beside: ReportPresenter<'_>,
    ) -> Self {
        let scores = |role| -> Vec<_> {
            let ids = beside.instrument.dimensions_of(role);
            ids.map(|dimension| report.dimensions.get(dimension).score).collect()
        };
        let (own, other) = (beside.report.level.reached, report.level.reached);
        Self {
            kind,
            level: other.filter(|_| own != other).map(|level| (level, beside.named_level(&name, level))),
            name,
            profile: scores(Role::Profile),
            tiers: scores(Role::Levels),
            said: Said::default(),
        }
    }

    /// Without the marks of tiers that score as much as those of the result.
    #[must_use]
    pub fn where_it_differs(mut self, from: &ScoreReport) -> Self {
        let levels = from.dimensions.iter().filter(|(id, _)| id.role() == Role::Levels);
        for (score, (_, dimension)) in self.tiers.iter_mut().zip(levels) {
            let own = dimension.score;
            score.take_if(|score| own.is_some_and(|own| (own - *score).abs() < 0.05));
        }
        self
    }
}

/// A drawing of a result with other series beside it, and a legend that names all: a radar of the profile or a
/// pyramid. Other drawings stay as they are.
#[must_use]
pub fn with_others(chart: &Rc<Chart>, others: &[Beside]) -> Rc<Chart> {
    if others.is_empty() {
        return Rc::clone(chart);
    }
    match chart.as_ref() {
        Chart::Radar(model) => Rc::new(Chart::Radar(radar(model, others))),
        Chart::Pyramid(model) => Rc::new(Chart::Pyramid(pyramid(model, others))),
        _ => Rc::clone(chart),
    }
}

/// What a drawing shows, with what is drawn beside it: for who cannot see it.
#[must_use]
pub fn described(words: &str, chart: &Chart, others: &[Beside]) -> String {
    let said = others.iter().map(|other| match chart {
        Chart::Radar(_) => other.said.profile.as_str(),
        Chart::Pyramid(_) => &other.said.level,
        _ => "",
    });
    let said: Vec<&str> = said.filter(|said| !said.is_empty()).collect();
    if said.is_empty() {
        return words.to_owned();
    }
    let stop = if words.ends_with('.') { "" } else { "." };
    [words, stop, " ", &said.join(" ")].concat()
}

fn radar(model: &RadarModel, others: &[Beside]) -> RadarModel {
    let mut model = model.clone();
    let known = others.iter().filter(|other| other.profile.iter().any(Option::is_some));
    model.series.extend(known.map(|other| RadarSeries {
        kind: other.kind,
        name: other.name.clone(),
        scores: other.profile.clone(),
    }));
    model
}

fn pyramid(model: &PyramidModel, others: &[Beside]) -> PyramidModel {
    let mut model = model.clone();
    for other in others {
        for (tier, score) in model.tiers.iter_mut().zip(&other.tiers) {
            tier.marks.extend(score.map(|score| TierMark { kind: other.kind, score }));
        }
        let name = other.level.as_ref().map_or(&other.name, |(_, named)| named).clone();
        let level = other.level.as_ref().map(|(level, _)| *level);
        if level.is_some() || other.tiers.iter().any(Option::is_some) {
            model.series.push(PyramidSeries { kind: other.kind, name, level });
        }
    }
    model
}
