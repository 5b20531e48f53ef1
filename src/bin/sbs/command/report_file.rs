//! `sbs report`: the report of an answer file as HTML, Markdown or PDF. (`report` beside this is the text form of
//! `sbs score`.)

mod appendix;
pub mod verify;

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use serde_json::{Map, Value};
use social_business_scan::{
    core::{
        instrument::Instrument,
        result_code::{self, link::LinkBase},
        score::score,
    },
    export::pdf::{self, Day, Paper, PdfOptions},
    export::report::{
        attachment::{attachment, notes_in, plan_in, scope_of, target_in},
        html::html_file,
        markdown::markdown_file,
    },
    i18n::strings,
    report::{
        ReportPresenter,
        document::{DocumentOptions, Logo, Part, Table, document, plan_table},
        plan::ActionPresenter,
    },
};

use super::{
    Verdict,
    arguments::{ReportArguments, ReportFormat, ReportPaper},
    batch::Answered,
    input::{Document, whole},
    score::{refused, sheet},
    tell,
};

/// The most bytes of a logo.
const LOGO_LIMIT: u64 = 4 << 20;

/// Writes a report.
///
/// # Errors
/// If standard output cannot be written.
pub fn report_file(
    instrument: &Instrument,
    arguments: &ReportArguments,
    out: &mut dyn Write,
) -> io::Result<Verdict> {
    let mut answered = Answered::default();
    let given: Document = whole(&arguments.file);
    let sheet = match sheet(instrument, &given, &mut answered) {
        Ok(sheet) => sheet,
        Err(error) => return refused(&error, answered, out),
    };
    let logo = match arguments.logo.as_deref().map(logo).transpose() {
        Ok(logo) => logo,
        Err(told) => return faulty(&told),
    };
    // It was read as an object a moment ago.
    let file: Map<String, Value> =
        given.text.ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let report = score(instrument, &sheet);
    let presenter = ReportPresenter {
        instrument,
        report: &report,
        sheet: &sheet,
        scope: scope_of(&file),
        lang: arguments.lang,
        strings: strings(arguments.lang),
    };
    let format = arguments.format.unwrap_or_else(|| of_ending(&arguments.output));
    let part = |is_included| if is_included { Part::Included } else { Part::Left };
    let carries = format == ReportFormat::Pdf && !arguments.no_attachment;
    let comparison = arguments.compare.as_deref();
    let comparison = comparison
        .map(|before| appendix::comparison(presenter, before, arguments.compare_name.as_deref()))
        .transpose();
    let has_team = !arguments.team.is_empty();
    let team = has_team.then(|| appendix::team(presenter, &arguments.team)).transpose();
    let (comparison, (team, verdict)) = match (comparison, team) {
        (Ok(comparison), Ok(team)) => {
            (comparison.unwrap_or_default(), team.unwrap_or((Vec::new(), Verdict::Fine)))
        }
        (Err(told), _) | (_, Err(told)) => return faulty(&told),
    };
    let link_base = arguments.link.as_deref().map(LinkBase::of);
    let options = DocumentOptions {
        organisation: arguments.organisation.clone(),
        day: arguments.day.clone(),
        remark: arguments.remark.clone(),
        logo,
        appendix: part(arguments.appendix),
        notes: part(arguments.notes),
        attachment: part(carries),
        plan: plan(instrument, arguments, &file),
        target: target_in(presenter, &file),
        comparison,
        team,
        code: result_code::encode(instrument, &sheet),
        link_base: link_base.as_ref().and_then(LinkBase::page).map(ToOwned::to_owned),
    };
    let document = document(presenter, &notes_in(instrument, &file), &options);
    let bytes = match format {
        ReportFormat::Html => html_file(&document).into_bytes(),
        ReportFormat::Md => markdown_file(&document).into_bytes(),
        ReportFormat::Pdf => {
            let carried = carries.then(|| attachment(file, options.notes, part(arguments.plan)));
            let paper = match arguments.paper {
                ReportPaper::A4 => Paper::A4,
                ReportPaper::Letter => Paper::Letter,
            };
            match pdf::write(&document, PdfOptions { paper, made: today(), attachment: carried.as_deref() }) {
                Ok(bytes) => bytes,
                Err(error) => return faulty(&format!("{}: {error}", arguments.file.display())),
            }
        }
    };
    if arguments.output == Path::new("-") {
        out.write_all(&bytes)?;
    } else if let Err(error) = fs::write(&arguments.output, bytes) {
        return faulty(&format!("{}: cannot be written: {error}", arguments.output.display()));
    }
    Ok(verdict)
}

/// The plan of the answer file, if it is wanted and there is one.
fn plan(instrument: &Instrument, arguments: &ReportArguments, file: &Map<String, Value>) -> Option<Table> {
    let lang = arguments.lang;
    let presenter = ActionPresenter { instrument, lang, strings: strings(lang) };
    arguments.plan.then(|| plan_table(presenter, &plan_in(file))).flatten()
}

fn faulty(told: &str) -> io::Result<Verdict> {
    tell([told, "\n"].concat().as_bytes());
    Ok(Verdict::Faulty)
}

fn of_ending(output: &Path) -> ReportFormat {
    match output.extension().and_then(|ending| ending.to_str()) {
        Some("pdf") => ReportFormat::Pdf,
        Some("md") => ReportFormat::Md,
        _ => ReportFormat::Html,
    }
}

/// The logo in a file, or why there is none.
fn logo(file: &Path) -> Result<Logo, String> {
    let name = file.display();
    let refused = |error: io::Error| format!("{name}: cannot be read: {error}");
    if fs::metadata(file).map_err(refused)?.len() > LOGO_LIMIT {
        return Err(format!("{name}: is longer than {LOGO_LIMIT} bytes, expected a logo"));
    }
    let bytes = fs::read(file).map_err(refused)?;
    Logo::of(bytes).ok_or_else(|| format!("{name}: is neither PNG nor JPEG"))
}

/// The day in Greenwich; the first one there is if the clock says none.
fn today() -> Day {
    Day::parse(&chrono::Utc::now().format("%Y-%m-%d").to_string()).unwrap_or(Day::FIRST)
}
