//! Scores over time: a panel for each score, under each other over one axis of dates. A line through the measurements, the
//! margin as a band around it, and for a level the norm. Dates lie as far apart as they are.

use serde::{Deserialize, Serialize};

use super::{
    badge::{self, Pillar},
    drawing::{
        dash::Dash,
        geometry::{Point, at, share},
        painter::Painter,
        render_target::Size,
        shape::{Anchor, Type},
        text_metrics,
        theme::{FillStyle, LEVELS, Theme, Token},
    },
};

/// What a panel is about, for its sign and its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TrendSubject {
    /// A dimension of the profile.
    Pillar(Pillar),
    /// A level, 1 to 5.
    Level(u8),
}

/// A score of one measurement.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TrendPoint {
    /// 0 to 100.
    pub score: f64,
    /// How far it may be off by chance, in points, 0 or more.
    pub margin: f64,
}

/// One score over time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TrendPanel {
    /// What it is about.
    pub subject: TrendSubject,
    /// Its name.
    pub name: String,
    /// The last score as text, or why there is none.
    pub value: String,
    /// A score for each moment, in their order; `None` where there is none: the line is broken there.
    pub points: Vec<Option<TrendPoint>>,
    /// What the score must reach, 0 to 100; `None` if nothing.
    pub norm: Option<f64>,
}

/// When a measurement was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TrendMoment {
    /// In days from any day.
    pub day: f64,
    /// The date as people write it.
    pub label: String,
}

/// Scores over time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TrendModel {
    /// The measurements, the earliest first.
    pub moments: Vec<TrendMoment>,
    /// The scores, the upper first.
    pub panels: Vec<TrendPanel>,
    /// Legend of the band, for instance "gekleurd: de marge".
    pub band_label: String,
    /// Legend of the norm, for instance "streepjes: drempel 70"; empty without norms.
    pub norm_label: String,
}

/// Widest, narrowest, and from where on panels are higher, in CSS pixels.
const WIDEST: f64 = 640.0;
const NARROWEST: f64 = 240.0;
const WIDE: f64 = 460.0;
/// Room left of the axis for its numbers, and right of it for half a marker.
const LEFT: f64 = 36.0;
const RIGHT: f64 = 12.0;
/// From the first and the last moment to the sides of a panel.
const INSET: f64 = 10.0;
/// The line with name and score over a panel.
const HEAD: f64 = 34.0;
/// Between panels.
const GAP: f64 = 14.0;
/// The row of dates, and a row of the legend.
const DATES: f64 = 30.0;
const LEGEND: f64 = 22.0;
/// Between two dates.
const APART: f64 = 14.0;
/// Half the side of the square of a level.
const SQUARE: f64 = 11.0;

/// Where everything lies, in CSS pixels.
struct Layout {
    width: f64,
    plot: f64,
    panels: usize,
    legend: usize,
}

impl Layout {
    fn new(model: &TrendModel, available: f64) -> Self {
        let width = available.clamp(NARROWEST, WIDEST);
        let labels = [&model.band_label, &model.norm_label];
        let wide: f64 = labels.iter().map(|label| 1.1 * text_metrics::average(label, NOTE) + 40.0).sum();
        let rows = labels.iter().filter(|label| !label.is_empty()).count();
        Self {
            width,
            plot: if width < WIDE { 66.0 } else { 84.0 },
            panels: model.panels.len(),
            legend: if rows == 2 && wide <= width - LEFT { 1 } else { rows },
        }
    }

    /// The upper side of a panel.
    fn top(&self, index: usize) -> f64 {
        HEAD + count(index) * (HEAD + self.plot + GAP)
    }

    /// Under the last panel.
    fn foot(&self) -> f64 {
        (count(self.panels) * (HEAD + self.plot + GAP) - GAP).max(0.0)
    }

    fn size(&self) -> Size {
        Size { width: self.width, height: (self.foot() + DATES + count(self.legend) * LEGEND + 6.0).max(1.0) }
    }

    fn right(&self) -> f64 {
        self.width - RIGHT
    }
}

#[expect(clippy::cast_precision_loss, reason = "a number of panels is small")]
const fn count(number: usize) -> f64 {
    number as f64
}

const NOTE: Type = Type::text(13.0);
const AXIS: Type = Type::text(12.0);

pub(super) fn size_for(model: &TrendModel, available: f64) -> Size {
    Layout::new(model, available).size()
}

