//! Which two measurements are compared, and what was brought to be compared only. The scan at work and what is kept stay as
//! they are: nothing of this is saved.

use std::rc::Rc;

use super::Model;
use crate::{
    core::{
        answer_file::AnswerFileError,
        answers::AnswerSheet,
        compare::{Comparison, compare},
        section::Scope,
    },
    import::Source,
    storage::envelope::Saved,
};

/// A measurement that can be one of the two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// The scan at work.
    Scan,
    /// The attempt with this id.
    Attempt(String),
    /// What was brought, by its place from 0.
    Brought(usize),
}

/// Answers that came to be compared: by a code, a link or a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Brought {
    /// How they came.
    pub source: Source,
    /// The answers; with a threshold of their own, if they have one.
    pub saved: Saved,
}

/// What the comparison is about.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Change {
    /// The first measurement, as far as one was chosen.
    pub before: Option<Pick>,
    /// The second one.
    pub after: Option<Pick>,
    /// What was brought; at most as many as there are attempts.
    pub brought: Vec<Rc<Brought>>,
}

/// What is known of a measurement.
#[derive(Debug, Clone, PartialEq)]
pub struct Measurement {
    /// Its answers.
    pub sheet: AnswerSheet,
    /// Which part of the questionnaire they are of.
    pub scope: Scope,
    /// When it was saved: UTC, RFC 3339; `None` if nobody knows.
    pub saved_at: Option<String>,
}

impl Pick {
    /// Its name in the page.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Scan => "scan".to_owned(),
            Self::Attempt(id) => ["attempt:", id].concat(),
            Self::Brought(place) => ["brought:", &place.to_string()].concat(),
        }
    }
}

impl Model {
    /// Compares the two that are likely meant where one is not chosen: the scan at work, or the latest, beside the one
    /// before it.
    pub(in crate::state) fn choose_likely_pair(&mut self) {
        if self.compared().contains(&None) {
            let mut picks = self.picks().into_iter();
            (self.change.after, self.change.before) = (picks.next(), picks.next());
        }
    }

    /// What can be compared: the scan at work, the attempts, the latest first, and what was brought. The attempt that the
    /// scan at work is, is not named twice.
    #[must_use]
    pub fn picks(&self) -> Vec<Pick> {
        let has_begun = self.has_begun();
        let scan = has_begun.then_some(Pick::Scan);
        let is_own = |id: &String| has_begun && self.attempt.as_ref() == Some(id);
        let attempts =
            self.attempts.iter().filter(|attempt| attempt.saved().is_some() && !is_own(&attempt.id));
        let attempts = attempts.map(|attempt| Pick::Attempt(attempt.id.clone()));
        let brought = (0..self.change.brought.len()).map(Pick::Brought);
        scan.into_iter().chain(attempts).chain(brought).collect()
    }

    /// The two that are compared; `None` for one that is not chosen, or not there any more.
    #[must_use]
    pub fn compared(&self) -> [Option<Pick>; 2] {
        let picks = self.picks();
        [&self.change.before, &self.change.after].map(|pick| pick.clone().filter(|pick| picks.contains(pick)))
    }

    /// What is known of a measurement; `None` if it is not there.
    #[must_use]
    pub fn measurement(&self, pick: &Pick) -> Option<Measurement> {
        match pick {
            Pick::Scan => {
                Some(Measurement { sheet: self.sheet(), scope: self.scope, saved_at: self.saved_at.clone() })
            }
            Pick::Attempt(id) => Some(self.measured(self.find_attempt(id)?.saved()?)),
            Pick::Brought(place) => Some(self.measured(&self.change.brought.get(*place)?.saved)),
        }
    }

    fn measured(&self, saved: &Saved) -> Measurement {
        let scan = self.looking_at(saved);
        let mut sheet = scan.sheet();
        sheet.threshold = saved.sheet.threshold;
        Measurement { sheet, scope: scan.scope, saved_at: saved.saved_at.clone() }
    }

    /// The comparison of two measurements.
    ///
    /// # Errors
    /// If their thresholds differ.
    pub fn comparison(
        &self,
        before: &Measurement,
        after: &Measurement,
    ) -> Result<Comparison, AnswerFileError> {
        compare(&self.instrument, &before.sheet, &after.sheet)
    }
}
