//! The state of the app. Plain data; only `update` changes it.

pub mod capabilities;
mod change;
mod confirming;
mod language;
mod numbers;
mod opening;
mod plan;
mod progress;
mod report_document;
pub mod team;
mod trial;
mod viewed;

use std::rc::Rc;

use self::capabilities::Capabilities;
pub use self::{
    change::{Brought, Change, Measurement, Pick},
    plan::{PlanUndo, PlanView},
    progress::Progress,
    report_document::ReportWords,
    team::{
        Batch, BatchSource, Counted, InvitationForm, Invited, MAX_LISTED, MomentFile, Moments, Reading,
        Round, Scanner, TeamSession, TeamState, minutes_and_seconds,
    },
    trial::Trial,
    viewed::{Origin, Viewed},
};
use super::{
    confirmation::{Confirmation, ConfirmationPlace},
    count_input::CountInput,
    msg::StorageTrouble,
    rc_ptr_eq::RcPtrEq,
    report_form::ReportForm,
    screen::Screen,
};
use crate::{
    core::{
        answers::{Answer, AnswerSheet, Answers},
        instrument::{Instrument, ItemIndex, Lang, Mode, OrgModel},
        notes::Notes,
        pace::{Flow, Pace},
        result_code::link::LinkBase,
        score::{ScoreReport, score},
        section::{Scope, Section, sections},
    },
    import::{Import, Refusal, plan_table::PlanTable},
    plan::{IdSource, Plan, target::Target},
    storage::{
        attempts::{Attempt, MAX},
        envelope::Saved,
        inventory::Entry,
        location::StorageLocation,
        store::Finding,
        unmigrated::Unmigrated,
    },
};

/// A question that must be answered before anything is removed or replaced.
#[derive(Debug, Clone, PartialEq)]
pub enum Dialog {
    /// Start again?
    Restart,
    /// Remove everything?
    Delete,
    /// Open this, and what becomes of the answers that are here?
    Open(Box<Import>),
    /// Remove the attempt with this id?
    RemoveAttempt(String),
    /// Take owner, date and done of the plan's actions from this table?
    UpdatePlan(Box<PlanTable>),
    /// Remove all answers of the team?
    ClearTeam,
}

/// Whether answers are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersistenceState {
    /// They are, and the last save worked.
    Kept(StorageLocation),
    /// They live as long as the page.
    Off(StorageTrouble),
}

/// An answer that was cleared and can come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cleared {
    /// The item.
    pub item: ItemIndex,
    /// What it had been answered.
    pub answer: Answer,
}

/// What was opened, and what it took the place of: it can come back.
#[derive(Debug, Clone, PartialEq)]
pub struct Replaced {
    /// As it was after opening.
    pub opened: Saved,
    /// As it was before.
    pub before: Saved,
    /// What the visitor looked at then.
    pub screen: Screen,
}

/// The whole state of one scan.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The questionnaire.
    pub instrument: RcPtrEq<Instrument>,
    /// The language of the interface.
    pub lang: Lang,
    /// The language that the visitor chose, which is kept; the scan speaks another one while the file of this is not read.
    pub chosen_lang: Option<Lang>,
    /// The languages whose files are not read yet.
    pub unloaded: Vec<Lang>,
    /// The language that the scan is to speak once its file is read.
    pub awaited: Option<Lang>,
    /// How many items are asked.
    pub mode: Mode,
    /// Which part is done.
    pub scope: Scope,
    /// All answers, also those outside the mode and the scope: switching never loses one.
    pub answers: Answers,
    /// How social media are organised.
    pub org_model: Option<OrgModel>,
    /// How many people work there.
    pub employees: CountInput,
    /// How many of them publish.
    pub publishers: CountInput,
    /// Notes by item.
    pub notes: Notes,
    /// What is to be done.
    pub plan: Plan,
    /// What is to be reached.
    pub target: Target,
    /// Makes ids for actions that are typed.
    pub ids: IdSource,
    /// How the plan is shown.
    pub plan_view: PlanView,
    /// What this version has no place for.
    pub unmigrated: Unmigrated,
    /// What the visitor looks at.
    pub screen: Screen,
    /// Where the visitor was before the start screen, for "continue".
    pub resume: Option<Screen>,
    /// The link on the result that led to a question: who goes back finds it again.
    pub left_at: Option<String>,
    /// When the answers found at the start were saved: UTC, RFC 3339.
    pub resumed_at: Option<String>,
    /// When the answers were saved last, here or where they come from: UTC, RFC 3339.
    pub saved_at: Option<String>,
    /// A question that waits for its answer.
    pub dialog: Option<Dialog>,
    /// Where the last press was, if its button is still there.
    pub pressed: Option<ConfirmationPlace>,
    /// What became of the last press.
    pub confirmation: Option<Confirmation>,
    /// The answer that was cleared last.
    pub cleared: Option<Cleared>,
    /// Whether answers are kept.
    pub persistence: PersistenceState,
    /// Where they are kept when they can be.
    pub location: StorageLocation,
    /// A save has worked in this session.
    pub has_saved: bool,
    /// What is being saved follows from something that is said itself.
    pub has_more_to_say: bool,
    /// What was found in storage.
    pub findings: Vec<Finding>,
    /// What was opened since the last answer, the last at the end.
    pub replaced: Vec<Replaced>,
    /// Why the last file or link was refused.
    pub refused: Option<Refusal>,
    /// Why the last code was refused.
    pub code_error: Option<crate::core::instrument::ErrorCode>,
    /// How the visitor wants questions to come.
    pub pace: Pace,
    /// How many questions are on the screen where the visitor did not choose.
    pub usual_flow: Flow,
    /// The question of the section that is on the screen where they come one by one.
    pub item: Option<ItemIndex>,
    /// The number of the wait after which the scan goes on by itself, as long as nothing else happens.
    pub going_on: Option<u32>,
    /// How many such waits there were.
    pub waits: u32,
    /// The list of sections is open in a narrow box.
    pub sections_open: bool,
    /// Which page a link to the result opens.
    pub link_base: LinkBase,
    /// What the browser and the page around the scan let it do.
    pub capabilities: Capabilities,
    /// The file with the answers goes without the notes.
    pub without_notes: bool,
    /// What the visitor wants of the report.
    pub report_form: ReportForm,
    /// The name of the file that was made last.
    pub file_made: String,
    /// The scans that were finished, the latest first.
    pub attempts: Vec<Rc<Attempt>>,
    /// The attempt that this scan became; one that is not there means that the visitor wants none.
    pub attempt: Option<String>,
    /// The scan is finished, and one attempt has to go before it can be one.
    pub is_attempt_waiting: bool,
    /// The result that is looked at; this scan waits meanwhile.
    pub viewed: Option<Box<Viewed>>,
    /// Answers that are tried out on the result; nothing of it is kept.
    pub trial: Option<Trial>,
    /// Which measurements are compared.
    pub change: Change,
    /// What is kept and where, as far as it was asked.
    pub inventory: Rc<[(StorageLocation, Entry)]>,
    /// The page "Team".
    pub team: Box<TeamState>,
}

