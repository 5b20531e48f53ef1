//! When each text of a result is true. What is not in these lists may not be shown.

mod level;
mod organisation;
mod scores;
mod unconditional;
mod way;

use std::{collections::HashMap, sync::LazyLock};

pub use self::{unconditional::UNCONDITIONAL, way::steps_of_route};
use super::sentence::{About, Condition};

/// The conditions by key; a key that ends with `*` is of all texts that begin so.
static CONDITIONS: LazyLock<HashMap<&'static str, Condition>> = LazyLock::new(|| {
    let lists = [level::CONDITIONS, way::CONDITIONS, scores::CONDITIONS, organisation::CONDITIONS];
    let mut all = HashMap::new();
    for (key, condition) in lists.into_iter().flatten() {
        assert!(all.insert(*key, *condition).is_none(), "{key} stands twice");
    }
    all
});

/// When a text is true.
pub fn condition(key: &str) -> Condition {
    *CONDITIONS.get(key).unwrap_or_else(|| panic!("{key} is shown, and nothing says when it is true"))
}

/// Every key with a condition.
pub fn keys() -> impl Iterator<Item = &'static str> {
    CONDITIONS.keys().copied()
}

/// Whether a key is an entry of these, or begins as one that ends with `*`.
pub fn is_among(key: &str, mut entries: impl Iterator<Item = &'static str>) -> bool {
    entries.any(|entry| match entry.strip_suffix('*') {
        Some(begin) => key.starts_with(begin),
        None => key == entry,
    })
}
