//! `sbs verify`: whether a report still says what the answers inside it lead to.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use social_business_scan::{
    core::instrument::Instrument,
    export::pdf::{self, read::read, verify::Fault},
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
    match pdf::verify::verify(instrument, &report) {
        Ok(level) => Ok(format!(
            "fits its answers. {level} Not compared, since no answer in it says that: name, day, remark and logo, what an \
             earlier measurement is called, and the appendix about a team."
        )),
        Err(Fault::Answers(error)) => {
            let attached = report.attachment.unwrap_or_default();
            Err(format!("its answers: {}", fault::explain(instrument, &attached, &error)))
        }
        Err(fault) => Err(fault.to_string()),
    }
}
