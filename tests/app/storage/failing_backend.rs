//! Stores that fail on purpose.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, VecDeque},
};

use social_business_scan::storage::backend::{Backend, MemoryBackend, StorageError};

/// A store whose room or will can end.
pub struct Moody {
    inner: MemoryBackend,
    reads: Cell<bool>,
    pub writes: Cell<bool>,
}

impl Moody {
    pub fn new(reads: bool, writes: bool) -> Self {
        Self { inner: MemoryBackend::default(), reads: Cell::new(reads), writes: Cell::new(writes) }
    }
}

impl Backend for Moody {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        if self.reads.get() { self.inner.get(key) } else { Err(StorageError::Blocked) }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        if self.writes.get() { self.inner.set(key, text) } else { Err(StorageError::Full) }
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        if self.reads.get() { self.inner.remove(key) } else { Err(StorageError::Blocked) }
    }
}

/// A store whose methods say that all went well and do nothing, as a consent tool may leave it.
pub struct Silent;

impl Backend for Silent {
    fn get(&self, _key: &str) -> Result<Option<String>, StorageError> {
        Ok(None)
    }

    fn set(&self, _key: &str, _text: &str) -> Result<(), StorageError> {
        Ok(())
    }

    fn remove(&self, _key: &str) -> Result<(), StorageError> {
        Ok(())
    }
}

/// Numbers that look like chance and are the same for the same seed (splitmix64).
pub struct Chance(pub u64);

impl Chance {
    /// A number below this one.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).unwrap()
    }
}

/// A store that refuses one call in so many, by chance: to read, to write, to remove.
pub struct Sometimes {
    inner: MemoryBackend,
    chance: RefCell<Chance>,
    often: Cell<Option<usize>>,
}

impl Sometimes {
    pub fn new(seed: u64, often: u64) -> Self {
        let often = Cell::new(usize::try_from(often).ok());
        Self { inner: MemoryBackend::default(), chance: RefCell::new(Chance(seed)), often }
    }

    /// From now on it does all that it is asked.
    pub fn works(&self) {
        self.often.set(None);
    }

    fn refuses(&self) -> bool {
        self.often.get().is_some_and(|often| self.chance.borrow_mut().below(often) == 0)
    }
}

impl Backend for Sometimes {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        if self.refuses() { Err(StorageError::Blocked) } else { self.inner.get(key) }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        if self.refuses() { Err(StorageError::Full) } else { self.inner.set(key, text) }
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        if self.refuses() { Err(StorageError::Blocked) } else { self.inner.remove(key) }
    }
}

/// A write: by which process, under which key, what.
type Write = (usize, String, Option<String>);

/// A store as a browser with processes has it: each writes into its own copy, and sends word of it.
#[derive(Default)]
pub struct Processes {
    copies: [RefCell<BTreeMap<String, String>>; 3],
    /// On the way to the browser.
    sent: RefCell<VecDeque<Write>>,
    /// What the browser has, and what it sends to each process, also to the one that wrote.
    kept: RefCell<BTreeMap<String, String>>,
    told: [RefCell<VecDeque<Write>>; 3],
    /// Of each process, the writes that it has not heard of yet itself.
    open: [Cell<usize>; 3],
    writes: Cell<usize>,
}

impl Processes {
    /// The browser takes the next write; false if there is none.
    pub fn pass_on(&self) -> bool {
        let Some(write) = self.sent.borrow_mut().pop_front() else { return false };
        put(&mut self.kept.borrow_mut(), &write);
        self.told.iter().for_each(|told| told.borrow_mut().push_back(write.clone()));
        true
    }

    /// A process hears of the next write; false if there is none. Until it hears of its own last one, its copy stays as
    /// it is: that one comes later, and stands.
    pub fn hear(&self, process: usize) -> bool {
        let Some(write) = self.told[process].borrow_mut().pop_front() else { return false };
        let open = &self.open[process];
        if write.0 == process {
            open.set(open.get() - 1);
        } else if open.get() == 0 {
            put(&mut self.copies[process].borrow_mut(), &write);
        }
        true
    }

    /// What the browser has under a key.
    pub fn kept(&self, key: &str) -> Option<String> {
        self.kept.borrow().get(key).cloned()
    }

    /// How many writes there were.
    pub fn writes(&self) -> usize {
        self.writes.get()
    }
}

fn put(store: &mut BTreeMap<String, String>, (_, key, text): &Write) {
    match text {
        Some(text) => store.insert(key.clone(), text.clone()),
        None => store.remove(key),
    };
}

/// The store as one process sees it.
pub struct Process<'a> {
    pub all: &'a Processes,
    pub number: usize,
}

impl Process<'_> {
    fn write(&self, key: &str, text: Option<&str>) {
        let write = (self.number, key.to_owned(), text.map(str::to_owned));
        put(&mut self.all.copies[self.number].borrow_mut(), &write);
        self.all.sent.borrow_mut().push_back(write);
        self.all.open[self.number].set(self.all.open[self.number].get() + 1);
        self.all.writes.set(self.all.writes.get() + 1);
    }
}

impl Backend for Process<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.all.copies[self.number].borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.write(key, Some(text));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.write(key, None);
        Ok(())
    }
}
