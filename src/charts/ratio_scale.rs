//! How many people post themselves: a log axis from 1 in 1000 to everybody.

use serde::{Deserialize, Serialize};

use super::drawing::{
    dash::Dash,
    geometry::at,
    marker::square,
    painter::Painter,
    render_target::Size,
    shape::{Anchor, Type},
    text_metrics,
    theme::{Theme, Token},
};

/// A text in a long form and one for a narrow drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatioText {
    /// For instance "2011: 1 op 330" or "1 op 100".
    pub long: String,
    /// For instance "1 op 330" or "100".
    pub short: String,
}

/// A point on the axis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RatioPoint {
    /// The share of people, above 0 and at most 1; below 1/1000 it stands at the start of the axis.
    pub share: f64,
    /// What it says above the point.
    pub label: RatioText,
}

/// The ratio.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RatioModel {
    /// The figure to compare with: a hollow square.
    pub benchmark: RatioPoint,
    /// Your own figure: a filled circle. `None` when it was not answered, or nobody posts.
    pub you: Option<RatioPoint>,
    /// What stands under 1/1000, 1/100, 1/10 and 1.
    pub ticks: [RatioText; 4],
}

/// Widest, narrowest, and where the short texts begin, in CSS pixels.
const WIDEST: f64 = 640.0;
const NARROWEST: f64 = 220.0;
const SHORT_BELOW: f64 = 480.0;
const HEIGHT: f64 = 112.0;
/// The axis lies this far from both sides, and this far down.
const SIDE: f64 = 14.0;
const AXIS: f64 = 70.0;
/// Baselines of the labels: the usual row, and the one above it for when there is no room.
const ROW: f64 = 34.0;
const UPPER_ROW: f64 = 15.0;
/// Points closer than this push their labels apart.
const CLOSE: f64 = 90.0;

pub(super) fn size_for(available: f64) -> Size {
    Size { width: available.clamp(NARROWEST, WIDEST), height: HEIGHT }
}

pub(super) fn draw(model: &RatioModel, painter: &mut Painter<'_>, theme: &Theme, size: Size) {
    let axis = theme.color(Token::ChartAxis);
    let (left, right) = (SIDE, size.width - SIDE);
    painter.line(vec![at(left, AXIS), at(right, AXIS)], 2.0, axis);
    let kind = Type::text(if size.width < SHORT_BELOW { 12.5 } else { 14.0 });
    for (index, tick) in (0..4_u8).zip(&model.ticks) {
        let x = left + (right - left) * f64::from(index) / 3.0;
        painter.line(vec![at(x, AXIS - 8.0), at(x, AXIS + 8.0)], 2.0, axis);
        let anchor = match index {
            0 => Anchor::Left,
            3 => Anchor::Right,
            _ => Anchor::Middle,
        };
        let muted = theme.color(Token::TextMuted);
        painter.text(at(x, 98.0), tick.at(size), kind, anchor, muted);
    }

    let place = |point: &RatioPoint, kind: Type| {
        let text = point.label.at(size).to_owned();
        Label {
            x: left + (right - left) * along(point.share),
            wide: text_metrics::width(&text, kind, &theme.fonts),
            text,
            kind,
        }
    };
    let benchmark = place(&model.benchmark, Type::text(15.0));
    let you = model.you.as_ref().map(|you| place(you, Type::text(17.0).bold()));
    let rows = Rows::new(&benchmark, you.as_ref(), size.width);

    let gray = theme.color(Token::SeriesPrevious);
    let stem = [at(benchmark.x, rows.benchmark.1 + 10.0), at(benchmark.x, AXIS)];
    painter.dashed(&stem, Dash::STEM, theme.stroke(), gray);
    if let Some(you) = &you {
        let stem = vec![at(you.x, ROW + 10.0), at(you.x, AXIS)];
        painter.line(stem, theme.stroke(), theme.color(Token::SeriesYou));
    }
    painter.fill(square(at(benchmark.x, AXIS), 6.5), theme.color(Token::Surface));
    painter.outline(square(at(benchmark.x, AXIS), 6.5), 2.0, gray);
    let (x, y) = rows.benchmark;
    painter.text(at(x, y), &benchmark.text, benchmark.kind, Anchor::Middle, theme.color(Token::TextMuted));
    if let Some(you) = &you {
        painter.disc(at(you.x, AXIS), 10.0, theme.color(Token::Surface));
        painter.disc(at(you.x, AXIS), 8.5, theme.color(Token::SeriesYou));
        // In two rows the stem of the upper label passes behind the lower one.
        if rows.benchmark.1 < ROW {
            let start = (rows.you - you.wide / 2.0 - EDGE).max(0.0);
            let wide = (you.wide + 2.0 * EDGE).min(size.width - start);
            painter.block(at(start, ROW - 15.0), wide, 21.0, theme.color(Token::Surface));
        }
        painter.text(at(rows.you, ROW), &you.text, you.kind, Anchor::Middle, theme.color(Token::Text));
    }
}

