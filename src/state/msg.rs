//! Everything that can happen to the app.

mod plan;
pub mod team;

use std::rc::Rc;

use crate::{
    core::{
        answers::Answer,
        instrument::{ItemIndex, Lang, Mode, OrgModel},
        pace::Flow,
        score::Raise,
        section::Section,
    },
    export::kind::ExportKind,
    import::Refusal,
    plan::{Plan, target::Target},
    state::{
        count_input::CountField,
        report_form::{PdfFailure, ReportMsg},
    },
    storage::{attempts::Attempt, envelope::Saved, inventory::Entry, location::StorageLocation},
};

pub use self::plan::{ActionField, Direction, PlanFilter, PlanMsg};

/// Why saving failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageTrouble {
    /// The browser or the page refuses storage.
    Blocked,
    /// There is no room.
    Full,
}

/// What a host may want of the scan.
#[derive(Debug, Clone, PartialEq)]
pub enum HostCommand {
    /// Go on with these answers.
    Adopt(Box<Saved>),
    /// Start again; the visitor is not asked.
    Reset,
    /// Speak this language.
    Speak(Lang),
    /// Have this plan, and this target if there is one.
    Plan(Box<(Plan, Option<Target>)>),
}

/// A message, grouped by who sends it.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// See [`NavigateMsg`].
    Navigate(NavigateMsg),
    /// See [`AnswerMsg`].
    Answer(AnswerMsg),
    /// See [`SettingsMsg`].
    Settings(SettingsMsg),
    /// See [`DialogMsg`].
    Dialog(DialogMsg),
    /// See [`ExportMsg`].
    Export(ExportMsg),
    /// See [`ImportMsg`].
    Import(ImportMsg),
    /// See [`AttemptMsg`].
    Attempts(AttemptMsg),
    /// See [`PlanMsg`].
    Plan(PlanMsg),
    /// See [`TrialMsg`].
    Trial(TrialMsg),
    /// See [`TargetMsg`].
    Target(TargetMsg),
    /// See [`ChangeMsg`].
    Change(ChangeMsg),
    /// See [`team::TeamMsg`].
    Team(team::TeamMsg),
    /// See [`StorageMsg`].
    Storage(StorageMsg),
    /// The host wants something. Our own page has no host, and no bytes for one.
    #[cfg(any(feature = "embed", not(target_arch = "wasm32")))]
    Host(HostCommand),
}

/// From buttons and links that lead to a screen, and from the address.
#[derive(Debug, Clone, PartialEq)]
pub enum NavigateMsg {
    /// Start in a mode, with the first section that has an open item.
    Start(Mode),
    /// Go on where the visitor was.
    Resume,
    /// Leave the result that is looked at.
    LeaveViewed,
    /// Show a section.
    OpenSection(Section),
    /// Show an item and focus it.
    OpenItem(ItemIndex),
    /// The same, from a link on the result, which has this name there: who comes back finds it again.
    OpenItemFrom(ItemIndex, String),
    /// Show the first section with an item that is open.
    OpenFirstOpen,
    /// Show an item alone, where items come one by one.
    OpenAlone(ItemIndex),
    /// An item was answered in a way that may lead on: not while arrows move the choice.
    Await(ItemIndex),
    /// The wait with this number is over.
    GoOn(u32),
    /// Something was pressed: the scan does not go on by itself.
    Stay,
    /// Show the field of a number and focus it.
    OpenCount(CountField),
    /// Focus the next open item of the section after this one, else the button that leads on.
    FocusNext(ItemIndex),
    /// Focus the first item of the section.
    SkipToQuestions,
    /// Show the overview before the result.
    OpenReview,
    /// Show the result.
    OpenResult,
    /// Show the start screen.
    OpenIntro,
    /// Show what is kept.
    OpenData,
    /// Show the plan.
    OpenPlan,
    /// Show the page about the scan.
    OpenAbout,
    /// Show the page "Team".
    OpenTeam,
    /// Show how to lead a session with its outcome.
    OpenTeamSession,
    /// The address names another place (the Back button).
    Visit(String),
    /// Open or close the list of sections in a narrow box.
    ToggleSections,
}

/// From the questions.
#[derive(Debug, Clone, PartialEq)]
pub enum AnswerMsg {
    /// Answer an item, or clear its answer.
    Set(ItemIndex, Option<Answer>),
    /// Answer an item as in an earlier version of the questionnaire.
    TakeEarlier(ItemIndex),
    /// Bring back the answer that was cleared last.
    Undo,
    /// Write a note with an item.
    SetNote(ItemIndex, String),
    /// Choose how social media are organised.
    SetOrgModel(Option<OrgModel>),
    /// Type a number.
    SetCount(CountField, String),
    /// Say that a number is not known, or take that back.
    SetCountUnknown(CountField, bool),
    /// Leave the field of a number after typing.
    LeaveCount(CountField),
}

/// From the start screen and the menu: how the scan is done and stored.
#[derive(Debug, Clone, PartialEq)]
pub enum SettingsMsg {
    /// Social media are not used yet, or are after all.
    SetNoSocial(bool),
    /// Switch the language.
    SetLang(Lang),
    /// The texts of a language are there now.
    LanguageLoaded(Lang),
    /// They could not be loaded.
    LanguageFailed(Lang),
    /// Show questions one by one, or a section of them.
    SetFlow(Flow),
    /// An answer leads on by itself, or not.
    SetGoesOn(bool),
    /// Keep nothing after this tab, or keep again.
    SetSessionOnly(bool),
    /// Turn the quick scan into the full one; every answer stays.
    ToFull,
}

