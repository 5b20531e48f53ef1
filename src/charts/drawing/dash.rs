//! Dashes: plotters draws whole lines only, so a dashed line is cut here.

use super::geometry::Point;

/// How a dash ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cap {
    /// At its last point.
    Flat,
    /// Half a line width further, rounded.
    Round,
}

/// A pattern of dashes and gaps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dash {
    /// Dash, gap, dash, gap and so on in CSS pixels, each above 0; an even number of them.
    pub pattern: &'static [f64],
    /// How a dash ends.
    pub cap: Cap,
}

impl Dash {
    /// An earlier result.
    pub const LONG: Self = Self { pattern: &[7.0, 5.0], cap: Cap::Flat };
    /// A target. With their round ends the dots look longer and closer than they count here.
    pub const DOTS: Self = Self { pattern: &[2.0, 4.0], cap: Cap::Round };
    /// A team.
    pub const DASH_DOT: Self = Self { pattern: &[11.0, 4.0, 2.0, 4.0], cap: Cap::Flat };
    /// Answers that are tried out.
    pub const LONGEST: Self = Self { pattern: &[15.0, 4.0], cap: Cap::Flat };
    /// The outline of a tier that does not count yet.
    pub const OUTLINE: Self = Self { pattern: &[5.0, 4.0], cap: Cap::Flat };
    /// The stem of a figure to compare with.
    pub const STEM: Self = Self { pattern: &[4.0, 3.0], cap: Cap::Flat };
}

/// Cuts a line into its dashes. The pattern runs on round corners, so a dash may have more than two points.
#[must_use]
pub fn dashes(points: &[Point], dash: Dash) -> Vec<Vec<Point>> {
    let mut found = Vec::new();
    let mut pattern = dash.pattern.iter().copied().cycle();
    let mut left = pattern.next().unwrap_or(f64::INFINITY);
    let mut is_drawn = true;
    let mut current: Vec<Point> = points.first().copied().into_iter().collect();
    for (from, to) in points.iter().zip(points.iter().skip(1)) {
        let length = from.distance(*to);
        let mut done = 0.0;
        while length - done > left {
            done += left;
            let cut = from.towards(*to, done / length);
            if is_drawn {
                current.push(cut);
                found.push(current);
            }
            current = vec![cut];
            is_drawn = !is_drawn;
            left = pattern.next().unwrap_or(f64::INFINITY).max(0.5);
        }
        left -= length - done;
        if is_drawn {
            current.push(*to);
        }
    }
    if is_drawn && current.len() > 1 {
        found.push(current);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::drawing::geometry::at;

    #[test]
    fn the_pattern_runs_on_round_a_corner() {
        let dash = Dash { pattern: &[4.0, 2.0], cap: Cap::Flat };

        let found = dashes(&[at(0.0, 0.0), at(8.0, 0.0), at(8.0, 8.0)], dash);

        let expected = vec![
            vec![at(0.0, 0.0), at(4.0, 0.0)],
            vec![at(6.0, 0.0), at(8.0, 0.0), at(8.0, 2.0)],
            vec![at(8.0, 4.0), at(8.0, 8.0)],
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_line_without_length_has_no_dash_with_a_hole() {
        let dash = Dash { pattern: &[4.0, 2.0], cap: Cap::Flat };

        assert!(dashes(&[], dash).is_empty());
        assert!(dashes(&[at(1.0, 1.0)], dash).is_empty());
    }
}
