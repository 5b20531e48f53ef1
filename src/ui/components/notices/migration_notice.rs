//! The lines after the questionnaire got a new version: which answers have no question any more, and which questions
//! ask again.

use yew::prelude::*;

use crate::{
    export::kind::ExportKind,
    i18n::strings,
    state::{
        confirmation::ConfirmationPlace,
        model::Model,
        msg::{ExportMsg, Msg},
        screen::Screen,
    },
    storage::unmigrated::HAS_EARLIER_VERSIONS,
    ui::{
        components::notices::confirmation::confirmation,
        element_builder::{ElementBuilder, el, of, quiet},
    },
};

/// The lines, if there is something to say. Not beside the questions: those that ask again say so themselves.
#[must_use]
pub fn migration_notice(model: &Model, send: &Callback<Msg>) -> Option<ElementBuilder> {
    if !HAS_EARLIER_VERSIONS || matches!(model.screen, Screen::Section(_)) {
        return None;
    }
    let (instrument, text) = (&model.instrument, strings(model.lang));
    let (mut gone, mut changed) = (0, 0);
    for id in model.unmigrated.answered() {
        match instrument.find(id) {
            None => gone += 1,
            Some(item) if model.answers.get(item).is_none() => changed += 1,
            Some(_) => {}
        }
    }
    let mut line =
        el("p").child(of("strong", "sbs-notice__title").text(text.storage_renewed_title).text("."));
    for (count, sentence) in [(gone, &text.storage_renewed_gone), (changed, &text.storage_renewed_changed)] {
        if count > 0 {
            line = line.text(" ").text(&sentence.fill(count, &[]));
        }
    }
    let take = quiet(text.share_json, send, Msg::Export(ExportMsg::Download(ExportKind::Own)));
    let made = confirmation(model, &ConfirmationPlace::File(ExportKind::Own));
    let buttons = (gone > 0 && model.capabilities.sandbox.saves_files)
        .then(|| of("div", "sbs-buttons").child(take).option(made));
    (gone + changed > 0).then(|| of("div", "sbs-notice").child(line).option(buttons))
}
