//! Exports: the code, the link and files.

use crate::{
    core::{notes::Notes, result_code, result_link::link_to},
    export::{file_name, kind::ExportKind},
    state::{
        effect::{Announcement, Effect},
        model::Model,
    },
    storage::envelope::Saved,
};

pub(super) fn copy_code(model: &Model) -> Vec<Effect> {
    vec![Effect::Copy(result_code::encode(&model.instrument, &model.whole_sheet()))]
}

pub(super) fn copied(model: &mut Model, copied: bool) -> Vec<Effect> {
    match &mut model.past {
        Some(past) => past.copy_by_hand = !copied,
        None => model.copy_by_hand = !copied,
    }
    vec![Effect::Announce(if copied { Announcement::CodeCopied } else { Announcement::CodeSelected })]
}

pub(super) fn copy_link(model: &Model) -> Vec<Effect> {
    let code = result_code::encode(&model.instrument, &model.shown().whole_sheet());
    model.link_base.page().map(|page| Effect::CopyLink(link_to(page, &code))).into_iter().collect()
}

pub(super) fn link_copied(copied: bool) -> Vec<Effect> {
    vec![Effect::Announce(if copied { Announcement::LinkCopied } else { Announcement::LinkSelected })]
}

pub(super) fn set_with_notes(model: &mut Model, with_notes: bool) -> Vec<Effect> {
    let shown = match &mut model.past {
        Some(past) => past,
        None => model,
    };
    shown.without_notes = !with_notes;
    Vec::new()
}

pub(super) fn download(model: &Model, kind: ExportKind) -> Vec<Effect> {
    let text = match kind {
        ExportKind::Answers | ExportKind::Own => {
            let mut saved = Saved { attempt: None, ..model.saved(model.saved_at.clone()) };
            if model.without_notes && kind == ExportKind::Answers {
                saved.notes = Notes::default();
            }
            Some(saved.to_text(&model.instrument))
        }
        ExportKind::Broken => None,
        ExportKind::Result | ExportKind::Table | ExportKind::Workbook | ExportKind::Chart(..) => {
            return vec![Effect::GenerateExport(kind)];
        }
    };
    vec![Effect::Download { name: file_name::plain(kind).to_owned(), day: None, text }]
}

/// What became of a file.
pub(super) fn file_made(model: &mut Model, name: Option<String>) -> Vec<Effect> {
    let said = if name.is_some() { Announcement::FileReady } else { Announcement::FileRefused };
    model.file_made = name.unwrap_or_default();
    vec![Effect::Announce(said)]
}

/// A picture became another file than the one that was asked for.
pub(super) fn picture_as_svg(model: &mut Model, name: String) -> Vec<Effect> {
    model.file_made = name;
    vec![Effect::Announce(Announcement::PictureAsSvg)]
}
