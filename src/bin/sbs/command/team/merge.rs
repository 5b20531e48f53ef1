//! `sbs team merge`: counts of parts of a team become those of the whole.

use std::path::PathBuf;

use social_business_scan::core::{
    answer_file::AnswerFileError,
    instrument::Instrument,
    team::{MergeError, TeamCounts, counts_file},
};

use super::super::{
    fault,
    input::{Document, Lines, is_lines, whole},
};

/// The counts of all files, or what is wrong with the first that is refused.
pub fn merged(instrument: &Instrument, files: &[PathBuf]) -> Result<TeamCounts, String> {
    let mut counts = TeamCounts::new(instrument);
    for file in files {
        if !is_lines(file) {
            add(instrument, &mut counts, &whole(file))?;
            continue;
        }
        match Lines::open(file) {
            Err(unreadable) => add(instrument, &mut counts, &unreadable)?,
            Ok(mut lines) => lines.try_for_each(|line| add(instrument, &mut counts, &line))?,
        }
    }
    Ok(counts)
}

fn add(instrument: &Instrument, counts: &mut TeamCounts, document: &Document) -> Result<(), String> {
    let refused = |told: &dyn std::fmt::Display| {
        format!("{}: {told}; there is no result without this part\n", document.place)
    };
    let text = document.text.as_ref().map_err(|unreadable| refused(unreadable))?;
    let part = counts_file::from_text(instrument, text)
        .map_err(|error| refused(&format!("expected counts that sbs team --partial wrote ({error})")))?;
    counts.merge(&part).map_err(|error| match error {
        MergeError::Mismatch(code) => {
            let error = AnswerFileError::new(code);
            refused(&format!("{} ({error})", fault::in_english(instrument, &error)))
        }
        error @ MergeError::TooMany => refused(&error),
    })
}
