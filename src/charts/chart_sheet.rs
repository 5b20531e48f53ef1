//! A drawing that can be read alone, for a report or a slide: on its own ground, under a title, with the words that
//! stand beside it on the page, and where it comes from.

use super::{
    Chart,
    drawing::{
        display_list::{Anchor, DisplayList, Shape, Type},
        geometry::{Point, at},
        render_target::Size,
        text_metrics,
        theme::{Theme, Token},
    },
};

/// What stands on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChartSheet<'a> {
    /// The drawing.
    pub chart: &'a Chart,
    /// What it shows.
    pub title: &'a str,
    /// What the drawing has no room for, a line each.
    pub notes: &'a [String],
    /// Where it comes from, a line each.
    pub source: &'a [String],
}

/// As wide as a drawing may become, in CSS pixels.
const WIDEST: f64 = 640.0;
/// Round everything.
const MARGIN: f64 = 24.0;
/// Between title, drawing, notes and source.
const GAP: f64 = 16.0;
/// From one baseline to the next.
const LEADING: f64 = 1.4;
const TITLE: Type = Type::display(20.0);
const NOTE: Type = Type::text(14.0);
const SOURCE: Type = Type::text(12.0);

/// Its shapes and its size in CSS pixels.
#[must_use]
pub fn chart_sheet(poster: ChartSheet<'_>, theme: &Theme) -> (DisplayList, Size) {
    let drawn = poster.chart.size_for(WIDEST);
    let widest = |lines: &[String], kind| {
        lines.iter().map(|line| text_metrics::width(line, kind, &theme.fonts)).fold(0.0, f64::max)
    };
    // Widths are estimates: a tenth more for letters that run wide.
    let words = widest(poster.notes, NOTE).max(widest(poster.source, SOURCE)) * 1.1;
    let width = (drawn.width.max(words.min(WIDEST)) + 2.0 * MARGIN).ceil();
    let mut page = Page { display_list: DisplayList::default(), y: MARGIN };
    let (first, second) = text_metrics::lines(poster.title, TITLE, &theme.fonts, width - 2.0 * MARGIN);
    for line in [Some(first), second].into_iter().flatten() {
        page.line(line, TITLE, theme, Token::Text);
    }
    page.y += GAP;
    let corner = at(((width - drawn.width) / 2.0).round(), page.y);
    let drawing = poster.chart.display_list(theme, drawn);
    page.display_list.shapes.extend(drawing.shapes.into_iter().map(|shape| moved(shape, corner)));
    page.y += drawn.height + GAP;
    for line in poster.notes {
        page.line(line, NOTE, theme, Token::Text);
    }
    if !poster.notes.is_empty() {
        page.y += GAP;
    }
    for line in poster.source {
        page.line(line, SOURCE, theme, Token::TextMuted);
    }
    let size = Size { width, height: (page.y + MARGIN).ceil() };
    // Below everything, now that its height is known.
    let mut display_list = DisplayList::default();
    display_list.block(at(0.0, 0.0), size.width, size.height, theme.color(Token::Surface));
    display_list.shapes.append(&mut page.display_list.shapes);
    (display_list, size)
}

struct Page {
    display_list: DisplayList,
    y: f64,
}

impl Page {
    fn line(&mut self, line: &str, kind: Type, theme: &Theme, color: Token) {
        self.display_list.text(
            at(MARGIN, (self.y + kind.size).round()),
            line,
            kind,
            Anchor::Left,
            theme.color(color),
        );
        self.y += (kind.size * LEADING).round();
    }
}

fn moved(shape: Shape, by: Point) -> Shape {
    let all = |points: Vec<Point>| points.into_iter().map(|point| point.plus(by.x, by.y)).collect();
    match shape {
        Shape::Fill { points, fill } => Shape::Fill { points: all(points), fill },
        Shape::Line { points, width, color } => Shape::Line { points: all(points), width, color },
        Shape::Disc { center, radius, color } => {
            Shape::Disc { center: center.plus(by.x, by.y), radius, color }
        }
        Shape::Text { at, text, kind, anchor, color } => {
            Shape::Text { at: at.plus(by.x, by.y), text, kind, anchor, color }
        }
    }
}
