//! Taking answers along: code and files.

use crate::{
    app::{
        effect::{Announcement, Effect},
        model::Model,
        msg::Take,
    },
    core::code,
};

pub(super) fn copy_code(model: &Model) -> Vec<Effect> {
    vec![Effect::Copy(code::encode(&model.instrument, &model.whole_sheet()))]
}

pub(super) fn copied(model: &mut Model, copied: bool) -> Vec<Effect> {
    model.copy_by_hand = !copied;
    vec![Effect::Announce(if copied { Announcement::CodeCopied } else { Announcement::CodeSelected })]
}

pub(super) fn download(model: &Model, take: Take) -> Vec<Effect> {
    let (name, text) = match take {
        Take::Answers => ("social-business-scan.json", Some(model.saved(None).to_text(&model.instrument))),
        Take::Broken => ("social-business-scan-old-data.txt", None),
    };
    vec![Effect::Download { name: name.to_owned(), text }, Effect::Announce(Announcement::FileReady)]
}