pub(super) fn draw(model: &TrendModel, painter: &mut Painter<'_>, theme: &Theme, size: Size) {
    let layout = Layout::new(model, size.width);
    let places = places(model, &layout);
    for (index, panel) in model.panels.iter().enumerate() {
        draw_panel(
            painter,
            theme,
            panel,
            &Frame { top: layout.top(index), places: &places, layout: &layout },
        );
    }
    dates(model, painter, theme, &layout, &places);
    legend(model, painter, theme, &layout);
}

/// Where each moment lies, from left to right. Moments that are one day, or no numbers, lie in the middle.
fn places(model: &TrendModel, layout: &Layout) -> Vec<f64> {
    let days = || model.moments.iter().map(|moment| moment.day).filter(|day| day.is_finite());
    let (first, last) = (days().fold(f64::INFINITY, f64::min), days().fold(f64::NEG_INFINITY, f64::max));
    let (left, right) = (LEFT + INSET, layout.right() - INSET);
    let place = |moment: &TrendMoment| {
        let along = (moment.day - first) / (last - first);
        let along = if along.is_finite() { along.clamp(0.0, 1.0) } else { 0.5 };
        left + (right - left) * along
    };
    model.moments.iter().map(place).collect()
}

/// Where a panel lies.
struct Frame<'a> {
    top: f64,
    places: &'a [f64],
    layout: &'a Layout,
}

impl Frame<'_> {
    /// How far down a score lies.
    fn down(&self, score: f64) -> f64 {
        self.top + self.layout.plot * (1.0 - share(Some(score)).unwrap_or(0.0))
    }
}

/// A point of the line, and how far its band reaches.
#[derive(Clone, Copy)]
struct Vertex {
    line: Point,
    upper: Point,
    lower: Point,
}

fn draw_panel(painter: &mut Painter<'_>, theme: &Theme, panel: &TrendPanel, frame: &Frame<'_>) {
    head(painter, theme, panel, frame);
    let right = frame.layout.right();
    let muted = theme.color(Token::TextMuted);
    for (text, score) in [("100", 100.0), ("50", 50.0), ("0", 0.0)] {
        let y = frame.down(score);
        let token = if score > 0.0 { Token::ChartRing } else { Token::ChartAxis };
        painter.line(vec![at(LEFT, y), at(right, y)], 1.0, theme.color(token));
        painter.text(at(LEFT - 6.0, y + 4.0), text, AXIS, Anchor::Right, muted);
    }
    let color = theme.color(panel.subject.colors().0);
    let runs = runs(panel, frame);
    for run in &runs {
        painter.fill(band(run), FillStyle { color, alpha: 0.22 });
    }
    if let Some(norm) = panel.norm {
        let y = frame.down(norm);
        painter.dashed(&[at(LEFT, y), at(right, y)], Dash::STEM, 1.5, theme.color(Token::Text));
    }
    // Many measurements leave less room for each.
    let radius = if frame.places.len() > 12 { 3.25 } else { 4.5 };
    for run in &runs {
        if run.len() > 1 {
            painter.line(run.iter().map(|vertex| vertex.line).collect(), theme.stroke(), color);
        }
        for vertex in run {
            painter.disc(vertex.line, radius + 1.25, theme.color(Token::Surface));
            painter.disc(vertex.line, radius, color);
        }
    }
}

/// Sign and name left, the last score right.
fn head(painter: &mut Painter<'_>, theme: &Theme, panel: &TrendPanel, frame: &Frame<'_>) {
    let base = frame.top - 14.0;
    let sign = at(badge::RADIUS, base - 6.0);
    match panel.subject {
        TrendSubject::Pillar(pillar) => badge::pillar(painter, theme, pillar, sign),
        TrendSubject::Level(level) => {
            let (color, on) = panel.subject.colors();
            painter.block(sign.plus(-SQUARE, -SQUARE), 2.0 * SQUARE, 2.0 * SQUARE, theme.color(color));
            let number = Type::text(13.0).bold();
            let color = theme.color(on);
            painter.text(sign.plus(0.0, 4.7), &level.to_string(), number, Anchor::Middle, color);
        }
    }
    let text = theme.color(Token::Text);
    let value = Type::text(16.0).bold();
    let right = frame.layout.right();
    let room =
        right - 2.0 * badge::RADIUS - 24.0 - 1.1 * text_metrics::width(&panel.value, value, &theme.fonts);
    let fits = |kind: &Type| 1.1 * text_metrics::width(&panel.name, *kind, &theme.fonts) <= room;
    let name = [17.0, 15.0, 13.0].map(Type::display).into_iter().find(fits).unwrap_or(Type::display(12.0));
    painter.text(at(2.0 * badge::RADIUS + 8.0, base), &panel.name, name, Anchor::Left, text);
    painter.text(at(right, base), &panel.value, value, Anchor::Right, text);
}

