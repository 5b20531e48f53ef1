//! `sbs team compare`: a team at two moments.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use serde_json::Value;
use social_business_scan::core::{
    answer_file::AnswerFileError,
    instrument::{ErrorCode, Instrument, Lang, Output as Outcome},
    rounding::{Numbers, Shown},
    string_enum::StringEnum,
    team::{
        TeamChangeFile, TeamFileError,
        change::{TeamChange, TeamDifference, TeamOutcome, team_change},
        team_outcome,
    },
};

use super::super::{
    Verdict,
    arguments::{Format, Output},
    batch::Answered,
    fault,
    input::whole,
    score::write_json,
    tell,
    words::words,
};

/// The width of the column of names, without the space after it.
const NAMES: usize = 39;
const HEAD: [&str; 9] =
    ["id", "name", "common", "before", "after", "delta", "margin", "peopleMargin", "direction"];

/// Compares two files of a team.
///
/// # Errors
/// If the comparison cannot be written.
pub fn compare(
    instrument: &Instrument,
    files: [&PathBuf; 2],
    output: Output,
    out: &mut dyn Write,
) -> io::Result<Verdict> {
    let mut answered = Answered::default();
    let compared = both(instrument, files).and_then(|[before, after]| {
        let threshold = before.threshold();
        let change = team_change(instrument, &before, &after).map_err(|code| (mismatch(code), None))?;
        Ok((change, threshold))
    });
    let verdict = match compared {
        Ok((change, threshold)) => {
            match output.format {
                Format::Json => {
                    write_json(&TeamChangeFile { instrument, change: &change }, &mut answered);
                }
                Format::Text => {
                    let numbers = Numbers::new(instrument, threshold, output.lang);
                    answered.results.extend(text(instrument, &change, numbers, output.lang).bytes());
                }
                Format::Csv => csv(instrument, &change, output.lang, &mut answered.results),
            }
            Verdict::Fine
        }
        Err((Refused { error, told }, index)) => {
            let file = index.and_then(|index: usize| files.get(index));
            let place = file.map_or_else(String::new, |file| format!("{}: ", file.display()));
            let told = told.unwrap_or_else(|| fault::in_english(instrument, &error));
            answered.faults.extend(format!("{place}{told} ({error})\n").bytes());
            if output.format == Format::Json {
                write_json(&error.to_json(index), &mut answered);
            }
            Verdict::Faulty
        }
    };
    tell(&answered.faults);
    out.write_all(&answered.results)?;
    Ok(verdict)
}

/// Why there is no comparison.
struct Refused {
    error: AnswerFileError,
    /// In words; `None` for those of the instrument.
    told: Option<String>,
}

fn mismatch(code: ErrorCode) -> Refused {
    Refused { error: AnswerFileError::new(code), told: None }
}

/// Both teams, or the first fault with the place of its file: 0 is before, 1 is after.
fn both(instrument: &Instrument, files: [&PathBuf; 2]) -> Result<[TeamOutcome; 2], (Refused, Option<usize>)> {
    let [before, after] = files;
    let before = one(instrument, before).map_err(|refused| (refused, Some(0)))?;
    let after = one(instrument, after).map_err(|refused| (refused, Some(1)))?;
    Ok([before, after])
}

fn one(instrument: &Instrument, file: &Path) -> Result<TeamOutcome, Refused> {
    let bad = |told: String| Refused { error: AnswerFileError::new(ErrorCode::BadFormat), told: Some(told) };
    let text = whole(file).text.map_err(|unreadable| bad(unreadable.to_string()))?;
    let value: Value =
        serde_json::from_str(&text).map_err(|problem| bad(format!("is not JSON: {problem}")))?;
    team_outcome(instrument, &value).map_err(|error| match error {
        TeamFileError::Refused(error) if error.code == ErrorCode::BadFormat => {
            bad("expected a result or counts of a team that sbs team wrote".to_owned())
        }
        TeamFileError::Refused(error) => Refused { error, told: None },
        TeamFileError::TooFew => bad("a team of fewer than five has no result to compare".to_owned()),
    })
}

