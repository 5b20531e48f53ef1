//! The languages while the build script runs, under the names of `src/core/lang.rs`. That one is made by the script, so the
//! script cannot be compiled with it: its languages are places in a list that it reads when it starts.

use std::{path::Path, sync::OnceLock};

use crate::languages;

/// The room for languages in everything that has a place for each; [`all`] says which of them are used.
pub const COUNT: usize = languages::MAX;

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lang(usize);

/// The codes, read once. None if they cannot be read, which the check of the texts tells.
fn codes() -> &'static [String] {
    static CODES: OnceLock<Vec<String>> = OnceLock::new();
    CODES.get_or_init(|| languages::codes(Path::new(languages::FOLDER)).unwrap_or_default())
}

/// All languages, the source language first.
pub fn all() -> impl ExactSizeIterator<Item = Lang> {
    (0..codes().len()).map(Lang)
}

impl Lang {
    /// The code.
    pub fn key(self) -> &'static str {
        codes().get(self.0).map_or("", String::as_str)
    }

    /// The place in [`all`].
    pub fn position(self) -> usize {
        self.0
    }
}
