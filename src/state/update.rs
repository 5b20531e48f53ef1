//! What a message does: the model changes, and the effects are returned as data.
//!
//! A message that does not fit the state is ignored, never an error.

mod answers;
mod attempts;
mod export;
#[cfg(any(feature = "embed", not(target_arch = "wasm32")))]
mod host_commands;
mod import;
mod navigation;
mod persistence;
pub use self::answers::MAX_NOTE;

use super::{
    effect::{Announcement, Effect},
    model::Model,
    msg::Msg,
    screen::Screen,
};
use crate::export::kind::ExportKind;

/// Carries out a message.
#[must_use]
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let is_report = matches!(msg, Msg::Inspected(_));
    let mut effects = carry_out(model, msg);
    if model.screen == Screen::Data && !is_report {
        // Whatever has happened, it may have changed what is kept.
        effects.push(Effect::Inspect);
    }
    effects
}

fn carry_out(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Start(mode) => navigation::start(model, mode),
        Msg::Resume => navigation::resume(model),
        Msg::OpenSection(section) => navigation::open(model, Screen::Section(section)),
        Msg::OpenItem(item) => navigation::open_item(model, item),
        Msg::OpenFirstOpen => navigation::open_first_open(model),
        Msg::FocusNext(item) => navigation::focus_next(model, item),
        Msg::OpenReview => navigation::open(model, Screen::Review),
        Msg::OpenResult => navigation::open(model, Screen::Result),
        Msg::OpenIntro => navigation::open(model, Screen::Intro),
        Msg::ToFull => navigation::to_full(model),
        Msg::Visit(place) => navigation::visit(model, &place),
        Msg::ToggleSections => navigation::toggle_sections(model),
        Msg::SetAnswer(item, answer) => answers::set_answer(model, item, answer),
        Msg::TakeEarlier(item) => answers::take_earlier(model, item),
        Msg::Undo => answers::undo(model),
        Msg::SetNote(item, note) => answers::set_note(model, item, note),
        Msg::SetOrgModel(org_model) => answers::set_org_model(model, org_model),
        Msg::SetCount(field, text) => answers::set_count(model, field, text),
        Msg::SetCountUnknown(field, unknown) => answers::set_count_unknown(model, field, unknown),
        Msg::SetNoSocial(no_social) => answers::set_no_social(model, no_social),
        Msg::SetLang(lang) => answers::set_lang(model, lang),
        Msg::AskDelete => persistence::ask(model, super::model::Dialog::Delete),
        Msg::AskRestart => persistence::ask(model, super::model::Dialog::Restart),
        Msg::CancelDialog => persistence::cancel(model),
        Msg::ConfirmDialog => persistence::confirm(model),
        Msg::SetSessionOnly(session_only) => persistence::set_session_only(model, session_only),
        Msg::DiscardBroken => persistence::discard_broken(model),
        // There is more to draw; nothing else has changed.
        Msg::Saved => persistence::saved(model),
        Msg::Merged(saved) => persistence::merged(model, *saved),
        Msg::Look => vec![Effect::PollStore],
        Msg::Removed => persistence::removed(model),
        Msg::RemoteChange(saved) => persistence::others(model, *saved),
        #[cfg(any(feature = "embed", not(target_arch = "wasm32")))]
        Msg::Host(wish) => host_commands::carry_out(model, wish),
        Msg::SaveFailed(trouble) => persistence::save_failed(model, trouble),
        Msg::Forgotten(all) => persistence::forgotten(all),
        Msg::OpenData => navigation::open(model, Screen::Data),
        Msg::Inspected(entries) => attempts::inspected(model, entries),
        Msg::DownloadAll => vec![Effect::DownloadAll],
        Msg::Attempts(attempts) => attempts::are(model, attempts),
        Msg::Finished(id) => attempts::finished(model, id),
        Msg::AttemptWaits => attempts::waits(model),
        Msg::ReplaceOldest => attempts::replace_oldest(model),
        Msg::RefuseAttempt => attempts::refuse(model),
        Msg::OpenAttempt(id) => attempts::open(model, &id),
        Msg::DownloadAttempt(id) => attempts::download(model, &id),
        Msg::AskRemoveAttempt(id) => persistence::ask(model, super::model::Dialog::RemoveAttempt(id)),
        Msg::AttemptsLeft(count) => vec![Effect::Announce(Announcement::AttemptsLeft(count))],
        Msg::StartNext => attempts::start_next(model),
        Msg::CopyCode => export::copy_code(model.shown()),
        Msg::Copied(copied) => export::copied(model, copied),
        Msg::CopyLink => export::copy_link(model),
        Msg::LinkCopied(copied) => export::link_copied(copied),
        Msg::SetWithNotes(with_notes) => export::set_with_notes(model, with_notes),
        Msg::FileMade(name) => export::file_made(model, name),
        Msg::Download(ExportKind::Own) => export::download(model, ExportKind::Own),
        Msg::Download(take) => export::download(model.shown(), take),
        Msg::Print => vec![Effect::Print],
        Msg::OpenCode(text) => import::open_code(model, &text),
        Msg::OpenLink(code) => import::open_link(model, &code),
        Msg::OpenFile(read) => import::open_file(model, read),
        Msg::MergeDialog => import::merge(model),
        Msg::UndoOpen => import::undo(model),
        Msg::SavedAt(moment) => persistence::saved_at(model, moment),
    }
}
