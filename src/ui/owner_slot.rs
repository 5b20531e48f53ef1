//! Places for what is the site owner's own: in the element what the page around it puts between the tags, on a page of
//! ours what its settings say (`js/prerendered/owner-nodes.js`). An empty one takes no room.
//!
//! Yew knows nothing of what stands in them: the browser shows it there, also when a screen is drawn again.

use crate::ui::element_builder::{ElementBuilder, of};

/// A place for something of the site owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnerSlot {
    /// At the start of the bar, so on every screen.
    Logo,
    /// On the start screen, below its heading.
    Intro,
    /// On the result, after the first actions.
    NextStep,
    /// On the result, right below its band.
    ResultNote,
}

impl OwnerSlot {
    /// Its name, as a host writes it in `slot`.
    const fn name(self) -> &'static str {
        match self {
            Self::Logo => "logo",
            Self::Intro => "intro",
            Self::NextStep => "next-step",
            Self::ResultNote => "result-note",
        }
    }
}

/// The place.
#[must_use]
pub fn owner_slot(slot: OwnerSlot) -> ElementBuilder {
    of("slot", "sbs-own").set("name", slot.name())
}
