//! The four series of a radar: colour, dash, marker and fill always travel together.

use super::theme::Token;

/// Whose scores a line shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeriesKind {
    /// This result: a whole line, filled circles, a tinted area.
    You,
    /// An earlier result: long dashes, hollow squares.
    Previous,
    /// What the organisation aims at: round dots, hollow diamonds.
    Target,
    /// The team's mean: dash and dot, filled triangles.
    Team,
}

impl SeriesKind {
    /// Drawn first to last, so that your own line lies on top.
    pub const ORDER: [Self; 4] = [Self::Previous, Self::Target, Self::Team, Self::You];

    /// The colour of the line and the marker.
    #[must_use]
    pub const fn token(self) -> Token {
        match self {
            Self::You => Token::SeriesYou,
            Self::Previous => Token::SeriesPrevious,
            Self::Target => Token::SeriesTarget,
            Self::Team => Token::SeriesTeam,
        }
    }
}
