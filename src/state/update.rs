//! What a message does: the model changes, and the effects are returned as data.
//!
//! A message that does not fit the state is ignored, never an error.

mod answers;
mod attempts;
mod change;
mod export;
#[cfg(any(feature = "embed", not(target_arch = "wasm32")))]
mod host_commands;
mod import;
mod language;
mod navigation;
mod pace;
mod persistence;
mod plan;
mod team;
mod trial;

pub use self::answers::MAX_NOTE;

use super::{
    effect::{Announcement, Effect},
    model::{Dialog, Model},
    msg::{
        AnswerMsg, AttemptMsg, ChangeMsg, DialogMsg, ExportMsg, ImportMsg, Msg, NavigateMsg, PlanMsg,
        SettingsMsg, StorageMsg,
    },
    screen::Screen,
};
use crate::export::kind::{ExportKind, ReportFormat};

/// Carries out a message.
#[must_use]
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    model.note_press(&msg);
    let is_report = matches!(msg, Msg::Storage(StorageMsg::Inspected(_)));
    if !matches!(msg, Msg::Storage(_) | Msg::Navigate(NavigateMsg::GoOn(_))) {
        // Whatever the visitor does, goes before what the scan would have done by itself.
        model.going_on = None;
    }
    let was_scanning = model.team.scanner.is_some();
    let tried = model.trial.is_some().then(|| (model.sheet(), matches!(msg, Msg::Answer(_))));
    let lang = model.lang;
    let mut effects = carry_out(model, msg);
    language::wait(model, lang, &mut effects);
    if let Some((before, is_answer)) = tried {
        model.keep_up_trial(&before, is_answer);
    }
    // The camera is only on where it is seen.
    let is_out_of_sight = model.screen != Screen::Team || model.team.reading.is_some();
    if is_out_of_sight {
        model.team.scanner = None;
    }
    if was_scanning && model.team.scanner.is_none() {
        effects.push(Effect::StopCamera);
    }
    // One thing is said at a time: what was done goes before that it was saved, which shows in the bar.
    let says = effects.iter().any(|effect| matches!(effect, Effect::Announce(_)));
    model.has_more_to_say |= says && effects.contains(&Effect::Save);
    if model.screen == Screen::Data && !is_report {
        // Whatever has happened, it may have changed what is kept.
        effects.push(Effect::Inspect);
    }
    effects
}

fn carry_out(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Navigate(msg) => handle_navigate(model, msg),
        Msg::Answer(msg) => handle_answer(model, msg),
        Msg::Settings(msg) => handle_settings(model, msg),
        Msg::Dialog(msg) => handle_dialog(model, msg),
        Msg::Export(msg) => handle_export(model, msg),
        // A file that is dropped on a comparison is there to be compared.
        Msg::Import(ImportMsg::OpenFile(read)) if model.screen == Screen::Change => {
            change::add_file(model, read)
        }
        Msg::Import(ImportMsg::OpenChanged(text)) if model.screen == Screen::Change => {
            change::add_changed_report(model, &text)
        }
        Msg::Import(msg) => handle_import(model, msg),
        Msg::Change(msg) => handle_change(model, msg),
        Msg::Attempts(msg) => handle_attempts(model, msg),
        Msg::Plan(msg) => handle_plan(model, msg),
        Msg::Trial(msg) => trial::carry_out(model, msg),
        Msg::Target(msg) => trial::carry_out_target(model, msg),
        Msg::Team(msg) => team::carry_out(model, msg),
        Msg::Storage(msg) => handle_storage(model, msg),
        #[cfg(any(feature = "embed", not(target_arch = "wasm32")))]
        Msg::Host(command) => host_commands::carry_out(model, command),
    }
}

