//! A drawing that can be read alone, for a report or a slide: on its own ground, under a title, with the words that
//! stand beside it on the page, and where it comes from.

use super::{
    Chart,
    drawing::{
        geometry::{Point, at},
        painter::Painter,
        render_target::Size,
        shape::{Anchor, Type},
        text_metrics,
        theme::{Theme, Token},
    },
};

/// A drawing with its own ground, that is a file by itself.
pub trait Picture {
    /// Its size in CSS pixels.
    fn size(&self, theme: &Theme) -> Size;

    /// Paints it from its upper left corner.
    fn paint(&self, painter: &mut Painter<'_>, theme: &Theme);
}

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

impl Picture for ChartSheet<'_> {
    fn size(&self, theme: &Theme) -> Size {
        self.layout(theme).size
    }

    fn paint(&self, painter: &mut Painter<'_>, theme: &Theme) {
        let Layout { above, below, drawn, corner, size } = self.layout(theme);
        painter.block(at(0.0, 0.0), size.width, size.height, theme.color(Token::Surface));
        paint_lines(painter, theme, above);
        self.chart.paint(&mut painter.moved(corner), theme, drawn);
        paint_lines(painter, theme, below);
    }
}

impl ChartSheet<'_> {
    fn layout(&self, theme: &Theme) -> Layout<'_> {
        let drawn = self.chart.size_for(WIDEST);
        let widest = |lines: &[String], kind| {
            lines.iter().map(|line| text_metrics::width(line, kind, &theme.fonts)).fold(0.0, f64::max)
        };
        // Widths are estimates: a tenth more for letters that run wide.
        let words = widest(self.notes, NOTE).max(widest(self.source, SOURCE)) * 1.1;
        let width = (drawn.width.max(words.min(WIDEST)) + 2.0 * MARGIN).ceil();
        let mut column = Column { lines: Vec::new(), y: MARGIN };
        let (first, second) = text_metrics::lines(self.title, TITLE, &theme.fonts, width - 2.0 * MARGIN);
        for line in [Some(first), second].into_iter().flatten() {
            column.add(line, TITLE, Token::Text);
        }
        let above = std::mem::take(&mut column.lines);
        column.y += GAP;
        let corner = at(((width - drawn.width) / 2.0).round(), column.y);
        column.y += drawn.height + GAP;
        for line in self.notes {
            column.add(line, NOTE, Token::Text);
        }
        if !self.notes.is_empty() {
            column.y += GAP;
        }
        for line in self.source {
            column.add(line, SOURCE, Token::TextMuted);
        }
        let size = Size { width, height: (column.y + MARGIN).ceil() };
        Layout { above, below: column.lines, drawn, corner, size }
    }
}

fn paint_lines(painter: &mut Painter<'_>, theme: &Theme, lines: Vec<Line<'_>>) {
    for Line { text, kind, color, baseline } in lines {
        painter.text(at(MARGIN, baseline), text, kind, Anchor::Left, theme.color(color));
    }
}

/// Where everything lies, in CSS pixels.
struct Layout<'a> {
    /// The lines above the drawing, and those below it.
    above: Vec<Line<'a>>,
    below: Vec<Line<'a>>,
    /// The size of the drawing, and its upper left corner.
    drawn: Size,
    corner: Point,
    size: Size,
}

/// One line of text.
struct Line<'a> {
    text: &'a str,
    kind: Type,
    color: Token,
    baseline: f64,
}

/// What stands under each other: `y` is where the next line begins.
struct Column<'a> {
    lines: Vec<Line<'a>>,
    y: f64,
}

impl<'a> Column<'a> {
    fn add(&mut self, text: &'a str, kind: Type, color: Token) {
        self.lines.push(Line { text, kind, color, baseline: (self.y + kind.size).round() });
        self.y += (kind.size * LEADING).round();
    }
}
