//! `sbs compare`: two measurements of one organisation beside each other.

mod text;

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use social_business_scan::core::{
    answer_file::AnswerFileError,
    answers::AnswerSheet,
    compare::{ComparisonFile, compare as compared},
    instrument::Instrument,
    result_code,
    rounding::error_text,
};
use social_business_scan::export::change_csv;

use super::{
    Verdict,
    arguments::{Format, Output},
    batch::Answered,
    fault,
    input::whole,
    score::{sheet, write_json},
    tell,
    words::words,
};

/// Compares two measurements, each an answer file or a result code.
///
/// # Errors
/// If the comparison cannot be written.
pub fn compare(
    instrument: &Instrument,
    measurements: [&PathBuf; 2],
    output: Output,
    out: &mut dyn Write,
) -> io::Result<Verdict> {
    let mut answered = Answered::default();
    let verdict = match both(instrument, measurements, &mut answered) {
        Ok([before, after]) => match compared(instrument, &before, &after) {
            Ok(comparison) => {
                match output.format {
                    Format::Json => {
                        write_json(&ComparisonFile { instrument, comparison: &comparison }, &mut answered);
                    }
                    Format::Text => {
                        let sheets = [&before, &after];
                        let names = measurements.map(|file| file.to_string_lossy());
                        let text = text::text(instrument, &comparison, sheets, &names, output.lang);
                        answered.results.extend(text.bytes());
                    }
                    Format::Csv => {
                        let overall = words(output.lang).change_overall;
                        let table = change_csv::table(instrument, &comparison, overall, output.lang);
                        answered.results.extend(table.bytes());
                    }
                }
                Verdict::Fine
            }
            Err(error) => {
                let told = fault::in_english(instrument, &error);
                answered.faults.extend(format!("{told} ({error})\n").bytes());
                refuse(instrument, &error, None, output, &mut answered);
                Verdict::Faulty
            }
        },
        Err((error, index)) => {
            refuse(instrument, &error, Some(index), output, &mut answered);
            Verdict::Faulty
        }
    };
    tell(&answered.faults);
    out.write_all(&answered.results)?;
    Ok(verdict)
}

/// Both sheets, or the first fault with the place of its measurement: 0 is before, 1 is after.
fn both(
    instrument: &Instrument,
    measurements: [&PathBuf; 2],
    answered: &mut Answered,
) -> Result<[AnswerSheet; 2], (AnswerFileError, usize)> {
    let [before, after] = measurements;
    let before = measurement(instrument, before, answered).map_err(|error| (error, 0))?;
    let after = measurement(instrument, after, answered).map_err(|error| (error, 1))?;
    Ok([before, after])
}

/// The sheet of a measurement. What is no file may be a code; what is neither is told as a file that is not there.
///
/// # Errors
/// For a measurement that cannot be read; what is wrong with it stands in `answered`.
pub fn measurement(
    instrument: &Instrument,
    given: &Path,
    answered: &mut Answered,
) -> Result<AnswerSheet, AnswerFileError> {
    if !given.exists() {
        let code = given.to_string_lossy();
        match result_code::decode(instrument, &code) {
            Ok(sheet) => return Ok(sheet),
            Err(error) if code.to_ascii_uppercase().starts_with("SB") => {
                let told = fault::in_english(instrument, &error);
                answered.faults.extend(format!("code: {told} ({error})\n").bytes());
                return Err(error);
            }
            Err(_) => {}
        }
    }
    sheet(instrument, &whole(given), answered)
}

/// The error in the form that was asked for.
fn refuse(
    instrument: &Instrument,
    error: &AnswerFileError,
    index: Option<usize>,
    output: Output,
    answered: &mut Answered,
) {
    let told = error_text(instrument, error.code, output.lang);
    match output.format {
        Format::Json => write_json(&error.to_json(index), answered),
        Format::Text => answered.results.extend(format!("{told}\n").bytes()),
        Format::Csv => answered.results.extend(change_csv::error(error, &told).bytes()),
    }
}
