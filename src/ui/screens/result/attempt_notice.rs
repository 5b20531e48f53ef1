//! What goes before the result: that it is an earlier one, or somebody else's, or that there is no room to keep it.

use yew::prelude::*;

use crate::{
    i18n::strings,
    state::{
        confirmation::ConfirmationPlace,
        model::{Model, Origin},
        msg::{AttemptMsg, ChangeMsg, ExportMsg, ImportMsg, Msg, NavigateMsg},
    },
    ui::{
        components::{attempts::when, notices::confirmation::confirmation},
        dates::long_date,
        element_builder::{ElementBuilder, button, el, of, quiet},
    },
};

/// The lines that hold now.
pub fn attempt_notice(model: &Model, send: &Callback<Msg>) -> Option<ElementBuilder> {
    let notice = viewed(model, send).or_else(|| full(model, send))?;
    Some(of("div", "sbs-notices").child(notice))
}

/// Whose result it is, and the ways from it. The own scan waits.
fn viewed(model: &Model, send: &Callback<Msg>) -> Option<ElementBuilder> {
    let text = strings(model.lang);
    let viewed = model.viewed.as_ref()?;
    let whose = match &viewed.origin {
        Origin::Attempt => {
            let date = viewed.scan.resumed_at.as_deref().and_then(|date| long_date(date, model.lang));
            let date = date.unwrap_or_else(|| text.data_attempt_undated.to_owned());
            text.data_past.fill(&[("date", &date)])
        }
        Origin::Shared(_) => text.shared_title.to_owned(),
    };
    // The focus goes here, before the headline: whose result it is comes first.
    let line =
        of("p", "sbs-notice__title").set("tabindex", "-1").set("data-sbs-heading", "true").text(&whose);
    let shared = viewed.import().map(|_| {
        el("p").text(if model.has_anything() { text.shared_own_stays } else { text.shared_take_over_help })
    });
    let take_over = viewed
        .import()
        .map(|_| button("second", text.shared_take_over, send, Msg::Import(ImportMsg::TakeOver)));
    let back = if model.resume.is_some() { text.data_past_back } else { text.question_back_to_start };
    let compare = match (&viewed.origin, model.picks().is_empty()) {
        (Origin::Shared(_), false) => Some(Msg::Change(ChangeMsg::WithShared)),
        _ => None,
    };
    let compare = compare.map(|msg| button("second", text.change_mine, send, msg));
    let buttons = of("div", "sbs-buttons").option(take_over).option(compare).child(quiet(
        back,
        send,
        Msg::Navigate(NavigateMsg::LeaveViewed),
    ));
    let notice = of("div", "sbs-notice").set("data-kind", "signal");
    Some(notice.child(line).option(shared).child(buttons))
}

/// Asked here and not in a dialog: whoever came for the result may read it first.
fn full(model: &Model, send: &Callback<Msg>) -> Option<ElementBuilder> {
    let text = strings(model.lang);
    let oldest = model.oldest_attempt().filter(|_| model.is_attempt_waiting)?;
    let count = model.attempts.len().to_string();
    let body = text.data_full_text.fill(&[("n", &count), ("date", &when(model, oldest))]);
    let take = model.capabilities.sandbox.saves_files.then(|| {
        quiet(text.data_full_download, send, Msg::Export(ExportMsg::DownloadAttempt(oldest.id.clone())))
    });
    let buttons = of("div", "sbs-buttons")
        .option(take)
        .option(confirmation(model, &ConfirmationPlace::Attempt(oldest.id.clone())))
        .child(quiet(text.data_full_replace, send, Msg::Attempts(AttemptMsg::ReplaceOldest)))
        .child(quiet(text.data_full_refuse, send, Msg::Attempts(AttemptMsg::Refuse)));
    let title = of("strong", "sbs-notice__title").text(text.data_full_title).text(".");
    let notice = of("div", "sbs-notice").set("data-kind", "signal").set("role", "alert");
    Some(notice.child(el("p").child(title).text(" ").text(&body)).child(buttons))
}
