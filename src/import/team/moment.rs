//! A file of a team as a whole, to be compared with another one: its result, or counts that can be merged.

use serde_json::Value;

use super::super::Refusal;
use crate::{
    core::{
        instrument::{ErrorCode, Instrument, Lang},
        team::{MIN_RESPONDENTS, TeamFileError, change::TeamOutcome, team_outcome},
    },
    i18n::strings,
};

/// Why a file of a team cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MomentRefusal {
    /// It cannot be read, or is about another scan.
    Unreadable(Refusal),
    /// It is another file than the result of a team.
    NoTeam,
    /// The team had fewer than five answers.
    TooFew,
}

impl MomentRefusal {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn words(&self, instrument: &Instrument, lang: Lang) -> String {
        let text = strings(lang);
        match self {
            Self::Unreadable(refusal) => refusal.words(instrument, lang),
            Self::NoTeam => text.team_change_no_team.to_owned(),
            Self::TooFew => text.team_change_too_few.fill(&[("min", &MIN_RESPONDENTS.to_string())]),
        }
    }
}

/// Reads the result of a team, as this page or `sbs team` wrote it. A byte order mark is no fault.
///
/// # Errors
/// A [`MomentRefusal`].
pub fn read_moment(instrument: &Instrument, text: &str) -> Result<TeamOutcome, MomentRefusal> {
    let text = text.trim_start_matches('\u{feff}');
    let Ok(value) = serde_json::from_str::<Value>(text) else {
        let begins = text.trim_start().starts_with(['{', '[']);
        let refusal = if begins { Refusal::Damaged } else { Refusal::NotJson };
        return Err(MomentRefusal::Unreadable(refusal));
    };
    team_outcome(instrument, &value).map_err(|error| match error {
        TeamFileError::TooFew => MomentRefusal::TooFew,
        TeamFileError::Refused(error) if error.code == ErrorCode::BadFormat => MomentRefusal::NoTeam,
        TeamFileError::Refused(error) => MomentRefusal::Unreadable(Refusal::Invalid(error)),
    })
}
