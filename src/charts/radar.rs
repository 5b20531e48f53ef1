//! The radar of a profile of 3 to 12 axes: the first at the top, the others clockwise, in every language. The names of three
//! stand at its corners, as People, Profit and Planet do; those of more in rows under it.

mod key;

use serde::{Deserialize, Serialize};

use self::key::Key;
use super::{
    badge::{self, Pillar},
    drawing::{
        geometry::{Point, at},
        legend::{Entry, Legend},
        marker::Body,
        painter::Painter,
        render_target::Size,
        series::SeriesKind,
        shape::{Anchor, Type},
        text_metrics,
        theme::{Theme, Token},
    },
    radar_grid::Rings,
};

/// One axis: its name and your score in words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RadarAxis {
    /// Its colour and sign.
    pub pillar: Pillar,
    /// The name, for instance "People".
    pub name: String,
    /// Your score as text ("69"), or why there is none ("te weinig antwoorden").
    pub value: String,
}

/// One line in the radar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RadarSeries {
    /// Whose scores these are.
    pub kind: SeriesKind,
    /// Its name in the legend, which is drawn when there is more than one line.
    pub name: String,
    /// By axis, 0 to 100; `None` when there is no score. With a `None` no polygon is drawn.
    pub scores: Vec<Option<f64>>,
}

/// The radar of a profile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RadarModel {
    /// 3 to 12 of them, the first at the top.
    pub axes: Vec<RadarAxis>,
    /// At most three lines, in any order; drawn previous, target, team, trial, you. With more than one a legend names
    /// them from your own down.
    pub series: Vec<RadarSeries>,
}

/// A team's radar: how far its members lie apart, behind the lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TeamRadarModel {
    /// The lines and names.
    pub radar: RadarModel,
    /// By axis: from one standard deviation below the team's score to one above, 0 to 100.
    pub spread: Vec<(f64, f64)>,
}

/// From here on the drawing has its full size; below it the triangle shrinks with the width and the type does not.
const WIDE: f64 = 470.0;
/// The narrowest drawing in which the two lower labels still lie beside each other.
const NARROWEST: f64 = 240.0;
/// Between the lower labels and the legend, and beside it.
const LEGEND_GAP: f64 = 8.0;
const LEGEND_MARGIN: f64 = 4.0;

/// Where everything lies.
enum Layout {
    /// Of three axes.
    Corners(Corners),
    /// Of more.
    Key(Key),
}

/// Where everything lies with names at the corners, in CSS pixels.
struct Corners {
    rings: Rings,
    /// Baseline of the upper label.
    top: f64,
    /// Baseline of the two lower labels.
    bottom: f64,
    /// Size of a name.
    name: f64,
    size: Size,
}

impl Layout {
    fn new(model: &RadarModel, available: f64) -> Self {
        let width = available.clamp(NARROWEST, WIDE);
        if model.axes.len() > 3 {
            Self::Key(Key::new(model, width))
        } else {
            Self::Corners(Corners::new(width))
        }
    }

    const fn rings(&self) -> Rings {
        match self {
            Self::Corners(corners) => corners.rings,
            Self::Key(key) => key.rings,
        }
    }

    const fn size(&self) -> Size {
        match self {
            Self::Corners(corners) => corners.size,
            Self::Key(key) => key.size,
        }
    }
}

impl Corners {
    fn new(width: f64) -> Self {
        if width < WIDE {
            let radius = 128.0 / 328.0 * width;
            let base = 48.0 + 1.5 * radius;
            Self {
                rings: Rings { center: at(width / 2.0, 48.0 + radius), radius, axes: 3 },
                top: 24.0,
                bottom: base + 36.0,
                name: 17.0,
                size: Size { width, height: base + 66.0 },
            }
        } else {
            Self {
                rings: Rings { center: at(235.0, 208.0), radius: 162.0, axes: 3 },
                top: 27.0,
                bottom: 334.0,
                name: 20.0,
                size: Size { width, height: 356.0 },
            }
        }
    }
}

pub(super) fn size_for(model: &RadarModel, available: f64) -> Size {
    let size = Layout::new(model, available).size();
    Size { height: size.height + legend_height(&legend(model, size.width)), ..size }
}

/// What the legend adds to the height of the drawing.
fn legend_height(legend: &Legend<'_>) -> f64 {
    if legend.height() > 0.0 { legend.height() + LEGEND_GAP } else { 0.0 }
}

fn legend(model: &RadarModel, width: f64) -> Legend<'_> {
    let entries = model.series.iter().map(|series| Entry { kind: series.kind, name: &series.name });
    let is_needed = model.series.len() > 1;
    Legend::new(entries.filter(|_| is_needed), width - 2.0 * LEGEND_MARGIN)
}

pub(super) fn draw(model: &RadarModel, painter: &mut Painter<'_>, theme: &Theme, size: Size) {
    draw_over(model, None, painter, theme, size);
}

