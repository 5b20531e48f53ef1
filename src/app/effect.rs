//! What the app wants done in the world, as data; `run.rs` does it.

use crate::core::instrument::ItemIndex;

/// Where the focus goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FocusTarget {
    /// The heading of the screen.
    Heading,
    /// The answers of an item.
    Item(ItemIndex),
    /// The button that leads on.
    Next,
}

/// What a screen reader hears through the one live region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Announcement {
    /// The first save of a session.
    Saved,
    /// Saving is off.
    SavingOff,
    /// An answer was cleared; the number of its item.
    Cleared(usize),
    /// The language changed.
    LanguageChanged,
    /// The code is on the clipboard.
    CodeCopied,
    /// The code can be copied by hand.
    CodeSelected,
    /// A file was made.
    FileReady,
    /// Everything was removed.
    Deleted,
    /// Something is still there.
    NotDeleted,
    /// Answers were opened from a code; how many.
    Opened(usize),
}

/// Something to do outside the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Keep the answers.
    Save,
    /// See whether another tab has written.
    Look,
    /// Remove the answers of this session.
    Clear,
    /// Know nothing any more of what was kept; it was removed elsewhere.
    Release,
    /// Remove everything and prove it.
    Forget,
    /// Keep in the tab only, or on the device.
    KeepIn(Keep),
    /// Remove what could not be read.
    DiscardBroken,
    /// Move the focus.
    Focus(FocusTarget),
    /// Say something.
    Announce(Announcement),
    /// Put a text on the clipboard.
    Copy(String),
    /// Offer a file.
    Download {
        /// The file name.
        name: String,
        /// Its content; `None` for what could not be read, which only the store has.
        text: Option<String>,
    },
    /// Load the second part of the app again.
    FetchLater,
    /// Begin as the host wishes.
    Begin,
    /// Print the page.
    Print,
}

/// Where answers are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Until somebody removes them.
    Device,
    /// Until the tab closes.
    Tab,
}
