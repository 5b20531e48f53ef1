//! The first screens on somebody else's page, as trees (`skeleton.js`). The start has all that it may have, for a script that
//! knows the visit takes out what it has not.

use super::{First, drawn, finished, html_below, html_tree::Node};
use crate::{
    core::instrument::{Instrument, Lang, Mode},
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

/// The first questions of a scan as JSON, in the same form.
///
/// `None` when a view has changed so that this does not know it any more.
#[must_use]
pub fn embed_questions(instrument: &RcPtrEq<Instrument>, mode: Mode, lang: Lang) -> Option<String> {
    let html = html_below(instrument, First::Questions(mode), lang, HEADING);
    Some(Node::read(&html)?.json().to_string())
}
