//! The legend of a drawing with several series: line, marker and name, in as many rows as they take. It is part of the
//! drawing, so that an exported picture explains itself.

use super::{
    geometry::{Point, at},
    marker::{Body, marker},
    painter::Painter,
    series::SeriesKind,
    shape::{Anchor, Type},
    text_metrics,
    theme::{Theme, Token},
};

/// One series in the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Which line and marker.
    pub kind: SeriesKind,
    /// Its name.
    pub name: &'a str,
}

/// The legend of a drawing: its entries from left to right, each with the place of its line.
#[derive(Debug, Clone, PartialEq)]
pub struct Legend<'a> {
    placed: Vec<(Point, Entry<'a>)>,
    rows: u32,
}

/// From the start of a line to its end, in CSS pixels.
const LINE: f64 = 36.0;
/// Between a line and its name, and between two entries.
const GAP: f64 = 8.0;
const BETWEEN: f64 = 18.0;
/// From one row to the next.
const ROW: f64 = 23.0;
/// Fonts may be wider than average; the height of a drawing is settled before its fonts are known.
const WIDER: f64 = 1.12;
const NAME: Type = Type::text(14.0);

impl<'a> Legend<'a> {
    /// Lays the entries out in a width in CSS pixels, your own first and what is drawn lowest last. The same entries and width give the same rows in
    /// every font.
    #[must_use]
    pub fn new(entries: impl IntoIterator<Item = Entry<'a>>, width: f64) -> Self {
        let mut entries: Vec<Entry<'a>> = entries.into_iter().collect();
        let drawn_at = |kind| SeriesKind::ORDER.iter().position(|other| *other == kind);
        entries.sort_by_key(|entry| std::cmp::Reverse(drawn_at(entry.kind)));
        let (mut x, mut row) = (0.0, 0_u32);
        let placed: Vec<(Point, Entry<'a>)> = entries
            .into_iter()
            .map(|entry| {
                let wide = LINE + GAP + WIDER * text_metrics::average(entry.name, NAME);
                if x > 0.0 && x + wide > width {
                    (x, row) = (0.0, row + 1);
                }
                let start = at(x, ROW * (f64::from(row) + 0.5));
                x += wide + BETWEEN;
                (start, entry)
            })
            .collect();
        let rows = if placed.is_empty() { 0 } else { row + 1 };
        Self { placed, rows }
    }

    /// What it takes in CSS pixels; 0 without entries.
    #[must_use]
    pub fn height(&self) -> f64 {
        ROW * f64::from(self.rows)
    }

    /// Paints it from its upper left corner.
    pub fn paint(&self, painter: &mut Painter<'_>, theme: &Theme, corner: Point) {
        for (start, entry) in &self.placed {
            let start = corner.plus(start.x, start.y);
            let line = vec![start, start.plus(LINE, 0.0)];
            let color = theme.color(entry.kind.token());
            match entry.kind.dash() {
                Some(dash) => painter.dashed(&line, dash, theme.stroke(), color),
                None => painter.line(line, theme.stroke(), color),
            }
            marker(painter, theme, entry.kind, start.plus(LINE / 2.0, 0.0), Body::Own);
            let name = start.plus(LINE + GAP, 5.0);
            painter.text(name, entry.name, NAME, Anchor::Left, theme.color(Token::Text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_do_not_fit_beside_each_other_stand_in_rows() {
        let entry = |kind| Entry { kind, name: "een naam" };
        let three = [SeriesKind::You, SeriesKind::Trial, SeriesKind::Target].map(entry);

        assert_eq!(Legend::new(three, 600.0).height(), ROW);
        assert_eq!(Legend::new(three, 250.0).height(), 2.0 * ROW);
        assert_eq!(Legend::new(three, 10.0).height(), 3.0 * ROW);
        assert_eq!(Legend::new([], 10.0).height(), 0.0);
    }
}
