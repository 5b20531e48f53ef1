//! The part of the app that our own page loads right after the first screen is there: whatever a visitor needs only
//! after the questions. [`PARTS`] is the one list of it.
//!
//! The first part calls nothing of it by name. It asks for [`parts`], and shows that the rest is still coming as long
//! as there are none; `cargo xtask bundle` finds what only [`PARTS`] leads to, and moves it, functions and texts, into
//! a wasm of its own (`xtask/src/bundle/split.rs`). Without feature `split` everything is there from the start.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    dom::El,
    effect::Keep,
    incoming::{Incoming, preview},
    model::Model,
    msg::{Msg, Take},
    run::{LastFile, World, download_all, inventory, make, write_clipboard},
    screens::{
        data::data,
        organisation::organisation,
        result::{rehearse, result_screen},
        review::review,
    },
    views::{art::art, attempts::earlier},
};
use crate::storage::inventory::Entry;

/// What the second part holds. A screen that nobody sees before the questions belongs here.
pub struct Parts {
    /// The result.
    pub result: ScreenView,
    /// Makes it once where nobody sees it, so that it comes without a stutter.
    pub rehearse: fn(&Model),
    /// The overview before it.
    pub review: ScreenView,
    /// What is kept.
    pub data: ScreenView,
    /// The last questions.
    pub organisation: fn(&Model, &AttrValue, &Callback<Msg>) -> El,
    /// The drawing of the start screen.
    pub art: fn(&Model, &AttrValue) -> Html,
    /// The attempts on the start screen.
    pub attempts: fn(&Model, u8, &AttrValue, &Callback<Msg>) -> Option<El>,
    /// What the visitor reads before something is opened.
    pub preview: fn(&Incoming, &Model, Option<&str>) -> String,
    /// Makes a file that takes the browser's help.
    pub make: fn(&Model, Take, LastFile, Callback<Msg>),
    /// What both stores keep of the scan.
    pub inventory: fn(&World) -> Inventory,
    /// Offers all of that as one file.
    pub download_all: fn(&World, &Model, &Callback<Msg>),
    /// Copies a text, and tells whether that worked.
    pub copy: fn(String, Callback<bool>),
}

/// What is kept in each store, key by key.
pub type Inventory = Rc<[(Keep, Entry)]>;

/// A screen: the level of its heading, and the start of its element ids.
pub type ScreenView = fn(&Model, u8, &AttrValue, &Callback<Msg>) -> El;

static PARTS: Parts = Parts {
    result: result_screen,
    rehearse,
    review,
    data,
    organisation,
    art,
    attempts: earlier,
    preview,
    make,
    inventory,
    download_all,
    copy: write_clipboard,
};

/// Whether the second part is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coming {
    /// It is being loaded.
    Yes,
    /// It could not be loaded.
    Failed,
}

#[cfg(feature = "split")]
mod split;
#[cfg(feature = "split")]
pub use split::{fetch, follow, parts, speak, speaks};

#[cfg(not(feature = "split"))]
mod whole {
    use super::{Coming, PARTS, Parts};
    use crate::core::instrument::Lang;

    /// The second part, or why it is not there.
    ///
    /// # Errors
    /// Never: this wasm is one piece.
    pub fn parts() -> Result<&'static Parts, Coming> {
        Ok(&PARTS)
    }

    /// Whether the texts of a language are there: all are.
    pub fn speaks(_lang: Lang) -> bool {
        true
    }

    /// Loads the second part again.
    pub fn fetch() {}
}
#[cfg(not(feature = "split"))]
pub use whole::{fetch, parts, speaks};
