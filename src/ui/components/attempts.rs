//! The list of attempts: when, what it said, and what can be done with it.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    i18n::{Strings, strings},
    report::{
        ReportPresenter,
        summary::{Summary, summary},
    },
    state::{
        confirmation::ConfirmationPlace,
        model::Model,
        msg::{AttemptMsg, ChangeMsg, DialogMsg, ExportMsg, Msg},
    },
    storage::{attempts::Attempt, envelope::Content},
    ui::{
        components::notices::confirmation::confirmation,
        dates::moment,
        element_builder::{ElementBuilder, button, disclosure, el, heading, of, quiet},
    },
};

/// How many stand open; the others are one press away.
const OPEN: usize = 3;

/// The list with its heading of a level from 1 to 6; `None` without attempts.
#[must_use]
pub fn attempts(model: &Model, level: u8, prefix: &str, send: &Callback<Msg>) -> Option<ElementBuilder> {
    list(model, &model.attempts, level, prefix, send)
}

fn list(
    model: &Model,
    attempts: &[Rc<Attempt>],
    level: u8,
    prefix: &str,
    send: &Callback<Msg>,
) -> Option<ElementBuilder> {
    let text = strings(model.lang);
    if attempts.is_empty() {
        return None;
    }
    let id = format!("{prefix}-attempts");
    let rows = |attempts: &[Rc<Attempt>]| {
        let mut list = of("ul", "sbs-attempts__list");
        for attempt in attempts {
            list = list.child(row(model, attempt, text, send));
        }
        list
    };
    let (open, folded) = attempts.split_at(OPEN.min(attempts.len()));
    let folded = (!folded.is_empty())
        .then(|| disclosure(&text.data_attempts_more.fill(folded.len(), &[])).child(rows(folded)));
    let section = of("section", "sbs-attempts")
        .key("attempts")
        .attr("aria-labelledby", &id)
        .child(heading(level, "sbs-resume__title").id(&id).text(text.data_attempts_title))
        .child(rows(open))
        .option(folded);
    Some(section)
}

/// The attempts on the start screen, and going on from the last one where nothing was begun. The scan that is there
/// has its place above them and is no earlier one. The heading has a level from 1 to 6; `prefix` starts element ids.
#[must_use]
pub fn earlier(model: &Model, level: u8, prefix: &AttrValue, send: &Callback<Msg>) -> Option<ElementBuilder> {
    let is_earlier =
        |attempt: &&Rc<Attempt>| !model.has_begun() || model.attempt.as_ref() != Some(&attempt.id);
    let earlier: Vec<_> = model.attempts.iter().filter(is_earlier).cloned().collect();
    let list = list(model, &earlier, level, prefix, send)?;
    let next = strings(model.lang).data_next_last;
    let can_go_on = !model.has_begun() && model.attempts.iter().any(|attempt| attempt.saved().is_some());
    let next = can_go_on.then(|| {
        of("div", "sbs-buttons").child(button("second", next, send, Msg::Attempts(AttemptMsg::StartNext)))
    });
    Some(list.option(next))
}

/// The moment of an attempt as the visitor reads it.
#[must_use]
pub fn when(model: &Model, attempt: &Attempt) -> String {
    let moment = attempt.finished_at().and_then(|at| moment(at, model.lang));
    moment.unwrap_or_else(|| strings(model.lang).data_attempt_undated.to_owned())
}

fn row(model: &Model, attempt: &Attempt, text: &'static Strings, send: &Callback<Msg>) -> ElementBuilder {
    let date = when(model, attempt);
    let name = text.data_attempt_of.fill(&[("date", &date)]);
    // The buttons of all rows have the same words; who hears them hears also of which row.
    let button = |label: &'static str, msg: Msg| {
        let of_which = of("span", "sbs-visually-hidden").text(" ").text(&name);
        quiet(label, send, msg).child(of_which)
    };
    let is_current = model.attempt.as_ref() == Some(&attempt.id);
    let current = is_current.then(|| of("span", "sbs-attempts__mark").text(text.data_attempt_current));
    let body = match &attempt.content {
        Content::Saved(_) => attempt_summary(model, attempt, text),
        Content::Newer => el("p").text(text.data_attempt_newer),
        Content::Broken => el("p").text(text.data_attempt_broken),
    };
    let on_page = (!attempt.is_kept).then(|| of("p", "sbs-small").text(text.data_attempt_on_page));
    let id = &attempt.id;
    let open = attempt
        .saved()
        .is_some()
        .then(|| button(text.data_attempt_open, Msg::Attempts(AttemptMsg::Open(id.clone()))));
    let save = model
        .capabilities
        .sandbox
        .saves_files
        .then(|| button(text.data_attempt_save, Msg::Export(ExportMsg::DownloadAttempt(id.clone()))));
    // Beside something else there is.
    let compare = (attempt.saved().is_some() && model.picks().len() > 1)
        .then(|| button(text.change_compare, Msg::Change(ChangeMsg::WithAttempt(id.clone()))));
    let buttons = of("div", "sbs-buttons")
        .option(open)
        .option(compare)
        .option(save)
        .option(confirmation(model, &ConfirmationPlace::Attempt(id.clone())))
        .child(button(text.data_attempt_delete, Msg::Dialog(DialogMsg::AskRemoveAttempt(id.clone()))));
    let head = of("p", "sbs-attempts__date").child(el("strong").text(&date)).option(current);
    of("li", "sbs-attempts__item").key(id).child(head).child(body).option(on_page).child(buttons)
}

/// What an attempt said. It is computed once, when the list is first seen.
fn attempt_summary(model: &Model, attempt: &Attempt, text: &'static Strings) -> ElementBuilder {
    let Some(past) = model.looking_back(attempt) else { return el("p") };
    let report = attempt.report.get_or_init(|| past.report());
    let sheet = past.sheet();
    let (instrument, scope, lang) = (&*past.instrument, past.scope, past.lang);
    let Summary { line, ps } =
        summary(ReportPresenter { instrument, report, sheet: &sheet, scope, lang, strings: text });
    let mut figures = of("dl", "sbs-attempts__figures");
    for (name, figure) in &ps {
        figures = figures.child(el("div").child(el("dt").text(name)).child(el("dd").text(figure)));
    }
    el("div").child(el("p").text(&line)).child(figures)
}
