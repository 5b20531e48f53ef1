//! What the app wants done in the world, as data; `runtime::session` carries it out.

use std::rc::Rc;

use crate::{
    core::instrument::{ErrorCode, ItemIndex},
    export::kind::ExportKind,
    state::count_input::CountField,
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
    /// The field with the code, all of it selected.
    CodeField,
    /// The field with the link, all of it selected.
    LinkField,
    /// The link on the result that led away from it; without it the heading.
    Left,
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
                | Self::ShareRefused
                | Self::NotDeleted
                | Self::AttemptsLeft(_)
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
}
