//! The policy of keeping: what is read at the start, where is written, what is set aside, what is removed.

use std::cell::RefCell;

use super::{
    backend::{Backend, StorageError},
    envelope::{self, Content, Saved},
    key::Keys,
    merge, takeover,
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
    /// Copies that are due once something is kept: key and text.
    due: RefCell<Vec<(String, String)>>,
}

impl<B: Backend> Keeper<B> {
    /// Opens a store. Nothing is written but copies of texts that cannot be read.
    pub fn open(instrument: &Instrument, backend: B, keys: Keys) -> (Self, Opened) {
        let slot = RefCell::new(keys.main().to_owned());
        let keeper = Self { slot, known: RefCell::default(), due: RefCell::default(), backend, keys };
        let mut opened = Opened::default();
        if keeper.find(instrument, &mut opened).is_err() {
            opened.findings.push(Finding::Blocked);
        }
        let (saved, due) = takeover::gather(&keeper.backend, &keeper.keys, instrument, opened.saved.take());
        opened.saved = saved;
        keeper.due.replace(due);
        if !opened.findings.contains(&Finding::Broken) && keeper.broken_text().is_some() {
            opened.findings.push(Finding::Broken);
        }
        (keeper, opened)
    }

    /// Finds what to go on with, and where to write.
    fn find(&self, instrument: &Instrument, opened: &mut Opened) -> Result<(), StorageError> {
        if let Some(text) = self.backend.get(self.keys.main())? {
            let finding = match envelope::read(instrument, &text) {
                Content::Saved(saved) => {
                    opened.saved = Some(*saved);
                    self.known.replace(Some(text));
                    return Ok(());
                }
                Content::Broken if self.set_aside(&text) => {
                    self.known.replace(Some(text));
                    None
                }
                // No room for a copy: the original stays, answers go beside it.
                Content::Broken => Some(Finding::Broken),
                Content::Newer => Some(Finding::Newer),
            };
            if let Some(finding) = finding {
                opened.findings.push(finding);
                self.slot.replace(self.keys.beside());
            }
        }
        // Also where answers could go to the main key again: they may have gone beside it before.
        let beside = self.keys.beside();
        let Ok(Some(text)) = self.backend.get(&beside) else {
            opened.saved = takeover::given(&self.backend, &self.keys, instrument);
            return Ok(());
        };
        let is_known = match envelope::read(instrument, &text) {
            Content::Saved(saved) => {
                opened.saved = Some(*saved);
                true
            }
            Content::Broken | Content::Newer => *self.slot.borrow() == beside && self.set_aside(&text),
        };
        if is_known {
            self.known.replace(Some(text));
        }
        Ok(())
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
        let merged = self.merged(instrument, saved)?.map(|(merged, _)| merged);
        let text = merged.as_ref().unwrap_or(saved).to_text(instrument);
        self.put(instrument, &text)?;
        for (key, text) in self.due.take() {
            // Without it, what an earlier version changed is merged once more.
            let _ = self.backend.set(&key, &text);
        }
        self.known.replace(Some(text));
        Ok(merged)
    }

    /// Writes, and keeps what an earlier version had in this place.
    fn put(&self, instrument: &Instrument, text: &str) -> Result<(), StorageError> {
        let slot = self.slot.borrow();
        let copy = takeover::copy(&self.backend, &self.keys, instrument, &slot);
        let written = self.backend.set(&slot, text);
        match copy {
            // The copy may have taken the room.
            Some(copy) if written.is_err() => {
                self.backend.remove(&copy)?;
                self.backend.set(&slot, text)
            }
            _ => written,
        }
    }

    /// What another tab wrote since this one last looked or wrote, merged with what is here; `None` if there is nothing
    /// new. Nothing is written, but copies of texts that cannot be read.
    #[must_use]
    pub fn look(&self, instrument: &Instrument, ours: &Saved) -> Option<Saved> {
        let (merged, text) = self.merged(instrument, ours).ok()??;
        self.known.replace(Some(text));
        Some(merged)
    }

    /// What to keep in place of a text that somebody else wrote meanwhile, and that text; `None` if there is nothing to
    /// merge with. A text that is not ours to overwrite is set aside, or left alone for a slot beside it.
    fn merged(
        &self,
        instrument: &Instrument,
        saved: &Saved,
    ) -> Result<Option<(Saved, String)>, StorageError> {
        // A store that is empty now was emptied on purpose; what is on the screen stays there.
        let Some(text) = self.backend.get(&self.slot.borrow())? else { return Ok(None) };
        if self.known.borrow().as_ref() == Some(&text) {
            return Ok(None);
        }
        match envelope::read(instrument, &text) {
            Content::Saved(theirs) => {
                let base = match self.known.borrow().as_deref().map(|known| envelope::read(instrument, known))
                {
                    Some(Content::Saved(base)) => *base,
                    _ => merge::nothing(),
                };
                Ok(Some((merge::merge(instrument, &base, saved, &theirs), text)))
            }
            Content::Broken if self.set_aside(&text) => Ok(None),
            Content::Broken | Content::Newer => {
                let beside = self.keys.beside();
                if self.slot.replace(beside.clone()) == beside {
                    return Err(StorageError::Full); // There is no third place.
                }
                // Another tab may have gone there first; it knows nothing of what this one had kept in the other place.
                self.known.replace(None);
                self.merged(instrument, saved)
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

    /// Another tab removed what was kept. What stands there now is new and not known, unless it is still the old text:
    /// Firefox shows a removal later than it passes on the word of it.
    pub fn removed(&self) {
        let found = self.backend.get(&self.slot.borrow()).ok().flatten();
        if *self.known.borrow() != found {
            self.known.replace(None);
        }
    }

    /// Removes the answers of this session; what was set aside stays.
    ///
    /// # Errors
    /// If the store refuses.
    pub fn clear(&self) -> Result<(), StorageError> {
        self.known.replace(None);
        self.due.take();
        // All: with the main key empty, the next visit would find those beside it.
        for key in self.keys.besides() {
            self.backend.remove(&key)?;
        }
        self.backend.remove(&self.slot.borrow())
    }

    /// Removes everything of this scan and proves it: true if every key is gone.
    #[must_use]
    pub fn forget(&self) -> bool {
        let attempts = self.keys.attempt();
        let mut keys = self.keys.all();
        let listed =
            || self.backend.keys().map(|keys| keys.into_iter().filter(|key| key.starts_with(&attempts)));
        if let Ok(attempts) = listed() {
            keys.extend(attempts);
        }
        for key in &keys {
            // Whether it worked is seen below, by looking.
            let _ = self.backend.remove(key);
        }
        keys.iter().all(|key| matches!(self.backend.get(key), Ok(None)))
            && listed().is_ok_and(|mut left| left.next().is_none())
    }
}
