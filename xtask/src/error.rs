//! The one error of the automation: plain sentences for the person at the keyboard.

use std::io;

/// What happened, what is safe and what to do next, in whole sentences.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Error(String);

impl Error {
    /// An error with this text.
    pub fn new(text: impl Into<String>) -> Self {
        Error(text.into())
    }
}

/// `fs_err` says which file or folder it was.
impl From<io::Error> for Error {
    fn from(cause: io::Error) -> Self {
        Error(format!("{cause}."))
    }
}
