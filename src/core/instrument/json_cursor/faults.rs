//! The faults of an instrument file, and what an author may do about them.

use std::{cell::RefCell, collections::BTreeSet, fmt};

use super::suggest;
use crate::core::lang::Lang;

/// Something wrong in an instrument file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct InstrumentFault {
    /// Where: a JSON path like `items[3].text.nl`, or `line 4 column 2` for text that is not JSON.
    pub place: String,
    /// What was found and what was expected.
    pub problem: String,
    /// What to do about it, or what may have been meant; empty where the problem says that already.
    pub suggestion: String,
}

impl fmt::Display for InstrumentFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.place.is_empty() { "instrument" } else { &self.place };
        write!(f, "{place}: {}", self.problem)?;
        if self.suggestion.is_empty() { Ok(()) } else { write!(f, "; {}", self.suggestion) }
    }
}

/// A member that is missing, with the keys beside it that look like its own.
#[derive(Debug)]
struct Missing {
    /// Which fault it is.
    fault: usize,
    /// Those keys, the nearest first.
    lookalikes: Vec<Key>,
}

/// A key of an object and where it is in memory, which no other key shares.
#[derive(Debug)]
struct Key {
    name: String,
    address: usize,
}

/// The faults found so far, and in which languages texts must stand.
#[derive(Debug, Default)]
pub struct Faults {
    found: RefCell<Vec<InstrumentFault>>,
    missing: RefCell<Vec<Missing>>,
    /// The addresses of all keys that were read.
    read: RefCell<BTreeSet<usize>>,
    /// Each with the address of the key.
    odd_keys: RefCell<Vec<(usize, InstrumentFault)>>,
    pub(super) languages: RefCell<Vec<Lang>>,
    /// The paths of all members that were looked for, if anybody wants to know.
    #[cfg(not(target_arch = "wasm32"))]
    paths: Option<Paths>,
}

/// Paths that somebody collects.
#[cfg(not(target_arch = "wasm32"))]
type Paths = std::rc::Rc<RefCell<BTreeSet<String>>>;

impl Faults {
    /// Faults that note in the second value the path of each member that is looked for.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn that_note_paths() -> (Self, Paths) {
        let paths = Paths::default();
        (Self { paths: Some(Paths::clone(&paths)), ..Self::default() }, paths)
    }

    /// Notes that a member is looked for.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn note_path(&self, path: &str) {
        if let Some(paths) = &self.paths {
            paths.borrow_mut().insert(path.to_owned());
        }
    }

    /// Notes a fault that says by itself what to do.
    pub fn push(&self, place: impl Into<String>, problem: impl Into<String>) {
        self.advise(place, problem, "");
    }

    /// Notes a fault and what to do about it.
    pub fn advise(
        &self,
        place: impl Into<String>,
        problem: impl Into<String>,
        suggestion: impl Into<String>,
    ) {
        let (place, problem, suggestion) = (place.into(), problem.into(), suggestion.into());
        self.found.borrow_mut().push(InstrumentFault { place, problem, suggestion });
    }

    /// Whether there is one so far.
    pub fn is_any(&self) -> bool {
        !self.found.borrow().is_empty()
    }

    /// Puts faults where their value stands in the file, if that is elsewhere.
    pub fn move_places(&self, to: impl Fn(&str) -> Option<String>) {
        for fault in self.found.borrow_mut().iter_mut() {
            if let Some(place) = to(&fault.place) {
                fault.place = place;
            }
        }
    }

    /// Notes that a key was read.
    pub(super) fn note_read(&self, key: &str) {
        self.read.borrow_mut().insert(address(key));
    }

    /// Notes that a member is missing, with what stands beside it: a key that nothing reads and that looks like its own is
    /// misspelt.
    pub(super) fn push_missing<'k>(&self, place: &str, key: &str, beside: impl Iterator<Item = &'k String>) {
        let mut lookalikes: Vec<(usize, Key)> = beside
            .filter(|odd| suggest::nearest(key, [odd.as_str()]).is_some())
            .map(|odd| (suggest::distance(odd, key), Key { name: odd.clone(), address: address(odd) }))
            .collect();
        self.push(place, "is missing");
        if !lookalikes.is_empty() {
            lookalikes.sort_by_key(|(distance, _)| *distance);
            let lookalikes = lookalikes.into_iter().map(|(_, key)| key).collect();
            let fault = self.found.borrow().len().saturating_sub(1);
            self.missing.borrow_mut().push(Missing { fault, lookalikes });
        }
    }

    /// Notes a key, and what may have been meant by it; it is told unless something reads it.
    pub(super) fn push_odd_key(&self, place: String, key: &str, meant: &str) {
        let (problem, suggestion) = ("is not known".to_owned(), format!("is {meant:?} meant?"));
        self.odd_keys.borrow_mut().push((address(key), InstrumentFault { place, problem, suggestion }));
    }

    /// Keys that are nearly those of members that may be missing, and are: nothing reads them.
    pub fn odd_keys(&self) -> Vec<InstrumentFault> {
        let read = self.read.borrow();
        let odd = self.odd_keys.take().into_iter().filter(|(key, _)| !read.contains(key));
        odd.map(|(_, fault)| fault).collect()
    }

    /// All faults, each once: a value that is read twice notes its fault twice.
    pub fn into_vec(self) -> Vec<InstrumentFault> {
        let mut seen = BTreeSet::new();
        let mut faults = self.found.into_inner();
        let read = self.read.into_inner();
        for Missing { fault, lookalikes } in self.missing.into_inner() {
            let odd = lookalikes.iter().find(|key| !read.contains(&key.address));
            if let (Some(odd), Some(fault)) = (odd, faults.get_mut(fault)) {
                fault.suggestion = format!("is {:?} beside it misspelt?", odd.name);
            }
        }
        faults.retain(|fault| seen.insert((fault.place.clone(), fault.problem.clone())));
        faults
    }
}

/// Where a key is in memory.
fn address(key: &str) -> usize {
    key.as_ptr().addr()
}
