//! `sbs score`: answer files in, results out.

use std::{
    io::{self, Write},
    path::PathBuf,
};

use social_business_scan::core::{
    answer_file::{self, AnswerFileError},
    answers::AnswerSheet,
    instrument::{ErrorCode, Instrument},
    rounding::error_text,
    score,
    score::result_file::ResultFile,
    string_enum::StringEnum,
};

use super::{
    Verdict,
    arguments::{Format, Output},
    batch::{Answered, answer_all},
    csv, fault,
    input::{Document, is_lines},
    report, tell,
};

/// Scores all files.
///
/// # Errors
/// If the results cannot be written.
pub fn score(
    instrument: &Instrument,
    files: &[PathBuf],
    output: Output,
    out: &mut dyn Write,
) -> io::Result<Verdict> {
    // Rows of several answer files need to tell whose they are.
    let origin = if files.len() > 1 || files.iter().any(|file| is_lines(file)) {
        csv::Origin::Shown
    } else {
        csv::Origin::Left
    };
    if output.format == Format::Csv {
        csv::write_header(origin, out)?;
    }
    let lang = output.lang;
    let answer = |document: &Document, answered: &mut Answered| match sheet(instrument, document, answered) {
        Ok(sheet) => {
            let report = score::score(instrument, &sheet);
            match output.format {
                Format::Json => write_json(&ResultFile { instrument, report: &report }, answered),
                Format::Text => report::write(instrument, &report, &sheet, lang, &document.place, answered),
                Format::Csv => csv::write(instrument, &report, lang, origin, &document.place, answered),
            }
        }
        Err(error) => match output.format {
            Format::Json => write_json(&error.to_json(None), answered),
            Format::Text => {
                let told = error_text(instrument, error.code, lang);
                answered.results.extend(format!("{}\n{told}\n\n", document.place).bytes());
            }
            Format::Csv => {
                let told = error_text(instrument, error.code, lang);
                csv::write_error(error.code.key(), &told, origin, &document.place, answered);
            }
        },
    };
    answer_all(files, &answer, out)
}

/// The sheet of a document; a fault is also told in words. A document that cannot be read counts as one of a bad
/// format, so that there is a result for every input.
pub fn sheet(
    instrument: &Instrument,
    document: &Document,
    answered: &mut Answered,
) -> Result<AnswerSheet, AnswerFileError> {
    let (error, told) = match &document.text {
        Ok(text) => match answer_file::from_text(instrument, text) {
            Ok(sheet) => return Ok(sheet),
            Err(error) => {
                let told = fault::explain(instrument, text, &error);
                (error, told)
            }
        },
        Err(unreadable) => (AnswerFileError::new(ErrorCode::BadFormat), unreadable.to_string()),
    };
    answered.faults.extend(format!("{}: {told}\n", document.place).bytes());
    Err(error)
}

/// Ends a task about one document that has no sheet: with the fault as JSON, and in words.
///
/// # Errors
/// If the fault cannot be written.
pub fn refused(error: &AnswerFileError, mut answered: Answered, out: &mut dyn Write) -> io::Result<Verdict> {
    write_json(&error.to_json(None), &mut answered);
    tell(&answered.faults);
    out.write_all(&answered.results)?;
    Ok(Verdict::Faulty)
}

/// One line of JSON.
pub fn write_json(value: &impl serde::Serialize, answered: &mut Answered) {
    match serde_json::to_writer(&mut answered.results, value) {
        Ok(()) => answered.results.push(b'\n'),
        // A vector takes every byte, and our own forms have text keys only.
        Err(error) => answered.faults.extend(format!("sbs: {error}\n").bytes()),
    }
}
