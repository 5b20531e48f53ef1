//! Screens, and their names in storage and in the address.

use crate::core::{instrument::Instrument, section::Section};

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
    /// The plan.
    Plan,
    /// What is kept, and the attempts.
    Data,
    /// About the scan.
    About,
    /// The result of an attempt.
    Past,
    /// A result that somebody shared.
    Shared,
    /// Two measurements beside each other.
    Change,
    /// A team.
    Team,
    /// How to lead a session with the outcome of a team.
    TeamSession,
}

const ABOUT: &str = "about";
const CHANGE: &str = "change";
const DATA: &str = "data";
const PAST: &str = "earlier";
const PLAN: &str = "plan";
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
            Self::Plan => PLAN,
            Self::Data => DATA,
            Self::About => ABOUT,
            Self::Past => PAST,
            Self::Shared => SHARED,
            Self::Change => CHANGE,
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

    /// Whether it is beside the scan at work, of which nothing changes meanwhile: what is kept stays as it is.
    #[must_use]
    pub const fn is_beside(self) -> bool {
        self.is_view() || matches!(self, Self::Change)
    }

    /// Whether it is there without any answer.
    #[must_use]
    pub const fn needs_no_answers(self) -> bool {
        matches!(self, Self::Plan | Self::Data | Self::About | Self::Change | Self::Team)
    }

    /// The screen with a name.
    #[must_use]
    pub fn from_place(instrument: &Instrument, place: &str) -> Option<Self> {
        match place {
            "" => Some(Self::Intro),
            REVIEW => Some(Self::Review),
            RESULT => Some(Self::Result),
            PLAN => Some(Self::Plan),
            DATA => Some(Self::Data),
            ABOUT => Some(Self::About),
            PAST => Some(Self::Past),
            SHARED => Some(Self::Shared),
            CHANGE => Some(Self::Change),
            TEAM => Some(Self::Team),
            TEAM_SESSION => Some(Self::TeamSession),
            other => Section::find(instrument, other).map(Self::Section),
        }
    }
}
