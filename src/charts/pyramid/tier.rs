//! One tier of the pyramid: fill, bar, norm tick, outline and words.

use super::{Tier, TierState, WIDER};
use crate::charts::drawing::{
    dash::Dash,
    geometry::{Point, at, rectangle, share},
    painter::Painter,
    shape::{Anchor, TYPE_MIN, Type},
    text_metrics,
    theme::{Rgb, Theme, Token},
};

/// What stands in a tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Name, words and score.
    Named,
    /// Its number only; the rest is in the list under the drawing.
    Numbered,
}

impl Style {
    /// The type of the legend.
    pub(super) const fn legend(self) -> Type {
        match self {
            Self::Named => Type::text(15.0),
            Self::Numbered => Type::text(13.0),
        }
    }

    /// The height of a bar in CSS pixels.
    pub(super) const fn bar(self) -> f64 {
        match self {
            Self::Named => 12.0,
            Self::Numbered => 11.0,
        }
    }
}

/// Where a tier lies and what colours it has.
pub(super) struct Frame {
    pub(super) corner: Point,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) number: u8,
    pub(super) is_top: bool,
    pub(super) colors: (Token, Token),
    pub(super) threshold: f64,
}

impl Frame {
    pub(super) fn right(&self) -> f64 {
        self.corner.x + self.width
    }

    /// The outline, so far inside the edge.
    fn inside(&self, by: f64) -> Vec<Point> {
        rectangle(self.corner.plus(by, by), self.width - 2.0 * by, self.height - 2.0 * by)
    }
}

impl Tier {
    /// Whether a bar and the norm are drawn.
    pub(super) fn has_bar(&self) -> bool {
        matches!(self.state, TierState::Stops | TierState::Waiting) && share(self.score).is_some()
    }

    /// Whether the words leave the lower side free, for a bar or for marks.
    fn has_axis(&self) -> bool {
        self.has_bar() || !self.marks.is_empty()
    }
}

pub(super) fn draw_tier(painter: &mut Painter<'_>, theme: &Theme, style: Style, tier: &Tier, frame: &Frame) {
    let ground = match tier.state {
        TierState::Reached | TierState::Named => frame.colors.0,
        TierState::Skipped => Token::Surface,
        TierState::Stops | TierState::Waiting | TierState::Unknown => Token::SurfaceSunken,
    };
    painter.fill(frame.inside(0.0), theme.color(ground));
    if tier.has_bar() {
        bar(painter, theme, style, tier, frame);
    }
    outline(painter, theme, tier.state, frame);
    let text = theme.color(on(tier.state, frame));
    match style {
        Style::Named => named(painter, theme, tier, frame, text),
        Style::Numbered => numbered(painter, tier, frame, text),
    }
}

/// What stands in a tier has this colour.
pub(super) const fn on(state: TierState, frame: &Frame) -> Token {
    match state {
        TierState::Reached | TierState::Named => frame.colors.1,
        TierState::Skipped => Token::TextMuted,
        TierState::Stops | TierState::Waiting | TierState::Unknown => Token::Text,
    }
}

fn bar(painter: &mut Painter<'_>, theme: &Theme, style: Style, tier: &Tier, frame: &Frame) {
    let high = style.bar();
    let corner = frame.corner.plus(0.0, frame.height - high);
    let wide = frame.width * share(tier.score).unwrap_or(0.0);
    painter.block(corner, wide, high, theme.color(frame.colors.0));
    if tier.state == TierState::Waiting {
        painter.hatch(corner, wide, high, theme.color(Token::Surface));
    }
    let norm = corner.plus(frame.width * share(Some(frame.threshold)).unwrap_or(0.0), high);
    painter.line(vec![norm.plus(0.0, -high - 5.0), norm], 2.0, theme.color(Token::Text));
}

fn outline(painter: &mut Painter<'_>, theme: &Theme, state: TierState, frame: &Frame) {
    let strong = theme.color(Token::LineStrong);
    match state {
        TierState::Reached | TierState::Named => {}
        TierState::Stops => painter.outline(frame.inside(0.0), 3.5, theme.color(Token::Signal)),
        TierState::Skipped => painter.outline(frame.inside(0.5), 1.0, strong),
        TierState::Waiting | TierState::Unknown => {
            let mut points = frame.inside(0.75);
            points.extend(points.first().copied());
            painter.dashed(&points, Dash::OUTLINE, 1.5, strong);
        }
    }
}

