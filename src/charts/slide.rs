//! A slide for a deck: the result in one sentence, its level, its drawings, and what to do first. In the shape of a screen.

use super::{
    Chart,
    chart_sheet::Picture,
    drawing::{
        geometry::{Point, at},
        painter::Painter,
        render_target::Size,
        shape::{Anchor, Type},
        text_fit::{LEADING, fitted},
        theme::{Theme, Token},
    },
};

/// What stands on the slide.
#[derive(Debug, Clone, PartialEq)]
pub struct SlideModel {
    /// The sentence at the top of the result.
    pub headline: String,
    /// The level, or why there is none; may be empty.
    pub level: String,
    /// What the actions are called.
    pub actions_title: String,
    /// What to do, and what it is about; three at most are shown.
    pub actions: Vec<[String; 2]>,
    /// What it is, and of when.
    pub foot: String,
    /// What is drawn, from left to right; two at most.
    pub drawings: Vec<Chart>,
}

/// Half of 1920 by 1080, of which a file has two dots for each pixel.
const SIZE: Size = Size { width: 960.0, height: 540.0 };
/// Round everything.
const MARGIN: f64 = 40.0;
/// How many actions are shown.
const ACTIONS: usize = 3;
/// Where the drawings end and the actions begin, from the left.
const ACTIONS_AT: f64 = 560.0;
/// Widths are estimates: a tenth more for fonts that run wide.
const SPARE: f64 = 1.1;

impl Picture for SlideModel {
    fn size(&self, _theme: &Theme) -> Size {
        SIZE
    }

    fn paint(&self, painter: &mut Painter<'_>, theme: &Theme) {
        let all = SIZE.width - 2.0 * MARGIN;
        painter.block(at(0.0, 0.0), SIZE.width, SIZE.height, theme.color(Token::Surface));
        painter.block(at(0.0, 0.0), SIZE.width, 10.0, theme.color(Token::Accent));
        let mut words = Words { painter: &mut *painter, theme };
        let headline = [32.0, 29.0, 26.0, 23.0, 20.0].map(Type::display);
        let end = words.block(&self.headline, &headline, at(MARGIN, 34.0), (all, 84.0), Token::Text);
        let level = [Type::text(17.0), Type::text(14.0)];
        words.block(&self.level, &level, at(MARGIN, end + 6.0), (all, 36.0), Token::TextMuted);
        let room = SIZE.width - MARGIN - ACTIONS_AT;
        let title = [Type::text(17.0).bold()];
        words.block(&self.actions_title, &title, at(ACTIONS_AT, 176.0), (room, 24.0), Token::Accent);
        for (index, [action, about]) in self.actions.iter().take(ACTIONS).enumerate() {
            let top = 208.0 + 94.0 * index as f64;
            let number = (index + 1).to_string();
            words.block(
                &number,
                &[Type::display(28.0)],
                at(ACTIONS_AT, top - 4.0),
                (30.0, 36.0),
                Token::Accent,
            );
            let kinds = [17.0, 15.0, 13.0, 12.0].map(Type::text);
            let beside = at(ACTIONS_AT + 32.0, top);
            let end = words.block(action, &kinds, beside, (room - 32.0, 62.0), Token::Text);
            let about_at = at(ACTIONS_AT + 32.0, end + 2.0);
            words.block(about, &[Type::text(12.0)], about_at, (room - 32.0, 16.0), Token::TextMuted);
        }
        let foot = [Type::text(12.0)];
        words.block(&self.foot, &foot, at(MARGIN, SIZE.height - 32.0), (all, 16.0), Token::TextMuted);
        self.draw(painter, theme);
    }
}

impl SlideModel {
    fn draw(&self, painter: &mut Painter<'_>, theme: &Theme) {
        // Under each other they would be too small to read from the back of a room.
        let widths: &[f64] = if self.drawings.len() > 1 { &[240.0, 260.0] } else { &[440.0] };
        let mut left = MARGIN;
        for (chart, width) in self.drawings.iter().zip(widths) {
            let size = chart.size_for(*width);
            let top = (330.0 - size.height / 2.0).round();
            chart.paint(&mut painter.moved(at(left, top)), theme, size);
            left += size.width + 10.0;
        }
    }
}

/// Writes words.
struct Words<'a, 'b> {
    painter: &'a mut Painter<'b>,
    theme: &'a Theme,
}

impl Words<'_, '_> {
    /// A text in the largest of these types in which it fits a box; says where it ends.
    fn block(
        &mut self,
        text: &str,
        kinds: &[Type],
        corner: Point,
        (width, height): (f64, f64),
        color: Token,
    ) -> f64 {
        let Some((kind, lines)) = fitted(text, kinds, &self.theme.fonts, (width / SPARE, height)) else {
            return corner.y;
        };
        let mut y = corner.y;
        for line in lines {
            let color = self.theme.color(color);
            self.painter.text(at(corner.x, (y + kind.size).round()), &line, kind, Anchor::Left, color);
            y += kind.size * LEADING;
        }
        y
    }
}
