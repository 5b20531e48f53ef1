//! Whether the pages of a report still say what the answers inside it lead to: no word or number is missing, none is other,
//! and none was added. What follows from no answer in it is free: the name of the organisation, the day, the remark, what an
//! earlier measurement is called and the part about a team, which have places of their own, and the logo. How the pages look
//! is not compared.

use serde_json::{Map, Value};

use super::{
    Paper, PdfOptions,
    read::{Report, read},
    write,
};
use crate::{
    core::{
        answer_file::{self, AnswerFileError},
        answers::AnswerSheet,
        compare,
        instrument::{Instrument, Lang},
        result_code::{self, link::link_to},
        score::score,
        section::Scope,
        string_enum::StringEnum,
    },
    export::report::attachment::{notes_in, plan_in, scope_of, target_in},
    i18n::strings,
    plan::day::Day,
    report::{
        ReportPresenter,
        change::{ChangePresenter, Measured, change},
        document::{
            Block, Document, DocumentOptions, Part, comparison_blocks, document, plan_table, team_heading,
        },
        headline,
        plan::ActionPresenter,
    },
};

/// Stand for the free texts while the expected pages are made; no text of a report has them.
const ABOUT: &str = "\u{2039}1\u{203a}";
const REMARK: &str = "\u{2039}2\u{203a}";
const COMPARED: &str = "\u{2039}3\u{203a}";
const CODE: &str = "\u{2039}4\u{203a}";
const TEAM: &str = "\u{2039}5\u{203a}";
const FREE: [&str; 4] = [ABOUT, REMARK, COMPARED, TEAM];
/// The most characters of an added text that are told.
const TOLD: usize = 60;

/// Why a report does not fit, or cannot be compared.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// It carries no answers.
    #[error("carries no answers, so nothing can be computed again")]
    NoAnswers,
    /// What it carries is no answer file.
    #[error("its answers cannot be read: {0}")]
    Answers(#[from] AnswerFileError),
    /// Something is missing or other.
    #[error("was changed: its answers lead to {0:?}, which does not stand on its pages where it should")]
    Missing(String),
    /// Something was added.
    #[error("was changed: {0:?} was added, which its answers do not lead to")]
    Added(String),
    /// Something was laid over its pages.
    #[error("was changed: a comment or a field was laid over its pages")]
    LaidOver,
    /// The expected pages could not be made; a fault of ours.
    #[error("cannot be compared")]
    Expected,
}

/// Computes the result of the answers inside a report again and compares it with its pages; the level in words if they fit.
///
/// # Errors
/// What does not fit.
pub fn verify(instrument: &Instrument, report: &Report) -> Result<String, Fault> {
    let attached = report.attachment.as_deref().ok_or(Fault::NoAnswers)?;
    let sheet = answer_file::from_text(instrument, attached)?;
    let answers: Map<String, Value> = serde_json::from_str(attached).unwrap_or_default();
    let lang = Lang::from_key(&report.lang).unwrap_or(Lang::SOURCE);
    let strings = strings(lang);
    let scored = score(instrument, &sheet);
    let scope = scope_of(&answers);
    let presenter = ReportPresenter { instrument, report: &scored, sheet: &sheet, scope, lang, strings };
    let part = |is_included| if is_included { Part::Included } else { Part::Left };
    let code = result_code::encode(instrument, &sheet);
    let plan = plan_table(ActionPresenter { instrument, lang, strings }, &plan_in(&answers));
    let options = DocumentOptions {
        organisation: ABOUT.to_owned(),
        remark: if report.has(strings.document_remark) { REMARK.to_owned() } else { String::new() },
        appendix: part(report.has(strings.document_appendix)),
        notes: part(report.has(strings.document_attached_notes)),
        attachment: Part::Included,
        plan: plan.filter(|plan| report.has(&plan.caption)),
        target: target_in(presenter, &answers),
        comparison: comparison(presenter, report),
        team: team(presenter, report),
        // Which page it links to follows from no answer; whatever it is, it stands before the code.
        link_base: base(report, &code),
        code,
        ..DocumentOptions::default()
    };
    let expected = document(presenter, &notes_in(instrument, &answers), &options);
    if report.has_notes {
        return Err(Fault::LaidOver);
    }
    compare_pages(report, &expected)?;
    Ok(headline::level(presenter))
}

/// The page that the link of a report opens.
fn base(report: &Report, code: &str) -> Option<String> {
    let text = report.blankless();
    let end = text.find(&link_to("", code))?;
    let before = text.get(..end)?;
    let start = before.rfind("https://").or_else(|| before.rfind("http://"))?;
    before.get(start..).map(ToOwned::to_owned)
}

