//! The state of the page "Team": who was added, what was refused, the invitation, the session. Apart from the scan of the
//! visitor: nothing of it is kept with the scan, and nothing is kept unless asked.

mod invitation;
mod kept;
mod members;
mod moments;
mod page;
mod scanner;
mod session;

use std::{collections::HashSet, rc::Rc};

pub use self::{
    invitation::{InvitationForm, Invited},
    kept::KeptTeam,
    moments::{MomentFile, Moments},
    scanner::Scanner,
    session::{MAX_NOTE, Round, TeamSession, minutes_and_seconds},
};
use super::Model;
use crate::{
    core::{
        answers::AnswerSheet,
        instrument::{Instrument, ItemIndex, Lang, Mode},
        result_code::{
            self,
            invitation::{Invitation, InvitationError},
        },
        team::{
            MIN_RESPONDENTS, TeamCounts, TeamReport,
            groups::{Group, GroupedTeam},
        },
    },
    import::team::{FileReader, Member, Refused},
    report::team::{TalkingPoint, TeamPage},
    state::effect::Outcome,
};

/// How many members are listed one by one; more are listed by batch.
pub const MAX_LISTED: usize = 60;
/// How many refusals and duplicates are shown; the others are told by their number.
pub const MAX_SHOWN: usize = 20;

/// Where a batch of members came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchSource {
    /// Pasted codes.
    Pasted,
    /// A file, by its number from 1. Its name may be that of a member, and is not kept.
    File(usize),
    /// The own answers.
    Own,
    /// Counts that were kept on this device: they have no single members.
    Kept(u64),
}

/// Members that came in together.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    /// Where they came from.
    pub source: BatchSource,
    /// The members, in the order in which they came.
    pub members: Vec<Counted>,
    /// The group that the facilitator put the batch into, by its place in the list of groups.
    pub group: Option<usize>,
}

/// A member that counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// The canonical code.
    pub code: Rc<str>,
    /// The group that the member chose, by its place in the invitation.
    pub group: Option<usize>,
}

/// Files that are being read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// The number of the reading.
    pub number: u32,
    /// Bytes that were read.
    pub done: f64,
    /// Bytes that there are; at least 1.
    pub total: f64,
}

/// The page "Team".
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TeamState {
    /// What stands in the field for codes: after adding only the lines that were refused.
    pub draft: String,
    /// The members, as they came.
    pub batches: Vec<Batch>,
    /// The next member begins a batch of its own.
    pub(in crate::state) starts_batch: bool,
    /// The codes that count, to find duplicates.
    pub(in crate::state) known: HashSet<Rc<str>>,
    /// What those of them answered whose codes are here, counted by group.
    pub(in crate::state) grouped: GroupedTeam,
    /// The scan of the members whose codes are here, and the threshold that the first of them asked for.
    pub(in crate::state) common: Option<(Mode, Option<f64>)>,
    /// What those answered whose counts were kept.
    pub(in crate::state) kept_counts: Option<TeamCounts>,
    /// What all answered, counted; `None` before the first. Not up to date while files are read.
    pub counts: Option<Rc<TeamCounts>>,
    /// What a host is told: it changes only by five people or more, so that no two tell of one (see [`TeamState::told`]).
    pub told: Option<Rc<TeamCounts>>,
    /// What the last text or file had that does not count, at most [`MAX_SHOWN`].
    pub refused: Vec<Refused>,
    /// Members of the last text or file that were there already, at most [`MAX_SHOWN`].
    pub duplicates: Vec<Member>,
    /// What the last text or file brought.
    pub outcome: Outcome,
    /// Files that are being read.
    pub reading: Option<Reading>,
    /// Reads the file of which pieces come.
    pub(in crate::state) reader: FileReader,
    /// How many files there were.
    pub(in crate::state) files: usize,
    /// All items are shown, not only the first.
    pub shows_all: bool,
    /// The counts are kept on this device.
    pub is_kept: bool,
    /// The invitation that the visitor made, as a facilitator.
    pub invitation: Option<Invitation>,
    /// The form that makes one.
    pub form: InvitationForm,
    /// The invitation that the visitor answers, as a member.
    pub invited: Option<Invited>,
    /// Why the invitation in the address cannot be read.
    pub invitation_error: Option<InvitationError>,
    /// The camera that looks for QR codes; `None` while it is off.
    pub scanner: Option<Scanner>,
    /// The session.
    pub session: TeamSession,
    /// Files of the team that are compared.
    pub moments: Moments,
    /// The outcome in words, as it was made last.
    pub(in crate::state) page: page::PageCache,
}

impl TeamState {
    /// How many people answered.
    #[must_use]
    pub fn respondents(&self) -> u64 {
        self.counts.as_ref().map_or(0, |counts| counts.members())
    }

    /// Which scan the team does: that of its members, else that of the invitation.
    #[must_use]
    pub fn mode(&self) -> Option<Mode> {
        let kept = self.kept_counts.as_ref().and_then(TeamCounts::mode);
        let invited = self.invitation.as_ref().map(|invitation| invitation.mode);
        kept.or(self.common.map(|(mode, _)| mode)).or(invited)
    }

