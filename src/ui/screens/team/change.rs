//! A team at two moments: two files of results, and what changed between them.

use super::TeamView;
use crate::{
    core::rounding::error_text,
    export::kind::ExportKind,
    report::team::change::TeamChangePage,
    state::{
        confirmation::ConfirmationPlace,
        msg::{
            ExportMsg, Msg,
            team::{Moment, TeamMsg},
        },
    },
    ui::{
        components::notices::confirmation::confirmation,
        element_builder::{ElementBuilder, el, of},
        screens::change::differences::table,
    },
};

/// Saving the result of now, choosing two files, and the comparison.
pub(super) fn change(view: &TeamView<'_>) -> ElementBuilder {
    let (model, text) = (view.model, view.text);
    let moments = &model.team.moments;
    let saves = model.team.is_shown() && model.capabilities.sandbox.saves_files;
    let kind = ExportKind::Team;
    let save = saves.then(|| {
        let button = view.button("second", text.team_change_save, Msg::Export(ExportMsg::Download(kind)));
        of("div", "sbs-buttons").child(button).option(confirmation(model, &ConfirmationPlace::File(kind)))
    });
    let clear = (!moments.is_empty())
        .then(|| view.button("second", text.team_change_clear, Msg::Team(TeamMsg::ClearMoments)));
    let files = of("div", "sbs-buttons sbs-file")
        .child(file(view, Moment::Before))
        .child(file(view, Moment::After))
        .option(clear)
        .option(confirmation(model, &ConfirmationPlace::TeamMoments));
    let (before, after) = (line(view, Moment::Before), line(view, Moment::After));
    let has_chosen = before.is_some() || after.is_some();
    let chosen = has_chosen.then(|| of("ul", "sbs-list sbs-team__chosen").option(before).option(after));
    let refused = moments.refused.as_ref().map(|(moment, refusal)| {
        notice(&model.lang.labelled(name(view, *moment), &refusal.words(&model.instrument, model.lang)))
            .set("data-kind", "signal")
    });
    let page = model.team_change();
    let (page, mismatch) = match &page {
        Some(Ok(page)) => (Some(page), None),
        Some(Err(error)) => (None, Some(error_text(&model.instrument, *error, model.lang))),
        None => (None, None),
    };
    let mismatch = mismatch
        .map(|words| notice(&[&words, " ", text.team_change_mismatch].concat()).set("data-kind", "signal"));
    view.section("change", text.team_change_title)
        .child(el("p").text(text.team_change_text))
        .option(save)
        .child(files)
        .option(chosen)
        .option(refused)
        .option(mismatch)
        .option(page.map(|page| compared(view, page)))
}

fn notice(words: &str) -> ElementBuilder {
    of("div", "sbs-notice").child(el("p").copy(words))
}

fn name<'a>(view: &TeamView<'a>, moment: Moment) -> &'a str {
    match moment {
        Moment::Before => view.text.change_before,
        Moment::After => view.text.change_after,
    }
}

/// A field that takes the file of a moment; what is chosen is heard at the root.
fn file(view: &TeamView<'_>, moment: Moment) -> ElementBuilder {
    let (label, key) = match moment {
        Moment::Before => (view.text.team_change_before, "before"),
        Moment::After => (view.text.team_change_after, "after"),
    };
    of("label", "sbs-button").set("data-kind", "second").text(label).child(
        of("input", "sbs-visually-hidden")
            .set("type", "file")
            .set("accept", ".json,application/json")
            .set("data-sbs-team-moment", key),
    )
}

/// What is compared: the file, or the team on the page.
fn line(view: &TeamView<'_>, moment: Moment) -> Option<ElementBuilder> {
    let (model, text) = (view.model, view.text);
    let (file, count) = match model.team.moments.file(moment) {
        Some(file) => (file.name.as_str(), file.outcome.respondents),
        None if moment == Moment::After && model.team.is_shown() && model.team.moments.before.is_some() => {
            (text.team_change_now, model.team.respondents())
        }
        None => return None,
    };
    let count = count.to_string();
    let line = text.team_change_chosen.fill(&[
        ("when", name(view, moment)),
        ("file", file),
        ("count", count.as_str()),
    ]);
    Some(el("li").copy(&line))
}

fn compared(view: &TeamView<'_>, page: &TeamChangePage) -> ElementBuilder {
    let text = view.text;
    let questions = page.questions.iter().map(|question| {
        el("li")
            .child(el("span").copy(&question.statement))
            .text(" ")
            .child(of("span", "sbs-muted").copy(&question.change))
    });
    let questions = if page.questions.is_empty() {
        el("p").text(text.team_change_items_none)
    } else {
        of("ul", "sbs-list").children(questions)
    };
    of("div", "sbs-team__change")
        .option((!page.level.is_empty()).then(|| of("p", "sbs-big").copy(&page.level).text(".")))
        .child(of("p", "sbs-small sbs-muted").copy(&page.people))
        .option(page.within_margin.as_ref().map(|words| notice(words).set("data-kind", "signal")))
        .children(page.notes.iter().map(|words| notice(words)))
        .child(of("div", "sbs-takeaway").children(page.summary.iter().map(|line| el("p").copy(line))))
        .children(page.tables.iter().map(|one| table(text, one, false)))
        .child(view.subheading(text.team_change_items))
        .child(questions)
        .child(view.subheading(text.team_outcome_caveats))
        .child(of("ul", "sbs-list").children(page.margin.iter().map(|line| el("li").copy(line))))
}
