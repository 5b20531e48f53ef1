//! Points, and scores as shares of a length.

use std::f64::consts::TAU;

/// A point in CSS pixels from the top left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// Short for a point at these CSS pixels.
#[must_use]
pub const fn at(x: f64, y: f64) -> Point {
    Point { x, y }
}

impl Point {
    /// The point this far to the right and down.
    #[must_use]
    pub fn plus(self, x: f64, y: f64) -> Self {
        at(self.x + x, self.y + y)
    }

    /// The point at `share` (0 to 1) of the way to `other`.
    #[must_use]
    pub fn towards(self, other: Self, share: f64) -> Self {
        at(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)
    }

    /// The distance to `other` in CSS pixels.
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        let (x, y) = (other.x - self.x, other.y - self.y);
        (x * x + y * y).sqrt()
    }
}

/// The point on the unit circle after `turns` of a full turn (0 to 1), from the right, clockwise on the screen: x is
/// the sine, y the cosine, as the first axis of a radar points up.
#[must_use]
pub fn unit_vector(turns: f64) -> Point {
    let (sine, cosine) = (TAU * turns).sin_cos();
    at(sine, cosine)
}

/// The four corners of a rectangle, clockwise from its top left.
#[must_use]
pub fn rectangle(corner: Point, width: f64, height: f64) -> Vec<Point> {
    vec![corner, corner.plus(width, 0.0), corner.plus(width, height), corner.plus(0.0, height)]
}

/// A score of 0 to 100 as a share of 0 to 1. `None` stays `None`, and so becomes anything that is no number.
#[must_use]
pub fn share(score: Option<f64>) -> Option<f64> {
    score.filter(|score| !score.is_nan()).map(|score| score.clamp(0.0, 100.0) / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_that_is_no_number_is_missing() {
        assert_eq!(share(Some(f64::NAN)), None);
        assert_eq!(share(Some(-3.0)), Some(0.0));
        assert_eq!(share(Some(f64::INFINITY)), Some(1.0));
        assert_eq!(share(None), None);
    }
}
