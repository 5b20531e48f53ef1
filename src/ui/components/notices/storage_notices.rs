//! Lines about keeping: what is not kept, what was found.

use yew::prelude::*;

use crate::{
    export::kind::ExportKind,
    i18n::strings,
    state::{
        confirmation::ConfirmationPlace,
        model::{Model, PersistenceState},
        msg::{ExportMsg, Msg, StorageMsg, StorageTrouble},
    },
    storage::store::Finding,
    ui::{
        components::notices::confirmation::confirmation,
        element_builder::{ElementBuilder, el, of, quiet},
    },
};

/// The lines that hold now.
#[must_use]
pub fn storage_notices(model: &Model, send: &Callback<Msg>) -> ElementBuilder {
    let (findings, text) = (&model.findings, strings(model.lang));
    let made = |kind| confirmation(model, &ConfirmationPlace::File(kind));
    let saves_files = model.capabilities.sandbox.saves_files;
    let mut notices = of("div", "sbs-notices");
    match model.persistence {
        PersistenceState::Kept(_) => {}
        PersistenceState::Off(StorageTrouble::Blocked) => {
            let words = model
                .capabilities
                .sandbox
                .of_files(text.storage_unavailable_text, text.storage_unavailable_no_files);
            let line = line(text.storage_unavailable_title, words);
            notices = notices.child(line.set("data-kind", "signal"));
        }
        PersistenceState::Off(StorageTrouble::Full) => {
            let take = saves_files
                .then(|| quiet(text.share_json, send, Msg::Export(ExportMsg::Download(ExportKind::Own))));
            // Answers that may be lost are worth interrupting for.
            let words =
                model.capabilities.sandbox.of_files(text.storage_full_text, text.storage_full_no_files);
            let line = line(text.storage_full_title, words).set("role", "alert");
            notices =
                notices.child(line.set("data-kind", "danger").child(buttons(take, made(ExportKind::Own))));
        }
    }
    if findings.contains(&Finding::Newer) {
        notices = notices.child(line(text.storage_newer_title, text.storage_newer_text));
    }
    if findings.contains(&Finding::Broken) {
        let take = saves_files.then(|| {
            quiet(text.storage_corrupt_download, send, Msg::Export(ExportMsg::Download(ExportKind::Broken)))
        });
        let buttons = buttons(take, made(ExportKind::Broken)).child(quiet(
            text.storage_corrupt_discard,
            send,
            Msg::Storage(StorageMsg::DiscardBroken),
        ));
        let words =
            model.capabilities.sandbox.of_files(text.storage_corrupt_text, text.storage_corrupt_no_files);
        let line = line(text.storage_corrupt_title, words);
        notices = notices.child(line.set("data-kind", "signal").child(buttons));
    }
    notices
}

/// A button, where it can do anything, with what became of its press.
fn buttons(take: Option<ElementBuilder>, made: Option<ElementBuilder>) -> ElementBuilder {
    of("div", "sbs-buttons").option(take).option(made)
}

/// A line with its title.
pub(super) fn line(title: &str, body: &str) -> ElementBuilder {
    let title = of("strong", "sbs-notice__title").copy(title).text(".");
    of("div", "sbs-notice").child(el("p").child(title).text(" ").copy(body))
}
