//! The charts at the top: what the radars show, what they say aloud, and the sentence under them.

pub mod pyramid;

use std::rc::Rc;

use self::pyramid::{Pyramid, pyramid};
use super::{
    Figure, NO_NUMBER, ReportPresenter, headline,
    parts::{self, Extremes},
    pillar_of,
};
use crate::{
    charts::{
        Chart, FacetAxis, FacetSeries, FacetValue, FacetsModel, RadarAxis, RadarModel, RadarSeries,
        SeriesKind,
    },
    core::{
        instrument::{DimensionId, Role, Status},
        rounding::Shown,
        section::Scope,
    },
};

/// How many names of strongest and of weakest dimensions stand under a radar.
const MOST_NAMES: usize = 5;

/// One axis of a radar.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// The dimension that it belongs to.
    pub dimension: DimensionId,
    /// Its name.
    pub name: String,
    /// Its score.
    pub figure: Figure,
    /// It rests on one answer: show that answer, not a score.
    pub is_single: bool,
}

/// A radar in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Radar {
    /// Its name, as a heading.
    pub name: String,
    /// What it shows.
    pub title: String,
    /// The same, value by value.
    pub description: String,
    /// The drawing.
    pub chart: Rc<Chart>,
    /// The axes, clockwise from the top.
    pub axes: Vec<Axis>,
    /// What to see in it; `None` if a score is missing.
    pub takeaway: Option<String>,
    /// No axis has a score: there is nothing to see.
    pub is_empty: bool,
}

/// The fewest facets that are drawn: fewer are no shape. The table has them all.
pub const FEWEST_DRAWN: usize = 3;

impl Radar {
    /// Whether there are enough axes for a drawing.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        self.axes.len() >= FEWEST_DRAWN
    }
}

/// What stands where the pyramid would, if only culture was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstTier {
    /// Which it is.
    pub dimension: DimensionId,
    /// "Tier 1, Foundation".
    pub title: String,
    /// What it is about.
    pub text: String,
}

/// All charts at the top of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Charts {
    /// The profile; `None` without one.
    pub radar: Option<Radar>,
    /// The facets, for a table and, where they can be drawn, a radar; `None` without any and in a quick scan, where most rest on
    /// one answer or none.
    pub facets: Option<Radar>,
    /// The pyramid; `None` without levels and where only culture was asked.
    pub pyramid: Option<Pyramid>,
    /// Tier 1; `None` unless only culture was asked.
    pub first_tier: Option<FirstTier>,
}

/// Puts the charts into words.
#[must_use]
pub fn charts(presenter: ReportPresenter<'_>) -> Charts {
    let whole = presenter.scope == Scope::Whole;
    Charts {
        radar: presenter.instrument.has(Role::Profile).then(|| radar(presenter)),
        facets: (!presenter.is_quick() && !presenter.instrument.facets.is_empty()).then(|| facets(presenter)),
        pyramid: (whole && presenter.has_levels()).then(|| pyramid(presenter)),
        first_tier: presenter.instrument.level(1).filter(|_| !whole).map(|first| FirstTier {
            dimension: first,
            title: presenter.tier(1),
            text: presenter.instrument.dimension(first).description.get(presenter.lang).to_owned(),
        }),
    }
}

fn is_empty(axes: &[Axis]) -> bool {
    axes.iter().all(|axis| axis.figure.value.is_none())
}

/// The axes as one sentence.
fn describe(presenter: ReportPresenter<'_>, axes: &[Axis]) -> String {
    let strings = presenter.strings;
    let values: Vec<String> = axes
        .iter()
        .map(|axis| {
            let figure = &axis.figure;
            let score = if axis.is_single { &figure.words } else { &figure.text };
            match figure.value {
                Some(_) => strings.chart_radar_value.fill(&[("name", &axis.name), ("score", score)]),
                None => strings.chart_radar_missing.fill(&[("name", &axis.name)]),
            }
        })
        .collect();
    strings.chart_radar_series.fill(&[("series", strings.chart_you), ("values", &values.join(", "))])
}

fn radar(presenter: ReportPresenter<'_>) -> Radar {
    let axis = |dimension| Axis {
        dimension,
        name: presenter.name(dimension).to_owned(),
        figure: presenter.dimension_figure(dimension),
        is_single: false,
    };
    let axes: Vec<Axis> = presenter.instrument.dimensions_of(Role::Profile).map(axis).collect();
    Radar {
        name: presenter.words().profile_title(),
        title: presenter.strings.chart_radar_title.fill(&[("names", &presenter.words().profile())]),
        description: describe(presenter, &axes),
        chart: radar_chart(presenter, &axes),
        takeaway: takeaway(presenter, &axes),
        is_empty: is_empty(&axes),
        axes,
    }
}

