//! A comparison as rows (RFC 4180): one per dimension, one for all items, one for the level; unrounded, with a point.

use social_business_scan::core::{
    answer_file::AnswerFileError,
    compare::{Comparison, Difference},
    instrument::{Instrument, Lang, Output},
    string_enum::StringEnum,
};

use super::super::words::words;

const HEAD: [&str; 8] = ["id", "name", "common", "before", "after", "delta", "margin", "direction"];

/// Writes the rows of a comparison under their head.
pub fn write(instrument: &Instrument, comparison: &Comparison, lang: Lang, out: &mut Vec<u8>) {
    let mut rows: Vec<[String; HEAD.len()]> = comparison
        .dimensions()
        .map(|(id, difference)| row(id.key(), instrument.dimension(id).name.get(lang), difference))
        .collect();
    rows.push(row("overall", words(lang).change_overall, &comparison.overall));
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
    put(&rows, out);
}

/// Writes the row of a fault under the head: its name says what is wrong, its last field is the code.
pub fn write_error(error: &AnswerFileError, told: &str, out: &mut Vec<u8>) {
    let mut row: [String; HEAD.len()] = Default::default();
    let [id, name, .., direction] = &mut row;
    "error".clone_into(id);
    told.clone_into(name);
    error.code.key().clone_into(direction);
    put(&[row], out);
}

/// What does not exist is empty, never 0.
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

fn put(rows: &[[String; HEAD.len()]], out: &mut Vec<u8>) {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut *out);
    // A vector takes every byte, and all rows are of one length: writing cannot fail.
    let _ = writer.write_record(HEAD);
    for row in rows {
        let _ = writer.write_record(row);
    }
    let _ = writer.flush();
}
