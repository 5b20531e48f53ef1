//! Hatching: stripes of 45 degrees, clipped to a rectangle. plotters has no patterns and no clipping.

use super::geometry::{Point, at};

/// From one stripe to the next, along the horizontal, in CSS pixels (7 px across).
const STEP: f64 = 9.9;
/// The width of a stripe along the horizontal, in CSS pixels (3 px across).
const STRIPE: f64 = 4.24;

/// The stripes (rising to the right) inside a rectangle from the origin to `size`: polygons of three to six corners.
#[must_use]
pub fn stripes(size: Point) -> Vec<Vec<Point>> {
    let mut found = Vec::new();
    // A stripe is where start <= x + y <= start + STRIPE.
    let mut start = STEP - STRIPE;
    while start < size.x + size.y {
        let upper = edge(size, start);
        let lower = edge(size, (start + STRIPE).min(size.x + size.y));
        if let (Some((from, to)), Some((lower_from, lower_to))) = (upper, lower) {
            let mut points = vec![from];
            // Corners of the rectangle between the two edges.
            if start < size.y && start + STRIPE > size.y {
                points.push(at(0.0, size.y));
            }
            points.extend([lower_from, lower_to]);
            if start < size.x && start + STRIPE > size.x {
                points.push(at(size.x, 0.0));
            }
            points.push(to);
            found.push(points);
        }
        start += STEP;
    }
    found
}

/// Where x + y = `sum` enters (lower left) and leaves (upper right) the rectangle.
fn edge(size: Point, sum: f64) -> Option<(Point, Point)> {
    let left = (sum - size.y).max(0.0);
    let right = sum.min(size.x);
    (left <= right).then(|| (at(left, sum - left), at(right, sum - right)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stripes_stay_inside_the_rectangle() {
        for (width, height) in [(100.0, 12.0), (3.0, 12.0), (0.0, 12.0), (40.0, 1.0)] {
            for point in stripes(at(width, height)).into_iter().flatten() {
                let inside =
                    (-1e-9..=width + 1e-9).contains(&point.x) && (-1e-9..=height + 1e-9).contains(&point.y);
                assert!(inside, "{point:?} is outside {width} x {height}");
            }
        }
    }
}