impl Model {
    /// The start screen is no place to resume at: there the earlier one stays.
    pub(super) fn place_to_keep(&self) -> Screen {
        if self.screen.is_of_scan() { self.screen } else { self.resume.unwrap_or(Screen::Intro) }
    }

    /// The attempt with an id.
    #[must_use]
    pub fn find_attempt(&self, id: &str) -> Option<&Attempt> {
        self.attempts.iter().map(Rc::as_ref).find(|attempt| attempt.id == id)
    }

    /// The attempt that goes first when there is no room.
    #[must_use]
    pub fn oldest_attempt(&self) -> Option<&Attempt> {
        self.attempts.last().map(Rc::as_ref).filter(|_| self.attempts.len() >= MAX)
    }

    /// This scan is one of the attempts: a next one can be started without losing it.
    #[must_use]
    pub fn is_attempt(&self) -> bool {
        self.attempt.as_ref().is_some_and(|id| self.find_attempt(id).is_some())
    }

    /// Whether anything was answered, chosen or written.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        !self.answers.is_empty()
            || self.org_model.is_some()
            || self.employees != CountInput::default()
            || self.publishers != CountInput::default()
            || !self.notes.is_empty()
    }

    /// Whether there is anything to lose: also a plan, and what only waits for a later version of the questionnaire.
    #[must_use]
    pub fn has_anything(&self) -> bool {
        let has_plan = !self.plan.is_empty() || !self.target.is_empty();
        self.has_begun() || has_plan || !self.unmigrated.earlier.is_empty()
    }

    /// All answers, with the numbers as far as they are valid.
    #[must_use]
    pub fn whole_sheet(&self) -> AnswerSheet {
        let counts = self.counts();
        AnswerSheet {
            mode: self.mode,
            answers: self.answers.clone(),
            org_model: self.org_model,
            employees: counts.employees,
            publishers: counts.publishers,
            threshold: None,
        }
    }

    /// The sheet that is scored: without social media only the culture counts.
    #[must_use]
    pub fn sheet(&self) -> AnswerSheet {
        let mut sheet = self.whole_sheet();
        // A team is measured by one threshold, and so is each of its members.
        sheet.threshold = self.team.invited.as_ref().and_then(|invited| invited.invitation.threshold);
        if self.scope == Scope::CultureOnly {
            let asked: Vec<ItemIndex> = self.items().collect();
            for item in self.instrument.item_indices().filter(|item| !asked.contains(item)) {
                sheet.answers.set(item, None);
            }
            (sheet.org_model, sheet.employees, sheet.publishers) = (None, None, None);
        }
        sheet
    }

    /// The result of the answers so far.
    #[must_use]
    pub fn report(&self) -> ScoreReport {
        score(&self.instrument, &self.sheet())
    }

    /// The sections that the visitor goes through.
    pub fn sections(&self) -> impl Iterator<Item = Section> + Clone + '_ {
        sections(&self.instrument, self.mode, self.scope)
    }

    /// The items that are asked, in item order.
    pub fn items(&self) -> impl Iterator<Item = ItemIndex> + '_ {
        self.sections().flat_map(|section| section.items(&self.instrument, self.mode))
    }

    /// Whether a screen exists in this mode and scope.
    #[must_use]
    pub fn has_screen(&self, screen: Screen) -> bool {
        match screen {
            Screen::Section(section) => self.sections().any(|own| own == section),
            Screen::Past | Screen::Shared => {
                self.viewed.as_ref().is_some_and(|viewed| viewed.screen() == screen)
            }
            Screen::Intro
            | Screen::Review
            | Screen::Result
            | Screen::Plan
            | Screen::Data
            | Screen::About
            | Screen::Change
            | Screen::Team => true,
            Screen::TeamSession => self.team.is_shown(),
        }
    }
}
