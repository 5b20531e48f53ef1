//! What goes before the result: that it is an earlier one, or that there is no room to keep it.

use yew::prelude::*;

use crate::{
    i18n::strings,
    state::{
        model::Model,
        msg::{AttemptMsg, ExportMsg, Msg, NavigateMsg},
    },
    ui::{
        components::attempts::when,
        dates::long_date,
        element_builder::{ElementBuilder, el, of, quiet},
    },
};

/// The lines that hold now.
pub fn attempt_notice(model: &Model, send: &Callback<Msg>) -> Option<ElementBuilder> {
    let notice = past(model, send).or_else(|| full(model, send))?;
    Some(of("div", "sbs-notices").child(notice))
}

fn past(model: &Model, send: &Callback<Msg>) -> Option<ElementBuilder> {
    let text = strings(model.lang);
    let past = model.past.as_ref()?;
    let date = past.resumed_at.as_deref().and_then(|date| long_date(date, model.lang));
    let date = date.unwrap_or_else(|| text.data_attempt_undated.to_owned());
    let back = if model.has_begun() {
        Msg::Navigate(NavigateMsg::Resume)
    } else {
        Msg::Navigate(NavigateMsg::OpenIntro)
    };
    // The focus goes here, before the headline: whose result it is comes first.
    let line = of("p", "sbs-notice__title")
        .set("tabindex", "-1")
        .set("data-sbs-heading", "true")
        .text(&text.data_past.fill(&[("date", &date)]));
    let buttons = of("div", "sbs-buttons").child(quiet(text.data_past_back, send, back));
    Some(of("div", "sbs-notice").set("data-kind", "signal").child(line).child(buttons))
}

/// Asked here and not in a dialog: whoever came for the result may read it first.
fn full(model: &Model, send: &Callback<Msg>) -> Option<ElementBuilder> {
    let text = strings(model.lang);
    let oldest = model.oldest_attempt().filter(|_| model.is_attempt_waiting)?;
    let count = model.attempts.len().to_string();
    let body = text.data_full_text.fill(&[("n", &count), ("date", &when(model, oldest))]);
    let take = model.sandbox.saves_files.then(|| {
        quiet(text.data_full_download, send, Msg::Export(ExportMsg::DownloadAttempt(oldest.id.clone())))
    });
    let buttons = of("div", "sbs-buttons")
        .option(take)
        .child(quiet(text.data_full_replace, send, Msg::Attempts(AttemptMsg::ReplaceOldest)))
        .child(quiet(text.data_full_refuse, send, Msg::Attempts(AttemptMsg::Refuse)));
    let title = of("strong", "sbs-notice__title").text(text.data_full_title).text(".");
    let notice = of("div", "sbs-notice").set("data-kind", "signal").set("role", "alert");
    Some(notice.child(el("p").child(title).text(" ").text(&body)).child(buttons))
}
