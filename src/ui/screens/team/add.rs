//! Adding members: pasted text, files, the own answers.

use yew::prelude::*;

use super::{TeamView, refused};
use crate::{
    state::{
        confirmation::ConfirmationPlace,
        model::Scanner,
        msg::{Msg, team::TeamMsg},
    },
    ui::{
        components::notices::confirmation::confirmation,
        element_builder::{ElementBuilder, On, el, of, target_value},
    },
};

const FILES: &str = ".json,.ndjson,.jsonl,.csv,.txt,application/json,text/plain,text/csv";
const WITH_PICTURES: &str = ".json,.ndjson,.jsonl,.csv,.txt,application/json,text/plain,text/csv,image/*";

/// The field, the files, and what did not count.
pub(super) fn add(view: &TeamView<'_>) -> ElementBuilder {
    let TeamView { model, text, send, .. } = *view;
    let section = view.section("add", text.team_add_title).child(el("p").text(text.team_add_text));
    if model.team.reading.is_some() {
        return section.child(reading(view));
    }
    let (id, help) = (view.id("codes"), view.id("codes-help"));
    let has_refused = !model.team.refused.is_empty();
    let described_by = if has_refused { format!("{} {help}", view.id("refused")) } else { help.clone() };
    let typed = {
        let send = send.clone();
        Callback::from(move |event: Event| send.emit(Msg::Team(TeamMsg::Type(target_value(&event)))))
    };
    let field = of("textarea", "sbs-field")
        .id(&id)
        .set("rows", "4")
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .set("translate", "no")
        .set("data-sbs-team-codes", "")
        .maybe("aria-invalid", has_refused.then_some("true"))
        .attr("aria-describedby", &described_by)
        .value(&model.team.draft)
        .on(On::Input, typed);
    let files = of("label", "sbs-button").set("data-kind", "second").text(text.team_add_files).child(
        of("input", "sbs-visually-hidden")
            .set("type", "file")
            .flag("multiple", true)
            .set("accept", if model.capabilities.can_scan { WITH_PICTURES } else { FILES }),
    );
    let can_add_own = model.own_sheet().is_some() && model.own_of_team().is_none() && !model.team.has_own();
    let own = can_add_own.then(|| view.button("second", text.team_add_own, Msg::Team(TeamMsg::AddOwn)));
    let buttons = of("div", "sbs-buttons sbs-file")
        .child(view.button("", text.team_add_action, Msg::Team(TeamMsg::Add)))
        .child(files)
        .option(
            (model.capabilities.can_scan && model.team.scanner.is_none())
                .then(|| view.button("second", text.team_scan_action, Msg::Team(TeamMsg::Scan))),
        )
        .option(own);
    let qr_help = if model.capabilities.can_scan { text.team_scan_picture } else { text.team_scan_nowhere };
    section
        .child(of("label", "sbs-field__label").attr("for", &id).text(text.team_add_label))
        .child(field)
        .child(of("p", "sbs-small sbs-muted").id(&help).text(text.team_add_help).text(" ").text(qr_help))
        .child(buttons)
        .option(camera(view))
        .option(confirmation(model, &ConfirmationPlace::TeamCodes))
        .option(refused::duplicates(view))
        .option(refused::refused(view))
}

/// What the camera sees, while it is on.
fn camera(view: &TeamView<'_>) -> Option<ElementBuilder> {
    let text = view.text;
    let line = match view.model.team.scanner? {
        Scanner::Starting => text.team_scan_starting,
        Scanner::Looking => text.team_scan_looking,
    };
    let stop = view.button("second", text.team_scan_stop, Msg::Team(TeamMsg::StopScan));
    let video = of("video", "sbs-team__camera")
        .set("data-sbs-camera", "")
        .set("aria-label", text.team_scan_view)
        .set("playsinline", "")
        .flag("muted", true);
    Some(
        of("div", "sbs-team__reading")
            .child(video)
            .child(of("p", "sbs-small").text(line))
            // The focus goes there when the camera is switched on: what was pressed is gone.
            .child(stop.set("data-sbs-next", "")),
    )
}

/// How far the reading of files is; it can be stopped.
fn reading(view: &TeamView<'_>) -> ElementBuilder {
    let TeamView { model, text, .. } = *view;
    let (done, total) = model.team.reading.map_or((0.0, 1.0), |reading| (reading.done, reading.total));
    // A cast saturates.
    let percent = (100.0 * done / total).clamp(0.0, 100.0) as u8;
    let percent = percent.to_string();
    let line = text.team_add_read.fill(model.team.outcome.added, &[("percent", &percent)]);
    let bar = of("progress", "sbs-team__progress")
        .set("max", "100")
        .attr("value", &percent)
        .set("aria-label", text.team_add_reading);
    let stop = view.button("second", text.team_add_stop, Msg::Team(TeamMsg::StopReading));
    of("div", "sbs-team__reading")
        .child(bar)
        .child(of("p", "sbs-small").text(&line))
        // The focus goes there when the reading begins: what was pressed is gone.
        .child(stop.set("data-sbs-next", ""))
}
