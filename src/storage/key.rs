//! Names of keys: `sbs:1:<instrument>:<name>`, and the keys beside it.

use crate::core::instrument::Instrument;

/// The schema of what is kept.
pub const SCHEMA: u64 = 1;

/// How many damaged texts are kept aside; the next one is not overwritten either, it stays where it is.
const MAX_BROKEN: usize = 9;

/// The keys of one scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    main: String,
    version: u32,
}

impl Keys {
    /// The keys of an instrument under a name that the host may choose.
    #[must_use]
    pub fn new(instrument: &Instrument, name: &str) -> Self {
        Self { main: format!("sbs:{SCHEMA}:{}:{name}", instrument.id), version: instrument.version }
    }

    /// Where answers are kept.
    #[must_use]
    pub fn main(&self) -> &str {
        &self.main
    }

    /// Where this version keeps its answers while a newer version owns the main key.
    #[must_use]
    pub fn beside(&self) -> String {
        self.beside_of(self.version)
    }

    /// The same for another version, from 1.
    pub(super) fn beside_of(&self, version: u32) -> String {
        format!("{}:v{version}", self.main)
    }

    /// Where the text of a version is copied when a newer one takes the main key over.
    pub(super) fn taken(&self, version: u32) -> String {
        format!("{}:v{version}:taken", self.main)
    }

    /// What this and earlier versions keep beside the main key.
    pub(super) fn besides(&self) -> Vec<String> {
        let mut keys = Vec::new();
        for version in 1..=self.version {
            keys.push(self.beside_of(version));
            keys.push(self.taken(version));
        }
        keys
    }

    /// Where texts that cannot be read are set aside.
    pub fn broken(&self) -> impl Iterator<Item = String> + '_ {
        (1..=MAX_BROKEN).map(|n| match n {
            1 => format!("{}:broken", self.main),
            n => format!("{}:broken-{n}", self.main),
        })
    }

    /// Where a team is kept, if the visitor asked for it: never with the scan.
    #[must_use]
    pub fn team(&self) -> String {
        format!("{}:team", self.main)
    }

    /// Where the invitation is kept that the visitor answers.
    #[must_use]
    pub fn invitation(&self) -> String {
        format!("{}:invitation", self.main)
    }

    /// What the key of every attempt starts with; its id follows.
    #[must_use]
    pub fn attempt(&self) -> String {
        format!("{}:attempt:", self.main)
    }

    /// Every key of this scan but those of attempts, which only the store can tell.
    #[must_use]
    pub fn all(&self) -> Vec<String> {
        let mut keys = self.besides();
        keys.push(self.main.clone());
        keys.extend(self.broken());
        keys.extend([self.team(), self.invitation()]);
        keys
    }
}
