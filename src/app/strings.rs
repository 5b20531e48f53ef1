//! The words of the interface: one field per text, one constant per language.
//!
//! A missing translation does not compile. Texts of items, levels, warnings and advice are not here: they belong
//! to the instrument. Texts with values are [`Template`]s and [`Plural`]s rather than functions: a function per
//! text and language costs the wasm far more than one routine that fills in names (`tests/app/update.rs` holds
//! both languages to the same names, text by text).

mod data;
mod en;
mod nl;
mod template;

pub use data::DataStrings;
pub use template::{Plural, Template};

use crate::core::instrument::Lang;

/// The strings of a language.
#[must_use]
pub const fn strings(lang: Lang) -> &'static Strings {
    match lang {
        Lang::Nl => &nl::STRINGS,
        Lang::En => &en::STRINGS,
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
    /// More
    pub app_menu: &'static str,
    /// Cancel
    pub app_cancel: &'static str,
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
    /// and
    pub app_list_and: &'static str,
    /// A stepped gable of five tiers, from bottom to top: {levels}. The gable stands on three piles: People, Profit and Planet.
    pub start_art_alt: Template,
    /// Nearly done
    pub question_check_title: &'static str,
    /// {n} questions are not answered yet
    pub question_check_open: Plural,
    /// All questions are answered.
    pub question_check_none: &'static str,
    /// {n} times ‘don’t know’. That is fine: you will find these questions again under ‘Find this out’.
    pub question_check_dk: Plural,
    /// Too few answers so far for: {dimensions}.
    pub question_check_effect: Template,
    /// Show result
    pub question_check_result: &'static str,
    /// Show result so far
    pub question_check_result_anyway: &'static str,
    /// {base} For level {level}, only {blocker} needs to improve.
    pub result_headline_blocked_one: Template,
    /// {base} For level {level}, {n} answers still need to go up.
    pub result_headline_blocked_many: Plural,
    /// The foundation is still under construction.
    pub result_headline_base_0: &'static str,
    /// The foundation is in place.
    pub result_headline_base_1: &'static str,
    /// You are well prepared.
    pub result_headline_base_2: &'static str,
    /// You learn from each other.
    pub result_headline_base_3: &'static str,
    /// You give people trust.
    pub result_headline_base_4: &'static str,
    /// All five tiers are in place. Keep it that way.
    pub result_headline_top: &'static str,
    /// Your level cannot be determined yet.
    pub result_headline_undetermined: &'static str,
    /// Strong at the top, weak below: work on the lower tiers first.
    pub result_headline_house: &'static str,
    /// You are at level {level} of 5, {name}.
    pub result_sub: Template,
    /// Your level: under construction.
    pub result_sub_zero: &'static str,
    /// Indication: level {level} of 5, {name}.
    pub result_sub_indicative: Template,
    /// Provisional: level {level} of 5, {name}.
    pub result_sub_provisional: Template,
    /// Calculated from {n} of the {total} questions that apply to you.
    pub result_based_on: Plural,
    /// Answer the open questions
    pub result_undetermined_action: &'static str,
    /// Tier {level}, {name}
    pub result_tier: Template,
    /// of {max}
    pub result_out_of: Template,
    /// On this page
    pub result_jump: &'static str,
    /// People, Profit, Planet
    pub result_three_ps_title: &'static str,
    /// Highest score: {strongest}. Lowest score: {weakest}. The difference is {n} points. {balance}
    pub result_three_ps_takeaway: Plural,
    /// Ten parts of the three Ps
    pub result_facets_title: &'static str,
    /// 1 question
    pub result_facets_single: &'static str,
    /// The pyramid
    pub result_pyramid_title: &'static str,
    /// this holds you back
    pub result_pyramid_blocked: &'static str,
    /// does not count yet
    pub result_pyramid_waiting: &'static str,
    /// threshold {threshold}: a tier needs at least this many points
    pub result_pyramid_norm: Template,
    /// striped: does not count yet
    pub result_pyramid_hatched: &'static str,
    /// Level 5 need not be your goal: level 3 or 4 can be enough.
    pub result_pyramid_no_shame: &'static str,
    /// Tier {level} already meets the threshold, but only counts once tier {below} is passed too.
    pub result_pyramid_unsupported: Template,
    /// House of cards
    pub result_house_title: &'static str,
    /// What holds you back?
    pub result_blockers_title: &'static str,
    /// Tier {level}, {name}: {score} points, {threshold} needed
    pub result_blockers_score: Template,
    /// Key question: if it is below ‘Partly’, the tier does not count, even if the rest is good.
    pub result_blockers_core: &'static str,
    /// Nothing. All five tiers are passed.
    pub result_blockers_none: &'static str,
    /// now
    pub result_blockers_now: &'static str,
    /// needed
    pub result_blockers_needed: &'static str,
    /// Now: {now}. Needed: {needed}.
    pub result_blockers_ladder: Template,
    /// Show all {n} answers
    pub result_blockers_all: Plural,
    /// The shortest way up
    pub result_way_title: &'static str,
    /// {n} answers
    pub result_way_answers: Plural,
    /// {n} steps
    pub result_way_steps: Plural,
    /// If {item} goes from ‘{now}’ to ‘{needed}’, tier {level} comes to {score} points.
    pub result_way_text: Template,
    /// {item}: from ‘{now}’ to ‘{needed}’.
    pub result_way_change: Template,
    /// Tier {level} then comes to {score} points.
    pub result_way_then: Template,
    /// Tier {level} is then passed.
    pub result_way_then_passed: Template,
    /// Tier {above} is already passed with {score} points, so you go from level {from} to level {to} in one go.
    pub result_way_jump: Template,
    /// Tier {above} is already passed with {score} points, so you go to level {to} in one go.
    pub result_way_jump_zero: Template,
    /// From level {from} to level {to}
    pub result_way_figure: Template,
    /// To level {to}
    pub result_way_figure_zero: Template,
    /// Other routes ({n})
    pub result_way_others: Plural,
    /// How firm is level {level}?
    pub result_firm_title: Template,
    /// Firm: whichever answer drops one step, you keep this level.
    pub result_firm_solid: &'static str,
    /// Shaky: there are {n} answers that must not drop. If one of them goes down one step, you fall back to: {to}.
    pub result_firm_fragile: Plural,
    /// level {level}
    pub result_level_label: Template,
    /// under construction
    pub result_level_zero: &'static str,
    /// Do first
    pub result_actions_title: &'static str,
    /// First step:
    pub result_actions_first: &'static str,
    /// For: {who}
    pub result_actions_for: Template,
    /// Check this
    pub result_actions_check: &'static str,
    /// Who and when:
    pub result_actions_owner: &'static str,
    /// Find this out
    pub result_findout_title: &'static str,
    /// You did not know the answer to {n} questions.
    pub result_findout_text: Plural,
    /// All scores
    pub result_scores_title: &'static str,
    /// Low is below {low}, middle is from {low} up to {high}, high is {high} or more.
    pub result_scores_bands: Template,
    /// Part
    pub result_scores_part: &'static str,
    /// Tier
    pub result_scores_step: &'static str,
    /// Score
    pub result_scores_score: &'static str,
    /// 0 to 100
    pub result_scores_range: &'static str,
    /// threshold {threshold}
    pub result_scores_norm: Template,
    /// In words
    pub result_scores_band: &'static str,
    /// Status
    pub result_scores_state: &'static str,
    /// The three Ps
    pub result_scores_three_ps: &'static str,
    /// Openness, transparency, involvement
    pub result_scores_values: &'static str,
    /// The five tiers
    pub result_scores_levels: &'static str,
    /// Everything together
    pub result_scores_overall: &'static str,
    /// partly not applicable
    pub result_score_partly_na: &'static str,
    /// Why {score} for {name}?
    pub result_why: Template,
    /// Questions that count: {n} of {total}.
    pub result_why_counted: Plural,
    /// {n} questions are still open. With those answers the score lies between {low} and {high}.
    pub result_why_range: Plural,
    /// Pulls down: {items}
    pub result_why_down: Template,
    /// Pulls up: {items}
    pub result_why_up: Template,
    /// Also: {items}
    pub result_why_rest: Template,
    /// counts for half
    pub result_why_half: &'static str,
    /// The average of your answers, times 25.
    pub result_why_formula: &'static str,
    /// Who takes part?
    pub result_ratio_title: &'static str,
    /// {n} of the {total} people posted: 1 in {per}.
    pub result_ratio_figure: Plural,
    /// None of the {total} people posted.
    pub result_ratio_none: Template,
    /// That is {n} times the 2011 figure.
    pub result_ratio_times: Plural,
    /// That is {percent} of all employees.
    pub result_ratio_small: Template,
    /// 2011: 1 in 330
    pub result_ratio_benchmark: &'static str,
    /// you: 1 in {per}
    pub result_ratio_you: Template,
    /// everyone
    pub result_ratio_everyone: &'static str,
    /// 1 in {per}
    pub result_ratio_one_in: Template,
    /// How you organise it
    pub result_org_title: &'static str,
    /// No model is always the best: it depends on the size and structure of the organisation.
    pub result_org_no_best: &'static str,
    /// This is not known yet.
    pub result_not_known: &'static str,
    /// What this result does not say
    pub result_caveats_title: &'static str,
    /// Change answers
    pub result_edit: &'static str,
    /// Turn it into the full scan
    pub result_to_full: &'static str,
    /// Your answers stay. {n} questions are added.
    pub result_to_full_text: Plural,
    /// Questionnaire version {version}, threshold {threshold}. A self-assessment, not a certificate.
    pub result_version: Template,
    /// Now
    pub chart_you: &'static str,
    /// Scores on People, Profit and Planet
    pub chart_radar_title: &'static str,
    /// Scores on ten parts
    pub chart_radar_facets_title: &'static str,
    /// {series}: {values}.
    pub chart_radar_series: Template,
    /// {name} {score}
    pub chart_radar_value: Template,
    /// {name} too few answers
    pub chart_radar_missing: Template,
    /// Pyramid: level {level} of 5 reached
    pub chart_pyramid_title: Template,
    /// Pyramid: level cannot be determined
    pub chart_pyramid_title_unknown: &'static str,
    /// {name} {score} out of 100, {state}
    pub chart_pyramid_tier: Template,
    /// Scale from 1 in 1,000 to everyone: the 2011 figure is at 1 in 330, you are at 1 in {per}.
    pub chart_ratio_title: Template,
    /// Show as a table
    pub chart_table_show: &'static str,
    /// Hide the table
    pub chart_table_hide: &'static str,
    /// Show ten parts
    pub chart_detail_show: &'static str,
    /// Back to the three Ps
    pub chart_detail_hide: &'static str,
    /// The drawing does not work here. The figures are in the table.
    pub chart_failed: &'static str,
    /// Some browsers delete your answers after 7 days without a visit. So keep your code.
    pub storage_expiry: &'static str,
    /// Keep and share
    pub share_title: &'static str,
    /// Your code
    pub share_code_title: &'static str,
    /// The code holds your answers, not your notes. Anyone with the code can see your result.
    pub share_code_help: &'static str,
    /// Copy code
    pub share_code_copy: &'static str,
    /// Link and QR code
    pub share_link_title: &'static str,
    /// Link to this result
    pub share_link_label: &'static str,
    /// Copy link
    pub share_link_copy: &'static str,
    /// Your answers are in the link, after the hash sign (#). They do not go to the server.
    pub share_link_help: &'static str,
    /// A link to a file on your disk opens nowhere else. Use the code or a file.
    pub share_link_disk: &'static str,
    /// QR code with the link to this result
    pub share_qr_alt: &'static str,
    /// Type the code into the scan to open this result again, or scan the QR code.
    pub share_print_help: &'static str,
    /// Take it with you
    pub share_take_title: &'static str,
    /// To continue later, here or elsewhere:
    pub share_take_answers: &'static str,
    /// Include my notes
    pub share_include_notes: &'static str,
    /// To calculate with:
    pub share_take_result: &'static str,
    /// Result (JSON)
    pub share_result: &'static str,
    /// Table (CSV)
    pub share_csv: &'static str,
    /// For a report or a slide:
    pub share_take_drawings: &'static str,
    /// Pyramid
    pub share_pyramid: &'static str,
    /// {drawing} as {format}
    pub share_drawing: Template,
    /// Print or PDF
    pub share_print: &'static str,
    /// What is kept, and the attempts.
    pub data: DataStrings,
}
