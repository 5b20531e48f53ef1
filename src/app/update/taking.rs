//! Taking answers along, and bringing them back: code and files.

use crate::{
    app::{
        effect::{Announcement, Effect},
        model::{Dialog, Model},
        msg::Take,
        screen::Screen,
    },
    core::{answers::AnswerSheet, code, notes::Notes},
    storage::envelope::Saved,
};

pub(super) fn copy_code(model: &Model) -> Vec<Effect> {
    vec![Effect::Copy(code::encode(&model.instrument, &model.whole_sheet()))]
}

pub(super) fn copied(model: &mut Model, copied: bool) -> Vec<Effect> {
    match &mut model.past {
        Some(past) => past.copy_by_hand = !copied,
        None => model.copy_by_hand = !copied,
    }
    vec![Effect::Announce(if copied { Announcement::CodeCopied } else { Announcement::CodeSelected })]
}

pub(super) fn download(model: &Model, take: Take) -> Vec<Effect> {
    let (name, text) = match take {
        Take::Answers => (
            "social-business-scan.json",
            Some(Saved { attempt: None, ..model.saved(None) }.to_text(&model.instrument)),
        ),
        Take::Broken => ("social-business-scan-old-data.txt", None),
    };
    vec![Effect::Download { name: name.to_owned(), text }, Effect::Announce(Announcement::FileReady)]
}

/// Reads a code; own answers are replaced only after a yes.
pub(super) fn open_code(model: &mut Model, text: &str) -> Vec<Effect> {
    match code::decode(&model.instrument, text) {
        Err(error) => {
            model.code_error = Some(error.code);
            Vec::new()
        }
        Ok(sheet) if model.has_begun() => {
            model.code_error = None;
            model.dialog = Some(Dialog::Replace(Box::new(sheet)));
            Vec::new()
        }
        Ok(sheet) => replace(model, sheet),
    }
}

pub(super) fn replace(model: &mut Model, sheet: AnswerSheet) -> Vec<Effect> {
    model.code_error = None;
    // Notes belong to the answers that were there.
    model.notes = Notes::default();
    model.attempt = None;
    model.take_sheet(sheet, Default::default());
    let opened = Announcement::Opened(model.answers.count());
    let mut effects = super::moving::open(model, Screen::Result);
    // It may be somebody else's: it is an attempt when its result is opened once more.
    effects.retain(|effect| *effect != Effect::Finish);
    effects.push(Effect::Announce(opened));
    effects
}
