//! Notes that the visitor wrote with items.

use crate::core::instrument::ItemIndex;

/// Notes by item, in item order. A plain list: there are at most 48, and a tree would weigh kilobytes in the wasm.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notes(Vec<(ItemIndex, String)>);

impl Notes {
    /// The note with an item; empty without one.
    #[must_use]
    pub fn get(&self, item: ItemIndex) -> &str {
        self.0.iter().find(|(other, _)| *other == item).map_or("", |(_, note)| note)
    }

    /// Sets the note of an item; an empty one removes it.
    pub fn set(&mut self, item: ItemIndex, note: String) {
        self.0.retain(|(other, _)| *other != item);
        if !note.is_empty() {
            let place = self.0.iter().position(|(other, _)| *other > item).unwrap_or(self.0.len());
            self.0.insert(place, (item, note));
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
