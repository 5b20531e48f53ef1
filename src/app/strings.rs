//! The words of the interface: one field per text, one constant per language.
//!
//! A missing translation does not compile. Texts of items, levels, warnings and advice are not here: they belong
//! to the instrument. Texts with values are [`Template`]s and [`Plural`]s rather than functions: a function per
//! text and language costs the wasm far more than one routine that fills in names (`tests/app/heart.rs` holds
//! both languages to the same names, text by text).

mod data;
mod en;
mod later;
mod nl;
mod template;

pub use data::DataStrings;
pub use later::LaterStrings;
pub use template::{Plural, Template};

use crate::core::instrument::Lang;

/// The strings of a language. Our own page has those of the other one with the second part only (`later::speaks`); the
/// names of the two are known to `xtask/src/bundle/split`, and no call is seen through, or single texts would be constants
/// of the first part.
#[must_use]
#[inline(never)]
pub const fn strings(lang: Lang) -> &'static Strings {
    match lang {
        Lang::Nl => &nl::SBS_TEXTS_NL_STRINGS,
        Lang::En => &en::SBS_TEXTS_EN_STRINGS,
    }
}

/// Every text of the interface. The doc line of a field is its English text.
#[derive(Debug, PartialEq, Eq)]
pub struct Strings {
    /// Social Business Scan
    pub app_name: &'static str,
    /// Social Business Scan
    pub app_region: &'static str,
    /// Language
    pub app_language: &'static str,
    /// The scan is now in English.
    pub app_language_changed: &'static str,
    /// Dutch is loading.
    pub app_language_coming: &'static str,
    /// Dutch could not be loaded. Check your connection and choose it again.
    pub app_language_failed: &'static str,
    /// More
    pub app_menu: &'static str,
    /// Cancel
    pub app_cancel: &'static str,
    /// The result is loading.
    pub later_loading: &'static str,
    /// The result could not be loaded
    pub later_failed_title: &'static str,
    /// Your answers are still here. Check your connection and try again.
    pub later_failed_text: &'static str,
    /// Try again
    pub later_retry: &'static str,
    /// Quick scan
    pub start_quick_title: &'static str,
    /// {n} questions, about {minutes} minutes. You get an indication of your level.
    pub start_quick_text: Plural,
    /// Start quick scan
    pub start_quick_action: &'static str,
    /// Full scan
    pub start_full_title: &'static str,
    /// {n} questions, about {minutes} minutes. You see all scores, what holds you back and the shortest way up.
    pub start_full_text: Plural,
    /// Start full scan
    pub start_full_action: &'static str,
    /// Your answers stay on this device. No account, no cookies, and nothing is sent.
    pub start_privacy: &'static str,
    /// You can stop at any time and continue later where you left off.
    pub start_pause: &'static str,
    /// Do you share this computer? Then turn saving off.
    pub start_shared_computer: &'static str,
    /// Continue with a code or file
    pub start_code: &'static str,
    /// {mode}, {n} of {total} answered.
    pub start_resume_undated: Plural,
    /// Something of this scan is still on this device. Delete it in the settings of your browser.
    pub storage_delete_failed: &'static str,
    /// What do the answers mean?
    pub question_scale_help: &'static str,
    /// How the score works
    pub start_how: &'static str,
    /// We do not use social media yet
    pub start_no_social: &'static str,
    /// You then answer only the questions about culture. After that you start with tier 1 of the pyramid.
    pub start_no_social_help: &'static str,
    /// Continue where you left off
    pub start_resume_title: &'static str,
    /// {mode}, {n} of {total} answered. Last filled in on {date}.
    pub start_resume_text: Plural,
    /// Continue
    pub start_resume_action: &'static str,
    /// View result
    pub start_resume_result: &'static str,
    /// Start again
    pub start_resume_restart: &'static str,
    /// The tiers rest on each other. The three Ps are the piles underneath: without a firm culture the gable sinks.
    pub start_art_caption: &'static str,
    /// Every answer is a number from 0 to 4. The average becomes a score from 0 to 100. ‘Don’t know’ and ‘not applicable’ never count as zero.
    pub start_how_scale: &'static str,
    /// A tier counts from {threshold} points (the threshold), if every key question is at least at ‘Partly’ and all tiers below it count too.
    pub start_how_gate: Template,
    /// Section {n} of {total}
    pub question_part: Template,
    /// {n} of {total} answered
    pub question_answered: Plural,
    /// Sections of the scan
    pub question_nav: &'static str,
    /// All sections
    pub question_nav_toggle: &'static str,
    /// Culture
    pub question_nav_culture: &'static str,
    /// Social media
    pub question_nav_social: &'static str,
    /// Finally
    pub question_nav_last: &'static str,
    /// Organisation and participation
    pub question_nav_organisation: &'static str,
    /// The three Ps
    pub question_section_three_ps: &'static str,
    /// Openness, transparency, involvement
    pub question_section_values: &'static str,
    /// The pyramid
    pub question_section_pyramid: &'static str,
    /// done
    pub question_nav_state_done: &'static str,
    /// in progress
    pub question_nav_state_busy: &'static str,
    /// not started
    pub question_nav_state_todo: &'static str,
    /// {n} of {total}
    pub question_nav_count: Template,
    /// Question {n}
    pub question_number: Template,
    /// Extra question, does not count in the scores
    pub question_extra: &'static str,
    /// Different scale: how often is this true?
    pub question_stem_change: &'static str,
    /// Back to the first scale: how far are you with this?
    pub question_stem_change_back: &'static str,
    /// Keys: choose an answer with the arrows or with 0 to 4. Enter takes you to the next question without an answer.
    pub question_keys: &'static str,
    /// Clear this answer
    pub question_clear: &'static str,
    /// Answer to question {n} cleared.
    pub question_cleared: Template,
    /// Note on question {n} (optional)
    pub question_evidence_label: Template,
    /// This stays on this device and goes into your file only if you choose so. It is not part of the code or the link.
    pub question_evidence_help: &'static str,
    /// {n} characters left
    pub question_evidence_left: Plural,
    /// {n} questions in this section are not answered yet. You can go on and come back later.
    pub question_open: Plural,
    /// On to {section}
    pub question_next: Template,
    /// Back to {section}
    pub question_previous: Template,
    /// Back to the start
    pub question_back_to_start: &'static str,
    /// To the overview
    pub question_to_check: &'static str,
    /// Who takes part?
    pub question_ratio_title: &'static str,
    /// This is your culture. Tier 1 is the first step.
    pub result_headline_culture_only: &'static str,
    /// Start again
    pub result_restart: &'static str,
    /// Saved on this device
    pub storage_saved: &'static str,
    /// Saved in this tab
    pub storage_saved_tab: &'static str,
    /// Not saved
    pub storage_off: &'static str,
    /// Your answers are not saved here
    pub storage_unavailable_title: &'static str,
    /// This page or browser does not allow saving. The scan works as usual otherwise. Keep your code or save a file at the end.
    pub storage_unavailable_text: &'static str,
    /// There is no space left for saving
    pub storage_full_title: &'static str,
    /// Your latest answers are only in this tab. Save a file before you close the tab.
    pub storage_full_text: &'static str,
    /// Your saved answers cannot be read
    pub storage_corrupt_title: &'static str,
    /// They were set aside and nothing was deleted. You can save them as a file and start again.
    pub storage_corrupt_text: &'static str,
    /// Save the old file
    pub storage_corrupt_download: &'static str,
    /// Delete the old data
    pub storage_corrupt_discard: &'static str,
    /// These answers come from a newer version
    pub storage_newer_title: &'static str,
    /// Refresh the page to open them. Nothing was changed.
    pub storage_newer_text: &'static str,
    /// The questions have changed
    pub storage_renewed_title: &'static str,
    /// {n} answers belong to questions that are not asked any more. They are kept, also in your file.
    pub storage_renewed_gone: Plural,
    /// {n} questions have changed and are open again. There you see your earlier answer.
    pub storage_renewed_changed: Plural,
    /// Your answer to an earlier version of this question: ‘{answer}’.
    pub question_earlier: Template,
    /// Use this answer
    pub question_earlier_take: &'static str,
    /// Keep nothing after this tab is closed
    pub storage_session_only: &'static str,
    /// Delete my data
    pub storage_delete: &'static str,
    /// Delete all data of this scan?
    pub storage_delete_title: &'static str,
    /// Answers, notes and earlier results disappear from this device. This cannot be undone. Codes and files that you kept yourself still work.
    pub storage_delete_text: &'static str,
    /// Delete everything
    pub storage_delete_confirm: &'static str,
    /// Everything was deleted from this device.
    pub storage_delete_done: &'static str,
    /// Start again?
    pub storage_restart_title: &'static str,
    /// {n} answers are deleted. Earlier results stay.
    pub storage_restart_text: Plural,
    /// Delete and start again
    pub storage_restart_confirm: &'static str,
    /// Undo
    pub storage_undo: &'static str,
    /// The code is on your clipboard.
    pub share_code_copied: &'static str,
    /// Copying does not work here. The code is already selected: press Ctrl+C (or Cmd+C).
    pub share_code_select: &'static str,
    /// The link is on your clipboard.
    pub share_link_copied: &'static str,
    /// Copying does not work here. Select the link and press Ctrl+C (or Cmd+C).
    pub share_link_select: &'static str,
    /// The file {name} was made.
    pub share_file_ready: Template,
    /// Saving a file does not work from this window. Copy your code.
    pub share_file_refused: &'static str,
    /// File (JSON)
    pub share_json: &'static str,
    /// Your data
    pub share_data_title: &'static str,
    /// Code
    pub share_import_label: &'static str,
    /// Capitals, dashes and spaces do not matter.
    pub share_import_help: &'static str,
    /// Open
    pub share_import_action: &'static str,
    /// Choose a file
    pub share_import_file: &'static str,
    /// Or drag the file here.
    pub share_import_drop: &'static str,
    /// Drop the file to open it
    pub import_dropping: &'static str,
    /// Open these answers?
    pub import_title: &'static str,
    /// {mode}: {n} of {total} questions answered, version {version} of the questionnaire.
    pub import_holds: Plural,
    /// Saved on {date}.
    pub import_date: Template,
    /// Replace: your own {n} answers make way. You can undo that afterwards.
    pub import_replace_text: Plural,
    /// {n} earlier results are added.
    pub import_attempts: Plural,
    /// Combine: you keep the answers of both. Where an answer differs, yours counts.
    pub import_merge_own: &'static str,
    /// Combine: you keep the answers of both. Where an answer differs, the one in the file counts, because it was saved
    /// later.
    pub import_merge_file: &'static str,
    /// Combine
    pub import_merge: &'static str,
    /// These are the answers that you opened.
    pub import_replaced: &'static str,
    /// Your earlier answers are back.
    pub import_restored: &'static str,
    /// Not opened, and nothing has changed
    pub import_refused: &'static str,
    /// This file is too large for a scan. Choose another file.
    pub error_file_size: &'static str,
    /// The file cannot be read. Try again or choose another file.
    pub error_file_read: &'static str,
    /// This is not a JSON file. Choose the file (JSON) that you saved with this scan.
    pub error_file_json: &'static str,
    /// The file is damaged or incomplete. Choose another file, or use your code.
    pub error_file_damaged: &'static str,
    /// This file has a result without the answers. Choose the file with the answers, or use your code.
    pub error_file_result: &'static str,
    /// Question {item} in the file: {error}
    pub error_file_item: Template,
    /// Replace your current answers?
    pub share_import_replace_title: &'static str,
    /// Replace
    pub share_import_replace_discard: &'static str,
    /// Opened: {n} answers.
    pub share_import_done: Plural,
    /// New scan with these answers
    pub start_next: &'static str,
    /// New scan. {n} answers of the last one are filled in; change what is different now.
    pub start_next_started: Plural,
    /// What only the second part of the app says.
    pub later: &'static LaterStrings,
}
