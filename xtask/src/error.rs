//! The one error of the automation: plain sentences for the person at the keyboard.

use std::{io, path::Path};

/// What happened, what is safe and what to do next, in whole sentences.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Error(String);

impl Error {
    /// An error with this text.
    pub fn new(text: impl Into<String>) -> Self {
        Error(text.into())
    }

    /// A file or folder that could not be used; `doing` completes "could not ...".
    pub fn file(doing: &str, path: &Path, cause: &io::Error) -> Self {
        Error(format!("Could not {doing} {}: {cause}.", path.display()))
    }
}