fn handle_navigate(model: &mut Model, msg: NavigateMsg) -> Vec<Effect> {
    match msg {
        NavigateMsg::Start(mode) => navigation::start(model, mode),
        NavigateMsg::Resume => navigation::resume(model),
        NavigateMsg::LeaveViewed => navigation::leave_viewed(model),
        NavigateMsg::OpenSection(section) => navigation::open(model, Screen::Section(section)),
        NavigateMsg::OpenItem(item) => navigation::open_item(model, item),
        NavigateMsg::OpenItemFrom(item, link) => navigation::open_item_from(model, item, link),
        NavigateMsg::OpenFirstOpen => navigation::open_first_open(model),
        NavigateMsg::OpenAlone(item) => navigation::open_alone(model, item),
        NavigateMsg::Await(item) => pace::wait(model, item),
        NavigateMsg::GoOn(wait) => pace::go_on(model, wait),
        NavigateMsg::Stay => Vec::new(),
        NavigateMsg::OpenCount(field) => navigation::open_count(model, field),
        NavigateMsg::FocusNext(item) => navigation::focus_next(model, item),
        NavigateMsg::SkipToQuestions => navigation::skip_to_questions(model),
        NavigateMsg::OpenReview => navigation::open(model, Screen::Review),
        NavigateMsg::OpenResult => navigation::open(model, Screen::Result),
        NavigateMsg::OpenIntro => navigation::open(model, Screen::Intro),
        NavigateMsg::OpenData => navigation::open(model, Screen::Data),
        NavigateMsg::OpenPlan => navigation::open(model, Screen::Plan),
        NavigateMsg::OpenAbout => navigation::open(model, Screen::About),
        NavigateMsg::OpenTeam => navigation::open(model, Screen::Team),
        NavigateMsg::OpenTeamSession => navigation::open(model, Screen::TeamSession),
        NavigateMsg::Visit(place) => navigation::visit(model, &place),
        NavigateMsg::ToggleSections => navigation::toggle_sections(model),
    }
}

fn handle_answer(model: &mut Model, msg: AnswerMsg) -> Vec<Effect> {
    match msg {
        AnswerMsg::Set(item, answer) => answers::set_answer(model, item, answer),
        AnswerMsg::TakeEarlier(item) => answers::take_earlier(model, item),
        AnswerMsg::Undo => answers::undo(model),
        AnswerMsg::SetNote(item, note) => answers::set_note(model, item, note),
        AnswerMsg::SetOrgModel(org_model) => answers::set_org_model(model, org_model),
        AnswerMsg::SetCount(field, text) => answers::set_count(model, field, text),
        AnswerMsg::SetCountUnknown(field, unknown) => answers::set_count_unknown(model, field, unknown),
        AnswerMsg::LeaveCount(field) => answers::leave_count(model, field),
    }
}

fn handle_settings(model: &mut Model, msg: SettingsMsg) -> Vec<Effect> {
    match msg {
        SettingsMsg::SetNoSocial(no_social) => answers::set_no_social(model, no_social),
        SettingsMsg::SetLang(lang) => language::choose(model, lang),
        SettingsMsg::LanguageLoaded(lang) => language::loaded(model, lang),
        SettingsMsg::LanguageFailed(lang) => language::failed(model, lang),
        SettingsMsg::SetSessionOnly(session_only) => persistence::set_session_only(model, session_only),
        SettingsMsg::SetFlow(flow) => pace::set_flow(model, flow),
        SettingsMsg::SetGoesOn(goes_on) => pace::set_goes_on(model, goes_on),
        SettingsMsg::ToFull => navigation::to_full(model),
    }
}

fn handle_dialog(model: &mut Model, msg: DialogMsg) -> Vec<Effect> {
    match msg {
        DialogMsg::AskDelete => persistence::ask(model, Dialog::Delete),
        DialogMsg::AskRestart => persistence::ask(model, Dialog::Restart),
        DialogMsg::AskRemoveAttempt(id) => persistence::ask(model, Dialog::RemoveAttempt(id)),
        DialogMsg::Cancel => persistence::cancel(model),
        DialogMsg::Confirm => persistence::confirm(model),
        DialogMsg::Merge => import::merge(model),
    }
}

fn handle_export(model: &mut Model, msg: ExportMsg) -> Vec<Effect> {
    match msg {
        ExportMsg::CopyCode => export::copy_code(model.shown()),
        ExportMsg::Copied(copied) => export::copied(model, copied),
        ExportMsg::CopyLink => export::copy_link(model),
        ExportMsg::LinkCopied(copied) => export::link_copied(model, copied),
        ExportMsg::Share => export::share(model),
        ExportMsg::Shared(taken) => export::shared(model, taken),
        ExportMsg::SetWithNotes(with_notes) => export::set_with_notes(model, with_notes),
        ExportMsg::Download(kind @ (ExportKind::Own | ExportKind::Plan(_))) => export::download(model, kind),
        ExportMsg::Download(ExportKind::Report(ReportFormat::Pdf)) => export::make_pdf(model),
        ExportMsg::Download(kind) => export::download(model.shown(), kind),
        ExportMsg::DownloadAll => vec![Effect::DownloadAll],
        ExportMsg::DownloadAttempt(id) => attempts::download(model, &id),
        ExportMsg::FileMade(name) => export::file_made(model, name),
        ExportMsg::PictureAsSvg(name) => export::picture_as_svg(model, name),
        ExportMsg::PdfMade(name) => export::pdf_made(model, name),
        ExportMsg::PdfFailed(why) => export::pdf_failed(model, why),
        ExportMsg::Print => export::print(model),
        ExportMsg::Report(msg) => {
            model.report_form.set(msg);
            Vec::new()
        }
    }
}

