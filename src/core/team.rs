//! A team: what several people answered, as counts and as a report that shows no single member (scoring.md section 11).
//!
//! [`TeamCounts`] holds whole numbers only: adding, removing and merging in any order gives the same counts, and a
//! report is a function of the counts, so it is the same to the last bit however they came together. Start with
//! [`TeamCounts::report`]. What may be shown of groups decides [`disclosure`].

pub mod change;
mod change_file;
mod counts;
pub mod counts_file;
pub mod disclosure;
mod file;
pub mod groups;
mod level;
mod report;
mod result;
mod sums;

pub use self::{
    change_file::{TeamChangeFile, TeamFileError, team_outcome},
    counts::{AlphaScale, MergeError, NotAMember, TeamCounts},
    file::TeamFile,
    report::Hidden,
    result::{
        Agreement, Spread, TeamDimension, TeamItem, TeamLevel, TeamPyramid, TeamReport, TeamResult,
        TeamThreeP,
    },
};

use serde_json::Value;

use super::{
    answer_file::{AnswerFileError, from_value},
    answers::AnswerSheet,
    instrument::{ErrorCode, Instrument},
};

/// With fewer respondents nothing is shown, and no mean of fewer answers.
///
/// # Source
/// scoring.md section 11; `parameters.team` of the instrument. Constants, so that no instrument can lower them.
pub const MIN_RESPONDENTS: u64 = 5;
/// With fewer answers no spread is shown: beside the mean it would tell single answers.
pub const MIN_SPREAD: u64 = 10;
/// With fewer complete rows no alpha is shown.
pub const MIN_ALPHA: u64 = 30;

/// A member that does not belong to the team, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedMember {
    /// The position of the member, from 0.
    pub index: usize,
    /// Why.
    pub error: AnswerFileError,
}

/// The counts of a team of ANSWERS objects.
///
/// # Errors
/// The first finding: each member by itself in order, then `MODE_MISMATCH`, then `PARAMETERS_MISMATCH`, both with the
/// first member that differs from member 0.
///
/// # Source
/// scoring.md section 11.
pub fn team_of_values(instrument: &Instrument, members: &[Value]) -> Result<TeamCounts, RefusedMember> {
    let read = members
        .iter()
        .enumerate()
        .map(|(index, value)| from_value(instrument, value).map_err(|error| RefusedMember { index, error }));
    team(instrument, &read.collect::<Result<Vec<_>, _>>()?)
}

/// The counts of a team of sheets.
///
/// # Errors
/// `MODE_MISMATCH`, then `PARAMETERS_MISMATCH`, with the first member that differs from member 0.
///
/// # Source
/// scoring.md section 11.
pub fn team(instrument: &Instrument, members: &[AnswerSheet]) -> Result<TeamCounts, RefusedMember> {
    let mut counts = TeamCounts::new(instrument);
    let Some(first) = members.first() else { return Ok(counts) };
    let refuse = |is_other: &dyn Fn(&AnswerSheet) -> bool, code| {
        members
            .iter()
            .position(is_other)
            .map_or(Ok(()), |index| Err(RefusedMember { index, error: AnswerFileError::new(code) }))
    };
    refuse(&|member| member.mode != first.mode, ErrorCode::ModeMismatch)?;
    let threshold = first.threshold(instrument);
    refuse(&|member| member.threshold(instrument) != threshold, ErrorCode::ParametersMismatch)?;
    for (index, member) in members.iter().enumerate() {
        let refused = |code| RefusedMember { index, error: AnswerFileError::new(code) };
        counts.add(instrument, member).map_err(refused)?;
    }
    Ok(counts)
}
