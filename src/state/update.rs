//! What a message does: the model changes, and the effects are returned as data.
//!
//! A message that does not fit the state is ignored, never an error.

mod answering;
pub use answering::MAX_NOTE;
mod attempts;
#[cfg(any(feature = "embed", not(target_arch = "wasm32")))]
mod hosting;
mod keeping;
mod moving;
mod opening;
mod taking;

use super::{
    effect::{Announcement, Effect},
    model::Model,
    msg::{Msg, Take},
    screen::Screen,
};

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
        Msg::Start(mode) => moving::start(model, mode),
        Msg::Resume => moving::resume(model),
        Msg::OpenSection(section) => moving::open(model, Screen::Section(section)),
        Msg::OpenItem(item) => moving::open_item(model, item),
        Msg::OpenFirstOpen => moving::open_first_open(model),
        Msg::FocusNext(item) => moving::focus_next(model, item),
        Msg::OpenReview => moving::open(model, Screen::Review),
        Msg::OpenResult => moving::open(model, Screen::Result),
        Msg::OpenIntro => moving::open(model, Screen::Intro),
        Msg::ToFull => moving::to_full(model),
        Msg::Visit(place) => moving::visit(model, &place),
        Msg::ToggleSections => moving::toggle_sections(model),
        Msg::SetAnswer(item, answer) => answering::set_answer(model, item, answer),
        Msg::TakeEarlier(item) => answering::take_earlier(model, item),
        Msg::Undo => answering::undo(model),
        Msg::SetNote(item, note) => answering::set_note(model, item, note),
        Msg::SetOrgModel(org_model) => answering::set_org_model(model, org_model),
        Msg::SetCount(field, text) => answering::set_count(model, field, text),
        Msg::SetCountUnknown(field, unknown) => answering::set_count_unknown(model, field, unknown),
        Msg::SetNoSocial(no_social) => answering::set_no_social(model, no_social),
        Msg::SetLang(lang) => answering::set_lang(model, lang),
        Msg::AskDelete => keeping::ask(model, super::model::Dialog::Delete),
        Msg::AskRestart => keeping::ask(model, super::model::Dialog::Restart),
        Msg::CancelDialog => keeping::cancel(model),
        Msg::ConfirmDialog => keeping::confirm(model),
        Msg::SetSessionOnly(session_only) => keeping::set_session_only(model, session_only),
        Msg::DiscardBroken => keeping::discard_broken(model),
        // There is more to draw; nothing else has changed.
        Msg::Saved => keeping::saved(model),
        Msg::Merged(saved) => keeping::merged(model, *saved),
        Msg::Look => vec![Effect::Look],
        Msg::Removed => keeping::removed(model),
        Msg::Others(saved) => keeping::others(model, *saved),
        #[cfg(any(feature = "embed", not(target_arch = "wasm32")))]
        Msg::Host(wish) => hosting::carry_out(model, wish),
        Msg::SaveFailed(trouble) => keeping::save_failed(model, trouble),
        Msg::Forgotten(all) => keeping::forgotten(all),
        Msg::OpenData => moving::open(model, Screen::Data),
        Msg::Inspected(entries) => attempts::inspected(model, entries),
        Msg::DownloadAll => vec![Effect::DownloadAll],
        Msg::Attempts(attempts) => attempts::are(model, attempts),
        Msg::Finished(id) => attempts::finished(model, id),
        Msg::AttemptWaits => attempts::waits(model),
        Msg::ReplaceOldest => attempts::replace_oldest(model),
        Msg::RefuseAttempt => attempts::refuse(model),
        Msg::OpenAttempt(id) => attempts::open(model, &id),
        Msg::DownloadAttempt(id) => attempts::download(model, &id),
        Msg::AskRemoveAttempt(id) => keeping::ask(model, super::model::Dialog::RemoveAttempt(id)),
        Msg::AttemptsLeft(count) => vec![Effect::Announce(Announcement::AttemptsLeft(count))],
        Msg::StartNext => attempts::start_next(model),
        Msg::CopyCode => taking::copy_code(model.shown()),
        Msg::Copied(copied) => taking::copied(model, copied),
        Msg::CopyLink => taking::copy_link(model),
        Msg::LinkCopied(copied) => taking::link_copied(copied),
        Msg::SetWithNotes(with_notes) => taking::set_with_notes(model, with_notes),
        Msg::FileMade(name) => taking::file_made(model, name),
        Msg::Download(Take::Own) => taking::download(model, Take::Own),
        Msg::Download(take) => taking::download(model.shown(), take),
        Msg::Print => vec![Effect::Print],
        Msg::OpenCode(text) => opening::open_code(model, &text),
        Msg::OpenLink(code) => opening::open_link(model, &code),
        Msg::OpenFile(read) => opening::open_file(model, read),
        Msg::MergeDialog => opening::merge(model),
        Msg::UndoOpen => opening::undo(model),
        Msg::SavedAt(moment) => keeping::saved_at(model, moment),
    }
}
