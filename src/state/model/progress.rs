//! How far the visitor is.

use super::Model;
use crate::core::{instrument::ItemIndex, section::Section};

/// How far the visitor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Items with an answer of any kind.
    pub answered: usize,
    /// Items that are asked.
    pub total: usize,
}

impl Progress {
    /// Items without an answer.
    #[must_use]
    pub const fn open(self) -> usize {
        self.total.saturating_sub(self.answered)
    }

    /// Nothing is open.
    #[must_use]
    pub const fn is_done(self) -> bool {
        self.open() == 0
    }
}

impl Model {
    /// How far the whole scan is; the unscored questions do not count.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.progress_of(self.items())
    }

    /// How far a section is; the organisation section has two questions.
    #[must_use]
    pub fn section_progress(&self, section: Section) -> Progress {
        if section != Section::ORGANISATION {
            return self.progress_of(section.items(&self.instrument, self.mode));
        }
        let counts = self.counts();
        let ratio = counts.employees.is_some() && counts.publishers.is_some();
        Progress { answered: usize::from(self.org_model.is_some()) + usize::from(ratio), total: 2 }
    }

    fn progress_of(&self, items: impl Iterator<Item = ItemIndex>) -> Progress {
        items.fold(Progress { answered: 0, total: 0 }, |progress, item| Progress {
            answered: progress.answered + usize::from(self.answers.get(item).is_some()),
            total: progress.total + 1,
        })
    }

    /// The items without an answer, in item order.
    pub fn open_items(&self) -> impl Iterator<Item = ItemIndex> + '_ {
        self.items().filter(|item| self.answers.get(*item).is_none())
    }

    /// The first section with an open item; the first section if none is open.
    #[must_use]
    pub fn first_open_section(&self) -> Section {
        let first = self.sections().next().unwrap_or(Section::ORGANISATION);
        self.sections()
            .find(|section| {
                section.items(&self.instrument, self.mode).any(|item| self.answers.get(item).is_none())
            })
            .unwrap_or(first)
    }
}
