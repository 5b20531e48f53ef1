//! The pyramid of the result page: a stepped front of two to seven tiers that shows which tier stops the climb.

mod marks;
mod tier;

use serde::{Deserialize, Serialize};

use self::tier::{Style, draw_tier};
use super::drawing::{
    geometry::{Point, at},
    legend::{Entry, Legend},
    painter::Painter,
    render_target::Size,
    series::SeriesKind,
    shape::Anchor,
    text_metrics,
    theme::{LEVELS, Theme, Token},
};

/// How a tier counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TierState {
    /// At or above the norm, and so is everything under it: solid, with a check mark.
    Reached,
    /// The first tier under the norm: it stops here.
    Stops,
    /// Above the tier where it stops, whatever its own score: hatched, dashed outline.
    Waiting,
    /// Not enough answers to tell: dashed outline, a question mark, no bar.
    Unknown,
    /// Not applicable, so skipped: hairline outline, no bar.
    Skipped,
    /// Of no organisation: solid, with its name and note alone.
    Named,
}

/// One tier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tier {
    /// The name, for instance "Basis". Shown in the wide drawing only.
    pub name: String,
    /// 0 to 100; `None` draws no bar.
    pub score: Option<f64>,
    /// The score as text; empty when there is none.
    pub value: String,
    /// Words before the score in the wide drawing: "Hier zit de rem", "niet van toepassing"; may be empty.
    pub note: String,
    /// How it counts.
    pub state: TierState,
    /// What another measurement, a target or a trial scores here; at most three, of different kinds.
    pub marks: Vec<TierMark>,
}

/// The score of another series on one tier, drawn on the axis of its bar.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TierMark {
    /// Whose score it is.
    pub kind: SeriesKind,
    /// 0 to 100.
    pub score: f64,
}

/// A series beside the one that the tiers show.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PyramidSeries {
    /// Whose it is.
    pub kind: SeriesKind,
    /// Its name in the legend, with its level in words where that differs.
    pub name: String,
    /// The level it reaches, from 1, where that differs: a line along the top of that tier. Others draw none.
    pub level: Option<u8>,
}

/// The pyramid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PyramidModel {
    /// Two to seven tiers, the lowest first; more are not drawn.
    pub tiers: Vec<Tier>,
    /// The norm that a tier must reach, 0 to 100.
    pub threshold: f64,
    /// Legend of the tick, for instance "norm 70: haal je die, dan telt de trede".
    pub threshold_label: String,
    /// Legend of the hatch, for instance "gestreept: wacht op een lagere trede"; shown when a tier is waiting.
    pub waiting_label: String,
    /// What the marks belong to, at most three; with any of them a legend names them.
    pub series: Vec<PyramidSeries>,
}

/// From here on names and scores stand in the tiers, in CSS pixels.
const WIDE: f64 = 520.0;
/// Widest drawing of each kind, and the narrowest.
const WIDE_MAX: f64 = 648.0;
const NARROW_MAX: f64 = 420.0;
const NARROWEST: f64 = 180.0;
/// Room for the outline of a tier.
const MARGIN: Point = at(4.0, 6.0);
/// Between two tiers.
const GAP: f64 = 7.0;
/// Each tier is this share of the lowest one narrower per side: 56 of 640.
const STEP: f64 = 0.0875;
/// So much is the highest tier narrower per side at most: room for a name is left.
const STEPS: f64 = 4.0 * STEP;
/// More are not drawn.
const MOST: u8 = 7;

/// Fonts may be wider than average; the height of a drawing is settled before its fonts are known.
const WIDER: f64 = 1.12;

/// Where everything lies, in CSS pixels.
struct Layout {
    style: Style,
    /// Width of the lowest tier.
    base: f64,
    high: f64,
    tiers: u8,
    notes: Notes,
}

/// What stands under the tiers about their bars.
#[derive(Clone, Copy, PartialEq)]
enum Notes {
    Nothing,
    OneLine,
    TwoLines,
}

