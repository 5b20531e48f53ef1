//! Lines about keeping: what is not kept, what was found.

use yew::prelude::*;

use crate::{
    core::instrument::Lang,
    export::kind::ExportKind,
    i18n::strings,
    state::{
        model::PersistenceState,
        msg::{ExportMsg, Msg, StorageMsg, StorageTrouble},
    },
    storage::store::Finding,
    ui::element_builder::{ElementBuilder, el, of, quiet},
};

/// The lines that hold now.
#[must_use]
pub fn storage_notices(
    persistence: PersistenceState,
    findings: &[Finding],
    saves_files: bool,
    lang: Lang,
    send: &Callback<Msg>,
) -> ElementBuilder {
    let text = strings(lang);
    let mut notices = of("div", "sbs-notices");
    match persistence {
        PersistenceState::Kept(_) => {}
        PersistenceState::Off(StorageTrouble::Blocked) => {
            let line = line(text.storage_unavailable_title, text.storage_unavailable_text);
            notices = notices.child(line.set("data-kind", "signal"));
        }
        PersistenceState::Off(StorageTrouble::Full) => {
            let take = saves_files
                .then(|| quiet(text.share_json, send, Msg::Export(ExportMsg::Download(ExportKind::Own))));
            // Answers that may be lost are worth interrupting for.
            let line = line(text.storage_full_title, text.storage_full_text).set("role", "alert");
            notices =
                notices.child(line.set("data-kind", "danger").child(of("div", "sbs-buttons").option(take)));
        }
    }
    if findings.contains(&Finding::Newer) {
        notices = notices.child(line(text.storage_newer_title, text.storage_newer_text));
    }
    if findings.contains(&Finding::Broken) {
        let take = saves_files.then(|| {
            quiet(text.storage_corrupt_download, send, Msg::Export(ExportMsg::Download(ExportKind::Broken)))
        });
        let buttons = of("div", "sbs-buttons").option(take).child(quiet(
            text.storage_corrupt_discard,
            send,
            Msg::Storage(StorageMsg::DiscardBroken),
        ));
        let line = line(text.storage_corrupt_title, text.storage_corrupt_text);
        notices = notices.child(line.set("data-kind", "signal").child(buttons));
    }
    notices
}

/// A line with its title.
pub(super) fn line(title: &str, body: &str) -> ElementBuilder {
    let title = of("strong", "sbs-notice__title").copy(title).text(".");
    of("div", "sbs-notice").child(el("p").child(title).text(" ").copy(body))
}
