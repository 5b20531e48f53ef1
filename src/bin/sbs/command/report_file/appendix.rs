//! The parts of a report's appendix that rest on other answers: an earlier measurement, and a team.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use social_business_scan::{
    core::{
        answers::AnswerSheet,
        compare::compare,
        result_code,
        score::score,
        team::{MIN_RESPONDENTS, TeamReport},
    },
    export::report::attachment::scope_of,
    report::{
        ReportPresenter,
        change::{ChangePresenter, Measured, change},
        document::{Block, comparison_blocks, team_blocks},
        team::{TeamPage, TeamPresenter, team_page},
    },
};

use super::super::{
    Verdict, batch::Answered, compare::measurement, fault::in_english, input::whole,
    team::members::counted_without,
};

/// The comparison with an earlier measurement; `name` is what it is called, else the day of its file, or nothing but that it
/// is a code.
///
/// # Errors
/// Why there is none, in words.
pub fn comparison(after: ReportPresenter<'_>, file: &Path, name: Option<&str>) -> Result<Vec<Block>, String> {
    let instrument = after.instrument;
    let mut answered = Answered::default();
    let Ok(before) = measurement(instrument, file, &mut answered) else {
        return Err(String::from_utf8_lossy(&answered.faults).trim_end().to_owned());
    };
    let comparison = compare(instrument, &before, after.sheet)
        .map_err(|error| format!("{}: {} ({error})", file.display(), in_english(instrument, &error)))?;
    let members: Map<String, Value> =
        whole(file).text.ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let scored = score(instrument, &before);
    let first = ReportPresenter { report: &scored, sheet: &before, scope: scope_of(&members), ..after };
    let day = members.get("savedAt").and_then(Value::as_str).and_then(|at| at.get(..10));
    let called = match (name, day) {
        (Some(name), _) => name.to_owned(),
        (None, Some(day)) => after.strings.change_attempt_of.fill(&[("date", day)]),
        (None, None) if file.exists() => after.strings.change_file.fill(&[("n", "1")]),
        (None, None) => after.strings.change_code.fill(&[("n", "1")]),
    };
    let page = change(ChangePresenter {
        comparison: &comparison,
        before: Measured { presenter: first, name: &called },
        after: Measured { presenter: after, name: after.strings.change_scan },
    });
    Ok(comparison_blocks(after.strings, after.lang, &page, &result_code::encode(instrument, &before)))
}

/// What the members of some files answered, without the answers of the report. A member that is refused is told, and the rest
/// goes on.
///
/// # Errors
/// With too few of them, in words.
pub fn team(own: ReportPresenter<'_>, files: &[PathBuf]) -> Result<(Vec<Block>, Verdict), String> {
    let ReportPresenter { instrument, sheet, lang, strings, .. } = own;
    let without = AnswerSheet { threshold: None, ..sheet.clone() };
    let (counts, verdict) = counted_without(instrument, files, Some(without));
    let report: TeamReport = counts.report(instrument);
    match team_page(TeamPresenter { instrument, report: &report, own: None, lang, strings }) {
        TeamPage::Shown(findings) => Ok((team_blocks(strings, lang, &findings), verdict)),
        TeamPage::TooFew(_) => Err(format!(
            "a team of fewer than {MIN_RESPONDENTS}, without the answers of the report, is not shown: add more answers"
        )),
    }
}
