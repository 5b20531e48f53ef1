//! How questions come: a section at a time, or one by one.

use super::string_enum::string_enum;

string_enum! {
    /// How many questions are on the screen.
    pub enum Flow {
        /// Those of a section.
        Section = "section",
        /// One.
        One = "one",
    }
}

/// What a visitor chose about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pace {
    /// How many questions are on the screen; `None` for whatever is usual here.
    pub flow: Option<Flow>,
    /// An answer leads on by itself, after a moment.
    pub goes_on: bool,
}