fn handle_import(model: &mut Model, msg: ImportMsg) -> Vec<Effect> {
    match msg {
        ImportMsg::OpenCode(text) => import::open_code(model, &text),
        ImportMsg::OpenLink(code) => import::open_link(model, &code),
        ImportMsg::OpenFile(read) => import::open_file(model, read),
        ImportMsg::OpenChanged(text) => import::open_changed(model, &text),
        ImportMsg::TakeOver => import::take_over(model),
        ImportMsg::Undo => import::undo(model),
    }
}

fn handle_attempts(model: &mut Model, msg: AttemptMsg) -> Vec<Effect> {
    match msg {
        AttemptMsg::Listed(attempts) => attempts::are(model, attempts),
        AttemptMsg::Finished(id) => attempts::finished(model, id),
        AttemptMsg::Waits => attempts::waits(model),
        AttemptMsg::Removed(is_gone) => attempts::removed(model, is_gone),
        AttemptMsg::ReplaceOldest => attempts::replace_oldest(model),
        AttemptMsg::Refuse => attempts::refuse(model),
        AttemptMsg::Open(id) => attempts::open(model, &id),
        AttemptMsg::Left(count) => vec![model.confirm(Announcement::AttemptsLeft(count))],
        AttemptMsg::StartNext => attempts::start_next(model),
    }
}

fn handle_plan(model: &mut Model, msg: PlanMsg) -> Vec<Effect> {
    match msg {
        PlanMsg::Add(origins) => plan::add(model, origins),
        PlanMsg::Draft(text) => plan::draft(model, &text),
        PlanMsg::AddTyped => plan::add_typed(model),
        PlanMsg::Set(id, field, text) => plan::set(model, &id, field, &text),
        PlanMsg::SetDone(id, done) => plan::set_done(model, &id, done),
        PlanMsg::Move(id, direction) => plan::move_by(model, &id, direction),
        PlanMsg::Drag(id) => plan::drag(model, id),
        PlanMsg::Drop(id) => plan::drop_on(model, &id),
        PlanMsg::Remove(id) => plan::remove(model, &id),
        PlanMsg::Undo => plan::undo(model),
        PlanMsg::Show(filter) => plan::show(model, filter),
        PlanMsg::SetMe(name) => plan::set_me(model, &name),
    }
}

fn handle_change(model: &mut Model, msg: ChangeMsg) -> Vec<Effect> {
    match msg {
        ChangeMsg::Open => change::open(model),
        ChangeMsg::WithAttempt(id) => change::with_attempt(model, &id),
        ChangeMsg::WithShared => change::with_shared(model),
        ChangeMsg::Choose(side, key) => change::choose(model, side, &key),
        ChangeMsg::Swap => change::swap(model),
        ChangeMsg::AddCode(text) => change::add_code(model, &text),
    }
}

fn handle_storage(model: &mut Model, msg: StorageMsg) -> Vec<Effect> {
    match msg {
        StorageMsg::Saved(at) => persistence::saved(model, Some(at)),
        StorageMsg::SavedAgain(at) => persistence::saved_again(model, at),
        StorageMsg::Merged(saved) => persistence::merged(model, *saved),
        StorageMsg::Look => vec![Effect::PollStore],
        StorageMsg::RemoteChange(saved) => persistence::remote_change(model, *saved),
        StorageMsg::Removed => persistence::removed(model),
        StorageMsg::SaveFailed(trouble) => persistence::save_failed(model, trouble),
        StorageMsg::Forgotten(all) => persistence::forgotten(model, all),
        StorageMsg::Inspected(entries) => attempts::inspected(model, entries),
        StorageMsg::DiscardBroken => vec![Effect::DiscardBroken],
        StorageMsg::BrokenDiscarded(all) => persistence::broken_discarded(model, all),
    }
}
