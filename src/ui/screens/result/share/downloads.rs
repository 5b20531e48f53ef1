//! Paper and files.

use yew::prelude::*;

use crate::{
    export::{
        chart_captions::chart_captions,
        kind::{ChartFormat, ChartKind, ExportKind},
    },
    state::msg::{ExportMsg, Msg},
    ui::{
        components::question::count_field::checkbox,
        element_builder::{ElementBuilder, el, of, quiet, target_checked},
        screens::result::block_props::BlockProps,
    },
};

/// The ways to take the result along.
pub fn take(part: &BlockProps) -> ElementBuilder {
    let text = part.text();
    let file = |take, label| part.button("second", Msg::Export(ExportMsg::Download(take)), label);
    let buttons = || of("div", "sbs-buttons");
    let print = buttons().child(part.button("", Msg::Export(ExportMsg::Print), text.share_print));
    let answers = buttons().child(file(ExportKind::Answers, text.share_json));
    let result = buttons()
        .child(file(ExportKind::Result, text.share_result))
        .child(file(ExportKind::Table, text.share_csv));
    el("div")
        .set("data-kind", "take")
        .child(part.subheading(text.share_take_title))
        .child(print)
        .child(group(text.share_take_answers).option(notes(part)).child(answers))
        .child(group(text.share_take_result).child(result))
        .child(group(text.share_take_drawings).child(drawings(part)))
}

/// What a few files are good for.
fn group(purpose: &'static str) -> ElementBuilder {
    of("div", "sbs-take").child(of("p", "sbs-small sbs-muted").text(purpose))
}

/// Whether notes go along. They do until somebody says no: the file is first a copy for oneself, and what was written
/// must not be missing from it.
fn notes(part: &BlockProps) -> Option<ElementBuilder> {
    let send = part.send.clone();
    let ticked = Callback::from(move |event: Event| {
        send.emit(Msg::Export(ExportMsg::SetWithNotes(target_checked(&event))))
    });
    let label = el("span").text(part.text().share_include_notes);
    part.with_notes.map(|with_notes| checkbox(with_notes, ticked).child(label))
}

/// The drawings, each in two formats.
fn drawings(part: &BlockProps) -> ElementBuilder {
    let text = part.text();
    let row = |drawing: ChartKind, title: &str| {
        let format = |format, name: &'static str| {
            let label = text.share_drawing.fill(&[("drawing", title), ("format", name)]);
            quiet(name, &part.send, Msg::Export(ExportMsg::Download(ExportKind::Chart(drawing, format))))
                .attr("aria-label", &label)
        };
        el("li")
            .key(title)
            .child(el("span").copy(title))
            .child(format(ChartFormat::Svg, "SVG"))
            .child(format(ChartFormat::Png, "PNG"))
    };
    let rows = chart_captions(&part.page, text).into_iter().map(|poster| {
        let title = match poster.drawing {
            // Its own says the level too.
            ChartKind::Pyramid => text.share_pyramid,
            _ => poster.title,
        };
        row(poster.drawing, title)
    });
    of("ul", "sbs-files").children(rows)
}