fn text(instrument: &Instrument, change: &TeamChange, numbers: Numbers<'_>, lang: Lang) -> String {
    let words = words(lang);
    let [before, after] = change.respondents;
    let mut lines = vec![instrument.title.get(lang).to_owned()];
    lines.push(
        words.team_change_people.fill(&[("before", &before.to_string()), ("after", &after.to_string())]),
    );
    if !change.same_mode {
        lines.push(words.change_modes.to_owned());
    }
    let shown = |level: Option<u8>| {
        level.map_or_else(|| words.change_level_unknown.to_owned(), |level| level.to_string())
    };
    let (from, to) = (shown(change.level.before), shown(change.level.after));
    lines.push(String::new());
    lines.push(if change.level.change() == Some(0) {
        words.change_level_same.fill(&[("level", &to)])
    } else {
        words.change_level.fill(&[("before", &from), ("after", &to)])
    });
    if change.level.within_margin == Some(true) {
        lines.push(instrument.texts.change_within_margin.get(lang).to_owned());
    }
    lines.extend([String::new(), words.scores.to_owned()]);
    let mut score = |name: &str, difference: &TeamDifference| {
        let direction = instrument.texts.directions.get(difference.direction).get(lang);
        let (scores, what) = match difference.change {
            None => ("–".to_owned(), direction.to_owned()),
            Some(change) => {
                let part = |score| numbers.score(score, Shown::Part);
                let (before, after) = (part(change.before), part(change.after));
                let size = numbers.score(change.delta.abs(), Shown::Plain);
                let sign = match size.as_str() {
                    "0" => "",
                    _ if change.delta < 0.0 => "−",
                    _ => "+",
                };
                let delta = format!("{sign}{size}");
                let margin = change.margin.max(change.people_margin.unwrap_or(0.0));
                let margin = numbers.score(margin, Shown::Plain);
                (
                    words.change_score.fill(&[("before", &before), ("after", &after)]),
                    words.change_margin.fill(&[
                        ("direction", direction),
                        ("delta", &delta),
                        ("margin", &margin),
                    ]),
                )
            }
        };
        lines.push(format!("  {name:<NAMES$} {scores:<12} {what}"));
    };
    for (id, difference) in change.dimensions() {
        let name = instrument.dimension(id).short_name.get(lang);
        match id.level() {
            Some(level) => score(&format!("{level} {name}"), difference),
            None => score(name, difference),
        }
    }
    score(words.change_overall, &change.overall);
    lines.push(format!("  {}", instrument.texts.change_note.get(lang)));
    lines.push(format!("  {}", words.team_change_unknown));
    lines.push(String::new());
    lines.join("\n")
}

fn csv(instrument: &Instrument, change: &TeamChange, lang: Lang, out: &mut Vec<u8>) {
    let number = |number: Option<f64>| number.map_or_else(String::new, |number| number.to_string());
    let row = |id: &str, name: &str, difference: &TeamDifference| {
        let change = difference.change;
        [
            id.to_owned(),
            name.to_owned(),
            difference.common.to_string(),
            number(change.map(|change| change.before)),
            number(change.map(|change| change.after)),
            number(change.map(|change| change.delta)),
            number(change.map(|change| change.margin)),
            number(change.and_then(|change| change.people_margin)),
            difference.direction.key().to_owned(),
        ]
    };
    let level = |level: Option<u8>| level.map_or_else(String::new, |level| level.to_string());
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut *out);
    // A vector takes every byte, and all rows are of one length: writing cannot fail.
    let _ = writer.write_record(HEAD);
    for (id, difference) in change.dimensions() {
        let _ = writer.write_record(row(id.key(), instrument.dimension(id).name.get(lang), difference));
    }
    let _ = writer.write_record(row("overall", words(lang).change_overall, &change.overall));
    let name = instrument.texts.outputs.get(Outcome::Level).get(lang).to_owned();
    let moved = change.level.change().map_or_else(String::new, |change| change.to_string());
    let within = if change.level.within_margin == Some(true) { "withinMargin" } else { "" };
    let [before, after] = [change.level.before, change.level.after].map(level);
    let empty = String::new;
    let _ = writer.write_record([
        Outcome::Level.key().to_owned(),
        name,
        empty(),
        before,
        after,
        moved,
        empty(),
        empty(),
        within.to_owned(),
    ]);
    let _ = writer.flush();
}
