//! The start screen on somebody else's page, as a tree (`skeleton.js`): with all that it may have, for a script that
//! knows the visit takes out what it has not.

use super::{drawn, finished, html_tree::Node};
use crate::{
    core::instrument::{Instrument, Lang},
    state::{
        model::{Model, PersistenceState},
        msg::StorageTrouble,
        rc_ptr_eq::RcPtrEq,
    },
};

/// The level of its heading where the host says nothing.
const HEADING: u8 = 2;

/// The tree as JSON: of somebody who finished a scan, and to whom nothing is refused, with the lines about storage that
/// is. `{date}` stands for when it was.
///
/// `None` when a view has changed so that this does not know it any more.
#[must_use]
pub fn embed_skeleton(instrument: &RcPtrEq<Instrument>, lang: Lang) -> Option<String> {
    let model = Model { resumed_at: Some("{date}".to_owned()), ..finished(instrument, lang) };
    let refused = Model { persistence: PersistenceState::Off(StorageTrouble::Blocked), ..model.clone() };

    let mut tree = Node::read(&drawn(model, HEADING))?;
    let refused = Node::read(&drawn(refused, HEADING))?;
    let is_whole = tree.insert("sbs-bar", 2, refused.find("sbs-saved")?.clone())
        && tree.insert("sbs-notices", 0, refused.find("sbs-notice")?.clone());
    is_whole.then(|| tree.json().to_string())
}