pub(super) fn draw_team(model: &TeamRadarModel, painter: &mut Painter<'_>, theme: &Theme, size: Size) {
    draw_over(&model.radar, Some(&model.spread), painter, theme, size);
}

/// Draws the lines over a band, if there is one.
fn draw_over(
    model: &RadarModel,
    band: Option<&[(f64, f64)]>,
    painter: &mut Painter<'_>,
    theme: &Theme,
    size: Size,
) {
    let layout = Layout::new(model, size.width);
    let rings = layout.rings();
    rings.scaffold(painter, theme);
    if let Some(band) = band {
        rings.band(painter, theme, SeriesKind::Team, band);
    }
    let lines = || {
        SeriesKind::ORDER
            .iter()
            .flat_map(|kind| model.series.iter().filter(move |series| series.kind == *kind))
            .map(|series| {
                let vertices: Vec<_> = series.scores.iter().map(|score| (*score, Body::Own)).collect();
                (series.kind, vertices)
            })
    };
    for (kind, vertices) in lines() {
        rings.series(painter, theme, kind, &vertices);
    }
    rings.numbers(painter, theme, 13.0);
    for (kind, vertices) in lines() {
        rings.markers(painter, theme, kind, &vertices);
    }
    // A missing series is as good as one without a score: the text says why.
    // A team's radar has the team's scores beside the names.
    let of = |kind| model.series.iter().find(move |series| series.kind == kind);
    let known = of(SeriesKind::Team).or_else(|| of(SeriesKind::You));
    let has_score =
        |index: usize| known.and_then(|series| series.scores.get(index).copied().flatten()).is_some();
    match &layout {
        Layout::Corners(corners) => axis_labels(painter, theme, corners, model, has_score),
        Layout::Key(key) => key.paint(painter, theme, model, has_score),
    }
    let corner = at(LEGEND_MARGIN, layout.size().height + LEGEND_GAP);
    legend(model, layout.size().width).paint(painter, theme, corner);
}

/// Paints the names at the corners.
fn axis_labels(
    painter: &mut Painter<'_>,
    theme: &Theme,
    layout: &Corners,
    model: &RadarModel,
    has_score: impl Fn(usize) -> bool,
) {
    for (index, axis) in model.axes.iter().enumerate() {
        let x = layout.rings.point(index, 1.0).x;
        let y = if index == 0 { layout.top } else { layout.bottom };
        let value = match (has_score(index), index) {
            (true, _) => Value::Score,
            (false, 0) => Value::NoteAside,
            (false, _) => Value::NoteUnder,
        };
        axis_label(painter, theme, layout, Place { axis, value, at: at(x, y) });
    }
}

/// How the text after a name is set.
#[derive(Clone, Copy, PartialEq)]
enum Value {
    /// A number.
    Score,
    /// Words on the same line: above the triangle there is no room for a second.
    NoteAside,
    /// Words on a line of their own.
    NoteUnder,
}

/// What is written where: the middle of a line.
#[derive(Clone, Copy)]
struct Place<'a> {
    axis: &'a RadarAxis,
    value: Value,
    at: Point,
}

/// Paints badge, name and value, centred on the corner but inside the drawing.
fn axis_label(painter: &mut Painter<'_>, theme: &Theme, layout: &Corners, place: Place<'_>) {
    const GAP: f64 = 8.0;
    const MARGIN: f64 = 4.0;
    let name = Type::display(layout.name);
    let (value, color) = match place.value {
        Value::Score => (name.bold(), theme.color(Token::Text)),
        Value::NoteAside | Value::NoteUnder => (Type::text(13.0), theme.color(Token::TextMuted)),
    };
    let lead = 2.0 * badge::RADIUS + GAP + text_metrics::width(&place.axis.name, name, &theme.fonts);
    let tail = text_metrics::width(&place.axis.value, value, &theme.fonts);
    let whole = match place.value {
        Value::Score | Value::NoteAside => lead + GAP + tail,
        Value::NoteUnder => lead.max(tail),
    };
    let start = (place.at.x - whole / 2.0).min(layout.size.width - MARGIN - whole).max(MARGIN);
    let base = at(start, place.at.y);
    badge::pillar(painter, theme, place.axis.pillar, base.plus(badge::RADIUS, -0.35 * layout.name));
    // The name begins beside its badge, so that an estimate that is off moves it to or from its value only.
    let text = theme.color(Token::Text);
    let beside = base.plus(2.0 * badge::RADIUS + GAP, 0.0);
    painter.text(beside, &place.axis.name, name, Anchor::Left, text);
    match place.value {
        Value::Score | Value::NoteAside => {
            painter.text(base.plus(lead + GAP, 0.0), &place.axis.value, value, Anchor::Left, color);
        }
        Value::NoteUnder => {
            painter.text(base.plus(0.0, 19.0), &place.axis.value, value, Anchor::Left, color);
        }
    }
}
