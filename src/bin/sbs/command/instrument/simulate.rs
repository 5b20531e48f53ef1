//! `sbs simulate`: plausible answers that nobody gave, for demonstrations, tests and trainings, or what ten thousand of them
//! tell an author about an instrument.
//!
//! The model is that of common test theory: a respondent has a general level and a deviation for each dimension, and each
//! answer adds noise of its own. An item that loads on two dimensions follows both, by its weights.

pub mod profile;
mod random;
mod respondent;
mod study;

use std::io::{self, Write};

use social_business_scan::core::{
    answer_file::{AnswerFile, WithThreshold},
    instrument::Instrument,
    string_enum::StringEnum,
};

use self::{
    respondent::{Respondents, Settings},
    study::{Finding, Study, study},
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
        let study = study(instrument, settings, count);
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
        writeln!(out, "- {}", sentence(finding))?;
    }
    Ok(())
}

/// A finding in words, and what to do about it.
fn sentence(finding: &Finding) -> String {
    let percent = |share: &f64| format!("{:.0}%", 100.0 * share);
    match finding {
        Finding::LevelOutOfReach { level } => {
            format!(
                "Nobody reached level {level}. Look at its threshold, its core items and those of the levels below."
            )
        }
        Finding::LevelReachedByAll { level, share } => {
            format!("{} reached level {level}, so it hardly tells organisations apart.", percent(share))
        }
        Finding::ItemWithoutEffect { item } => format!(
            "{item} never mattered: no level hung on it, and it was never among what to do first. Leave it out, or give it more weight."
        ),
        Finding::ScoreAtEnd { dimension, end, share } => format!(
            "{} have {end} for {dimension}. Add items that are {} to agree with.",
            percent(share),
            if *end == 0 { "easier" } else { "harder" }
        ),
        Finding::BandNarrowerThanNoise { dimension, half_width, band_width } => format!(
            "A score of {dimension} is exact to {half_width:.0} points on both sides, and the middle band is {band_width:.0} points wide. Ask more items."
        ),
        Finding::ScoresTooAlike { dimensions: [one, other], share } => format!(
            "{one} and {other} differ by more than chance in {} of the results. Ask more items of both, or bring them together.",
            percent(share)
        ),
        Finding::AdviceNeverGiven { unit, band } => {
            format!("Nobody got the advice of {unit} for the band {}.", band.key())
        }
        Finding::ItemAdviceNeverGiven { item } => format!("Nobody got the advice for {item}."),
        Finding::TextNeverShown { table, key } => format!("Nobody got the text {table}.{key}."),
    }
}
