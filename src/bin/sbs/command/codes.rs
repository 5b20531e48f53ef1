//! `sbs code`: answer files to result codes, and back.

use std::{
    io::{self, Write},
    path::PathBuf,
};

use social_business_scan::core::{
    answer_file::{AnswerFile, WithThreshold},
    instrument::Instrument,
    result_code,
    string_enum::StringEnum,
};

use super::{
    Verdict,
    batch::{Answered, answer_all},
    fault,
    input::Document,
    score::{sheet, write_json},
    tell,
};

/// Prints the code of every answer file, or its error object.
///
/// # Errors
/// If the codes cannot be written.
pub fn encode(instrument: &Instrument, files: &[PathBuf], out: &mut dyn Write) -> io::Result<Verdict> {
    let answer = |document: &Document, answered: &mut Answered| match sheet(instrument, document, answered) {
        Ok(sheet) => {
            answered.results.extend(result_code::encode(instrument, &sheet).bytes());
            answered.results.push(b'\n');
        }
        Err(error) => write_json(&error.to_json(None), answered),
    };
    answer_all(files, &answer, out)
}

/// Prints the answer file of a code, or its error object. Several words are one code that somebody wrote with blanks.
///
/// # Errors
/// If the answer file cannot be written.
pub fn decode(instrument: &Instrument, words: &[String], out: &mut dyn Write) -> io::Result<Verdict> {
    let mut answered = Answered::default();
    let verdict = match result_code::decode(instrument, &words.join(" ")) {
        Ok(sheet) => {
            write_json(&WithThreshold(AnswerFile { instrument, sheet: &sheet }), &mut answered);
            Verdict::Fine
        }
        Err(error) => {
            write_json(&error.to_json(None), &mut answered);
            let item = error.item.as_ref().map_or_else(String::new, |item| format!(" at item {item}"));
            let told = fault::in_english(instrument, &error);
            tell(format!("code{item}: {told} ({})\n", error.code.key()).as_bytes());
            Verdict::Faulty
        }
    };
    out.write_all(&answered.results)?;
    Ok(verdict)
}
