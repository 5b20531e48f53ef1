//! What was done, in words: for the live region, and where the eye is.

use crate::{
    core::{instrument::Role, rounding::error_text, section::Scope},
    i18n::{Strings, strings},
    report::beside::trial::outcome,
    state::{
        confirmation::ConfirmationPlace,
        effect::{Announcement, CopiedText, Outcome, ScanFault},
        model::Model,
        report_form::PdfFailure,
    },
    ui::{
        components::icon,
        element_builder::{ElementBuilder, el, of},
    },
};

/// What is shown at a place, if anything is.
#[must_use]
pub fn confirmation(model: &Model, place: &ConfirmationPlace) -> Option<ElementBuilder> {
    model.confirmed_at(place).map(|said| line(said, &words(model, said)))
}

/// A line with a check mark, if it was done.
#[must_use]
pub fn line(said: Announcement, words: &str) -> ElementBuilder {
    of("p", "sbs-confirmation").option(mark(said)).child(el("span").copy(words))
}

/// The check mark of what was done.
#[must_use]
pub fn mark(said: Announcement) -> Option<ElementBuilder> {
    said.is_done().then(|| icon::check("sbs-confirmation__check"))
}

/// What is said.
#[must_use]
pub fn words(model: &Model, said: Announcement) -> String {
    let text = strings(model.lang);
    match said {
        Announcement::Saved => text.storage_saved.into(),
        Announcement::SavedAgain => text.storage_saved_again.into(),
        Announcement::SavingOff => text.storage_off.into(),
        Announcement::Cleared(number) => text.question_cleared.fill(&[("n", &number.to_string())]),
        Announcement::OrgModelCleared => text.question_cleared_choice.into(),
        Announcement::CountRefused(code) => error_text(&model.instrument, code, model.lang),
        Announcement::CountKept(field) => {
            text.question_count_kept.fill(&[("number", &model.count_input(field).text)])
        }
        Announcement::CountRestored(field) => {
            text.question_count_restored.fill(&[("number", &model.count_input(field).text)])
        }
        Announcement::LanguageChanged => text.app_language_changed.into(),
        Announcement::LanguageLoading(lang) => text.app_language_loading.fill(&[("language", lang.name())]),
        Announcement::LanguageFailed(lang) => text.app_language_failed.fill(&[("language", lang.name())]),
        Announcement::CodeCopied => text.share_code_copied.into(),
        Announcement::CodeSelected => text.share_code_select.into(),
        Announcement::LinkCopied => text.share_link_copied.into(),
        Announcement::LinkSelected => text.share_link_select.into(),
        Announcement::Shared => text.share_link_shared.into(),
        Announcement::ShareRefused => text.share_link_share_refused.into(),
        Announcement::FileReady => text.share_file_ready.fill(&[("name", &model.file_made)]),
        Announcement::PictureAsSvg => text.share_picture_as_svg.fill(&[("name", &model.file_made)]),
        Announcement::FileRefused => text.share_file_refused.into(),
        Announcement::PdfBegun => text.share_report_pdf_making.into(),
        Announcement::PdfFailed(why) => {
            let said = match why {
                PdfFailure::Load => &text.share_report_pdf_load_failed,
                PdfFailure::Logo => return text.share_report_pdf_logo.into(),
                PdfFailure::Write => &text.share_report_pdf_failed,
            };
            said.fill(&[("print", text.share_print)])
        }
        Announcement::Restarted => text.storage_restart_done.into(),
        Announcement::Deleted => text.storage_delete_done.into(),
        Announcement::NotDeleted => text.storage_delete_failed.into(),
        Announcement::BrokenDiscarded => text.storage_corrupt_discarded.into(),
        Announcement::AttemptKept => text.data_attempt_kept.into(),
        Announcement::AttemptRemoved => text.data_attempt_deleted.into(),
        Announcement::AttemptsLeft(count) => text.data_attempts_left.fill(count, &[]),
        Announcement::NextStarted(count) => text.start_next_started.fill(count, &[]),
        Announcement::PlanAdded(count) => text.plan_added.fill(count, &[]),
        Announcement::PlanFull => text.plan_full.into(),
        Announcement::PlanMoved(place, total) => {
            text.plan_moved.fill(&[("n", &place.to_string()), ("total", &total.to_string())])
        }
        Announcement::PlanRemoved => text.plan_removed.into(),
        Announcement::PlanUpdated(count) => text.plan_updated.fill(count, &[]),
        Announcement::PlanRestored => text.plan_restored.into(),
        Announcement::Opened(count) => text.share_import_done.fill(count, &[]),
        Announcement::BroughtToCompare => text.change_added.into(),
        Announcement::ChangedReportBrought => text.change_added_report.into(),
        Announcement::Swapped => text.change_swapped.into(),
        Announcement::TeamRead(outcome) => team_read(text, outcome),
        Announcement::TeamCountedAgain => text.team_add_again_done.into(),
        Announcement::TeamRemoved => text.team_list_removed.into(),
        Announcement::TeamCleared => text.team_list_clear_done.into(),
        Announcement::ScanFailed(ScanFault::Refused) => text.team_scan_refused.into(),
        Announcement::ScanFailed(ScanFault::NoCamera) => text.team_scan_no_camera.into(),
        Announcement::ScanFailed(ScanFault::Busy) => text.team_scan_busy.into(),
        Announcement::ScanFailed(ScanFault::Unavailable) => text.team_scan_unavailable.into(),
        Announcement::TeamCompared => text.team_change_done.into(),
        Announcement::TeamMomentChosen => text.team_change_one.into(),
        Announcement::TeamMomentRefused => text.team_change_refused.into(),
        Announcement::TeamMomentsCleared => text.team_change_cleared.into(),
        Announcement::TeamNotKept => text.team_keep_failed.into(),
        Announcement::Invited => text.team_invite_done.into(),
        Announcement::TextCopied(CopiedText::Invitation) => text.team_invite_copied.into(),
        Announcement::TextCopied(CopiedText::Line) => text.team_invited_copied.into(),
        Announcement::TextSelected(CopiedText::Invitation) => text.team_invite_selected.into(),
        Announcement::TextSelected(CopiedText::Line) => text.team_invited_selected.into(),
        Announcement::RoundOver => text.team_session_over.into(),
        Announcement::Restored => text.import_restored.into(),
        Announcement::Tried { now, then }
            if model.scope == Scope::Whole && model.instrument.has(Role::Levels) =>
        {
            outcome(text, now, then)
        }
        // Of no level is spoken.
        Announcement::Tried { .. } => text.trial_bar.into(),
        Announcement::QuestionsFound(0) => text.trial_found_none.into(),
        Announcement::QuestionsFound(count) => text.trial_found.fill(count, &[]),
        Announcement::TrialEnded => text.trial_ended.into(),
        Announcement::TargetKept => text.target_kept.into(),
        Announcement::TargetRemoved => text.target_removed.into(),
    }
}

/// What a text or a file brought for the team.
fn team_read(text: &'static Strings, outcome: Outcome) -> String {
    let Outcome { added, duplicates, refused } = outcome;
    let mut sentences = Vec::new();
    if added > 0 || duplicates + refused == 0 {
        sentences.push(text.team_add_done.fill(added, &[]));
    }
    for (count, sentence) in [(duplicates, &text.team_add_there), (refused, &text.team_add_refused)] {
        if count > 0 {
            sentences.push(sentence.fill(count, &[]));
        }
    }
    sentences.join(" ")
}
