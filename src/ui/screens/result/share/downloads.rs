//! Paper and files.

use yew::prelude::*;

use super::{super::deferred_blocks::folded, report_form::report_form};
use crate::{
    core::result_code::link::link_to,
    export::{
        chart_captions::chart_captions,
        kind::{ChartFormat, ChartKind, ExportKind},
    },
    state::{
        confirmation::ConfirmationPlace,
        msg::{ExportMsg, Msg},
        rc_ptr_eq::RcPtrEq,
    },
    ui::{
        components::{deferred::Paper, question::count_field::checkbox},
        element_builder::{ElementBuilder, el, of, quiet, target_checked},
        screens::result::block_props::BlockProps,
    },
};

/// Print at once, files on request.
pub fn downloads(block: &RcPtrEq<BlockProps>) -> ElementBuilder {
    let text = block.text();
    let buttons = || of("div", "sbs-buttons");
    let print = block
        .capabilities
        .sandbox
        .prints
        .then(|| buttons().child(block.button("", Msg::Export(ExportMsg::Print), text.share_print)));
    let fold = block.fold("report", text.share_report, Paper::Nothing);
    let report = folded(block, fold, |block, _| Some(report_form(block)), 0);
    let take = el("div")
        .set("data-kind", "take")
        .child(block.subheading(text.share_take_title))
        .child(of("div", "sbs-ways").option(print).node(report));
    if !block.capabilities.sandbox.saves_files {
        return take.child(no_files(block));
    }
    let fold = block.fold("files", text.share_files, Paper::Nothing);
    take.node(folded(block, fold, |block, _| Some(files(block)), 0))
}

fn files(block: &BlockProps) -> ElementBuilder {
    let text = block.text();
    let file = |kind, label| block.button("second", Msg::Export(ExportMsg::Download(kind)), label);
    let buttons = || of("div", "sbs-buttons");
    // What became of a press stands beside its button.
    let add =
        |buttons: ElementBuilder, kind, label| buttons.child(file(kind, label)).option(made(block, kind));
    let answers = add(buttons(), ExportKind::Answers, text.share_json);
    let result = add(buttons(), ExportKind::Workbook, text.share_xlsx);
    let result = add(result, ExportKind::Result, text.share_result);
    let result = add(result, ExportKind::Table, text.share_csv);
    of("div", "sbs-disclosure__body")
        .child(group(text.share_take_answers).option(notes(block)).child(answers))
        .child(group(text.share_take_result).child(result))
        .child(group(text.share_take_drawings).child(charts(block)))
        .child(of("p", "sbs-small sbs-muted").text(text.share_file_missing))
}

/// What a frame that saves no files leaves: the code, and the same result in a tab of its own.
fn no_files(block: &BlockProps) -> ElementBuilder {
    let text = block.text();
    let tab = block.link_base.page().filter(|_| block.capabilities.sandbox.opens_free_tab).map(|page| {
        el("a")
            .attr("href", &link_to(page, &block.code))
            .set("target", "_blank")
            .set("rel", "noopener")
            .text(text.share_no_files_tab)
    });
    let copy = block.button("second", Msg::Export(ExportMsg::CopyCode), text.share_code_copy);
    of("div", "sbs-take")
        .child(el("p").text(text.share_no_files))
        .option(tab.map(|tab| el("p").child(tab)))
        .child(of("div", "sbs-buttons").child(copy))
}

fn made(block: &BlockProps, kind: ExportKind) -> Option<ElementBuilder> {
    block.confirmed(&ConfirmationPlace::File(kind))
}

/// What a few files are good for.
fn group(purpose: &'static str) -> ElementBuilder {
    of("div", "sbs-take").child(of("p", "sbs-small sbs-muted").text(purpose))
}

/// Whether notes go along. They do until somebody says no: the file is first a copy for oneself, and what was written
/// must not be missing from it.
fn notes(block: &BlockProps) -> Option<ElementBuilder> {
    let send = block.send.clone();
    let ticked = Callback::from(move |event: Event| {
        send.emit(Msg::Export(ExportMsg::SetWithNotes(target_checked(&event))))
    });
    let label = el("span").text(block.text().share_include_notes);
    block.with_notes.map(|with_notes| checkbox(with_notes, ticked).child(label))
}

/// The drawings, each in two formats.
fn charts(block: &BlockProps) -> ElementBuilder {
    let text = block.text();
    let row = |chart_kind: ChartKind, title: &str| {
        let format = |format, name: &'static str| {
            let label = text.share_drawing.fill(&[("drawing", title), ("format", name)]);
            quiet(name, &block.send, Msg::Export(ExportMsg::Download(ExportKind::Chart(chart_kind, format))))
                .attr("aria-label", &label)
        };
        el("li")
            .key(title)
            .child(el("span").copy(title))
            .child(format(ChartFormat::Svg, "SVG"))
            .child(format(ChartFormat::Png, "PNG"))
            .option(made(block, ExportKind::Chart(chart_kind, ChartFormat::Svg)))
            .option(made(block, ExportKind::Chart(chart_kind, ChartFormat::Png)))
    };
    let rows = chart_captions(&block.page, text, block.lang).into_iter().map(|captions| {
        let title = match captions.chart_kind {
            // Its own says the level too.
            ChartKind::Pyramid => text.share_pyramid,
            _ => captions.title,
        };
        row(captions.chart_kind, title)
    });
    of("ul", "sbs-files")
        .child(row(ChartKind::Card, text.share_card))
        .child(row(ChartKind::Slide, text.share_slide))
        .children(rows)
}
