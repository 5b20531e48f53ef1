//! A team at two moments: the files of it that were chosen. Results of teams only, nothing of single members.

use std::rc::Rc;

use crate::{
    core::{
        instrument::ErrorCode,
        team::{
            TeamFile,
            change::{TeamOutcome, team_change},
        },
    },
    i18n::strings,
    import::team::MomentRefusal,
    report::team::change::{TeamChangePage, TeamChangePresenter, team_change_page},
    state::{model::Model, msg::team::Moment},
};

/// A file that was chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct MomentFile {
    /// Its name.
    pub name: String,
    /// What it says.
    pub outcome: TeamOutcome,
}

/// The files that were chosen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Moments {
    /// That of the first moment.
    pub before: Option<Rc<MomentFile>>,
    /// That of the second; without it the team on the page is the second.
    pub after: Option<Rc<MomentFile>>,
    /// The last file that could not be taken, and why.
    pub refused: Option<(Moment, MomentRefusal)>,
}

impl Moments {
    /// The file of a moment.
    #[must_use]
    pub const fn file(&self, moment: Moment) -> Option<&Rc<MomentFile>> {
        match moment {
            Moment::Before => self.before.as_ref(),
            Moment::After => self.after.as_ref(),
        }
    }

    /// Takes a file, or tells why not; what was chosen before it stays then.
    pub fn take(&mut self, moment: Moment, read: Result<MomentFile, MomentRefusal>) {
        self.refused = None;
        match (moment, read) {
            (Moment::Before, Ok(file)) => self.before = Some(Rc::new(file)),
            (Moment::After, Ok(file)) => self.after = Some(Rc::new(file)),
            (moment, Err(refusal)) => self.refused = Some((moment, refusal)),
        }
    }

    /// Nothing was chosen, and nothing refused.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.before.is_none() && self.after.is_none() && self.refused.is_none()
    }
}

impl Model {
    /// The second moment: the file, else the team on the page.
    #[must_use]
    pub fn team_after(&self) -> Option<TeamOutcome> {
        match &self.team.moments.after {
            Some(file) => Some(file.outcome.clone()),
            None => TeamOutcome::of(&self.team.counts.as_ref()?.report(&self.instrument)),
        }
    }

    /// The result of the team as a file; `None` as long as nothing may be shown.
    #[must_use]
    pub fn team_file(&self) -> Option<String> {
        let report = self.team.counts.as_ref()?.report(&self.instrument);
        report.result.as_ref()?;
        // All keys are texts, so that writing cannot fail.
        let text = serde_json::to_string(&TeamFile { instrument: &self.instrument, report: &report }).ok()?;
        Some(text + "\n")
    }

    /// What changed between the two, in words; `None` as long as one is missing.
    ///
    /// # Errors
    /// `PARAMETERS_MISMATCH` if their thresholds differ.
    #[must_use]
    pub fn team_change(&self) -> Option<Result<TeamChangePage, ErrorCode>> {
        let before = &self.team.moments.before.as_ref()?.outcome;
        let after = self.team_after()?;
        let changed = team_change(&self.instrument, before, &after);
        Some(changed.map(|change| {
            team_change_page(TeamChangePresenter {
                instrument: &self.instrument,
                change: &change,
                is_quick: before.is_quick() || after.is_quick(),
                threshold: before.threshold(),
                lang: self.lang,
                strings: strings(self.lang),
            })
        }))
    }
}