/// From what asks before something is removed or replaced, and from the dialog itself.
#[derive(Debug, Clone, PartialEq)]
pub enum DialogMsg {
    /// Ask before everything is removed.
    AskDelete,
    /// Ask before the answers are removed.
    AskRestart,
    /// Ask before an attempt is removed.
    AskRemoveAttempt(String),
    /// The question was answered with no.
    Cancel,
    /// The question was answered with yes.
    Confirm,
    /// The question was answered with: both. What the file has and what is here are put together.
    Merge,
}

/// From what a visitor takes along, and from the browser when it is done.
#[derive(Debug, Clone, PartialEq)]
pub enum ExportMsg {
    /// Copy the code.
    CopyCode,
    /// The code was copied, or not.
    Copied(bool),
    /// Copy the link.
    CopyLink,
    /// The link was copied, or not.
    LinkCopied(bool),
    /// Hand the link to an app that the visitor picks.
    Share,
    /// An app took the link, or the browser refused to share.
    Shared(bool),
    /// Take the notes along in the file with the answers, or not.
    SetWithNotes(bool),
    /// Download a file.
    Download(ExportKind),
    /// Download everything that is kept.
    DownloadAll,
    /// Download an attempt.
    DownloadAttempt(String),
    /// A file of this name was offered; `None` if the browser made none.
    FileMade(Option<String>),
    /// A picture was offered as SVG under this name, because the browser gives out no pixels.
    PictureAsSvg(String),
    /// The same of the report as PDF, which takes a while.
    PdfMade(Option<String>),
    /// No PDF could be made, and why.
    PdfFailed(PdfFailure),
    /// Print the report.
    Print,
    /// See [`ReportMsg`].
    Report(ReportMsg),
}

/// From codes, links and files that come in.
#[derive(Debug, Clone, PartialEq)]
pub enum ImportMsg {
    /// Show the result of a code that somebody typed.
    OpenCode(String),
    /// Show the result of the code in the address.
    OpenLink(String),
    /// Go on with the answers of the shared result that is looked at.
    TakeOver,
    /// Open a file with this text, or say why it was not even read.
    OpenFile(Result<String, Refusal>),
    /// The same for the text of a report whose pages do not fit the answers inside it.
    OpenChanged(String),
    /// Bring back what was here before something was opened.
    Undo,
}

/// From the list of attempts, and from the effect runner when they changed.
#[derive(Debug, Clone, PartialEq)]
pub enum AttemptMsg {
    /// The attempts as they are now, the latest first.
    Listed(Vec<Rc<Attempt>>),
    /// The scan became this attempt.
    Finished(String),
    /// The scan is finished, and one attempt has to go before it can be one.
    Waits,
    /// An attempt was removed; false if it is still there.
    Removed(bool),
    /// Remove the oldest attempt, so that the scan can be one.
    ReplaceOldest,
    /// Make no attempt of this scan.
    Refuse,
    /// Show the result of an attempt.
    Open(String),
    /// This many of them found no room.
    Left(usize),
    /// Start the next scan from the answers of the last one.
    StartNext,
}

/// From the result, where a visitor tries answers out. Nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TrialMsg {
    /// Try an answer to an item beside what is tried already; `None` leaves that item as it is answered.
    TryItem(ItemIndex, Option<Answer>),
    /// The same without an answer, from a button that goes with its item.
    Undo(ItemIndex),
    /// Try these raises and nothing else; if they are what is tried, end that.
    TryOnly(Vec<Raise>),
    /// So many questions were found to try.
    Found(usize),
    /// Go back to the answers.
    Stop,
    /// Make the trial the target, and end it.
    TakeAsTarget,
}

/// From the form of the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetMsg {
    /// This is wished now; nothing at all removes the target.
    Set(Target),
    /// Nothing is wished any more.
    Remove,
}

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The first.
    Before,
    /// The second.
    After,
}

/// From the comparison of two measurements, and from what leads to it.
#[derive(Debug, Clone, PartialEq)]
pub enum ChangeMsg {
    /// Show the comparison.
    Open,
    /// Compare this attempt with the scan at work, or with the one before it.
    WithAttempt(String),
    /// Compare the shared result that is looked at with one's own.
    WithShared,
    /// Choose one of the two by its name in the page.
    Choose(Side, String),
    /// Exchange the two.
    Swap,
    /// Compare with the answers of a code that somebody typed.
    AddCode(String),
}

/// From the effect runner after it has read or written the store, from other tabs, and from the notice about text that
/// cannot be read.
#[derive(Debug, Clone, PartialEq)]
pub enum StorageMsg {
    /// The answers were saved, at this moment: UTC, RFC 3339.
    Saved(String),
    /// The same, and nothing was left of what had been saved before.
    SavedAgain(String),
    /// The answers were saved together with what another tab had written.
    Merged(Box<Saved>),
    /// Another tab may have written.
    Look,
    /// What another tab had written, together with the answers here.
    RemoteChange(Box<Saved>),
    /// Another tab has removed the answers.
    Removed,
    /// Saving did not work.
    SaveFailed(StorageTrouble),
    /// The data were removed; false if something is still there.
    Forgotten(bool),
    /// What is kept.
    Inspected(Rc<[(StorageLocation, Entry)]>),
    /// Remove what could not be read.
    DiscardBroken,
    /// What could not be read was removed; false if some of it is still there.
    BrokenDiscarded(bool),
}
