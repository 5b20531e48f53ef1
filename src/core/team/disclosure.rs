//! Which sets of members may be shown beside each other, so that no small set can be computed from what is shown.
//!
//! Whoever knows the counts of two sets knows those of their difference, where one lies in the other; with more sets
//! there are more ways. What can be computed at all is every sum of shown sets with factors. So a further set is shown
//! only if no such sum is a set of one to four members, whatever the number of sets. (Over two groupings that is stricter
//! than to ask that each group and its rest be large enough: two groups that differ in three people may not both be shown.)

/// The members of a set, as the cells that it is made of.
pub type Cells = Vec<bool>;

/// Chooses which sets are shown: one after the other, each if everything shown stays safe with it.
///
/// `sizes` has the number of members of each cell, the parts that all sets are made of; `sets` are in order of
/// importance, with a member for each cell. A set without members is not shown. `least` is the size from which a set
/// may be known, at least 1.
///
/// # Source
/// scoring.md section 11; differencing as in the handbook on statistical disclosure control (Hundepool and others,
/// 2012, chapter 5), decided exactly by elimination instead of pair by pair.
#[must_use]
pub fn may_show(sizes: &[u64], sets: &[Cells], least: u64) -> Vec<bool> {
    // The largest cells first: they become pivots, and a set that contains one of these is not small.
    let mut cells: Vec<(usize, u64)> =
        sizes.iter().copied().enumerate().filter(|(_, size)| *size > 0).collect();
    cells.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    let sizes: Vec<u64> = cells.iter().map(|(_, size)| *size).collect();
    let mut known = Known::default();
    let mut decide = |set: &Cells| {
        let row: Vec<i64> =
            cells.iter().map(|(cell, _)| i64::from(set.get(*cell).copied().unwrap_or_default())).collect();
        if row.iter().all(|entry| *entry == 0) {
            return false;
        }
        match known.with(row).filter(|known| known.is_safe(&sizes, least)) {
            None => false,
            Some(more) => {
                known = more;
                true
            }
        }
    };
    sets.iter().map(&mut decide).collect()
}

/// What is known: rows over the cells in reduced form. Each has its pivot, a cell in which it is 1 and all others are 0.
#[derive(Debug, Clone, Default)]
struct Known {
    rows: Vec<(usize, Vec<i64>)>,
}

impl Known {
    /// With one more row; `None` if that cannot be computed in whole numbers. Of two groupings it always can: every entry
    /// stays −1, 0 or 1, as in the incidence of a bipartite graph.
    fn with(&self, mut row: Vec<i64>) -> Option<Self> {
        for (pivot, known) in &self.rows {
            let factor = *row.get(*pivot)?;
            subtract(&mut row, known, factor)?;
        }
        let Some(pivot) = row.iter().position(|entry| *entry != 0) else { return Some(self.clone()) };
        match *row.get(pivot)? {
            1 => {}
            -1 => row.iter_mut().for_each(|entry| *entry = entry.saturating_neg()),
            _ => return None,
        }
        let mut more = self.clone();
        for (_, known) in &mut more.rows {
            let factor = *known.get(pivot)?;
            subtract(known, &row, factor)?;
        }
        more.rows.push((pivot, row));
        Some(more)
    }

    /// Whether no set of 1 to `least` − 1 members is a sum of rows.
    ///
    /// A sum has at each pivot the factor of that row. So a set is a sum of rows with factors 0 and 1, and contains the
    /// pivots of those with 1: only rows with small pivots, few at a time, can make a small set.
    fn is_safe(&self, sizes: &[u64], least: u64) -> bool {
        let small: Vec<(u64, &[i64])> = self
            .rows
            .iter()
            .filter_map(|(pivot, row)| Some((*sizes.get(*pivot)?, row.as_slice())))
            .filter(|(size, _)| *size < least)
            .collect();
        let none = vec![0; sizes.len()];
        !makes_small(&small, &none, least, &|sum| {
            let is_set = sum.iter().all(|entry| matches!(entry, 0 | 1));
            let size: u64 =
                sum.iter().zip(sizes).filter(|(entry, _)| **entry == 1).map(|(_, size)| *size).sum();
            is_set && (1..least).contains(&size)
        })
    }
}

/// Whether `sum`, with some of the rows added whose pivots have fewer than `room` members together, is a small set.
fn makes_small(rows: &[(u64, &[i64])], sum: &[i64], room: u64, is_small: &dyn Fn(&[i64]) -> bool) -> bool {
    let Some(((size, row), rest)) = rows.split_first() else { return is_small(sum) };
    if makes_small(rest, sum, room, is_small) {
        return true;
    }
    let Some(room) = room.checked_sub(*size).filter(|room| *room > 0) else { return false };
    let sum: Vec<i64> = sum.iter().zip(*row).map(|(a, b)| a.saturating_add(*b)).collect();
    makes_small(rest, &sum, room, is_small)
}

/// Subtracts a multiple of a row; `None` if a number would be too large.
fn subtract(from: &mut [i64], row: &[i64], factor: i64) -> Option<()> {
    if factor != 0 {
        for (entry, other) in from.iter_mut().zip(row) {
            *entry = entry.checked_sub(factor.checked_mul(*other)?)?;
        }
    }
    Some(())
}
