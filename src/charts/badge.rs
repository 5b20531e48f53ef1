//! The round badge of an axis: its colour and its sign, or its number. A letter, a currency sign and a leaf need no colour to differ.

use serde::{Deserialize, Serialize};

use super::drawing::{
    geometry::{Point, at},
    painter::Painter,
    shape::{Anchor, Type},
    theme::{Theme, Token},
};

/// One of the three Ps, or another axis, for colour and sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pillar {
    /// Sign: P.
    People,
    /// Sign: €.
    Profit,
    /// Sign: a leaf.
    Planet,
    /// Of a profile without signs: its number, from 1. Colours would say something that it does not mean.
    Numbered(u8),
}

impl Pillar {
    /// The three Ps, in the order of every drawing.
    pub const ALL: [Self; 3] = [Self::People, Self::Profit, Self::Planet];

    /// Its colour, and the one for a sign on it.
    #[must_use]
    pub const fn tokens(self) -> (Token, Token) {
        match self {
            Self::People => (Token::People, Token::OnPeople),
            Self::Profit => (Token::Profit, Token::OnProfit),
            Self::Planet => (Token::Planet, Token::OnPlanet),
            Self::Numbered(_) => (Token::Accent, Token::Surface),
        }
    }
}

/// The radius of a badge in CSS pixels.
pub const RADIUS: f64 = 12.0;

/// Paints the badge of a P.
pub fn pillar(painter: &mut Painter<'_>, theme: &Theme, pillar: Pillar, center: Point) {
    let (color, sign) = pillar.tokens();
    let sign = theme.color(sign);
    painter.disc(center, RADIUS, theme.color(color));
    match pillar {
        Pillar::People => letter(painter, center, "P", sign),
        Pillar::Profit => letter(painter, center, "€", sign),
        Pillar::Planet => painter.fill(leaf(center), sign),
        Pillar::Numbered(number) => letter(painter, center, &number.to_string(), sign),
    }
}

/// Paints a disc with a number in the colours of a P.
pub fn number(painter: &mut Painter<'_>, theme: &Theme, pillar: Pillar, center: Point, number: usize) {
    let (color, sign) = pillar.tokens();
    painter.disc(center, RADIUS + 1.0, theme.color(color));
    letter(painter, center, &number.to_string(), theme.color(sign));
}

fn letter(painter: &mut Painter<'_>, center: Point, text: &str, color: super::drawing::theme::Rgb) {
    painter.text(center.plus(0.0, 4.7), text, Type::text(13.0).bold(), Anchor::Middle, color);
}

/// Two curves from the stem to the tip and back.
fn leaf(center: Point) -> Vec<Point> {
    let (stem, tip) = (center.plus(-5.0, 4.0), center.plus(5.0, -5.0));
    let mut points = curve([stem, center.plus(-5.0, -4.0), center.plus(0.0, -5.0), tip]);
    points.extend(curve([tip, center.plus(5.0, 3.0), center.plus(2.0, 6.0), stem]));
    points
}

/// A cubic curve as eight points, without its last.
fn curve([a, b, c, d]: [Point; 4]) -> Vec<Point> {
    (0..8_u8)
        .map(|step| {
            let t = f64::from(step) / 8.0;
            let u = 1.0 - t;
            let weigh = |a: f64, b: f64, c: f64, d: f64| {
                u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
            };
            at(weigh(a.x, b.x, c.x, d.x), weigh(a.y, b.y, c.y, d.y))
        })
        .collect()
}