impl Layout {
    fn new(model: &PyramidModel, available: f64) -> Self {
        let (style, high, widest) = if available >= WIDE {
            (Style::Named, 58.0, WIDE_MAX)
        } else {
            (Style::Numbered, 38.0, NARROW_MAX)
        };
        let base = (available.clamp(NARROWEST, widest) - 2.0 * MARGIN.x).floor();
        let tick = if model.has_ticks() {
            WIDER * text_metrics::average(&model.threshold_label, style.legend())
        } else {
            0.0
        };
        let hatch = if model.is_waiting() {
            WIDER * text_metrics::average(&model.waiting_label, style.legend())
        } else {
            0.0
        };
        let notes = if tick + hatch <= 0.0 {
            Notes::Nothing
        } else if tick > 0.0 && hatch > 0.0 && tick + hatch + 40.0 > base {
            Notes::TwoLines
        } else {
            Notes::OneLine
        };
        let tiers = u8::try_from(model.tiers.len()).unwrap_or(MOST).clamp(1, MOST);
        Self { style, base, high, tiers, notes }
    }

    /// How much narrower a tier is than the one below it, per side, as a share of the lowest.
    fn step(&self) -> f64 {
        (STEPS / f64::from(self.tiers.saturating_sub(1).max(1))).min(STEP)
    }

    /// The lower side of the lowest tier.
    fn ground(&self) -> f64 {
        MARGIN.y + f64::from(self.tiers) * (self.high + GAP) - GAP
    }

    /// Under the notes about the bars.
    fn foot(&self) -> f64 {
        self.ground()
            + match self.notes {
                Notes::Nothing => 6.0,
                Notes::OneLine => 35.0,
                Notes::TwoLines => 57.0,
            }
    }

    fn legend<'a>(&self, model: &'a PyramidModel) -> Legend<'a> {
        let entries = model.series.iter().map(|series| Entry { kind: series.kind, name: &series.name });
        Legend::new(entries, self.base)
    }
}

impl PyramidModel {
    fn has_ticks(&self) -> bool {
        self.tiers.iter().any(Tier::has_bar)
    }

    fn is_waiting(&self) -> bool {
        self.tiers.iter().any(|tier| tier.state == TierState::Waiting && tier.has_bar())
    }
}

pub(super) fn size_for(model: &PyramidModel, available: f64) -> Size {
    let layout = Layout::new(model, available);
    let height = layout.foot() + layout.legend(model).height();
    Size { width: layout.base + 2.0 * MARGIN.x, height }
}

pub(super) fn draw(model: &PyramidModel, painter: &mut Painter<'_>, theme: &Theme, size: Size) {
    let layout = Layout::new(model, size.width);
    for ((index, tier), colors) in (0..MOST).zip(&model.tiers).zip(LEVELS.into_iter().cycle()) {
        let step = f64::from(index);
        let inset = (layout.base * layout.step() * step).round();
        let top = layout.ground() - layout.high - step * (layout.high + GAP);
        let frame = tier::Frame {
            corner: at(MARGIN.x + inset, top),
            width: layout.base - 2.0 * inset,
            height: layout.high,
            number: index + 1,
            is_top: index + 1 == layout.tiers,
            colors,
            threshold: model.threshold,
        };
        draw_tier(painter, theme, layout.style, tier, &frame);
        if !tier.marks.is_empty() {
            marks::marks(painter, theme, layout.style, tier, &frame);
        }
        marks::levels(painter, theme, &model.series, &frame, GAP, (layout.base * layout.step()).round());
    }
    notes(painter, theme, model, &layout);
    layout.legend(model).paint(painter, theme, at(MARGIN.x, layout.foot()));
}

fn notes(painter: &mut Painter<'_>, theme: &Theme, model: &PyramidModel, layout: &Layout) {
    let kind = layout.style.legend();
    let color = theme.color(Token::TextMuted);
    let first = at(MARGIN.x, layout.ground() + 24.0);
    if model.has_ticks() && !model.threshold_label.is_empty() {
        let mark = first.plus(2.0, 2.0);
        painter.line(vec![mark, mark.plus(0.0, -14.0)], 2.0, theme.color(Token::Text));
        painter.text(first.plus(12.0, 0.0), &model.threshold_label, kind, Anchor::Left, color);
    }
    if model.is_waiting() && !model.waiting_label.is_empty() {
        let (place, anchor) = match layout.notes {
            Notes::TwoLines => (first.plus(12.0, 22.0), Anchor::Left),
            Notes::OneLine | Notes::Nothing => (first.plus(layout.base, 0.0), Anchor::Right),
        };
        painter.text(place, &model.waiting_label, kind, anchor, color);
    }
}
