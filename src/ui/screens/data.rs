//! What is kept: the data panel.

use yew::prelude::*;

use super::screen_heading;
use crate::{
    core::instrument::Lang,
    i18n::{Strings, strings},
    state::{
        confirmation::ConfirmationPlace,
        model::{Model, PersistenceState},
        msg::{ChangeMsg, DialogMsg, ExportMsg, Msg, NavigateMsg},
    },
    storage::{
        attempts::MAX,
        inventory::{Entry, Kind},
        location::StorageLocation,
    },
    ui::{
        components::{attempts::attempts, notices::confirmation::confirmation},
        dates::long_date,
        element_builder::{ElementBuilder, button, el, heading, of, quiet},
    },
};

/// The data panel. `heading_level` is 1 to 6; `prefix` starts element ids.
#[must_use]
pub fn data(model: &Model, heading_level: u8, prefix: &AttrValue, send: &Callback<Msg>) -> ElementBuilder {
    let text = strings(model.lang);
    let level = heading_level.saturating_add(1);
    let (kind, caution) = match model.persistence {
        PersistenceState::Off(_) => ("signal", (text.data_off, text.data_off_no_files)),
        PersistenceState::Kept(StorageLocation::Tab) => ("signal", (text.data_tab, text.data_tab_no_files)),
        PersistenceState::Kept(StorageLocation::Device) => {
            ("", (text.data_expiry, text.data_expiry_no_files))
        }
    };
    let caution = el("p").text(model.capabilities.sandbox.of_files(caution.0, caution.1));
    let caution = of("div", "sbs-notice").set("data-kind", kind).child(caution);
    let head = of("header", "sbs-section__head")
        .child(screen_heading(heading_level, "sbs-section__title", prefix, text.share_data_title))
        .child(of("p", "sbs-section__lede").text(text.data_lede));
    let kept = if model.inventory.is_empty() {
        el("p").child(el("strong").text(text.data_nothing))
    } else {
        table(model, text)
    };
    let has_any = !model.inventory.is_empty() || model.has_begun() || !model.attempts.is_empty();
    let buttons = has_any.then(|| {
        let all = model
            .capabilities
            .sandbox
            .saves_files
            .then(|| button("", text.data_download_all, send, Msg::Export(ExportMsg::DownloadAll)));
        of("div", "sbs-buttons")
            .option(all)
            .option(confirmation(model, &ConfirmationPlace::Everything))
            .child(button("risk", text.storage_delete, send, Msg::Dialog(DialogMsg::AskDelete)))
    });
    let list = attempts(model, level, prefix, send);
    let rule =
        list.is_some().then(|| of("p", "sbs-small sbs-muted").text(&text.data_attempts_rule.fill(MAX, &[])));
    let none = list.is_none().then(|| {
        of("section", "sbs-attempts")
            .child(heading(level, "sbs-resume__title").text(text.data_attempts_title))
            .child(el("p").text(text.data_attempts_none))
    });
    let back = model.resume.map(|_| quiet(text.data_past_back, send, Msg::Navigate(NavigateMsg::Resume)));
    let compare = quiet(text.change_open, send, Msg::Change(ChangeMsg::Open));
    let back = of("div", "sbs-buttons").child(compare).option(back).child(quiet(
        text.question_back_to_start,
        send,
        Msg::Navigate(NavigateMsg::OpenIntro),
    ));
    of("div", "sbs-section sbs-data")
        .child(head)
        .child(caution)
        .child(kept)
        .option(buttons)
        .option(none)
        .option(list)
        .option(rule)
        .child(back)
}

fn table(model: &Model, text: &'static Strings) -> ElementBuilder {
    let mut heads = el("tr");
    for head in [text.data_what, text.data_size, text.data_since] {
        heads = heads.child(el("th").set("scope", "col").text(head));
    }
    let mut body = el("tbody");
    for (location, entry) in model.inventory.iter() {
        body = body.child(row(*location, entry, model.lang, text));
    }
    of("table", "sbs-scores")
        .child(of("caption", "sbs-visually-hidden").text(text.data_table))
        .child(el("thead").child(heads))
        .child(body)
}

fn row(location: StorageLocation, entry: &Entry, lang: Lang, text: &'static Strings) -> ElementBuilder {
    let what = match entry.kind {
        Kind::Answers => text.data_answers.to_owned(),
        Kind::Beside => text.data_beside.to_owned(),
        Kind::Newer => text.data_newer.to_owned(),
        Kind::Broken => text.data_broken.to_owned(),
        Kind::Team => text.data_team.to_owned(),
        Kind::Invitation => text.data_invitation.to_owned(),
        Kind::Attempts(count) => text.data_attempts.fill(count, &[]),
    };
    let in_tab = (location == StorageLocation::Tab)
        .then(|| of("span", "sbs-muted").text(" (").text(text.data_in_tab).text(")"));
    let key = of("code", "sbs-data__key").set("translate", "no").text(&entry.key);
    let what = el("th").set("scope", "row").child(el("span").text(&what).option(in_tab)).child(key);
    let since = entry.since.as_deref().and_then(|since| long_date(since, lang));
    el("tr")
        .key(&[if location == StorageLocation::Tab { "tab " } else { "" }, &entry.key].concat())
        .child(what)
        .child(el("td").text(&text.data_kb.fill(&[("n", &kilobytes(entry.bytes, lang))])))
        .child(el("td").copy(since.as_deref().unwrap_or(crate::report::NO_NUMBER)))
}

/// In KB of 1,024 bytes with one decimal, upwards: nothing that is there is 0.
fn kilobytes(bytes: usize, lang: Lang) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1024);
    [&(tenths / 10).to_string(), lang.decimal_mark(), &(tenths % 10).to_string()].concat()
}
