//! What comes into a scan: links, codes, files; and what opening them does to the answers that are here.

mod archive;
mod confirm_undo;
mod files;
mod links;
mod merging;
mod sharing;

use crate::support::section;
use serde_json::Value;
use social_business_scan::{
    core::{
        answers::{Answer, AnswerSheet},
        instrument::Mode,
    },
    import::Import,
    state::{
        import_preview::preview,
        model::{Dialog, Model},
        msg::{AnswerMsg, DialogMsg, ImportMsg, Msg, NavigateMsg, StorageMsg},
    },
    storage::envelope::Saved,
};

use crate::fixture::{after, item, model, step};

/// The reference cases.
fn cases() -> Value {
    serde_json::from_str(include_str!("../cases/cases.json")).unwrap()
}

/// Cases C03 (quick, one question open) and S01 (full and complete).
const QUICK: &str = "SB1-20FYJ-94J94-JNC04-SP4";
const FULL: &str = "SB1-2096T-9PW92-T8NJD-4V92T-5PME4-HDPKN-2GB3M-8JF4Y";

/// A full scan with two answers and a note, in the section of Profit.
fn begun() -> Model {
    let mut model = model();
    let (first, second) = (item(&model, "PE-1"), item(&model, "PE-5"));
    let _ = after(
        &mut model,
        [
            Msg::Navigate(NavigateMsg::Start(Mode::Full)),
            Msg::Answer(AnswerMsg::Set(first, step(4))),
            Msg::Answer(AnswerMsg::Set(second, step(0))),
            Msg::Answer(AnswerMsg::SetNote(first, "Van mij.".into())),
            Msg::Navigate(NavigateMsg::OpenSection(section("profit"))),
            Msg::Storage(StorageMsg::Saved("2026-05-12T10:00:00.000Z".into())),
        ],
    );
    model
}

fn link() -> Msg {
    Msg::Import(ImportMsg::OpenLink(QUICK.into()))
}

/// Takes over what the link brought, and says yes.
fn taken_over() -> [Msg; 3] {
    [link(), Msg::Import(ImportMsg::TakeOver), Msg::Dialog(DialogMsg::Confirm)]
}

/// A file with these answers, saved then.
fn file(model: &Model, mode: Mode, answers: &[(&str, Option<Answer>)], saved_at: Option<&str>) -> Msg {
    let mut sheet = AnswerSheet::new(mode);
    for (id, answer) in answers {
        sheet.answers.set(item(model, id), *answer);
    }
    let saved = Saved { saved_at: saved_at.map(str::to_owned), ..Saved::from_sheet(sheet) };
    Msg::Import(ImportMsg::OpenFile(Ok(saved.to_text(&model.instrument))))
}

/// The paragraphs that the visitor reads.
fn shown(model: &Model, date: Option<&str>) -> Vec<String> {
    preview(asked(model), model, date).lines().map(str::to_owned).collect()
}

fn asked(model: &Model) -> &Import {
    let Some(Dialog::Open(import)) = &model.dialog else { panic!("{:?}", model.dialog) };
    import
}

/// Everything that a visitor gave.
fn given(model: &Model) -> Saved {
    Saved { place: None, ..model.saved(None) }
}
