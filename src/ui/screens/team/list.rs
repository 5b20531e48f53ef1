//! Who counts: one by one as long as they are few, else by batch; removing; keeping.

use yew::prelude::*;

use super::TeamView;
use crate::{
    core::team::MIN_RESPONDENTS,
    import::team::end_of,
    state::{
        model::{Batch, BatchSource, MAX_LISTED},
        msg::{Msg, team::TeamMsg},
    },
    ui::{
        components::{invited::group_choice, question::count_field::checkbox},
        element_builder::{ElementBuilder, On, el, of, target_checked, target_value},
    },
};

/// The list; `None` without members.
pub(super) fn list(view: &TeamView<'_>) -> Option<ElementBuilder> {
    let (model, text) = (view.model, view.text);
    if model.team.is_empty() || model.team.reading.is_some() {
        return None;
    }
    let count = usize::try_from(model.team.respondents()).unwrap_or(usize::MAX);
    let section = view.section("list", text.team_list_title);
    let is_few = model.team.members().take(MAX_LISTED + 1).count() <= MAX_LISTED;
    let by_batch = !is_few || !model.team.groups().is_empty();
    let mut rows = of("ol", "sbs-team__list");
    if !by_batch {
        let members = model.team.members().enumerate().map(|(row, (batch, place, member))| {
            member_row(view, row, (batch, place), &end_of(&member.code))
        });
        rows = rows.children(members);
    }
    let batches = model.team.batches.iter().enumerate();
    let batches = batches.filter(|(_, batch)| by_batch || batch.members.is_empty());
    rows = rows.children(batches.map(|(place, batch)| batch_row(view, place, batch)));
    Some(
        section
            .child(el("p").text(&text.team_list_text.fill(count, &[])))
            .child(rows)
            .child(keep(view))
            .child(of("div", "sbs-buttons").child(view.button(
                "risk",
                text.team_list_clear,
                Msg::Team(TeamMsg::AskClear),
            ))),
    )
}

fn member_row(view: &TeamView<'_>, row: usize, (batch, place): (usize, usize), end: &str) -> ElementBuilder {
    let name = view.text.team_list_code.fill(&[("n", &(row + 1).to_string())]);
    let code = of("code", "sbs-muted").set("translate", "no").text(" …").copy(end);
    let of_what = of("span", "sbs-visually-hidden").text(" ").text(&name);
    row_of(row, el("span").child(el("span").text(&name)).child(code))
        .child(remove(view, TeamMsg::Remove(batch, place)).child(of_what))
}

fn batch_row(view: &TeamView<'_>, place: usize, batch: &Batch) -> ElementBuilder {
    let text = view.text;
    let count = batch.members.len();
    let name = match batch.source {
        BatchSource::Pasted => text.team_list_pasted.fill(count, &[]),
        BatchSource::File(file) => text.team_list_file.fill(count, &[("file", &file.to_string())]),
        BatchSource::Own => text.team_list_own.to_owned(),
        BatchSource::Kept(count) => {
            text.team_list_kept.fill(usize::try_from(count).unwrap_or(usize::MAX), &[])
        }
    };
    let of_what = of("span", "sbs-visually-hidden").text(" ").text(&name);
    row_of(place, el("span").text(&name))
        .option(group(view, place, batch, &name))
        .child(remove(view, TeamMsg::RemoveBatch(place)).child(of_what))
}

fn row_of(row: usize, name: ElementBuilder) -> ElementBuilder {
    el("li").attr("data-sbs-team-row", &row.to_string()).child(name)
}

fn remove(view: &TeamView<'_>, msg: TeamMsg) -> ElementBuilder {
    of("button", "sbs-quiet")
        .set("type", "button")
        .click(view.send, Msg::Team(msg))
        .child(el("span").text(view.text.team_list_remove))
}

/// Which group a batch is of; of those who chose one themselves, that one goes before.
fn group(view: &TeamView<'_>, place: usize, batch: &Batch, name: &str) -> Option<ElementBuilder> {
    let (groups, text) = (view.model.team.groups(), view.text);
    if groups.is_empty() || matches!(batch.source, BatchSource::Kept(_)) {
        return None;
    }
    let chosen = {
        let send = view.send.clone();
        Callback::from(move |event: Event| {
            let group = target_value(&event).parse::<usize>().ok();
            send.emit(Msg::Team(TeamMsg::SetGroup(place, group)));
        })
    };
    Some(
        group_choice(groups, batch.group, text.team_list_no_group)
            .attr("aria-label", &view.model.lang.labelled(text.team_list_group, name))
            .on(On::Change, chosen),
    )
}

fn keep(view: &TeamView<'_>) -> ElementBuilder {
    let (model, text, send) = (view.model, view.text, view.send.clone());
    let ticked = Callback::from(move |event: Event| {
        send.emit(Msg::Team(TeamMsg::SetKept(target_checked(&event))));
    });
    let help = text.team_keep_help.fill(&[("min", &MIN_RESPONDENTS.to_string())]);
    checkbox(model.team.is_kept, ticked).child(
        el("span").text(text.team_keep_label).text(" ").child(of("span", "sbs-check__help").text(&help)),
    )
}
