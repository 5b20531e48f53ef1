//! Markers: the shape tells the series where colour does not.

use super::{
    geometry::Point,
    painter::Painter,
    series::SeriesKind,
    theme::{Rgb, Theme, Token},
};

/// Whether a marker that is filled by nature is hollow here: a score that rests on one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// As the series has it.
    Own,
    /// Always hollow.
    Hollow,
}

/// Line width of a hollow marker in CSS pixels.
const EDGE: f64 = 2.0;

/// Paints the marker of a series.
pub fn marker(painter: &mut Painter<'_>, theme: &Theme, kind: SeriesKind, center: Point, body: Body) {
    let color = theme.color(kind.token());
    let surface = theme.color(Token::Surface);
    match (kind, body) {
        (SeriesKind::You, Body::Own) => {
            painter.disc(center, 6.5, surface);
            painter.disc(center, 5.25, color);
        }
        (SeriesKind::You, Body::Hollow) => {
            painter.disc(center, 6.0, color);
            painter.disc(center, 4.0, surface);
        }
        (SeriesKind::Previous, _) => hollow(painter, square(center, 5.0), surface, color),
        (SeriesKind::Target, _) => hollow(painter, diamond(center, 7.0), surface, color),
        (SeriesKind::Team, Body::Hollow) => hollow(painter, triangle(center, 7.0), surface, color),
        (SeriesKind::Team, Body::Own) => {
            painter.fill(triangle(center, 9.0), surface);
            painter.fill(triangle(center, 7.0), color);
        }
        (SeriesKind::Trial, Body::Hollow) => hollow(painter, plus_sign(center, 7.0, 2.5), surface, color),
        (SeriesKind::Trial, Body::Own) => {
            painter.fill(plus_sign(center, 8.5, 3.75), surface);
            painter.fill(plus_sign(center, 7.0, 2.25), color);
        }
    }
}

fn hollow(painter: &mut Painter<'_>, points: Vec<Point>, surface: Rgb, color: Rgb) {
    painter.fill(points.clone(), surface);
    painter.outline(points, EDGE, color);
}

/// A square of twice `reach`.
#[must_use]
pub fn square(center: Point, reach: f64) -> Vec<Point> {
    super::geometry::rectangle(center.plus(-reach, -reach), 2.0 * reach, 2.0 * reach)
}

fn diamond(center: Point, reach: f64) -> Vec<Point> {
    vec![center.plus(0.0, -reach), center.plus(reach, 0.0), center.plus(0.0, reach), center.plus(-reach, 0.0)]
}

/// A plus sign: its arms reach so far from the centre and are twice `half` thick.
fn plus_sign(center: Point, reach: f64, half: f64) -> Vec<Point> {
    let corners = [
        (-half, -reach),
        (half, -reach),
        (half, -half),
        (reach, -half),
        (reach, half),
        (half, half),
        (half, reach),
        (-half, reach),
        (-half, half),
        (-reach, half),
        (-reach, -half),
        (-half, -half),
    ];
    corners.map(|(x, y)| center.plus(x, y)).to_vec()
}

fn triangle(center: Point, reach: f64) -> Vec<Point> {
    let (half, low) = (reach * 0.9, reach * 0.7);
    vec![center.plus(0.0, -reach), center.plus(half, low), center.plus(-half, low)]
}
