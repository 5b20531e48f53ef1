//! Markers: the shape tells the series where colour does not.

use super::{
    display_list::DisplayList,
    geometry::Point,
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

/// Adds the marker of a series.
pub fn marker(display_list: &mut DisplayList, theme: &Theme, kind: SeriesKind, center: Point, body: Body) {
    let color = theme.color(kind.token());
    let surface = theme.color(Token::Surface);
    match (kind, body) {
        (SeriesKind::You, Body::Own) => {
            display_list.disc(center, 6.5, surface);
            display_list.disc(center, 5.25, color);
        }
        (SeriesKind::You, Body::Hollow) => {
            display_list.disc(center, 6.0, color);
            display_list.disc(center, 4.0, surface);
        }
        (SeriesKind::Previous, _) => hollow(display_list, square(center, 5.0), surface, color),
        (SeriesKind::Target, _) => hollow(display_list, diamond(center, 7.0), surface, color),
        (SeriesKind::Team, Body::Hollow) => hollow(display_list, triangle(center, 7.0), surface, color),
        (SeriesKind::Team, Body::Own) => {
            display_list.fill(triangle(center, 9.0), surface);
            display_list.fill(triangle(center, 7.0), color);
        }
    }
}

fn hollow(display_list: &mut DisplayList, points: Vec<Point>, surface: Rgb, color: Rgb) {
    display_list.fill(points.clone(), surface);
    display_list.outline(points, EDGE, color);
}

/// A square of twice `reach`.
#[must_use]
pub fn square(center: Point, reach: f64) -> Vec<Point> {
    super::geometry::rectangle(center.plus(-reach, -reach), 2.0 * reach, 2.0 * reach)
}

fn diamond(center: Point, reach: f64) -> Vec<Point> {
    vec![center.plus(0.0, -reach), center.plus(reach, 0.0), center.plus(0.0, reach), center.plus(-reach, 0.0)]
}

fn triangle(center: Point, reach: f64) -> Vec<Point> {
    let (half, low) = (reach * 0.9, reach * 0.7);
    vec![center.plus(0.0, -reach), center.plus(half, low), center.plus(-half, low)]
}