/// The strongest and the weakest, how far they lie apart, and the balance; without what the headline says.
fn takeaway(presenter: ReportPresenter<'_>, axes: &[Axis]) -> Option<String> {
    let strings = presenter.strings;
    let balance = presenter.report.three_p.balance_band?;
    let balance = presenter.instrument.texts.balance.get(balance).get(presenter.lang);
    let extremes = parts::extremes(presenter, axes.iter().map(|axis| axis.dimension))?;
    let is_said = headline::said_extremes(presenter).as_ref() == Some(&extremes);
    if extremes == Extremes::Equal {
        // The band of the balance says more than a quick scan knows of a difference.
        let is_enough = !presenter.is_quick() && !is_said;
        return Some(if is_enough { strings.result_profile_equal } else { balance }.to_owned());
    }
    let can_name = !is_said && extremes.names() <= MOST_NAMES;
    let named = can_name.then(|| extremes.sentence(presenter, ""));
    let apart = (!presenter.is_quick()).then(|| difference(presenter, axes));
    let sentences = named.into_iter().chain(apart).chain([balance.to_owned()]);
    Some(sentences.collect::<Vec<_>>().join(" "))
}

/// How far the highest and the lowest of axes that all have a score lie apart.
fn difference(presenter: ReportPresenter<'_>, axes: &[Axis]) -> String {
    let scores = || axes.iter().filter_map(|axis| axis.figure.value);
    let apart = scores().fold(f64::MIN, f64::max) - scores().fold(f64::MAX, f64::min);
    let difference = presenter.numbers().score(apart, Shown::Plain);
    let count = if difference == "1" { 1 } else { 2 };
    presenter.strings.result_profile_difference.fill(count, &[("n", &difference)])
}

fn facets(presenter: ReportPresenter<'_>) -> Radar {
    let facets = presenter.instrument.facets.iter().zip(&presenter.report.facets).enumerate();
    let axes: Vec<Axis> = facets
        .map(|(index, (facet, score))| {
            let mut figure = presenter.figure(score.score, Shown::Part, missing(score.applicable));
            // One answer is shown as that answer, not as a score.
            if let Some(answer) = score.is_single_item().then(|| single(presenter, index)).flatten() {
                figure.text = NO_NUMBER.to_owned();
                figure.words = answer;
            }
            Axis {
                dimension: facet.dimension,
                name: facet.name.get(presenter.lang).to_owned(),
                figure,
                is_single: score.is_single_item(),
            }
        })
        .collect();
    let title = presenter.strings.chart_radar_facets_title.fill(axes.len(), &[]);
    Radar {
        name: title.clone(),
        title,
        description: describe(presenter, &axes),
        chart: facets_chart(presenter, &axes),
        takeaway: None,
        is_empty: is_empty(&axes),
        axes,
    }
}

const fn missing(applicable: usize) -> Status {
    if applicable == 0 { Status::NotApplicable } else { Status::Insufficient }
}

/// The one answer behind a facet, in words.
fn single(presenter: ReportPresenter<'_>, facet: usize) -> Option<String> {
    let mut answered = presenter.instrument.in_mode(presenter.report.mode).filter(|item| {
        let is_step = presenter.answer(*item).is_some_and(|answer| answer.step().is_some());
        is_step && presenter.instrument.item(*item).facet == Some(facet)
    });
    let item = answered.next()?;
    Some(presenter.lang.labelled(presenter.strings.result_facets_single, presenter.answer_label(item)))
}

/// The radar of the profile.
fn radar_chart(presenter: ReportPresenter<'_>, axes: &[Axis]) -> Rc<Chart> {
    let series = RadarSeries {
        kind: SeriesKind::You,
        name: presenter.strings.chart_you.to_owned(),
        scores: axes.iter().map(|axis| axis.figure.value).collect(),
    };
    let axis = |axis: &Axis| RadarAxis {
        pillar: pillar_of(axis.dimension),
        name: axis.name.clone(),
        // Without a score the words say why; bands stand in the table, where there is room for them.
        value: match axis.figure.value {
            None => axis.figure.words.clone(),
            Some(_) if presenter.is_quick() => String::new(),
            Some(_) => axis.figure.text.clone(),
        },
    };
    Rc::new(Chart::Radar(RadarModel { axes: axes.iter().map(axis).collect(), series: vec![series] }))
}

/// The radar of the facets.
fn facets_chart(presenter: ReportPresenter<'_>, axes: &[Axis]) -> Rc<Chart> {
    let value = |axis: &Axis| match axis.figure.value {
        None => FacetValue::Missing,
        Some(value) if axis.is_single => FacetValue::Single(value),
        Some(value) => FacetValue::Known(value),
    };
    Rc::new(Chart::Facets(FacetsModel {
        axes: axes.iter().map(|axis| FacetAxis { pillar: pillar_of(axis.dimension) }).collect(),
        series: vec![FacetSeries {
            kind: SeriesKind::You,
            name: presenter.strings.chart_you.to_owned(),
            values: axes.iter().map(value).collect(),
        }],
    }))
}
