//! The policy of keeping: what is read at the start, where is written, what is set aside, what is removed.

use std::cell::{Cell, RefCell};

use super::{
    backend::{Backend, StorageError},
    envelope::{self, Content, Saved},
    key::Keys,
    merge, version_handover,
    version_vector::{MergeOutcome, VersionVector},
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
pub struct ScanStore<B> {
    backend: B,
    keys: Keys,
    /// Where this session writes.
    slot: RefCell<String>,
    /// The text that stood there when this session last looked or wrote.
    known: RefCell<Option<String>>,
    /// What this session had then: what differs from it was changed since.
    base: RefCell<Saved>,
    version_vector: RefCell<VersionVector>,
    /// Copies that are due once something is kept: key and text.
    due: RefCell<Vec<(String, String)>>,
    /// Opening failed: what stands in the store is still to be found.
    is_unread: Cell<bool>,
    /// At the last save nothing was left of what was kept, and nobody had told.
    was_gone: Cell<bool>,
}

impl<B: Backend> ScanStore<B> {
    /// Opens a store. Nothing is written but copies of texts that cannot be read.
    pub fn open(instrument: &Instrument, backend: B, keys: Keys) -> (Self, Opened) {
        let slot = RefCell::new(keys.main().to_owned());
        let (known, version_vector, due, is_unread, was_gone) = Default::default();
        let base = RefCell::new(merge::nothing());
        let store = Self { slot, known, base, version_vector, due, is_unread, was_gone, backend, keys };
        let mut opened = Opened::default();
        if store.find(instrument, &mut opened).is_err() {
            opened.findings.push(Finding::Blocked);
            store.is_unread.set(true);
        }
        if let (Some(saved), Some(text)) = (&opened.saved, store.known.borrow().as_deref()) {
            store.base.replace(saved.clone());
            store.version_vector.borrow_mut().found(text);
        }
        // What comes from other versions is not in the text that is known: it counts as changed here.
        let (saved, due) =
            version_handover::gather(&store.backend, &store.keys, instrument, opened.saved.take());
        opened.saved = saved;
        store.due.replace(due);
        if !opened.findings.contains(&Finding::Broken) && store.broken_text().is_some() {
            opened.findings.push(Finding::Broken);
        }
        (store, opened)
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
        let Some(text) = self.backend.get(&beside)? else {
            opened.saved = version_handover::given(&self.backend, &self.keys, instrument);
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
                Ok(None) => return self.backend.keep(&key, text).is_ok(),
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

    /// Removes the texts that could not be read, because the visitor said so. False if one of them is still there.
    #[must_use]
    pub fn discard_broken(&self) -> bool {
        let mut all = true;
        for key in self.keys.broken() {
            // A key that cannot be removed is found again at the next start.
            all &= self.backend.remove(&key).is_ok();
        }
        all
    }

    /// Gives this session a number among those that have the store open at the same time, by which they tell what the
    /// others have seen of them. Without one, whatever another session wrote counts as later.
    #[must_use]
    pub fn named(self, tab: u32) -> Self {
        self.version_vector.borrow_mut().name(tab);
        self
    }

    /// Keeps a scan. Gives back what was kept where that is more: another tab had written since this one last looked.
    ///
    /// # Errors
    /// If the store is full or refuses; what was kept before is still there.
    pub fn save(&self, instrument: &Instrument, saved: &Saved) -> Result<Option<Saved>, StorageError> {
        self.was_gone.set(false);
        self.compare(instrument, saved);
        let outcome = self.merge_stored(instrument, saved)?.map(|(outcome, _)| outcome);
        let kept = outcome.as_ref().map_or(saved, |outcome| &outcome.saved);
        let tabs = self.version_vector.borrow().list(outcome.as_ref());
        let text = kept.to_text_with(instrument, tabs.as_deref());
        self.put(instrument, &text)?;
        for (key, text) in self.due.take() {
            // Without it, what an earlier version changed is merged once more.
            let _ = self.backend.set(&key, &text);
        }
        // Nothing is known of what could not be written: the other's text is merged again.
        self.know(kept, text, outcome.as_ref());
        self.version_vector.borrow_mut().has_written();
        Ok(outcome.map(|outcome| outcome.saved))
    }

    /// Whether the last save found nothing of what was kept, without a word from another tab: the page around may have
    /// emptied the store.
    pub fn was_gone(&self) -> bool {
        self.was_gone.take()
    }

    /// Writes, and keeps what an earlier version had in this place.
    fn put(&self, instrument: &Instrument, text: &str) -> Result<(), StorageError> {
        let slot = self.slot.borrow();
        let copy = version_handover::copy(&self.backend, &self.keys, instrument, &slot);
        let written = self.backend.keep(&slot, text);
        match copy {
            // The copy may have taken the room.
            Some(copy) if written.is_err() => {
                self.backend.remove(&copy)?;
                self.backend.keep(&slot, text)
            }
            _ => written,
        }
    }

    /// What another tab wrote since this one last looked or wrote, merged with what is here; `None` if there is nothing
    /// new. Written is only what the other tab has overwritten unseen, and copies of texts that cannot be read.
    #[must_use]
    pub fn look(&self, instrument: &Instrument, ours: &Saved) -> Option<Saved> {
        self.compare(instrument, ours);
        let (outcome, text) = self.merge_stored(instrument, ours).ok()??;
        self.know(&outcome.saved, text, Some(&outcome));
        if outcome.is_behind {
            // If it cannot be written now, the next save does it.
            let _ = self.save(instrument, &outcome.saved);
        }
        Some(outcome.saved)
    }

    fn compare(&self, instrument: &Instrument, ours: &Saved) {
        self.version_vector.borrow_mut().compare(instrument, &self.base.borrow(), ours);
    }

    fn know(&self, saved: &Saved, text: String, outcome: Option<&MergeOutcome>) {
        if let Some(outcome) = outcome {
            self.version_vector.borrow_mut().has_merged(outcome);
        }
        self.known.replace(Some(text));
        self.base.replace(saved.clone());
        self.is_unread.set(false);
    }

    /// What to keep in place of a text that somebody else wrote meanwhile, and that text; `None` if there is nothing to
    /// merge with. A text that is not ours to overwrite is set aside, or left alone for a slot beside it.
    fn merge_stored(
        &self,
        instrument: &Instrument,
        ours: &Saved,
    ) -> Result<Option<(MergeOutcome, String)>, StorageError> {
        if self.is_unread.get() {
            let mut opened = Opened::default();
            self.find(instrument, &mut opened)?;
            // Not known before it was taken over; until then it is found again.
            if let (Some(theirs), Some(text)) = (opened.saved, self.known.take()) {
                return Ok(Some((self.merge_with(instrument, ours, &theirs, &text), text)));
            }
            self.is_unread.set(false);
        }
        // A store that is empty now was emptied on purpose; what is on the screen stays there.
        let Some(text) = self.backend.get(&self.slot.borrow())? else {
            self.was_gone.set(self.known.borrow().is_some());
            return Ok(None);
        };
        if self.known.borrow().as_ref() == Some(&text) {
            return Ok(None);
        }
        match envelope::read(instrument, &text) {
            Content::Saved(theirs) => Ok(Some((self.merge_with(instrument, ours, &theirs, &text), text))),
            Content::Broken if self.set_aside(&text) => Ok(None),
            Content::Broken | Content::Newer => {
                let beside = self.keys.beside();
                if self.slot.replace(beside.clone()) == beside {
                    return Err(StorageError::Full); // There is no third place.
                }
                // Another tab may have gone there first; it knows nothing of what this one had kept in the other place.
                self.begin_anew();
                self.compare(instrument, ours);
                self.merge_stored(instrument, ours)
            }
        }
    }

    fn merge_with(&self, instrument: &Instrument, ours: &Saved, theirs: &Saved, text: &str) -> MergeOutcome {
        let mut outcome = self.version_vector.borrow().merge(instrument, ours, theirs, text);
        merge::beside(&self.base.borrow(), ours, theirs, &mut outcome.saved);
        outcome
    }

    /// Knows nothing any more of the store, and has changed nothing there.
    fn begin_anew(&self) {
        self.known.replace(None);
        self.base.replace(merge::nothing());
        self.version_vector.borrow_mut().forget();
    }

    /// Forgets what stood in the store: whatever is found there at the next save is merged. For a store that was opened
    /// to go on in with what is on the screen.
    #[must_use]
    pub fn unseen(self) -> Self {
        self.begin_anew();
        self.version_vector.borrow_mut().forget_others();
        // What was gathered was not taken over either.
        self.due.take();
        self
    }

    /// Goes on where another store of the same session ends that removed everything: under its number, and having seen
    /// what it had. A tab that hears late of the removal must not take it for a write that had seen nothing.
    #[must_use]
    pub fn after(self, other: &Self) -> Self {
        self.version_vector.replace(other.version_vector.take());
        self.version_vector.borrow_mut().forget();
        self
    }

    /// Another tab removed what was kept. What stands there now is new and not known, unless it is still the old text:
    /// Firefox shows a removal later than it passes on the word of it.
    pub fn removed(&self) {
        let found = self.backend.get(&self.slot.borrow()).ok().flatten();
        let known = self.known.take();
        self.begin_anew();
        self.known.replace(known.filter(|known| found.as_ref() == Some(known)));
    }

    /// Removes the answers of this session; what was set aside stays.
    ///
    /// # Errors
    /// If the store refuses.
    pub fn clear(&self) -> Result<(), StorageError> {
        // All: with the main key empty, the next visit would find those beside it.
        let mut besides = Ok(());
        for key in self.keys.besides() {
            besides = besides.and(self.backend.remove(&key));
        }
        self.backend.remove(&self.slot.borrow())?;
        // Only now: what could not be removed is overwritten by the next save, and does not come back with it.
        self.begin_anew();
        self.due.take();
        besides
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