/// Neighbours with a score; a run has one or more.
fn runs(panel: &TrendPanel, frame: &Frame<'_>) -> Vec<Vec<Vertex>> {
    let mut runs = vec![Vec::new()];
    for (x, point) in frame.places.iter().zip(&panel.points) {
        match (point.filter(|point| !point.score.is_nan()), runs.last_mut()) {
            (Some(TrendPoint { score, margin }), Some(run)) => run.push(Vertex {
                line: at(*x, frame.down(score)),
                upper: at(*x, frame.down(score + margin)),
                lower: at(*x, frame.down(score - margin)),
            }),
            _ => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// The band of a run; of one measurement alone a bar.
fn band(run: &[Vertex]) -> Vec<Point> {
    if let [only] = run {
        const HALF: f64 = 5.0;
        let Vertex { upper, lower, .. } = *only;
        return vec![
            upper.plus(-HALF, 0.0),
            upper.plus(HALF, 0.0),
            lower.plus(HALF, 0.0),
            lower.plus(-HALF, 0.0),
        ];
    }
    let upper = run.iter().map(|vertex| vertex.upper);
    upper.chain(run.iter().rev().map(|vertex| vertex.lower)).collect()
}

/// The ticks, and the dates that there is room for: the last, the first, then the later ones.
fn dates(model: &TrendModel, painter: &mut Painter<'_>, theme: &Theme, layout: &Layout, places: &[f64]) {
    let y = layout.foot();
    for x in places {
        painter.line(vec![at(*x, y), at(*x, y + 6.0)], 1.5, theme.color(Token::ChartAxis));
    }
    let labels: Vec<(f64, &str)> =
        places.iter().copied().zip(model.moments.iter().map(|moment| moment.label.as_str())).collect();
    let (first, later) = match labels.split_first() {
        Some((first, later)) => (Some(*first), later),
        None => (None, [].as_slice()),
    };
    let last = later.last().copied();
    let between = later.iter().rev().skip(1).copied();
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for (x, label) in last.into_iter().chain(first).chain(between) {
        let half = text_metrics::width(label, AXIS, &theme.fonts) / 2.0;
        let middle = x.min(layout.width - half).max(half);
        let (start, end) = (middle - half, middle + half);
        if taken.iter().all(|(from, to)| end + APART <= *from || to + APART <= start) {
            painter.text(at(middle, y + 20.0), label, AXIS, Anchor::Middle, theme.color(Token::TextMuted));
            taken.push((start, end));
        }
    }
}

fn legend(model: &TrendModel, painter: &mut Painter<'_>, theme: &Theme, layout: &Layout) {
    let muted = theme.color(Token::TextMuted);
    let mut start = at(LEFT, layout.foot() + DATES + 14.0);
    let color = model.panels.first().map_or(Token::SeriesYou, |panel| panel.subject.colors().0);
    if !model.band_label.is_empty() {
        painter.block(
            start.plus(0.0, -10.0),
            22.0,
            11.0,
            FillStyle { color: theme.color(color), alpha: 0.22 },
        );
        painter.line(vec![start.plus(0.0, -4.5), start.plus(22.0, -4.5)], 2.0, theme.color(color));
        painter.text(start.plus(30.0, 0.0), &model.band_label, NOTE, Anchor::Left, muted);
        start = if layout.legend == 1 {
            start.plus(30.0 + 1.1 * text_metrics::width(&model.band_label, NOTE, &theme.fonts) + 20.0, 0.0)
        } else {
            start.plus(0.0, LEGEND)
        };
    }
    if !model.norm_label.is_empty() {
        let line = [start.plus(0.0, -4.5), start.plus(22.0, -4.5)];
        painter.dashed(&line, Dash::STEM, 1.5, theme.color(Token::Text));
        painter.text(start.plus(30.0, 0.0), &model.norm_label, NOTE, Anchor::Left, muted);
    }
}

impl TrendSubject {
    /// Its colour, and the one for a sign on it.
    fn colors(self) -> (Token, Token) {
        match self {
            Self::Pillar(pillar) => pillar.tokens(),
            Self::Level(level) => {
                let index = usize::from(level).saturating_sub(1);
                LEVELS.get(index).copied().unwrap_or((Token::Text, Token::Surface))
            }
        }
    }
}
