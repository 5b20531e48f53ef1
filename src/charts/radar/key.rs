//! The key of a radar with more axes than have room for their names beside it: the badges stand around the radar, and again
//! under it with names and values, in rows.

use super::{RadarAxis, RadarModel};
use crate::charts::{
    badge,
    drawing::{
        geometry::{Point, at},
        painter::Painter,
        render_target::Size,
        shape::{Anchor, Type},
        text_metrics,
        theme::{Theme, Token},
    },
    radar_grid::Rings,
};

/// Room at the edges.
const MARGIN: f64 = 4.0;
/// From the outer ring to the middle of a badge.
const AROUND: f64 = badge::RADIUS + 6.0;
/// Between a badge and its name, and between a name and its value.
const GAP: f64 = 8.0;
/// Between two columns.
const GUTTER: f64 = 24.0;
/// From here on there may be two columns.
const TWO_COLUMNS: f64 = 400.0;
/// Fonts may be wider than average; the height of a drawing is settled before its fonts are known.
const WIDER: f64 = 1.12;
const NAME: Type = Type::text(15.0);
/// Between the lines of a name that takes two.
const LINE: f64 = 18.0;

/// Where the rows lie.
pub(super) struct Key {
    /// The radar above it.
    pub(super) rings: Rings,
    /// The drawing without a legend.
    pub(super) size: Size,
    columns: usize,
    column: f64,
    row: f64,
}

impl Key {
    pub(super) fn new(model: &RadarModel, width: f64) -> Self {
        let radius = (width - 2.0 * (MARGIN + AROUND + badge::RADIUS)) / 2.0;
        let middle = MARGIN + badge::RADIUS + AROUND + radius;
        let rings = Rings { center: at(width / 2.0, middle), radius, axes: model.axes.len() };
        let whole = width - 2.0 * MARGIN;
        let half = (whole - GUTTER) / 2.0;
        let fits = |column: f64| model.axes.iter().all(|axis| WIDER * name_width(axis) <= room(axis, column));
        let columns = if width >= TWO_COLUMNS && fits(half) { 2 } else { 1 };
        let column = if columns == 2 { half } else { whole };
        let row = if fits(column) { 30.0 } else { 30.0 + LINE };
        #[expect(clippy::cast_precision_loss, reason = "there are few axes")]
        let rows = model.axes.len().div_ceil(columns) as f64;
        let height = 2.0 * middle + GAP + rows * row + MARGIN;
        Self { rings, size: Size { width, height }, columns, column, row }
    }

    /// Paints the badges around the radar and the rows under it; `has_score` says of which axes the value is a number.
    pub(super) fn paint(
        &self,
        painter: &mut Painter<'_>,
        theme: &Theme,
        model: &RadarModel,
        has_score: impl Fn(usize) -> bool,
    ) {
        let reach = 1.0 + AROUND / self.rings.radius;
        let rows = model.axes.len().div_ceil(self.columns);
        let top = 2.0 * self.rings.center.y + GAP;
        for (index, axis) in model.axes.iter().enumerate() {
            badge::pillar(painter, theme, axis.pillar, self.rings.point(index, reach));
            #[expect(clippy::cast_precision_loss, reason = "there are few axes")]
            let (column, row) = ((index / rows.max(1)) as f64, (index % rows.max(1)) as f64);
            let left = MARGIN + column * (self.column + GUTTER);
            self.row(painter, theme, axis, has_score(index), at(left, top + row * self.row));
        }
    }

    fn row(
        &self,
        painter: &mut Painter<'_>,
        theme: &Theme,
        axis: &RadarAxis,
        has_score: bool,
        corner: Point,
    ) {
        let middle = corner.y + self.row / 2.0;
        let text = theme.color(Token::Text);
        badge::pillar(painter, theme, axis.pillar, at(corner.x + badge::RADIUS, middle));
        let left = corner.x + 2.0 * badge::RADIUS + GAP;
        match text_metrics::lines(&axis.name, NAME, &theme.fonts, room(axis, self.column)) {
            (line, None) => painter.text(at(left, middle + 5.0), line, NAME, Anchor::Left, text),
            (first, Some(second)) => {
                painter.text(at(left, middle + 5.0 - LINE / 2.0), first, NAME, Anchor::Left, text);
                painter.text(at(left, middle + 5.0 + LINE / 2.0), second, NAME, Anchor::Left, text);
            }
        }
        let color = if has_score { text } else { theme.color(Token::TextMuted) };
        let right = at(corner.x + self.column, middle + 5.0);
        painter.text(right, &axis.value, value(has_score), Anchor::Right, color);
    }
}

const fn value(has_score: bool) -> Type {
    if has_score { NAME.bold() } else { Type::text(13.0) }
}

fn name_width(axis: &RadarAxis) -> f64 {
    text_metrics::average(&axis.name, NAME)
}

/// How wide a name may be beside its value.
fn room(axis: &RadarAxis, column: f64) -> f64 {
    let value = WIDER * text_metrics::average(&axis.value, NAME.bold());
    column - 2.0 * badge::RADIUS - GAP - if axis.value.is_empty() { 0.0 } else { value + GAP }
}
