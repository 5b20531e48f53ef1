//! Attempts: finished scans, each an envelope under a key of its own (`<key>:attempt:<number>-<salt>`).
//!
//! One key per attempt: two tabs that finish at the same time write two keys, and one that cannot be read takes no other
//! along. The number gives the order, not a date: a clock may be set back. At most 24; before a 25th, the visitor decides
//! whether the oldest goes. An attempt that finds no room lives as long as the page, and is tried again with every save.
//!
//! A scan becomes an attempt when every question that is asked is answered and its result is opened; one that was opened
//! from a code, when its result is opened once more. As long as the same scan goes on, its attempt follows; a next scan
//! leaves it as it is, and so does a quick scan that is made a full one. What equals an attempt is not added again, and a
//! removed one does not come back. Attempts are in the store of the session. Starting again leaves them; "Delete my data"
//! removes them, and proves it by listing the store.

use std::{cell::OnceCell, rc::Rc};

use super::{
    backend::{Backend, StorageError},
    envelope::{self, Content, Saved},
    key::Keys,
};
use crate::core::{instrument::Instrument, pace::Pace, score::ScoreReport};

/// The most attempts of one scan; with that many, a new one waits ([`Decision::Full`]).
pub const MAX: usize = 24;

/// A scan that was finished. Lists share it: its text and its scores are there once.
#[derive(Debug, PartialEq)]
pub struct Attempt {
    /// Its number from 1 (higher is later), a dash, and what tells it from another of the same number.
    pub id: String,
    /// What was kept; an answer file, if it can be read.
    pub text: String,
    /// The same, read.
    pub content: Content,
    /// It is in the store, not only on this page.
    pub is_kept: bool,
    /// What it scores, once somebody has asked.
    pub report: OnceCell<ScoreReport>,
}

impl Attempt {
    fn read(instrument: &Instrument, id: &str, text: String, is_kept: bool) -> Self {
        let content = envelope::read(instrument, &text);
        Self { id: id.to_owned(), text, content, is_kept, report: OnceCell::new() }
    }

    /// The scan; `None` if it cannot be read.
    #[must_use]
    pub fn saved(&self) -> Option<&Saved> {
        match &self.content {
            Content::Saved(saved) => Some(saved),
            Content::Newer | Content::Broken => None,
        }
    }

    /// When it was finished: UTC, RFC 3339.
    #[must_use]
    pub fn finished_at(&self) -> Option<&str> {
        self.saved()?.saved_at.as_deref()
    }

    /// The same scan as an answer file: which attempt it was means nothing elsewhere.
    #[must_use]
    pub fn file(&self, instrument: &Instrument) -> String {
        match self.saved() {
            Some(saved) => Saved { attempt: None, ..saved.clone() }.to_text(instrument),
            None => self.text.clone(),
        }
    }

    fn number(&self) -> u32 {
        number(&self.id)
    }
}

fn number(id: &str) -> u32 {
    id.split('-').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// The latest first.
fn sort(attempts: &mut [Rc<Attempt>]) {
    fn order(one: &Attempt) -> impl Ord {
        (one.number(), one.finished_at().unwrap_or_default(), one.id.as_str())
    }
    attempts.sort_by(|one, other| order(other).cmp(&order(one)));
}

/// The attempts that a store has, the latest first.
///
/// # Errors
/// If the store refuses.
pub fn list<B: Backend>(
    instrument: &Instrument,
    backend: &B,
    keys: &Keys,
) -> Result<Vec<Rc<Attempt>>, StorageError> {
    let start = keys.attempt();
    let mut attempts = Vec::new();
    for key in backend.keys()? {
        let Some(id) = key.strip_prefix(&start) else { continue };
        // Another tab may have removed it meanwhile.
        if let Some(text) = backend.get(&key)? {
            attempts.push(Rc::new(Attempt::read(instrument, id, text, true)));
        }
    }
    sort(&mut attempts);
    Ok(attempts)
}

/// What is to be done with a scan that is finished.
#[derive(Debug, PartialEq)]
pub enum Decision {
    /// Nothing: it is there as it is, or the visitor wants no attempt of it.
    Nothing,
    /// One has to go first.
    Full,
    /// This is to be put with the others; in place of the one with the same id.
    Put(Box<Attempt>),
}

/// What is to be done with a scan that is finished, beside the attempts that are there. `salt` tells ids of two tabs
/// apart that finish in the same moment.
#[must_use]
pub fn decide(instrument: &Instrument, attempts: &[Rc<Attempt>], scan: Saved, salt: u64) -> Decision {
    let is_there = |one: &Rc<Attempt>| one.saved().is_some_and(|kept| is_same(kept, &scan));
    let own = match &scan.attempt {
        None => None,
        Some(id) => match attempts.iter().find(|one| one.id == *id) {
            // The visitor removed it, or wants none.
            None => return Decision::Nothing,
            // A quick scan that was made a full one is another result.
            Some(own) => Some(own).filter(|own| own.saved().is_some_and(|own| is_alike(own, &scan))),
        },
    };
    if own.map_or_else(|| attempts.iter().any(is_there), is_there) {
        return Decision::Nothing;
    }
    if own.is_none() && attempts.len() >= MAX {
        return Decision::Full;
    }
    let id = own.map(|own| own.id.clone());
    let id = id.unwrap_or_else(|| {
        let last = attempts.iter().map(|one| one.number()).max().unwrap_or(0);
        format!("{}-{salt}", last.saturating_add(1))
    });
    // The plan goes on with the scan at work; a copy in each attempt would take the room of answers.
    let (plan, target) = Default::default();
    let scan = Saved { attempt: Some(id.clone()), place: None, pace: Pace::default(), plan, target, ..scan };
    Decision::Put(Box::new(Attempt::read(instrument, &id, scan.to_text(instrument), false)))
}

/// The same kind of result.
fn is_alike(one: &Saved, other: &Saved) -> bool {
    one.sheet.mode == other.sheet.mode && one.culture_only == other.culture_only
}

/// The same result with the same notes.
fn is_same(one: &Saved, other: &Saved) -> bool {
    is_alike(one, other) && one.sheet == other.sheet && one.notes == other.notes
}

/// What came of a scan that is finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing had to be done.
    Nothing,
    /// One has to go first.
    Full,
    /// It is an attempt, with this id.
    Made(String),
}

