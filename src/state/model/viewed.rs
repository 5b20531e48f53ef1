//! A result that is looked at, read-only: an attempt of one's own, or what somebody shared. The scan at work waits
//! meanwhile, and neither its answers nor what is kept of them change.

use super::Model;
use crate::{
    core::result_code::{self, link},
    import::{Import, Source},
    state::screen::Screen,
    storage::{attempts::Attempt, envelope::Saved, store::Opened},
};

/// Where a result that is looked at comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// It is an attempt of the visitor.
    Attempt,
    /// A link or a code brought it; it can be taken over.
    Shared(Box<Import>),
}

/// A result that is looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Viewed {
    /// Its answers, as a scan of its own.
    pub scan: Model,
    /// Where they come from.
    pub origin: Origin,
}

impl Viewed {
    /// The screen that shows it.
    #[must_use]
    pub const fn screen(&self) -> Screen {
        match self.origin {
            Origin::Attempt => Screen::Past,
            Origin::Shared(_) => Screen::Shared,
        }
    }

    /// What can be taken over.
    #[must_use]
    pub const fn import(&self) -> Option<&Import> {
        match &self.origin {
            Origin::Attempt => None,
            Origin::Shared(import) => Some(import),
        }
    }
}

impl Model {
    /// The scan whose result is on the screen: this one, or one that is looked at. Exports of a result
    /// are made from this one.
    #[must_use]
    pub fn shown(&self) -> &Self {
        self.viewed.as_ref().map_or(self, |viewed| &viewed.scan)
    }

    /// The same, for changing what its exports contain.
    pub(in crate::state) fn shown_mut(&mut self) -> &mut Self {
        match self.viewed {
            Some(ref mut viewed) => &mut viewed.scan,
            None => self,
        }
    }

    /// An attempt as a scan of its own, at its result; `None` if it cannot be read.
    #[must_use]
    pub fn looking_back(&self, attempt: &Attempt) -> Option<Self> {
        Some(self.looking_at(attempt.saved()?))
    }

    /// Answers as a scan of their own, in the language of now.
    #[must_use]
    pub fn looking_at(&self, saved: &Saved) -> Self {
        let opened = Opened { saved: Some(Saved { lang: None, ..saved.clone() }), findings: Vec::new() };
        let mut scan = Self::new(self.instrument.clone(), self.lang, self.location, opened);
        scan.screen = Screen::Result;
        scan.link_base.clone_from(&self.link_base);
        scan.capabilities = self.capabilities;
        scan
    }

    /// The code in the address is the result on the screen: it stays there as it came, also for a reload.
    #[must_use]
    pub fn has_open_link(&self) -> bool {
        self.refused.is_none() && self.shared().is_some_and(|import| import.source == Source::Link)
    }

    /// What the address of our own page has behind the `#`: the code of a shared result that is on the screen, so that a
    /// reload shows it again, else the name of the screen.
    #[must_use]
    pub fn fragment(&self) -> String {
        match self.shared() {
            Some(_) => link::fragment_of(&result_code::encode(&self.instrument, &self.shown().whole_sheet())),
            None => self.screen.place().to_owned(),
        }
    }

    /// What somebody shared, if its result is on the screen.
    fn shared(&self) -> Option<&Import> {
        self.viewed.as_deref().and_then(Viewed::import).filter(|_| self.screen == Screen::Shared)
    }
}
