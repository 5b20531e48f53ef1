//! Sets of addresses as ranges in order.

use std::ops::Range;

/// All of them, in order, joined where they touch.
pub fn united(mut ranges: Vec<Range<u32>>) -> Vec<Range<u32>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<u32>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined.retain(|range| !range.is_empty());
    joined
}

/// What is in the one and not in the other; both united.
pub fn without(ranges: &[Range<u32>], other: &[Range<u32>]) -> Vec<Range<u32>> {
    let mut left = Vec::new();
    for range in ranges {
        let mut from = range.start;
        for hole in other.iter().filter(|hole| hole.start < range.end && hole.end > range.start) {
            left.push(from..hole.start.max(from));
            from = from.max(hole.end);
        }
        left.push(from..range.end.max(from));
    }
    left.retain(|range| !range.is_empty());
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_joined_where_they_touch() {
        assert_eq!(united(vec![5..7, 0..2, 2..4, 6..6, 3..4, 9..9]), [0..4, 5..7]);
    }

    #[test]
    fn what_is_left_are_the_pieces_between_the_holes() {
        assert_eq!(without(&[0..10, 20..30], &[2..3, 5..12, 19..21, 29..40]), [0..2, 3..5, 21..29]);
        assert_eq!(without(&[0..10, 20..21], &[]), [0..10, 20..21]);
        assert!(without(&[3..5, 6..7], &[0..9, 10..11]).is_empty());
    }
}
