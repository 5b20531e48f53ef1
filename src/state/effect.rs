//! What the app wants done in the world, as data; `runtime::session` carries it out.

use std::rc::Rc;

use crate::{
    core::instrument::{ErrorCode, ItemIndex, Lang},
    export::kind::ExportKind,
    state::{count_input::CountField, report_form::PdfFailure},
    storage::{envelope::Saved, location::StorageLocation},
};

/// Where the focus goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FocusTarget {
    /// The heading of the screen.
    Heading,
    /// The answers of an item.
    Item(ItemIndex),
    /// The statement of an item, where items come one by one.
    Statement(ItemIndex),
    /// The button that leads on.
    Next,
    /// Why something was not opened.
    Refusal,
    /// The question how social media are organised.
    OrgModel,
    /// The field of a number.
    Count(CountField),
    /// The field in which a code was typed that is none.
    WrongCode,
    /// The field with the code, all of it selected.
    CodeField,
    /// The field with the link, all of it selected.
    LinkField,
    /// What says that this is a trial; where it is over, the heading of the first drawing.
    Trial,
    /// The heading of the target.
    Target,
    /// The link on the result that led away from it; without it the heading.
    Left,
    /// The button that moved an action of the plan.
    PlanMoved,
    /// The button that undoes what was done to the plan.
    PlanUndo,
    /// The field for codes of a team.
    TeamCodes,
    /// The button of this row in the list of a team's members; without it the field for codes.
    TeamRow(usize),
    /// The field for the first file of two that are compared.
    TeamMoments,
    /// The first field of the form that makes an invitation.
    InvitationForm,
    /// The field with the link of the invitation, all of it selected.
    InvitationField,
    /// The field with the line that a member sends, all of it selected.
    LineField,
}

/// A text of the team that is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopiedText {
    /// The link of an invitation.
    Invitation,
    /// The line that a member sends.
    Line,
}

/// What the last text or file brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcome {
    /// Members that count now.
    pub added: usize,
    /// Codes that were there already.
    pub duplicates: usize,
    /// Lines or files that were refused.
    pub refused: usize,
}

/// Why the camera does not look for QR codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScanFault {
    /// The visitor, or the page around, does not allow it.
    Refused,
    /// There is no camera.
    NoCamera,
    /// Something else uses it, or it was taken away.
    Busy,
    /// The browser has no camera for pages, or reads no QR codes after all.
    Unavailable,
}

/// What a screen reader hears through the one live region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Announcement {
    /// The first save of a session.
    Saved,
    /// What was saved was gone, and is saved again.
    SavedAgain,
    /// Saving is off.
    SavingOff,
    /// An answer was cleared; the number of its item.
    Cleared(usize),
    /// The choice of a model was cleared.
    OrgModelCleared,
    /// A number that was typed does not count, and why.
    CountRefused(ErrorCode),
    /// "Don't know" was ticked, and the number that was typed is kept.
    CountKept(CountField),
    /// That was taken back, and the number is there again.
    CountRestored(CountField),
    /// The language changed.
    LanguageChanged,
    /// The file of a language is being loaded.
    LanguageLoading(Lang),
    /// It did not come, or is of another build.
    LanguageFailed(Lang),
    /// The code is on the clipboard.
    CodeCopied,
    /// The code is selected, to be copied by hand.
    CodeSelected,
    /// The link is on the clipboard.
    LinkCopied,
    /// The link is selected, to be copied by hand.
    LinkSelected,
    /// An app that the visitor picked took the link.
    Shared,
    /// The browser shares nothing from here.
    ShareRefused,
    /// A file was made; the model has its name.
    FileReady,
    /// A picture was made as SVG, because the browser gives out no pixels; the model has its name.
    PictureAsSvg,
    /// No file could be made.
    FileRefused,
    /// A PDF is being made.
    PdfBegun,
    /// No PDF could be made, and why.
    PdfFailed(PdfFailure),
    /// The answers were removed, and the scan starts again.
    Restarted,
    /// Everything was removed.
    Deleted,
    /// Something is still there.
    NotDeleted,
    /// What could not be read was removed.
    BrokenDiscarded,
    /// Answers were opened; how many there are now.
    Opened(usize),
    /// The answers from before opening are back.
    Restored,
    /// The scan is one of the attempts now.
    AttemptKept,
    /// An attempt was removed.
    AttemptRemoved,
    /// This many attempts of a file found no room.
    AttemptsLeft(usize),
    /// The next scan starts from this many answers.
    NextStarted(usize),
    /// So many actions were put into the plan.
    PlanAdded(usize),
    /// The plan has no room.
    PlanFull,
    /// An action is in this place, from 1, of so many.
    PlanMoved(usize, usize),
    /// An action was taken out of the plan.
    PlanRemoved,
    /// So many actions were changed by a table.
    PlanUpdated(usize),
    /// What was done to the plan was undone.
    PlanRestored,
    /// Answers are tried out: the level that is reached now, and that of the trial; `None` if it cannot be told.
    Tried {
        /// By the answers.
        now: Option<u8>,
        /// In the trial.
        then: Option<u8>,
    },
    /// So many questions were found to try.
    QuestionsFound(usize),
    /// The trial is over; the answers are as they were.
    TrialEnded,
    /// There is a target.
    TargetKept,
    /// There is no target any more.
    TargetRemoved,
    /// What came in is one of the two that are compared.
    BroughtToCompare,
    /// The same of a report whose pages say something else than its answers.
    ChangedReportBrought,
    /// The two that are compared were exchanged.
    Swapped,
    /// What a text or a file brought for the team.
    TeamRead(Outcome),
    /// A duplicate counts too.
    TeamCountedAgain,
    /// Answers are taken out of the team.
    TeamRemoved,
    /// All answers of the team are gone, also what was kept of them.
    TeamCleared,
    /// The team could not be kept.
    TeamNotKept,
    /// The camera does not scan, and why.
    ScanFailed(ScanFault),
    /// Two results of the team are compared.
    TeamCompared,
    /// One of two results of the team was chosen.
    TeamMomentChosen,
    /// A file is no result of a team that can be compared.
    TeamMomentRefused,
    /// Results of the team are not compared any more.
    TeamMomentsCleared,
    /// The invitation is made.
    Invited,
    /// A text is on the clipboard.
    TextCopied(CopiedText),
    /// A text is selected, to be copied by hand.
    TextSelected(CopiedText),
    /// The time of a round is over.
    RoundOver,
}