impl RatioText {
    fn at(&self, size: Size) -> &str {
        if size.width < SHORT_BELOW { &self.short } else { &self.long }
    }
}

/// The place of a share on the axis: 0 (1 in 1000) to 1 (everybody).
fn along(share: f64) -> f64 {
    let place = (share.max(1e-9).log10() + 3.0) / 3.0;
    if place.is_nan() { 0.0 } else { place.clamp(0.0, 1.0) }
}

/// A label above a point.
struct Label {
    x: f64,
    text: String,
    kind: Type,
    wide: f64,
}

impl Label {
    /// The middle of the label over its point, moved inside the drawing.
    fn over(&self, width: f64) -> f64 {
        let half = self.wide / 2.0 + EDGE;
        self.x.min(width - half).max(half)
    }
}

/// A label stays this far from the side of the drawing, and from another label.
const EDGE: f64 = 2.0;
const GAP: f64 = 12.0;
/// A label may begin or end this far beside its own point.
const BESIDE: f64 = 30.0;

/// Where the labels go: the middle of each, and the row of the benchmark.
struct Rows {
    benchmark: (f64, f64),
    you: f64,
}

impl Rows {
    fn new(benchmark: &Label, you: Option<&Label>, width: f64) -> Self {
        let alone = benchmark.over(width);
        let Some(you) = you else { return Self { benchmark: (alone, ROW), you: 0.0 } };
        let centered = you.over(width);
        let apart = f64::midpoint(benchmark.wide, you.wide) + GAP;
        if (you.x - benchmark.x).abs() >= CLOSE && (centered - alone).abs() >= apart {
            return Self { benchmark: (alone, ROW), you: centered };
        }
        let beside = if you.x < benchmark.x {
            sides(you, benchmark, width)
        } else {
            sides(benchmark, you, width).map(|(left, right)| (right, left))
        };
        match beside {
            Some((you, benchmark)) => Self { benchmark: (benchmark, ROW), you },
            None => Self { benchmark: (alone, UPPER_ROW), you: centered },
        }
    }
}

/// The middles of two labels, each on its free side and over its own point by a little. `None` when there is no room.
fn sides(left: &Label, right: &Label, width: f64) -> Option<(f64, f64)> {
    let over = ((right.x - left.x - GAP) / 2.0).min(8.0);
    let left_start = (left.x + over - left.wide).max(EDGE);
    let right_start = (right.x - over).max(left_start + left.wide + GAP).min(width - EDGE - right.wide);
    let left_start = left_start.min(right_start - GAP - left.wide);
    let fits =
        left_start >= EDGE && left_start + left.wide >= left.x - BESIDE && right_start <= right.x + BESIDE;
    fits.then_some((left_start + left.wide / 2.0, right_start + right.wide / 2.0))
}
