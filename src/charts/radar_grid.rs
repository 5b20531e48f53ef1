//! What both radars share: rings, spokes, ring labels, and lines that break where a score is missing.

use super::drawing::{
    geometry::{Point, at, rectangle, share, unit_vector},
    marker::{Body, marker},
    painter::Painter,
    series::SeriesKind,
    shape::{Anchor, Type},
    text_metrics,
    theme::{FillStyle, Theme, Token},
};

/// Where a radar lies: its middle, its radius and its number of axes. The first axis points up, the rest follow clockwise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rings {
    /// The middle.
    pub center: Point,
    /// From the middle to 100, in CSS pixels.
    pub radius: f64,
    /// Three or more.
    pub axes: usize,
}

/// One vertex of a series: 0 to 100 or missing, and its marker.
pub type Vertex = (Option<f64>, Body);

impl Rings {
    /// The point on an axis at a share of the radius.
    #[must_use]
    pub fn point(self, axis: usize, share: f64) -> Point {
        #[expect(clippy::cast_precision_loss, reason = "an axis number is small")]
        let around = unit_vector(axis as f64 / self.axes.max(1) as f64);
        let reach = self.radius * share;
        at(self.center.x + reach * around.x, self.center.y - reach * around.y)
    }

    fn ring(self, share: f64) -> Vec<Point> {
        (0..self.axes).map(|axis| self.point(axis, share)).collect()
    }

    /// Paints rings at 25, 50, 75 and 100 and a spoke per axis.
    pub fn scaffold(self, painter: &mut Painter<'_>, theme: &Theme) {
        let faint = theme.color(Token::ChartRing);
        for share in [0.25, 0.5, 0.75] {
            painter.outline(self.ring(share), 1.0, faint);
        }
        for axis in 0..self.axes {
            painter.line(vec![self.center, self.point(axis, 1.0)], 1.0, faint);
        }
        painter.outline(self.ring(1.0), 1.5, theme.color(Token::ChartAxis));
    }

    /// Paints the numbers of the rings, left of the first axis, on a halo of the surface.
    pub fn numbers(self, painter: &mut Painter<'_>, theme: &Theme, aside: f64) {
        let kind = Type::text(12.5);
        for (text, share) in [("25", 0.25), ("50", 0.5), ("75", 0.75), ("100", 1.0)] {
            let right = at(self.center.x - aside, self.center.y - self.radius * share);
            let wide = text_metrics::width(text, kind, &theme.fonts);
            painter.fill(
                rectangle(right.plus(-wide - 2.0, -6.5), wide + 4.0, 13.0),
                theme.color(Token::Surface),
            );
            painter.text(right.plus(0.0, 4.5), text, kind, Anchor::Right, theme.color(Token::TextMuted));
        }
    }

    /// Paints the line of a series, and for your own scores its tint.
    pub fn series(self, painter: &mut Painter<'_>, theme: &Theme, kind: SeriesKind, vertices: &[Vertex]) {
        let color = theme.color(kind.token());
        for run in self.runs(vertices) {
            let closed = run.len() > self.axes;
            if closed && kind == SeriesKind::You {
                painter.fill(run.iter().take(self.axes).copied().collect(), FillStyle { color, alpha: 0.14 });
            }
            match kind.dash() {
                Some(dash) => painter.dashed(&run, dash, theme.stroke(), color),
                None if closed => {
                    painter.outline(run.into_iter().take(self.axes).collect(), theme.stroke(), color);
                }
                None => painter.line(run, theme.stroke(), color),
            }
        }
    }

    /// Paints a band between two scores on each axis, 0 to 100, in the tint of a series.
    pub fn band(self, painter: &mut Painter<'_>, theme: &Theme, kind: SeriesKind, bounds: &[(f64, f64)]) {
        let color = theme.color(kind.token());
        let corners: Vec<(Point, Point)> = bounds
            .iter()
            .take(self.axes)
            .enumerate()
            .filter_map(|(axis, (low, high))| {
                let at = |score| share(Some(score)).map(|share| self.point(axis, share));
                Some((at(*low)?, at(*high)?))
            })
            .collect();
        // A part for each side: one outline round a hole is not the same on every surface.
        let next = corners.iter().cycle().skip(1);
        for ((low, high), (next_low, next_high)) in corners.iter().zip(next) {
            painter.fill(vec![*low, *high, *next_high, *next_low], FillStyle { color, alpha: 0.14 });
        }
    }

    /// Paints the markers of a series.
    pub fn markers(self, painter: &mut Painter<'_>, theme: &Theme, kind: SeriesKind, vertices: &[Vertex]) {
        for (axis, (score, body)) in vertices.iter().take(self.axes).enumerate() {
            if let Some(share) = share(*score) {
                marker(painter, theme, kind, self.point(axis, share), *body);
            }
        }
    }

    /// Lines of two or more neighbours with a score. With all of them: one line that ends where it began.
    fn runs(self, vertices: &[Vertex]) -> Vec<Vec<Point>> {
        let point = |axis: usize| {
            let (score, _) = vertices.get(axis)?;
            share(*score).map(|share| self.point(axis, share))
        };
        // Start after a gap, so that a run over the top of the circle stays whole.
        let gap = (0..self.axes).find(|axis| point(*axis).is_none());
        let first = gap.unwrap_or(0);
        let mut runs = vec![Vec::new()];
        for step in 0..=self.axes {
            match (point((first + step) % self.axes.max(1)), runs.last_mut()) {
                (Some(point), Some(run)) => run.push(point),
                _ => runs.push(Vec::new()),
            }
        }
        runs.retain(|run| run.len() > 1);
        runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RINGS: Rings = Rings { center: at(0.0, 0.0), radius: 100.0, axes: 5 };

    fn vertices(scores: [Option<f64>; 5]) -> Vec<Vertex> {
        scores.map(|score| (score, Body::Own)).to_vec()
    }

    #[test]
    fn a_full_series_is_one_closed_line() {
        let runs = RINGS.runs(&vertices([Some(50.0); 5]));

        assert_eq!(runs.len(), 1);
        assert_eq!(runs[0].len(), 6);
        assert_eq!(runs[0].first(), runs[0].last());
    }

    #[test]
    fn a_missing_score_breaks_the_line_there_only() {
        let some = Some(50.0);

        let runs = RINGS.runs(&vertices([some, some, None, some, some]));

        assert_eq!(runs.iter().map(Vec::len).collect::<Vec<_>>(), [4]);
    }

    #[test]
    fn a_score_between_two_gaps_has_no_line() {
        let some = Some(50.0);

        assert!(RINGS.runs(&vertices([None, some, None, some, None])).is_empty());
        assert!(RINGS.runs(&[]).is_empty());
    }
}