    /// The groups, each with what may be shown of it. None where a part of the team is only known as kept counts: of those
    /// nobody knows the group.
    #[must_use]
    pub fn group_reports(&self, instrument: &Instrument) -> Vec<Group> {
        if self.kept_counts.is_some() { Vec::new() } else { self.grouped.groups(instrument) }
    }

    /// The names of the groups that members may belong to.
    #[must_use]
    pub fn groups(&self) -> &[String] {
        self.invitation.as_ref().map_or(&[], |invitation| &invitation.groups)
    }

    /// All members with the place of their batch and their place in it, in the order in which they came.
    pub fn members(&self) -> impl Iterator<Item = (usize, usize, &Counted)> {
        self.batches.iter().enumerate().flat_map(|(batch, members)| {
            members.members.iter().enumerate().map(move |(place, member)| (batch, place, member))
        })
    }

    /// The report that a host is told. Whoever hears of a team of nine and of the same with a tenth member knows what that one
    /// answered; so what is told stays as it is until five people came or went.
    #[must_use]
    pub fn told(&self, instrument: &Instrument) -> TeamReport {
        match &self.told {
            Some(counts) => counts.report(instrument),
            None => TeamCounts::new(instrument).report(instrument),
        }
    }

    /// There are enough people for anything to be shown.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.respondents() >= MIN_RESPONDENTS
    }

    /// The own answers were added, perhaps before they changed.
    #[must_use]
    pub fn has_own(&self) -> bool {
        self.batches.iter().any(|batch| batch.source == BatchSource::Own)
    }

    /// There is nothing on the page that could be removed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.batches.is_empty()
    }

    /// The notes of the session that say something, by item: what a plan may begin from.
    #[must_use]
    pub fn notes_for_plan(&self) -> Vec<(ItemIndex, &str)> {
        self.session.notes()
    }
}

impl Model {
    /// The own answers, as a member would send them; `None` where nothing was answered.
    #[must_use]
    pub fn own_sheet(&self) -> Option<AnswerSheet> {
        (!self.answers.is_empty()).then(|| AnswerSheet { threshold: None, ..self.sheet() })
    }

    /// The own answers, if they are among those of the team.
    #[must_use]
    pub fn own_of_team(&self) -> Option<AnswerSheet> {
        let sheet = self.own_sheet()?;
        let code = result_code::encode(&self.instrument, &sheet);
        self.team.known.contains(&*code).then_some(sheet)
    }

    /// What the team answered, in words, as far as it may be shown; `None` without members.
    #[must_use]
    pub fn team_page(&self) -> Option<Rc<TeamPage>> {
        let counts = self.team.counts.as_ref()?;
        let own = self.own_of_team().filter(|own| Some(own.mode) == self.team.mode());
        Some(self.team.page.page(&self.instrument, counts, own, self.lang))
    }

    /// What to talk about, the most important first; nothing as long as nothing may be shown.
    #[must_use]
    pub fn talking_points(&self) -> Vec<TalkingPoint> {
        match self.team_page().as_deref() {
            Some(TeamPage::Shown(findings)) => findings.talking_points.clone(),
            Some(TeamPage::TooFew(_)) | None => Vec::new(),
        }
    }

    /// Goes on in the language that was kept with the team, where the scan has none: a scan that was begun keeps its own.
    pub fn take_kept_lang(&mut self, lang: Option<Lang>) {
        if let Some(lang) = lang.filter(|_| self.chosen_lang.is_none() && !self.has_begun()) {
            (self.lang, self.chosen_lang) = (lang, Some(lang));
        }
    }

    /// The id that the note with a talking point has as an action of the plan.
    #[must_use]
    pub fn planned_note_id(&self, item: ItemIndex) -> String {
        ["team-", &self.instrument.item(item).id].concat()
    }

    /// The note with a talking point is in the plan.
    #[must_use]
    pub fn is_note_planned(&self, item: ItemIndex) -> bool {
        self.plan.find(&self.planned_note_id(item)).is_some()
    }

    /// The line that a member sends: the team, the group, and the code.
    #[must_use]
    pub fn line_of_member(&self) -> Option<String> {
        let Invited { invitation, group } = self.team.invited.as_ref()?;
        let code = result_code::encode(&self.instrument, &AnswerSheet { threshold: None, ..self.sheet() });
        let chosen = group.and_then(|group| Some((group, invitation.groups.get(group)?)));
        let (mut team, mut mark) = (invitation.team.clone(), invitation.mark());
        if let Some((place, group)) = chosen {
            team = format!("{team}, {group}");
            mark = format!("{mark}/{}", place + 1);
        }
        Some(format!("{team} [{mark}]: {code}"))
    }

    /// The link of the invitation; `None` without one, or where there is no page that it could open.
    #[must_use]
    pub fn invitation_link(&self) -> Option<String> {
        let invitation = self.team.invitation.as_ref()?;
        let page = self.link_base.page()?;
        Some([page, result_code::link::INVITATION_MARK, &invitation.encode(&self.instrument)].concat())
    }
}
