//! Everything that can happen to the app.

use std::rc::Rc;

use crate::{
    core::{
        answers::Answer,
        instrument::{ItemIndex, Lang, Mode, OrgModel},
        section::Section,
    },
    export::kind::ExportKind,
    import::Refusal,
    state::count_input::CountField,
    storage::{attempts::Attempt, envelope::Saved, inventory::Entry, location::StorageLocation},
};

/// Why nothing is kept, or what was found.
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
}

/// A message: from a view, or from the world outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// Start in a mode, with the first section that has an open item.
    Start(Mode),
    /// Go on where the visitor was.
    Resume,
    /// Show a section.
    OpenSection(Section),
    /// Show an item and focus it.
    OpenItem(ItemIndex),
    /// Show the first section with an item that is open.
    OpenFirstOpen,
    /// Focus the next open item of the section after this one, else the button that leads on.
    FocusNext(ItemIndex),
    /// Show the overview before the result.
    OpenReview,
    /// Show the result.
    OpenResult,
    /// Show the start screen.
    OpenIntro,
    /// Answer an item, or clear its answer.
    SetAnswer(ItemIndex, Option<Answer>),
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
    /// Social media are not used yet, or are after all.
    SetNoSocial(bool),
    /// Switch the language.
    SetLang(Lang),
    /// Turn the quick scan into the full one; every answer stays.
    ToFull,
    /// Ask before everything is removed.
    AskDelete,
    /// Ask before the answers are removed.
    AskRestart,
    /// The question was answered with no.
    CancelDialog,
    /// The question was answered with yes.
    ConfirmDialog,
    /// Keep nothing after this tab, or keep again.
    SetSessionOnly(bool),
    /// Copy the code.
    CopyCode,
    /// The code was copied, or not.
    Copied(bool),
    /// Copy the link.
    CopyLink,
    /// The link was copied, or not.
    LinkCopied(bool),
    /// Take the notes along in the file with the answers, or not.
    SetWithNotes(bool),
    /// Download a file.
    Download(ExportKind),
    /// A file of this name was offered; `None` if the browser made none.
    FileMade(Option<String>),
    /// Remove what could not be read.
    DiscardBroken,
    /// Print the page.
    Print,
    /// Open or close the list of sections in a narrow box.
    ToggleSections,
    /// Open a code that somebody typed.
    OpenCode(String),
    /// Open the code in the address.
    OpenLink(String),
    /// Open a file with this text, or say why it was not even read.
    OpenFile(Result<String, Refusal>),
    /// The question was answered with: both. What the file has and what is here are put together.
    MergeDialog,
    /// Bring back what was here before something was opened.
    UndoOpen,
    /// The answers are being saved, at this moment: UTC, RFC 3339.
    SavedAt(String),
    /// The answers were saved.
    Saved,
    /// The answers were saved together with what another tab had written.
    Merged(Box<Saved>),
    /// Another tab may have written.
    Look,
    /// What another tab had written, together with the answers here.
    RemoteChange(Box<Saved>),
    /// Another tab has removed the answers.
    Removed,
    /// The host wants something. Our own page has no host, and no bytes for one.
    #[cfg(any(feature = "embed", not(target_arch = "wasm32")))]
    Host(HostCommand),
    /// Saving did not work.
    SaveFailed(StorageTrouble),
    /// The data were removed; false if something is still there.
    Forgotten(bool),
    /// Show what is kept.
    OpenData,
    /// What is kept.
    Inspected(Rc<[(StorageLocation, Entry)]>),
    /// Download everything that is kept.
    DownloadAll,
    /// The attempts as they are now, the latest first.
    Attempts(Vec<Rc<Attempt>>),
    /// The scan became this attempt.
    Finished(String),
    /// The scan is finished, and one attempt has to go before it can be one.
    AttemptWaits,
    /// Remove the oldest attempt, so that the scan can be one.
    ReplaceOldest,
    /// Make no attempt of this scan.
    RefuseAttempt,
    /// Show the result of an attempt.
    OpenAttempt(String),
    /// Download an attempt.
    DownloadAttempt(String),
    /// Ask before an attempt is removed.
    AskRemoveAttempt(String),
    /// This many of them found no room.
    AttemptsLeft(usize),
    /// Start the next scan from the answers of the last one.
    StartNext,
    /// The address names another place (the Back button).
    Visit(String),
}
