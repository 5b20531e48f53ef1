//! What may have been meant by a name that is not known.

/// The most names that a suggestion lists.
const MOST_LISTED: usize = 12;

/// How many letters are added, left out or changed on the way from one word to another. Capital letters do not count.
pub(super) fn distance(odd: &str, key: &str) -> usize {
    // How far each beginning of the key is from the beginning of the odd one that was looked at.
    let mut row: Vec<usize> = (0..=key.len()).collect();
    for (length, odd) in (1..).zip(odd.bytes()) {
        let mut left = length;
        let mut next = vec![left];
        for (letter, before) in key.bytes().zip(row.windows(2)) {
            let &[diagonal, above] = before else { continue };
            left = (diagonal + usize::from(!letter.eq_ignore_ascii_case(&odd))).min(above + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

/// The known name that is nearest to an unknown one; none if a reader would not take one for the other: a third of the
/// letters may differ.
#[must_use]
pub fn nearest<'a>(unknown: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = unknown.len().div_ceil(3).min(unknown.len().saturating_sub(1));
    known
        .into_iter()
        // Long texts are no names, and comparing them would take long.
        .filter(|name| name.len().abs_diff(unknown.len()) <= most && unknown.len() <= 200)
        .map(|name| (distance(unknown, name), name))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// The same in words: the nearest name, else those that are known, unless they are many; empty if there is nothing to say.
#[must_use]
pub fn meant<'a>(unknown: &str, known: impl IntoIterator<Item = &'a str, IntoIter: Clone>) -> String {
    let known = known.into_iter();
    match nearest(unknown, known.clone()) {
        Some(name) => format!("is {name:?} meant?"),
        None if (1..=MOST_LISTED).contains(&known.clone().count()) => {
            format!("known: {}", known.collect::<Vec<_>>().join(", "))
        }
        None => String::new(),
    }
}
