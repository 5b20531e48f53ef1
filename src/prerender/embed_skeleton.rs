//! The start screen on somebody else's page, as a tree (`skeleton.js`): with all that it may have, for a script that
//! knows the visit takes out what it has not.

use std::rc::Rc;

use super::{drawn, html_tree::Node};
use crate::{
    core::{
        answers::Answer,
        instrument::{Instrument, Lang},
    },
    state::{
        model::{Model, PersistenceState},
        msg::{AnswerMsg, Msg, StorageTrouble},
        rc_ptr_eq::RcPtrEq,
        update::update,
    },
    storage::{attempts::Attempt, envelope::Content, location::StorageLocation, store::Opened},
};

/// The level of its heading where the host says nothing.
const HEADING: u8 = 2;

/// The tree as JSON: of somebody who finished a scan, and to whom nothing is refused, with the lines about storage that
/// is. `{date}` stands for when it was.
///
/// `None` when a view has changed so that this does not know it any more.
#[must_use]
pub fn embed_skeleton(instrument: &RcPtrEq<Instrument>, lang: Lang) -> Option<String> {
    let opened = Opened { saved: None, findings: Vec::new() };
    let mut model = Model::new(instrument.clone(), lang, StorageLocation::Device, opened);
    for item in instrument.indices() {
        // Its effects are for a visitor who pressed something.
        let _ = update(&mut model, Msg::Answer(AnswerMsg::Set(item, Some(Answer::DontKnow))));
    }
    model.resumed_at = Some("{date}".to_owned());
    let attempt = Attempt {
        id: "1".to_owned(),
        text: String::new(),
        content: Content::Broken,
        is_kept: true,
        report: Default::default(),
    };
    model.attempt = Some(attempt.id.clone());
    model.attempts = vec![Rc::new(attempt)];
    let refused = Model { persistence: PersistenceState::Off(StorageTrouble::Blocked), ..model.clone() };

    let mut tree = Node::read(&drawn(model, HEADING))?;
    let refused = Node::read(&drawn(refused, HEADING))?;
    let is_whole = tree.insert("sbs-bar", 1, refused.find("sbs-saved")?.clone())
        && tree.insert("sbs-notices", 0, refused.find("sbs-notice")?.clone());
    is_whole.then(|| tree.json().to_string())
}
