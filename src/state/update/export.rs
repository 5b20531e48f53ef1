//! Exports: the code, the link and files.

use std::mem;

use crate::{
    core::result_code::{self, link::link_to},
    export::{
        file_name,
        kind::{ExportKind, ReportFormat},
    },
    state::{
        effect::{Announcement, Effect, FocusTarget},
        model::Model,
        report_form::PdfFailure,
    },
    storage::envelope::Saved,
};

pub(super) fn copy_code(model: &Model) -> Vec<Effect> {
    vec![Effect::Copy(result_code::encode(&model.instrument, &model.whole_sheet()))]
}

/// What cannot be copied for the visitor is selected, to be copied by hand.
pub(super) fn copied(model: &mut Model, copied: bool) -> Vec<Effect> {
    if copied {
        vec![model.confirm(Announcement::CodeCopied)]
    } else {
        vec![model.confirm(Announcement::CodeSelected), Effect::Focus(FocusTarget::CodeField)]
    }
}

pub(super) fn copy_link(model: &Model) -> Vec<Effect> {
    link(model).map(Effect::CopyLink).into_iter().collect()
}

/// The link to the result on the screen; `None` where there is no page that it could open.
fn link(model: &Model) -> Option<String> {
    let code = result_code::encode(&model.instrument, &model.shown().whole_sheet());
    model.link_base.page().map(|page| link_to(page, &code))
}

pub(super) fn share(model: &Model) -> Vec<Effect> {
    link(model).filter(|_| model.capabilities.can_share).map(Effect::Share).into_iter().collect()
}

/// A visitor who thought better of it hears nothing: no message comes then.
pub(super) fn shared(model: &mut Model, taken: bool) -> Vec<Effect> {
    vec![model.confirm(if taken { Announcement::Shared } else { Announcement::ShareRefused })]
}

pub(super) fn link_copied(model: &mut Model, copied: bool) -> Vec<Effect> {
    if copied {
        vec![model.confirm(Announcement::LinkCopied)]
    } else {
        vec![model.confirm(Announcement::LinkSelected), Effect::Focus(FocusTarget::LinkField)]
    }
}

pub(super) fn set_with_notes(model: &mut Model, with_notes: bool) -> Vec<Effect> {
    model.shown_mut().without_notes = !with_notes;
    Vec::new()
}

/// The report is made for each printing.
pub(super) fn print(model: &mut Model) -> Vec<Effect> {
    model.report_form.prints = model.report_form.prints.wrapping_add(1);
    vec![Effect::Print]
}

pub(super) fn download(model: &Model, kind: ExportKind) -> Vec<Effect> {
    let text = match kind {
        ExportKind::Answers | ExportKind::Own => {
            let mut saved = Saved { attempt: None, ..model.saved(model.saved_at.clone()) };
            if model.without_notes && kind == ExportKind::Answers {
                // Names and notes of the plan are as personal.
                (saved.notes, saved.plan) = Default::default();
            }
            Some(saved.to_text(&model.instrument))
        }
        ExportKind::Team => {
            let Some(text) = model.team_file() else { return Vec::new() };
            Some(text)
        }
        ExportKind::Broken => None,
        ExportKind::Result
        | ExportKind::Table
        | ExportKind::Workbook
        | ExportKind::Change
        | ExportKind::Reminder
        | ExportKind::Report(_)
        | ExportKind::Chart(..)
        | ExportKind::Plan(_) => {
            return vec![Effect::GenerateExport(kind)];
        }
    };
    vec![Effect::Download { name: file_name::of(&model.instrument, file_name::plain(kind)), day: None, text }]
}

/// One at a time: it takes a while, and a second press finds the first one at work.
pub(super) fn make_pdf(model: &mut Model) -> Vec<Effect> {
    if !model.capabilities.makes_pdf {
        return Vec::new();
    }
    let is_first = !mem::replace(&mut model.report_form.is_making_pdf, true);
    let make = is_first.then_some(Effect::GenerateExport(ExportKind::Report(ReportFormat::Pdf)));
    [model.confirm(Announcement::PdfBegun)].into_iter().chain(make).collect()
}

/// What became of the PDF.
pub(super) fn pdf_made(model: &mut Model, name: Option<String>) -> Vec<Effect> {
    model.report_form.is_making_pdf = false;
    file_made(model, name)
}

pub(super) fn pdf_failed(model: &mut Model, why: PdfFailure) -> Vec<Effect> {
    model.report_form.is_making_pdf = false;
    vec![model.confirm(Announcement::PdfFailed(why))]
}

/// What became of a file.
pub(super) fn file_made(model: &mut Model, name: Option<String>) -> Vec<Effect> {
    let said = if name.is_some() { Announcement::FileReady } else { Announcement::FileRefused };
    model.file_made = name.unwrap_or_default();
    vec![model.confirm(said)]
}

/// A picture became another file than the one that was asked for.
pub(super) fn picture_as_svg(model: &mut Model, name: String) -> Vec<Effect> {
    model.file_made = name;
    vec![model.confirm(Announcement::PictureAsSvg)]
}
