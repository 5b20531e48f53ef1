//! A comparison as rows (RFC 4180): one per dimension, one for all items, one for the level; unrounded, with a point. What
//! does not exist is empty, never 0. The page's file and the command line's are the same but for the mark that
//! spreadsheets know UTF-8 by.

use crate::core::{
    answer_file::AnswerFileError,
    compare::{Comparison, Difference},
    instrument::{Instrument, Lang, Output},
    string_enum::StringEnum,
};

const HEAD: [&str; 8] = ["id", "name", "common", "before", "after", "delta", "margin", "direction"];

/// The rows of a comparison under their head. `overall` is what all items together are called.
#[must_use]
pub fn table(instrument: &Instrument, comparison: &Comparison, overall: &str, lang: Lang) -> String {
    let mut rows: Vec<[String; HEAD.len()]> = comparison
        .dimensions()
        .map(|(id, difference)| row(id.key(), instrument.dimension(id).name.get(lang), difference))
        .collect();
    rows.push(row("overall", overall, &comparison.overall));
    let level = &comparison.level;
    let number = |level: Option<u8>| level.map_or_else(String::new, |level| level.to_string());
    rows.push([
        Output::Level.key().to_owned(),
        instrument.texts.outputs.get(Output::Level).get(lang).to_owned(),
        String::new(),
        number(level.before),
        number(level.after),
        level.change().map_or_else(String::new, |change| change.to_string()),
        String::new(),
        level.within_margin.map_or("", |within| if within { "withinMargin" } else { "" }).to_owned(),
    ]);
    text(&rows)
}

/// The row of a fault under the head: its name says what is wrong, its last field is the code.
#[must_use]
pub fn error(error: &AnswerFileError, told: &str) -> String {
    let mut row: [String; HEAD.len()] = Default::default();
    let [id, name, .., direction] = &mut row;
    "error".clone_into(id);
    told.clone_into(name);
    error.code.key().clone_into(direction);
    text(&[row])
}

fn row(id: &str, name: &str, difference: &Difference) -> [String; HEAD.len()] {
    let number = |number: Option<f64>| number.map_or_else(String::new, |number| number.to_string());
    let change = difference.change;
    [
        id.to_owned(),
        name.to_owned(),
        difference.common.to_string(),
        number(change.map(|change| change.before)),
        number(change.map(|change| change.after)),
        number(change.map(|change| change.delta)),
        number(change.map(|change| change.margin)),
        difference.direction().key().to_owned(),
    ]
}

fn text(rows: &[[String; HEAD.len()]]) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // A vector takes every byte, and all rows are of one length: writing cannot fail.
    let _ = writer.write_record(HEAD);
    for row in rows {
        let _ = writer.write_record(row);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}
