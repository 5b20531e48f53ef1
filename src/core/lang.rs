//! The languages: one for each file in `texts/`, the source language first, with what the file says of the language.
//!
//! Apart from the instrument, because the build script compiles that one too, and has the languages from elsewhere
//! (`build/lang.rs`).

use super::string_enum::{StringEnum, string_enum};

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// How many there are.
pub const COUNT: usize = <Lang as StringEnum>::ALL.len();

/// All languages, the source language first.
pub fn all() -> impl ExactSizeIterator<Item = Lang> {
    Lang::ALL.iter().copied()
}

impl Lang {
    /// "Label: what it says".
    #[must_use]
    pub fn labelled(self, label: &str, said: &str) -> String {
        [label, self.colon(), " ", said].concat()
    }
}
