//! An invitation: the form of the facilitator, and what a member who follows it has of it.

use crate::core::{
    instrument::{Instrument, Lang, Mode},
    result_code::invitation::{Invitation, MAX_GROUPS, name},
};

/// What the facilitator filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct InvitationForm {
    /// The name of the team.
    pub team: String,
    /// Which scan.
    pub mode: Mode,
    /// In which language; `None` for the one of now.
    pub lang: Option<Lang>,
    /// The threshold, as typed; empty for that of the instrument.
    pub threshold: String,
    /// The groups, separated by commas.
    pub groups: String,
    /// The form was sent with something that does not do.
    pub is_refused: bool,
}

impl Default for InvitationForm {
    fn default() -> Self {
        let (team, lang, threshold, groups, is_refused) = Default::default();
        Self { team, mode: Mode::Full, lang, threshold, groups, is_refused }
    }
}

impl InvitationForm {
    /// The threshold that was typed, 60 to 80; the inner `None` for that of the instrument. `None` for what is no number from
    /// the least to the greatest threshold.
    #[must_use]
    pub fn threshold(&self, instrument: &Instrument) -> Option<Option<f64>> {
        let text = self.threshold.trim().replace(',', ".");
        if text.is_empty() {
            return Some(None);
        }
        let parameters = &instrument.parameters;
        let bounds = parameters.threshold_min..=parameters.threshold_max;
        let number = text.parse::<f64>().ok().filter(|number| bounds.contains(number))?;
        // As the invitation carries it.
        let number = (number * 100.0).round() / 100.0;
        Some(Some(number).filter(|number| (number - parameters.threshold).abs() > 1e-9))
    }

    /// The invitation with this number; `None` without a name or with a threshold that cannot be.
    #[must_use]
    pub fn invitation(&self, instrument: &Instrument, lang: Lang, number: u32) -> Option<Invitation> {
        let team = name(&self.team);
        if team.is_empty() {
            return None;
        }
        let mut groups: Vec<String> = Vec::new();
        for group in self.groups.split([',', ';', '\n']).map(name) {
            if !group.is_empty() && !groups.contains(&group) && groups.len() < MAX_GROUPS {
                groups.push(group);
            }
        }
        Some(Invitation {
            mode: self.mode,
            lang: self.lang.unwrap_or(lang),
            threshold: self.threshold(instrument)?,
            team,
            groups,
            number: number & 0xF_FFFF,
        })
    }
}

/// The invitation that a member answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Invited {
    /// The invitation.
    pub invitation: Invitation,
    /// The group that the member chose, by its place.
    pub group: Option<usize>,
}
