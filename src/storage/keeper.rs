//! The policy of keeping: what is read at the start, where is written, what is set aside, what is removed.

use std::cell::RefCell;

use super::{
    backend::{Backend, StorageError},
    envelope::{self, Content, Saved},
    key::Keys,
    merge,
};
use crate::core::instrument::Instrument;

/// What was found that the visitor should know of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// Storage is refused; answers live as long as the page.
    Blocked,
    /// Something could not be read; it is kept aside.
    Broken,
    /// A newer version keeps its answers here; they are left alone.
    Newer,
}

/// What opening a store gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Opened {
    /// What was kept.
    pub saved: Option<Saved>,
    /// What the visitor should know of, in order.
    pub findings: Vec<Finding>,
}

/// Keeps one scan in one store.
#[derive(Debug)]
pub struct Keeper<B> {
    backend: B,
    keys: Keys,
    /// Where this session writes.
    slot: RefCell<String>,
    /// The text that stood there when this session last looked or wrote.
    known: RefCell<Option<String>>,
}

impl<B: Backend> Keeper<B> {
    /// Opens a store. Nothing is written but copies of texts that cannot be read.
    pub fn open(instrument: &Instrument, backend: B, keys: Keys) -> (Self, Opened) {
        let slot = RefCell::new(keys.main().to_owned());
        let keeper = Self { slot, known: RefCell::new(None), backend, keys };
        let mut opened = Opened::default();
        match keeper.read(instrument, keeper.keys.main()) {
            Err(_) => opened.findings.push(Finding::Blocked),
            // Answers stay beside data of a newer version, also when those are gone.
            Ok(None) if matches!(keeper.backend.get(&keeper.keys.beside()), Ok(Some(_))) => {
                keeper.open_beside(instrument, &mut opened);
            }
            Ok(None) => {}
            Ok(Some((_, Content::Saved(saved)))) => opened.saved = Some(*saved),
            Ok(Some((text, Content::Broken))) => {
                if !keeper.set_aside(&text) {
                    // No room for a copy: the original stays, answers go beside it.
                    keeper.open_beside(instrument, &mut opened);
                    opened.findings.push(Finding::Broken);
                }
            }
            Ok(Some((_, Content::Newer))) => {
                keeper.open_beside(instrument, &mut opened);
                opened.findings.push(Finding::Newer);
            }
        }
        // A refusal was told above.
        let known = keeper.backend.get(&keeper.slot.borrow()).ok().flatten();
        keeper.known.replace(known);
        if !opened.findings.contains(&Finding::Broken) && keeper.broken_text().is_some() {
            opened.findings.push(Finding::Broken);
        }
        (keeper, opened)
    }

    fn read(&self, instrument: &Instrument, key: &str) -> Result<Option<(String, Content)>, StorageError> {
        let text = self.backend.get(key)?;
        Ok(text.map(|text| {
            let content = envelope::read(instrument, &text);
            (text, content)
        }))
    }

    /// Moves this session to the slot beside the main key.
    fn open_beside(&self, instrument: &Instrument, opened: &mut Opened) {
        self.slot.replace(self.keys.beside());
        match self.read(instrument, &self.slot.borrow()) {
            Ok(Some((_, Content::Saved(saved)))) => opened.saved = Some(*saved),
            Ok(Some((text, _))) => {
                self.set_aside(&text);
            }
            Ok(None) | Err(_) => {}
        }
    }

    /// Copies a text to a free key; true if it is safe there (also from an earlier time).
    fn set_aside(&self, text: &str) -> bool {
        for key in self.keys.broken() {
            match self.backend.get(&key) {
                Ok(Some(kept)) if kept == text => return true,
                Ok(Some(_)) => {}
                Ok(None) => return self.backend.set(&key, text).is_ok(),
                Err(_) => return false,
            }
        }
        false
    }

    /// The first text that was set aside because it could not be read.
    #[must_use]
    pub fn broken_text(&self) -> Option<String> {
        self.keys.broken().find_map(|key| self.backend.get(&key).ok().flatten())
    }

    /// Removes the texts that could not be read, because the visitor said so.
    pub fn discard_broken(&self) {
        for key in self.keys.broken() {
            // A key that cannot be removed is found again at the next start.
            let _ = self.backend.remove(&key);
        }
    }

    /// Keeps a scan. Gives back what was kept where that is more: another tab had written since this one last looked.
    ///
    /// # Errors
    /// If the store is full or refuses; what was kept before is still there.
    pub fn save(&self, instrument: &Instrument, saved: &Saved) -> Result<Option<Saved>, StorageError> {
        let mut merged = None;
        // Once more when the slot turns out to be somebody else's: the one beside it may hold answers too.
        for _ in 0..2 {
            let slot = self.slot.borrow().clone();
            let found = self.backend.get(&slot)?;
            let is_known = *self.known.borrow() == found;
            merged = found.filter(|_| !is_known).and_then(|text| self.merged(instrument, saved, &text));
            if *self.slot.borrow() == slot {
                break;
            }
            self.known.replace(None);
        }
        let text = merged.as_ref().unwrap_or(saved).to_text(instrument);
        self.backend.set(&self.slot.borrow(), &text)?;
        self.known.replace(Some(text));
        Ok(merged)
    }

    /// What another tab wrote since this one last looked or wrote, merged with what is here; `None` if there is nothing
    /// new. Nothing is written, but copies of texts that cannot be read.
    #[must_use]
    pub fn look(&self, instrument: &Instrument, ours: &Saved) -> Option<Saved> {
        // A store that is empty now was emptied on purpose; what is on the screen stays there.
        let text = self.backend.get(&self.slot.borrow()).ok()??;
        if self.known.borrow().as_ref() == Some(&text) {
            return None;
        }
        let merged = self.merged(instrument, ours, &text)?;
        self.known.replace(Some(text));
        Some(merged)
    }

    /// What to keep beside a text that somebody else wrote meanwhile; `None` if there is nothing to merge with. A text
    /// that is not ours to overwrite is set aside, or left alone for a slot beside it.
    fn merged(&self, instrument: &Instrument, saved: &Saved, text: &str) -> Option<Saved> {
        match envelope::read(instrument, text) {
            Content::Saved(theirs) => {
                let base = match self.known.borrow().as_deref().map(|known| envelope::read(instrument, known))
                {
                    Some(Content::Saved(base)) => *base,
                    _ => merge::nothing(),
                };
                Some(merge::merge(instrument, &base, saved, &theirs))
            }
            Content::Broken if self.set_aside(text) => None,
            Content::Broken | Content::Newer => {
                self.slot.replace(self.keys.beside());
                None
            }
        }
    }

    /// Forgets what stood in the store: whatever is found there at the next save is merged. For a store that was opened
    /// to go on in with what is on the screen.
    #[must_use]
    pub fn unseen(self) -> Self {
        self.known.replace(None);
        self
    }

    /// Removes the answers of this session; what was set aside stays.
    ///
    /// # Errors
    /// If the store refuses.
    pub fn clear(&self) -> Result<(), StorageError> {
        self.known.replace(None);
        self.backend.remove(&self.slot.borrow())
    }

    /// Removes everything of this scan and proves it: true if every key is gone.
    #[must_use]
    pub fn forget(&self) -> bool {
        let keys = self.keys.all();
        for key in &keys {
            // Whether it worked is seen below, by looking.
            let _ = self.backend.remove(key);
        }
        keys.iter().all(|key| matches!(self.backend.get(key), Ok(None)))
    }
}