/// The attempts in the store, and those of `known` that are only on this page. Where the store refuses, `known`.
pub fn all<B: Backend>(
    instrument: &Instrument,
    backend: &B,
    keys: &Keys,
    known: &[Rc<Attempt>],
) -> Vec<Rc<Attempt>> {
    let Ok(mut all) = list(instrument, backend, keys) else { return known.to_vec() };
    for own in known.iter().filter(|own| !own.is_kept) {
        if !all.iter().any(|kept| kept.id == own.id) {
            all.push(Rc::clone(own));
        }
    }
    sort(&mut all);
    all
}

/// Makes an attempt of a scan that is finished, after another look into the store: another tab may have finished one
/// meanwhile. Gives what came of it, and the attempts as they are then.
///
/// Where there is no room for it, or nothing is kept, it is one that is only on this page.
pub fn finish<B: Backend>(
    instrument: &Instrument,
    backend: &B,
    keys: &Keys,
    known: &[Rc<Attempt>],
    scan: Saved,
    salt: u64,
) -> (Outcome, Vec<Rc<Attempt>>) {
    let mut all = all(instrument, backend, keys, known);
    let outcome = match decide(instrument, &all, scan, salt) {
        Decision::Nothing => Outcome::Nothing,
        Decision::Full => Outcome::Full,
        Decision::Put(attempt) => {
            let is_kept = put(backend, keys, &attempt).is_ok();
            let id = attempt.id.clone();
            all.retain(|one| one.id != id);
            all.push(Rc::new(Attempt { is_kept, ..*attempt }));
            sort(&mut all);
            Outcome::Made(id)
        }
    };
    (outcome, all)
}

/// Tries again to keep what is only on this page; gives the attempts as they are then.
pub fn keep<B: Backend>(
    instrument: &Instrument,
    backend: &B,
    keys: &Keys,
    known: &[Rc<Attempt>],
) -> Vec<Rc<Attempt>> {
    let mut all = all(instrument, backend, keys, known);
    for attempt in all.iter_mut().filter(|one| !one.is_kept) {
        if put(backend, keys, attempt).is_ok() {
            *attempt = Rc::new(Attempt::read(instrument, &attempt.id, attempt.text.clone(), true));
        }
    }
    all
}

/// Adds attempts that came in a file, the latest first; those that are there, in other words, are not added again.
/// Gives how many found no place, and the attempts as they are then.
pub fn add<B: Backend>(
    instrument: &Instrument,
    backend: &B,
    keys: &Keys,
    known: &[Rc<Attempt>],
    scans: &[Saved],
    salt: u64,
) -> (usize, Vec<Rc<Attempt>>) {
    let (mut attempts, mut left) = (known.to_vec(), 0usize);
    // The oldest gets the lowest number.
    for (index, scan) in (0u64..).zip(scans.iter().rev()) {
        let scan = Saved { attempt: None, ..scan.clone() };
        let (outcome, now) = finish(instrument, backend, keys, &attempts, scan, salt.wrapping_add(index));
        left = left.saturating_add(usize::from(outcome == Outcome::Full));
        attempts = now;
    }
    (left, attempts)
}

/// Puts an attempt into a store.
///
/// # Errors
/// If the store is full or refuses; what was kept before is still there.
pub fn put<B: Backend>(backend: &B, keys: &Keys, attempt: &Attempt) -> Result<(), StorageError> {
    backend.keep(&format!("{}{}", keys.attempt(), attempt.id), &attempt.text)
}

/// Takes an attempt out of a store.
///
/// # Errors
/// If the store refuses.
pub fn remove<B: Backend>(backend: &B, keys: &Keys, id: &str) -> Result<(), StorageError> {
    backend.remove(&format!("{}{id}", keys.attempt()))
}

/// Takes every attempt from one store to another. What the other has no room for stays where it is.
pub fn move_all<B: Backend>(instrument: &Instrument, from: &B, to: &B, keys: &Keys) {
    for attempt in list(instrument, from, keys).unwrap_or_default() {
        if put(to, keys, &attempt).is_ok() {
            // What cannot be removed is there twice, which loses nothing.
            let _ = remove(from, keys, &attempt.id);
        }
    }
}