/// The appendix about an earlier measurement, made of the code of that which stands in it; empty where there is none that
/// can be read.
fn comparison(after: ReportPresenter<'_>, report: &Report) -> Vec<Block> {
    let found = earlier(after, report).and_then(|(before, code)| {
        let comparison = compare::compare(after.instrument, &before, after.sheet).ok()?;
        let scored = score(after.instrument, &before);
        // Its code does not say whether it was about culture only.
        let scope = match after.scope {
            Scope::Whole if report.has(after.strings.change_culture_only) => Scope::CultureOnly,
            scope => scope,
        };
        let first = ReportPresenter { report: &scored, sheet: &before, scope, ..after };
        let page = change(ChangePresenter {
            comparison: &comparison,
            before: Measured { presenter: first, name: COMPARED },
            after: Measured { presenter: after, name: COMPARED },
        });
        Some(comparison_blocks(after.strings, after.lang, &page, &code))
    });
    found.unwrap_or_default()
}

/// The answers of the earlier measurement, and their code.
fn earlier(after: ReportPresenter<'_>, report: &Report) -> Option<(AnswerSheet, String)> {
    let line = after.strings.document_comparison_before.fill(&[("name", COMPARED), ("code", CODE)]);
    let (before, _) = line.split_once(CODE)?;
    let (_, before) = before.split_once(COMPARED)?;
    let code = report.following(before)?;
    let mut sheet = result_code::decode(after.instrument, code).ok()?;
    sheet.threshold = after.sheet.threshold;
    let code = result_code::encode(after.instrument, &sheet);
    Some((sheet, code))
}

/// The appendix about a team, of which the report has no answers; empty where there is none.
fn team(presenter: ReportPresenter<'_>, report: &Report) -> Vec<Block> {
    if report.has(presenter.strings.document_team) {
        vec![team_heading(presenter.strings), Block::Paragraph(TEAM.to_owned())]
    } else {
        Vec::new()
    }
}

fn compare_pages(report: &Report, expected: &Document) -> Result<(), Fault> {
    let pages = write(expected, PdfOptions { paper: Paper::A4, made: Day::FIRST, attachment: None });
    let pages = pages.ok().and_then(|bytes| read(&bytes).ok()).ok_or(Fault::Expected)?;
    let mut parts: Vec<&str> = vec![pages.blankless()];
    for free in FREE {
        parts = parts.into_iter().flat_map(|part| part.split(free)).collect();
    }
    let Some(extra) = first_extra(report.blankless(), &parts) else { return Ok(()) };
    let texts = expected.texts();
    match report.first_missing(texts.into_iter().filter(|text| !FREE.iter().any(|free| text.contains(free))))
    {
        Some(missing) => Err(Fault::Missing(missing.to_owned())),
        None => Err(Fault::Added(extra.chars().take(TOLD).collect())),
    }
}

/// Where a text is something else than these parts with anything between them; `None` if it is nothing else.
fn first_extra<'a>(text: &'a str, parts: &[&str]) -> Option<&'a str> {
    let mut rest = text;
    for (index, part) in parts.iter().enumerate() {
        let is_last = index + 1 == parts.len();
        let found = match index {
            0 => rest.starts_with(part).then_some(0),
            // What is free ends where the last part begins.
            _ if is_last => rest.ends_with(part).then(|| rest.len() - part.len()),
            _ => rest.find(part),
        };
        match found {
            Some(at) => rest = rest.get(at + part.len()..).unwrap_or_default(),
            None => return Some(after_longest(rest, part)),
        }
    }
    (!rest.is_empty()).then_some(rest)
}

/// What follows the longest beginning of a part that stands in a text.
fn after_longest<'a>(text: &'a str, part: &str) -> &'a str {
    let ends: Vec<usize> = part.char_indices().map(|(at, _)| at).chain([part.len()]).collect();
    // A shorter beginning stands wherever a longer one does.
    let is_there = |end: &usize| part.get(..*end).is_some_and(|beginning| text.contains(beginning));
    let count = ends.partition_point(is_there);
    let beginning = ends.get(count.saturating_sub(1)).and_then(|end| part.get(..*end)).unwrap_or_default();
    let at = text.find(beginning).unwrap_or_default();
    text.get(at + beginning.len()..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_free_is_no_difference_and_the_rest_is() {
        let parts = ["Scan", "Kop.Tekst.", "Einde."];

        assert_eq!(first_extra("ScanWijKop.Tekst.VrijeTekst.Einde.", &parts), None);
        assert_eq!(first_extra("ScanKop.Tekst.Einde.", &parts), None);
        assert_eq!(first_extra("ScanWijKop.Meer.Tekst.Einde.", &parts), Some("Meer.Tekst.Einde."));
        assert_eq!(first_extra("ScanWijKop.Tekst.Einde.Meer.", &parts), Some("Meer."));
        assert_eq!(first_extra("ScanWij", &["Scan"]), Some("Wij"));
        assert_eq!(first_extra("Scam", &parts), Some("m"));
    }
}
