//! `sbs simulate`: plausible answers that nobody gave, for demonstrations, tests and trainings, or what ten thousand of them
//! tell an author about an instrument.

use std::io::{self, Write};

use social_business_scan::{
    author::{
        respondent::{Respondents, Settings},
        study::{Study, study},
    },
    core::{
        answer_file::{AnswerFile, WithThreshold},
        instrument::Instrument,
    },
};

use super::super::{
    Verdict,
    arguments::{SimulateArguments, StudyFormat},
};

/// So many respondents a report is about, unless told otherwise.
const STUDY: u32 = 10_000;

/// Writes answer files, one a line, or a report about the instrument.
///
/// # Errors
/// If the results cannot be written.
pub fn simulate(
    instrument: &Instrument,
    arguments: &SimulateArguments,
    out: &mut dyn Write,
) -> io::Result<Verdict> {
    let settings = Settings {
        mode: arguments.mode,
        profile: arguments.profile,
        dont_know: f64::from(arguments.dont_know) / 100.0,
        seed: arguments.seed,
    };
    let count = arguments.count.unwrap_or(if arguments.report { STUDY } else { 1 });
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    if arguments.report {
        let study = study(instrument, settings, count, |_| {});
        match arguments.format {
            StudyFormat::Json => {
                serde_json::to_writer(&mut *out, &study)?;
                out.write_all(b"\n")?;
            }
            StudyFormat::Text => write_study(&study, out)?,
        }
        return Ok(Verdict::Fine);
    }
    for sheet in Respondents::new(instrument, settings).take(count) {
        let file = WithThreshold(AnswerFile { instrument, sheet: &sheet });
        serde_json::to_writer(&mut *out, &file)?;
        out.write_all(b"\n")?;
    }
    Ok(Verdict::Fine)
}

fn write_study(study: &Study, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{} simulated respondents.", study.respondents)?;
    if let Some((unknown, levels)) = study.levels.split_last() {
        for (level, count) in levels.iter().enumerate() {
            writeln!(out, "Level {level}: {count}")?;
        }
        writeln!(out, "Level unknown: {unknown}")?;
    }
    if study.findings.is_empty() {
        return writeln!(out, "\nNothing to look at.");
    }
    writeln!(out, "\nTo look at (the answers are simulated: a reason to look, and no proof):")?;
    for finding in &study.findings {
        writeln!(out, "- {finding}")?;
    }
    Ok(())
}
