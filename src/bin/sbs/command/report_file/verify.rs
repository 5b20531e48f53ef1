//! `sbs verify`: whether a report still says what the answers inside it lead to.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use social_business_scan::{
<<<<<<< HEAD
    core::{
        answer_file,
        instrument::{Instrument, Lang},
        result_code,
        score::score,
        string_enum::StringEnum,
    },
    export::pdf::read::read,
    export::report::attachment::{notes_in, scope_of, target_in},
    i18n::strings,
    report::{
        ReportPresenter,
        document::{DocumentOptions, Part, document},
        headline,
    },
=======
    core::instrument::Instrument,
    export::pdf::{self, read::read, verify::Fault},
>>>>>>> origin/main
};

use super::super::{Verdict, fault, tell};

/// The most bytes of a report that is read.
const LIMIT: u64 = 32 << 20;

/// Scores the answers inside a report and compares all that they lead to with its pages.
///
/// # Errors
/// If standard output cannot be written.
pub fn verify(instrument: &Instrument, file: &Path, out: &mut dyn Write) -> io::Result<Verdict> {
    match found(instrument, file) {
        Ok(told) => {
            writeln!(out, "{}: {told}", file.display())?;
            Ok(Verdict::Fine)
        }
        Err(told) => {
            tell(format!("{}: {told}\n", file.display()).as_bytes());
            Ok(Verdict::Faulty)
        }
    }
}

fn found(instrument: &Instrument, file: &Path) -> Result<String, String> {
    let refused = |error: io::Error| format!("cannot be read: {error}");
    if fs::metadata(file).map_err(refused)?.len() > LIMIT {
        return Err(format!("is longer than {LIMIT} bytes, expected a report"));
    }
    let report = read(&fs::read(file).map_err(refused)?).map_err(|error| error.to_string())?;
<<<<<<< HEAD
    let attached =
        report.attachment.as_deref().ok_or("carries no answers, so nothing can be computed again")?;
    let sheet = answer_file::from_text(instrument, attached)
        .map_err(|error| format!("its answers: {}", fault::explain(instrument, attached, &error)))?;
    let answers: Map<String, Value> = serde_json::from_str(attached).unwrap_or_default();
    let lang = Lang::from_key(&report.lang).unwrap_or(Lang::SOURCE);
    let strings = strings(lang);
    let scored = score(instrument, &sheet);
    let presenter = ReportPresenter {
        instrument,
        report: &scored,
        sheet: &sheet,
        scope: scope_of(&answers),
        lang,
        strings,
    };
    let part = |is_included| if is_included { Part::Included } else { Part::Left };
    let options = DocumentOptions {
        appendix: part(report.has(strings.document_appendix)),
        notes: part(report.has(strings.document_attached_notes)),
        attachment: Part::Included,
        target: target_in(presenter, &answers),
        code: result_code::encode(instrument, &sheet),
        // Which page it links to follows from no answer; only that there is a link changes a sentence.
        link_base: report.has(strings.share_print_help).then(String::new),
        ..DocumentOptions::default()
    };
    let expected = document(presenter, &notes_in(instrument, &answers), &options);
    match report.first_missing(&expected) {
        None => Ok(format!("fits its answers. {}", headline::level(presenter))),
        Some(missing) => Err(format!(
            "was changed: its answers lead to {missing:?}, which does not stand on its pages where it should"
=======
    match pdf::verify::verify(instrument, &report) {
        Ok(level) => Ok(format!(
            "fits its answers. {level} Not compared: name, day, remark and logo, which follow from no answer."
>>>>>>> origin/main
        )),
        Err(Fault::Answers(error)) => {
            let attached = report.attachment.unwrap_or_default();
            Err(format!("its answers: {}", fault::explain(instrument, &attached, &error)))
        }
        Err(fault) => Err(fault.to_string()),
    }
}
