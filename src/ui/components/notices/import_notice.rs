//! Lines about what was opened: why it was not, and how what was here comes back.

use yew::prelude::*;

use super::storage_notices::line;
use crate::{
    i18n::strings,
    state::{
        model::Model,
        msg::{ImportMsg, Msg},
    },
    ui::element_builder::{ElementBuilder, of, quiet},
};

/// The lines that hold now.
#[must_use]
pub fn import_notice(model: &Model, send: &Callback<Msg>) -> ElementBuilder {
    let text = strings(model.lang);
    // The focus comes here: the file may have been dropped far below.
    let refusal = model.refused.as_ref().map(|refusal| {
        let line = line(text.import_refused, &refusal.words(&model.instrument, model.lang));
        line.set("data-kind", "danger").set("tabindex", "-1").set("data-sbs-refusal", "true")
    });
    let undo = (!model.replaced.is_empty()).then(|| {
        let undo =
            of("div", "sbs-buttons").child(quiet(text.storage_undo, send, Msg::Import(ImportMsg::Undo)));
        of("div", "sbs-notice").text(text.import_replaced).child(undo)
    });
    of("div", "sbs-notices").option(refusal).option(undo)
}
