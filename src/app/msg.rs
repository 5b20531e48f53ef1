//! Everything that can happen to the app.

use super::section::Section;
use crate::{
    core::{
        answers::Answer,
        instrument::{ItemIndex, Lang, Mode, OrgModel},
    },
    storage::envelope::Saved,
};

/// One of the two numbers that the visitor may give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CountField {
    /// How many people work there.
    Employees,
    /// How many of them publish.
    Publishers,
}

/// A file that the visitor takes along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// The answers and notes, as an answer file.
    Answers,
    /// What was found in storage and could not be read.
    Broken,
}

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
pub enum Wish {
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
    /// Download a file.
    Download(Take),
    /// Remove what could not be read.
    DiscardBroken,
    /// Print the page.
    Print,
    /// Open or close the list of sections in a narrow box.
    ToggleSections,
    /// Open a code that somebody typed.
    OpenCode(String),
    /// The second part of the app has come, or could not.
    Later,
    /// Load the second part again.
    FetchLater,
    /// The answers were saved.
    Saved,
    /// The answers were saved together with what another tab had written.
    Merged(Box<Saved>),
    /// Another tab may have written.
    Look,
    /// What another tab had written, together with the answers here.
    Others(Box<Saved>),
    /// Another tab has removed the answers.
    Removed,
    /// The host wants something. Our own page has no host, and no bytes for one.
    #[cfg(any(feature = "embed", not(target_arch = "wasm32")))]
    Host(Wish),
    /// Saving did not work.
    SaveFailed(StorageTrouble),
    /// The data were removed; false if something is still there.
    Forgotten(bool),
    /// The address names another place (the Back button).
    Visit(String),
}
