//! The series of a drawing: colour, dash, marker and fill always travel together.

use serde::{Deserialize, Serialize};

use super::{dash::Dash, theme::Token};

/// Whose scores a line or a mark shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SeriesKind {
    /// This result: a whole line, filled circles, a tinted area.
    You,
    /// An earlier result: dashes, hollow squares.
    Previous,
    /// What the organisation aims at: round dots, hollow diamonds.
    Target,
    /// The team's mean: dash and dot, filled triangles.
    Team,
    /// Answers that are tried out: long dashes close together, filled plus signs.
    Trial,
}

impl SeriesKind {
    /// Drawn first to last, so that your own line lies on top.
    pub const ORDER: [Self; 5] = [Self::Previous, Self::Target, Self::Team, Self::Trial, Self::You];

    /// The colour of the line and the marker.
    #[must_use]
    pub const fn token(self) -> Token {
        match self {
            Self::You => Token::SeriesYou,
            Self::Previous => Token::SeriesPrevious,
            Self::Target => Token::SeriesTarget,
            Self::Team => Token::SeriesTeam,
            Self::Trial => Token::SeriesTrial,
        }
    }

    /// The dashes of the line; `None` for a whole line.
    #[must_use]
    pub const fn dash(self) -> Option<Dash> {
        match self {
            Self::You => None,
            Self::Previous => Some(Dash::LONG),
            Self::Target => Some(Dash::DOTS),
            Self::Team => Some(Dash::DASH_DOT),
            Self::Trial => Some(Dash::LONGEST),
        }
    }
}
