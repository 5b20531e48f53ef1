//! The radar of the parts of the three Ps: numbers round the rim, names and scores in the table beside it.

use serde::{Deserialize, Serialize};

use super::{
    badge::{self, Pillar},
    drawing::{
        geometry::at,
        legend::{Entry, Legend},
        marker::Body,
        painter::Painter,
        render_target::Size,
        series::SeriesKind,
        theme::Theme,
    },
    radar_grid::{Rings, Vertex},
};

/// One part: which P it belongs to. Its number is its place in the list, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetAxis {
    /// The P, which gives the disc its colour.
    pub pillar: Pillar,
}

/// What is known of one part in one series.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum FacetValue {
    /// Several questions, 0 to 100.
    Known(f64),
    /// One question, 0 to 100: a hollow marker.
    Single(f64),
    /// Not enough answers: the line is broken.
    Missing,
}

/// One line in the radar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FacetSeries {
    /// Whose scores these are.
    pub kind: SeriesKind,
    /// Its name in the legend, which is drawn when there is more than one line.
    pub name: String,
    /// One value per axis, in the order of the axes; absent ones count as missing.
    pub values: Vec<FacetValue>,
}

/// The radar of the parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FacetsModel {
    /// Three or more, clockwise from the top.
    pub axes: Vec<FacetAxis>,
    /// At most three lines, in any order.
    pub series: Vec<FacetSeries>,
}

/// The widest and the narrowest drawing, in CSS pixels.
const WIDTHS: (f64, f64) = (420.0, 220.0);
/// From the rim to the edge of the drawing: room for a disc.
const RIM: f64 = 48.0;
/// From the rim to the middle of a disc.
const DISC: f64 = 22.0;
/// Room above and under the rim.
const ABOVE: f64 = 44.0;
/// Beside the legend.
const LEGEND_MARGIN: f64 = 4.0;

fn radius(width: f64) -> f64 {
    width.clamp(WIDTHS.1, WIDTHS.0) / 2.0 - RIM
}

pub(super) fn size_for(model: &FacetsModel, available: f64) -> Size {
    let radius = radius(available);
    let width = 2.0 * (radius + RIM);
    Size { width, height: 2.0 * (radius + ABOVE) + legend(model, width).height() }
}

fn legend(model: &FacetsModel, width: f64) -> Legend<'_> {
    let entries = model.series.iter().map(|series| Entry { kind: series.kind, name: &series.name });
    let is_needed = model.series.len() > 1;
    Legend::new(entries.filter(|_| is_needed), width - 2.0 * LEGEND_MARGIN)
}

pub(super) fn draw(model: &FacetsModel, painter: &mut Painter<'_>, theme: &Theme, size: Size) {
    let radius = radius(size.width);
    let rings = Rings { center: at(radius + RIM, radius + ABOVE), radius, axes: model.axes.len() };
    rings.scaffold(painter, theme);
    let lines: Vec<(SeriesKind, Vec<Vertex>)> = SeriesKind::ORDER
        .iter()
        .flat_map(|kind| model.series.iter().filter(move |series| series.kind == *kind))
        .map(|series| (series.kind, series.values.iter().map(vertex).collect()))
        .collect();
    for (kind, vertices) in &lines {
        rings.series(painter, theme, *kind, vertices);
    }
    rings.numbers(painter, theme, 8.0);
    for (kind, vertices) in &lines {
        rings.markers(painter, theme, *kind, vertices);
    }
    for (index, axis) in model.axes.iter().enumerate() {
        let center = rings.point(index, 1.0 + DISC / radius);
        badge::number(painter, theme, axis.pillar, center, index + 1);
    }
    legend(model, size.width).paint(painter, theme, at(LEGEND_MARGIN, 2.0 * (radius + ABOVE)));
}

const fn vertex(value: &FacetValue) -> Vertex {
    match *value {
        FacetValue::Known(score) => (Some(score), Body::Own),
        FacetValue::Single(score) => (Some(score), Body::Hollow),
        FacetValue::Missing => (None, Body::Own),
    }
}