impl Announcement {
    /// It tells that what the visitor wanted was done.
    #[must_use]
    pub const fn is_done(self) -> bool {
        !matches!(
            self,
            Self::SavingOff
                | Self::CountRefused(_)
                | Self::CountKept(_)
                | Self::CodeSelected
                | Self::LinkSelected
                | Self::FileRefused
                | Self::LanguageLoading(_)
                | Self::LanguageFailed(_)
                | Self::PdfBegun
                | Self::PdfFailed(_)
                | Self::ShareRefused
                | Self::NotDeleted
                | Self::AttemptsLeft(_)
                | Self::PlanFull
                | Self::TeamNotKept
                | Self::TeamMomentRefused
                | Self::ScanFailed(_)
                | Self::TextSelected(_)
                | Self::RoundOver
                | Self::TeamRead(Outcome { added: 0, .. })
        )
    }
}

/// Something to do outside the model.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Keep the answers.
    Save,
    /// See whether another tab has written.
    PollStore,
    /// Remove the answers of this session.
    Clear,
    /// Know nothing any more of what was kept; it was removed elsewhere.
    DropStoreState,
    /// Remove everything and prove it.
    Forget,
    /// Keep in the tab only, or on the device.
    KeepIn(StorageLocation),
    /// Remove what could not be read.
    DiscardBroken,
    /// Move the focus.
    Focus(FocusTarget),
    /// Say something.
    Announce(Announcement),
    /// Tell in a moment that the wait with this number is over.
    Wait(u32),
    /// Put a text on the clipboard.
    Copy(String),
    /// Put a link on the clipboard.
    CopyLink(String),
    /// Share a link, with the card where the browser takes pictures.
    Share(String),
    /// Offer a file.
    Download {
        /// The file name, without a day.
        name: String,
        /// The day that it is of, as `2026-11-22`; `None` for today.
        day: Option<String>,
        /// Its content; `None` for what could not be read, which only the store has.
        text: Option<String>,
    },
    /// Offer a file whose content takes the browser's help: its day, its canvas.
    GenerateExport(ExportKind),
    /// Offer everything that is kept as a file.
    DownloadAll,
    /// Make an attempt of the scan, which is finished.
    Finish,
    /// Remove the attempt with this id.
    RemoveAttempt(String),
    /// Keep attempts that are only on this page, now that there may be room.
    KeepAttempts,
    /// Add attempts that came in a file, the latest first.
    AddAttempts(Rc<[Saved]>),
    /// See what is kept.
    Inspect,
    /// Begin as the host wishes.
    Begin,
    /// Print the report, once it is there.
    Print,
    /// Keep this of the team under its own key; `None` removes it.
    KeepTeam(Option<String>),
    /// Keep the invitation that the visitor answers under its own key; `None` removes it.
    KeepInvitation(Option<String>),
    /// Read no further in the files that were chosen for the team.
    StopReading,
    /// Switch the camera on, to scan QR codes.
    StartCamera,
    /// Switch it off.
    StopCamera,
    /// Draw the number of an invitation by chance.
    DrawNumber,
    /// Put a text on the clipboard.
    CopyText(CopiedText, String),
    /// Share a text.
    ShareText(String),
    /// Load the file of a language.
    LoadLanguage(Lang),
    /// Tell the moment in a second, for the round with this number; at once for one that has just begun.
    Tick(u32),
}
