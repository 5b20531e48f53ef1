//! Screens, and their names in storage and in the address.

use crate::core::{section::Section, string_enum::StringEnum};

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
    /// What is kept, and the attempts.
    Data,
    /// About the scan.
    About,
    /// The result of an attempt.
    Past,
    /// A result that somebody shared.
    Shared,
    /// A team.
    Team,
    /// How to lead a session with the outcome of a team.
    TeamSession,
}

const ABOUT: &str = "about";
const DATA: &str = "data";
const PAST: &str = "earlier";
const REVIEW: &str = "overview";
const RESULT: &str = "result";
const SHARED: &str = "shared";
const TEAM: &str = "team";
const TEAM_SESSION: &str = "team-session";

impl Screen {
    /// Its name; empty for the start, so that the address of the start is the address of the page.
    #[must_use]
    pub fn place(self) -> &'static str {
        match self {
            Self::Intro => "",
            Self::Section(section) => section.key(),
            Self::Review => REVIEW,
            Self::Result => RESULT,
            Self::Data => DATA,
            Self::About => ABOUT,
            Self::Past => PAST,
            Self::Shared => SHARED,
            Self::Team => TEAM,
            Self::TeamSession => TEAM_SESSION,
        }
    }

    /// Whether it is a place in the scan, where a visitor can go on.
    #[must_use]
    pub const fn is_of_scan(self) -> bool {
        matches!(self, Self::Section(_) | Self::Review | Self::Result)
    }

    /// Whether it shows a result that is only looked at.
    #[must_use]
    pub const fn is_view(self) -> bool {
        matches!(self, Self::Past | Self::Shared)
    }

    /// Whether it is there without any answer.
    #[must_use]
    pub const fn needs_no_answers(self) -> bool {
        matches!(self, Self::Data | Self::About | Self::Team)
    }

    /// The screen with a name.
    #[must_use]
    pub fn from_place(place: &str) -> Option<Self> {
        match place {
            "" => Some(Self::Intro),
            REVIEW => Some(Self::Review),
            RESULT => Some(Self::Result),
            DATA => Some(Self::Data),
            ABOUT => Some(Self::About),
            PAST => Some(Self::Past),
            SHARED => Some(Self::Shared),
            TEAM => Some(Self::Team),
            TEAM_SESSION => Some(Self::TeamSession),
            other => Section::from_key(other).map(Self::Section),
        }
    }
}
