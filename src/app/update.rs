//! What a message does: the model changes, and the effects are returned as data.
//!
//! A message that does not fit the state is ignored, never an error.

mod answering;
pub use answering::MAX_NOTE;
#[cfg(any(feature = "embed", not(target_arch = "wasm32")))]
mod hosting;
mod keeping;
mod moving;
mod taking;

use super::{
    effect::{Effect, FocusTarget},
    model::Model,
    msg::Msg,
};

/// Carries out a message.
#[must_use]
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Start(mode) => moving::start(model, mode),
        Msg::Resume => moving::resume(model),
        Msg::OpenSection(section) => moving::open(model, super::screen::Screen::Section(section)),
        Msg::OpenItem(item) => moving::open_item(model, item),
        Msg::OpenFirstOpen => moving::open_first_open(model),
        Msg::FocusNext(item) => moving::focus_next(model, item),
        Msg::OpenReview => moving::open(model, super::screen::Screen::Review),
        Msg::OpenResult => moving::open(model, super::screen::Screen::Result),
        Msg::OpenIntro => moving::open(model, super::screen::Screen::Intro),
        Msg::ToFull => moving::to_full(model),
        Msg::Visit(place) => moving::visit(model, &place),
        Msg::ToggleSections => moving::toggle_sections(model),
        Msg::SetAnswer(item, answer) => answering::set_answer(model, item, answer),
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
        Msg::Later => Vec::new(),
        Msg::FetchLater => vec![Effect::FetchLater, Effect::Focus(FocusTarget::Heading)],
        Msg::Saved => keeping::saved(model),
        Msg::Merged(saved) => keeping::merged(model, *saved),
        Msg::Look => vec![Effect::Look],
        Msg::Removed => keeping::removed(model),
        Msg::Others(saved) => keeping::others(model, *saved),
        #[cfg(any(feature = "embed", not(target_arch = "wasm32")))]
        Msg::Host(wish) => hosting::carry_out(model, wish),
        Msg::SaveFailed(trouble) => keeping::save_failed(model, trouble),
        Msg::Forgotten(all) => keeping::forgotten(all),
        Msg::CopyCode => taking::copy_code(model),
        Msg::Copied(copied) => taking::copied(model, copied),
        Msg::Download(take) => taking::download(model, take),
        Msg::Print => vec![Effect::Print],
        Msg::OpenCode(text) => taking::open_code(model, &text),
    }
}
