//! Screens, and their names in storage and in the address.

use super::section::Section;
use crate::core::keyed::Keyed;

/// What the visitor looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The start.
    Intro,
    /// A page of questions.
    Section(Section),
    /// The overview before the result.
    Review,
    /// The result.
    Result,
}

const REVIEW: &str = "overview";
const RESULT: &str = "result";

impl Screen {
    /// Its name; empty for the start, so that the address of the start is the address of the page.
    #[must_use]
    pub fn place(self) -> &'static str {
        match self {
            Self::Intro => "",
            Self::Section(section) => section.key(),
            Self::Review => REVIEW,
            Self::Result => RESULT,
        }
    }

    /// The screen with a name.
    #[must_use]
    pub fn from_place(place: &str) -> Option<Self> {
        match place {
            "" => Some(Self::Intro),
            REVIEW => Some(Self::Review),
            RESULT => Some(Self::Result),
            other => Section::from_key(other).map(Self::Section),
        }
    }
}
