//! The plan on paper and in files, and a table that comes back.

use yew::prelude::*;

use crate::{
    export::kind::{ExportKind, PlanFormat},
    i18n::Strings,
    state::{
        confirmation::ConfirmationPlace,
        model::Model,
        msg::{ExportMsg, Msg},
    },
    ui::{
        components::notices::confirmation::confirmation,
        element_builder::{ElementBuilder, button, el, heading, of},
    },
};

/// What a plan can become.
pub fn take_along(model: &Model, text: &'static Strings, level: u8, send: &Callback<Msg>) -> ElementBuilder {
    let print = model
        .capabilities
        .sandbox
        .prints
        .then(|| button("second", text.share_print, send, Msg::Export(ExportMsg::Print)));
    let files = model.capabilities.sandbox.saves_files.then(|| {
        let file = |buttons: ElementBuilder, format: PlanFormat, label: &'static str| {
            let kind = ExportKind::Plan(format);
            let file = button("second", label, send, Msg::Export(ExportMsg::Download(kind)));
            buttons.child(file).option(confirmation(model, &ConfirmationPlace::File(kind)))
        };
        let buttons = of("div", "sbs-buttons");
        let buttons = file(buttons, PlanFormat::Calendar, text.plan_calendar);
        let buttons = file(buttons, PlanFormat::Table, text.share_csv);
        let buttons = file(buttons, PlanFormat::Markdown, text.plan_markdown);
        el("div").child(buttons).child(of("p", "sbs-small sbs-muted").text(text.plan_calendar_help))
    });
    // What is chosen is heard at the root, as what is dropped is.
    let field = of("input", "sbs-visually-hidden").set("type", "file").set("accept", ".csv,text/csv");
    let label = of("label", "sbs-button").set("data-kind", "second");
    let import = of("div", "sbs-file")
        .child(label.text(text.plan_import).child(field))
        .child(of("span", "sbs-small").text(text.plan_import_help));
    of("section", "sbs-plan__take")
        .child(heading(level, "sbs-resume__title").text(text.plan_take))
        .option(files)
        .option(print.map(|print| of("div", "sbs-buttons").child(print)))
        .child(import)
}
