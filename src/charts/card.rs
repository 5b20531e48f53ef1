//! One picture to share: what the result says in one sentence, its level, its drawings and the first step, in the size
//! that messages and posts show whole. Every text stays on it, whatever its length.

use super::{
    Chart,
    chart_sheet::Picture,
    drawing::{
        geometry::at,
        painter::Painter,
        render_target::Size,
        shape::{Anchor, Type},
        text_fit::{LEADING, fitted},
        theme::{Theme, Token},
    },
};

/// What stands on the card.
#[derive(Debug, Clone, PartialEq)]
pub struct CardModel {
    /// The name of the scan.
    pub name: String,
    /// The sentence at the top of the result.
    pub headline: String,
    /// The level, or why there is none; may be empty.
    pub level: String,
    /// What the first step is called, and the step; both may be empty.
    pub step: [String; 2],
    /// What it is, and of when.
    pub foot: String,
    /// What is drawn beside it, from top to bottom; two at most.
    pub drawings: Vec<Chart>,
}

/// The size that posts show without cutting.
const SIZE: Size = Size { width: 1200.0, height: 630.0 };
/// The width of the left side, which has the words.
const WORDS: f64 = 700.0;
/// Round the words.
const MARGIN: f64 = 56.0;
/// Widths are estimates: a tenth more for fonts that run wide.
const ROOM: f64 = (WORDS - 2.0 * MARGIN) / 1.1;
/// Between two drawings.
const GAP: f64 = 24.0;
/// The widest a drawing may be: the largest at which two fit under each other.
const DRAWN: [f64; 2] = [400.0, 340.0];

impl Picture for CardModel {
    fn size(&self, _theme: &Theme) -> Size {
        SIZE
    }

    fn paint(&self, painter: &mut Painter<'_>, theme: &Theme) {
        painter.block(at(0.0, 0.0), SIZE.width, SIZE.height, theme.color(Token::Surface));
        painter.block(at(0.0, 0.0), WORDS, SIZE.height, theme.color(Token::Accent));
        let mut words = Words { painter: &mut *painter, theme };
        words.block(&self.name, &[Type::text(22.0).bold()], 48.0, 30.0);
        let headline = [46.0, 42.0, 38.0, 34.0, 30.0, 27.0, 24.0].map(Type::display);
        let end = words.block(&self.headline, &headline, 98.0, 228.0);
        let [label, step] = &self.step;
        let room = if step.is_empty() { 560.0 } else { 402.0 } - end - 12.0;
        words.block(&self.level, &[22.0, 20.0, 18.0].map(Type::text), end + 12.0, room);
        if !step.is_empty() {
            words.rule(414.0);
            words.block(label, &[Type::text(20.0).bold()], 430.0, 28.0);
            words.block(step, &[28.0, 26.0, 24.0, 22.0, 20.0].map(Type::display), 460.0, 100.0);
        }
        words.block(&self.foot, &[18.0, 16.0].map(Type::text), 576.0, 26.0);
        self.draw_beside(painter, theme);
    }
}

impl CardModel {
    fn draw_beside(&self, painter: &mut Painter<'_>, theme: &Theme) {
        // One alone takes the room of both.
        let widths = if self.drawings.len() > 1 { DRAWN } else { [420.0; 2] };
        let sizes: Vec<(&Chart, Size)> =
            self.drawings.iter().zip(widths).map(|(chart, width)| (chart, chart.size_for(width))).collect();
        let high: f64 = sizes.iter().map(|(_, size)| size.height + GAP).sum();
        let mut top = ((SIZE.height - (high - GAP)) / 2.0).round();
        for (chart, size) in sizes {
            let left = (f64::midpoint(WORDS, SIZE.width) - size.width / 2.0).round();
            chart.paint(&mut painter.moved(at(left, top)), theme, size);
            top += size.height + GAP;
        }
    }
}

/// Writes the words of the left side.
struct Words<'a, 'b> {
    painter: &'a mut Painter<'b>,
    theme: &'a Theme,
}

impl Words<'_, '_> {
    /// A text in the largest of these types in which it fits a height; says where it ends.
    fn block(&mut self, text: &str, kinds: &[Type], top: f64, height: f64) -> f64 {
        let Some((kind, lines)) = fitted(text, kinds, &self.theme.fonts, (ROOM, height)) else { return top };
        let mut y = top;
        for line in lines {
            let color = self.theme.color(Token::Surface);
            self.painter.text(at(MARGIN, (y + kind.size).round()), &line, kind, Anchor::Left, color);
            y += kind.size * LEADING;
        }
        y
    }

    fn rule(&mut self, y: f64) {
        let ends = vec![at(MARGIN, y), at(WORDS - MARGIN, y)];
        self.painter.line(ends, 2.0, self.theme.color(Token::Surface));
    }
}
