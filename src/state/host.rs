//! What is around the scan, and what it asks of the scan.

use std::fmt;

use super::model::Model;
use crate::{
    core::{instrument::Mode, pace::Flow, result_code::link::LinkBase},
    storage::{envelope::Saved, location::StorageLocation},
};

/// What is around the scan.
#[derive(Debug, Clone, PartialEq)]
pub enum Host {
    /// Our own page: the address and the Back button are ours.
    Page,
    /// Somebody else's page: its address is not touched, and it sets options. Our own page does not pay for it.
    #[cfg(feature = "embed")]
    Element(super::rc_ptr_eq::RcPtrEq<EmbedOptions>),
}

/// What the page around the element sets.
pub struct EmbedOptions {
    /// Where answers are kept; `None` for nowhere.
    pub location: Option<StorageLocation>,
    /// The only scan that the start screen offers; both without it.
    pub offer: Option<Mode>,
    /// The address of the page that a link to the result opens; without it there is no link.
    pub link: Option<String>,
    /// Begin with the questions.
    pub skip_intro: bool,
    /// Begin with the page "Team".
    pub opens_team: bool,
    /// How many questions are on the screen, until the visitor chooses.
    pub flow: Flow,
    /// What to go on with where nothing is kept: the scan was here before and was taken out.
    pub restored: Option<Saved>,
    /// Is shown the model at the start and after every change.
    pub watch: Box<dyn Fn(&Model)>,
    /// Prints the scan without the page around it.
    pub print: Box<dyn Fn()>,
}

impl fmt::Debug for EmbedOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EmbedOptions")
            .field("location", &self.location)
            .field("offer", &self.offer)
            .finish_non_exhaustive()
    }
}

impl Host {
    /// The host's options; `None` on our own page.
    #[must_use]
    pub fn embed_options(&self) -> Option<&EmbedOptions> {
        match self {
            Self::Page => None,
            #[cfg(feature = "embed")]
            Self::Element(options) => Some(options),
        }
    }

    /// Where answers are kept at first; `None` for nowhere.
    #[must_use]
    pub fn location(&self) -> Option<StorageLocation> {
        self.embed_options().map_or(Some(StorageLocation::Device), |options| options.location)
    }

    /// Which page a link to a result opens; `here` is the address of the page around.
    #[must_use]
    pub fn link_base(&self, here: impl FnOnce() -> String) -> LinkBase {
        match self.embed_options() {
            None => LinkBase::of(&here()),
            // A file of the host's is no more use elsewhere than one of ours, but that is not ours to explain.
            Some(options) => match options.link.as_deref().map(LinkBase::of) {
                Some(LinkBase::Page(page)) => LinkBase::Page(page),
                _ => LinkBase::Nowhere,
            },
        }
    }

    /// Whether a result code in the address is ours to open, and to take out of the address then: on a host's page only
    /// where it lets links to results be made.
    #[must_use]
    pub fn reads_link(&self) -> bool {
        self.embed_options().is_none_or(|options| options.link.is_some())
    }

    /// The only scan that is offered.
    #[must_use]
    pub fn offer(&self) -> Option<Mode> {
        self.embed_options().and_then(|options| options.offer)
    }
}
