//! Notes that the visitor wrote with items.

use std::collections::BTreeMap;

use super::instrument::ItemIndex;

/// Notes by item, in item order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notes(BTreeMap<ItemIndex, String>);

impl Notes {
    /// The note with an item; empty without one.
    #[must_use]
    pub fn get(&self, item: ItemIndex) -> &str {
        self.0.get(&item).map_or("", String::as_str)
    }

    /// Sets the note of an item; an empty one removes it.
    pub fn set(&mut self, item: ItemIndex, note: String) {
        if note.is_empty() {
            self.0.remove(&item);
        } else {
            self.0.insert(item, note);
        }
    }

    /// Whether there is no note.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many notes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// All notes, in item order.
    pub fn iter(&self) -> impl Iterator<Item = (ItemIndex, &str)> {
        self.0.iter().map(|(item, note)| (*item, note.as_str()))
    }
}