fn numbered(painter: &mut Painter<'_>, tier: &Tier, frame: &Frame, text: Rgb) {
    let down = if tier.has_axis() { 19.0 } else { 25.0 };
    let kind = Type::text(15.0).bold();
    let number = frame.number.to_string();
    painter.text(frame.corner.plus(10.0, down), &number, kind, Anchor::Left, text);
    match tier.state {
        TierState::Reached => {
            let start = at(frame.right() - 26.0, frame.corner.y + down - 5.0);
            painter.line(check(start, 0.9), 2.6, text);
        }
        TierState::Unknown => {
            painter.text(at(frame.right() - 10.0, frame.corner.y + down), "?", kind, Anchor::Right, text);
        }
        TierState::Stops | TierState::Waiting | TierState::Skipped | TierState::Named => {}
    }
}

/// A check mark that starts at its left end.
fn check(start: Point, scale: f64) -> Vec<Point> {
    vec![start, start.plus(6.0 * scale, 6.0 * scale), start.plus(17.0 * scale, -7.0 * scale)]
}

/// Name left, score right, and between them the check mark or the words.
fn named(painter: &mut Painter<'_>, theme: &Theme, tier: &Tier, frame: &Frame, text: Rgb) {
    const PAD: f64 = 14.0;
    const GAP: f64 = 12.0;
    // The middle of what a bar or marks leave free.
    let middle = frame.corner.y + if tier.has_axis() { 24.0 } else { 30.0 };

    // From right to left: score, then check mark or words.
    let score = Type::text(20.0).bold();
    let value = if tier.state == TierState::Unknown { "?" } else { tier.value.as_str() };
    let mut right = frame.right() - PAD;
    painter.text(at(right, middle + 7.0), value, score, Anchor::Right, text);
    if !value.is_empty() {
        right -= text_metrics::width(value, score, &theme.fonts).max(28.0) + GAP;
    }
    let left = frame.corner.x + PAD;
    if tier.state == TierState::Reached {
        // Where there is room beside the name; a tier that is reached is solid, and the others are not.
        const CHECK: f64 = 17.0;
        let (_, longest) = set_name(&tier.name, theme, right - CHECK - GAP - left);
        if longest <= right - CHECK - GAP - left {
            painter.line(check(at(right - CHECK, middle), 1.0), 3.0, text);
            right -= CHECK + GAP;
        }
    }
    let note = Type::text(15.0).bold();
    let note_color = theme.color(match tier.state {
        TierState::Stops => Token::SignalText,
        TierState::Skipped => Token::TextMuted,
        TierState::Waiting | TierState::Unknown => Token::Text,
        TierState::Reached | TierState::Named => frame.colors.1,
    });
    let room = right - left;
    let wide = |text: &str, kind: Type| text_metrics::width(text, kind, &theme.fonts);
    let (name, _) = set_name(&tier.name, theme, room);
    let (first, second) = text_metrics::lines(&tier.name, name, &theme.fonts, room / WIDER);
    if let Some(second) = second {
        // No room for more than the name; the words are in the table.
        let name = Type::display(name.size.min(15.0));
        painter.text(at(left, middle - 3.0), first, name, Anchor::Left, text);
        painter.text(at(left, middle + 14.0), second, name, Anchor::Left, text);
    } else if tier.note.is_empty() {
        painter.text(at(left, middle + 6.0), first, name, Anchor::Left, text);
    } else if WIDER * (wide(&tier.name, name) + wide(&tier.note, note)) + GAP <= room {
        painter.text(at(left, middle + 6.0), first, name, Anchor::Left, text);
        painter.text(at(right, middle + 6.0), &tier.note, note, Anchor::Right, note_color);
    } else {
        let note = Type::text(13.0).bold();
        // Without room for the words: they are in the table.
        let words = if WIDER * wide(&tier.note, note) <= room { tier.note.as_str() } else { "" };
        painter.text(at(left, middle - 2.0), first, name, Anchor::Left, text);
        painter.text(at(left, middle + 15.0), words, note, Anchor::Left, note_color);
    }
}

/// How a name is set, in one line or at a space in two: as large as this room allows, and how much of it that takes if
/// the fonts turn out wider than is known.
fn set_name(name: &str, theme: &Theme, room: f64) -> (Type, f64) {
    let longest = |kind: Type| {
        let (first, second) = text_metrics::lines(name, kind, &theme.fonts, room / WIDER);
        let wide = |text: &str| WIDER * text_metrics::width(text, kind, &theme.fonts);
        wide(first).max(second.map_or(0.0, wide))
    };
    let kinds = [17.0, 15.0, 13.0, TYPE_MIN].map(Type::display);
    let fits = kinds.into_iter().find(|kind| longest(*kind) <= room);
    let kind = fits.unwrap_or(Type::display(TYPE_MIN));
    (kind, longest(kind))
}
