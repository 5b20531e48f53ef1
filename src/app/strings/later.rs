//! The texts of what our own page loads after its first screen: results, what is kept, files.
//!
//! In the first part of that wasm they are empty until the second one comes, so that nothing in the first may show
//! them. The names of the two statics are known to `xtask/src/bundle/split`.

mod en;
mod nl;

pub(super) use en::SBS_LATER_STRINGS_EN;
pub(super) use nl::SBS_LATER_STRINGS_NL;

use super::{DataStrings, Plural, Strings, Template};

/// Every text of the second part. The doc line of a field is its English text.
#[derive(Debug, PartialEq, Eq)]
pub struct LaterStrings {
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

/// Whoever has the words has these too; a text belongs here if only the second part asks for it.
impl std::ops::Deref for Strings {
    type Target = LaterStrings;

    fn deref(&self) -> &LaterStrings {
        self.later
    }
}
