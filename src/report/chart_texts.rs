//! The charts at the top: what the radars show, what they say aloud, and the sentence under them (ux.md sections 6.3
//! and 9).

use std::rc::Rc;

use super::{
    Figure, NO_NUMBER, Reader, drawings,
    pyramid::{Pyramid, pyramid},
};
use crate::{
    app::section::Scope,
    charts::Chart,
    core::{
        display::Shown,
        instrument::{DimensionId, Status},
    },
};

/// One axis of a radar.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// The P that it belongs to.
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
}

/// What stands where the pyramid would, if only culture was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstTier {
    /// "Tier 1, Foundation".
    pub title: String,
    /// What it is about.
    pub text: String,
}

/// All charts at the top of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Charts {
    /// The three Ps.
    pub radar: Radar,
    /// The ten facets; `None` in a quick scan, where most rest on one answer or none.
    pub facets: Option<Radar>,
    /// The pyramid; `None` where only culture was asked.
    pub pyramid: Option<Pyramid>,
    /// Tier 1; `None` unless only culture was asked.
    pub first_tier: Option<FirstTier>,
}

/// Puts the charts into words.
#[must_use]
pub fn charts(reader: Reader<'_>) -> Charts {
    let whole = reader.scope == Scope::Whole;
    Charts {
        radar: radar(reader),
        facets: (!reader.is_quick()).then(|| facets(reader)),
        pyramid: whole.then(|| pyramid(reader)),
        first_tier: (!whole).then(|| FirstTier {
            title: reader.tier(1),
            text: reader.instrument.dimension(DimensionId::L1).description.get(reader.lang).to_owned(),
        }),
    }
}

/// The axes as one sentence.
fn describe(reader: Reader<'_>, axes: &[Axis]) -> String {
    let strings = reader.strings;
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

fn radar(reader: Reader<'_>) -> Radar {
    let axis = |dimension| Axis {
        dimension,
        name: reader.name(dimension).to_owned(),
        figure: reader.dimension_figure(dimension),
        is_single: false,
    };
    let axes: Vec<Axis> = DimensionId::PS.into_iter().map(axis).collect();
    Radar {
        title: reader.strings.chart_radar_title.to_owned(),
        description: describe(reader, &axes),
        chart: drawings::radar(reader, &axes),
        takeaway: takeaway(reader, &axes),
        axes,
    }
}

fn takeaway(reader: Reader<'_>, axes: &[Axis]) -> Option<String> {
    let three_p = &reader.report.three_p;
    let balance = reader.instrument.texts.balance.get(three_p.balance_band?).get(reader.lang);
    let names = |of: &dyn Fn(&Axis) -> bool| {
        let names: Vec<&str> = axes.iter().filter(|axis| of(axis)).map(|axis| axis.name.as_str()).collect();
        reader.list(&names)
    };
    let highest = axes.iter().filter_map(|axis| axis.figure.value).fold(f64::MIN, f64::max);
    let tie = three_p.weakest.len() == axes.len();
    // A difference in points says more than a quick scan knows.
    if tie || reader.is_quick() {
        return Some(balance.to_owned());
    }
    let is_strongest =
        |axis: &Axis| axis.figure.value.is_some_and(|value| reader.tolerance().at_least(value, highest));
    let strongest = names(&is_strongest);
    let weakest = names(&|axis: &Axis| three_p.weakest.contains(&axis.dimension));
    let difference = reader.numbers().score(100.0 - three_p.balance?, Shown::Plain);
    Some(reader.strings.result_three_ps_takeaway.fill(
        if difference == "1" { 1 } else { 2 },
        &[("n", &difference), ("strongest", &strongest), ("weakest", &weakest), ("balance", balance)],
    ))
}

fn facets(reader: Reader<'_>) -> Radar {
    let facets = reader.instrument.facets.iter().zip(&reader.report.facets).enumerate();
    let axes: Vec<Axis> = facets
        .map(|(place, (facet, score))| {
            let mut figure = reader.figure(score.score, Shown::Part, missing(score.applicable));
            // One answer is shown as that answer, not as a score.
            if let Some(answer) = score.is_single_item().then(|| single(reader, place)).flatten() {
                figure.text = NO_NUMBER.to_owned();
                figure.words = answer;
            }
            Axis {
                dimension: facet.dimension,
                name: facet.name.get(reader.lang).to_owned(),
                figure,
                is_single: score.is_single_item(),
            }
        })
        .collect();
    Radar {
        title: reader.strings.chart_radar_facets_title.to_owned(),
        description: describe(reader, &axes),
        chart: drawings::facets(&axes),
        axes,
        takeaway: None,
    }
}

const fn missing(applicable: usize) -> Status {
    if applicable == 0 { Status::NotApplicable } else { Status::Insufficient }
}

/// The one answer behind a facet, in words.
fn single(reader: Reader<'_>, facet: usize) -> Option<String> {
    let mut answered = reader.instrument.in_mode(reader.report.mode).filter(|item| {
        let is_step = reader.answer(*item).is_some_and(|answer| answer.step().is_some());
        is_step && reader.instrument.item(*item).facet == Some(facet)
    });
    let item = answered.next()?;
    Some(format!("{}: {}", reader.strings.result_facets_single, reader.answer_label(item)))
}
