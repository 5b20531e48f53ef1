//! A report as rows (RFC 4180): one per dimension, facet and index, unrounded, with a point.

use std::io::{self, Write};

use social_business_scan::core::{
    instrument::{Band, Instrument, Lang, Output, Role},
    score::{Index, ScoreReport},
    string_enum::StringEnum,
};

use super::{batch::Answered, input::Place};

/// Whether rows begin with file and line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// There are several answer files.
    Shown,
    /// There is only one.
    Left,
}

/// Writes the first row.
///
/// # Errors
/// If it cannot be written.
pub fn write_header(origin: Origin, out: &mut dyn Write) -> io::Result<()> {
    let head = ["file", "line", "id", "name", "score", "low", "high", "band", "status"];
    let columns = match origin {
        Origin::Shown => &head[..],
        Origin::Left => &head[2..],
    };
    writer(out).write_record(columns).map_err(io::Error::from)
}

fn writer<W: Write>(out: W) -> csv::Writer<W> {
    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out)
}

/// One row; what does not exist is empty, never 0.
#[derive(Default)]
struct Row<'a> {
    id: &'a str,
    name: &'a str,
    score: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    band: &'a str,
    status: &'a str,
}

/// Writes the rows of a report.
pub fn write(
    instrument: &Instrument,
    report: &ScoreReport,
    lang: Lang,
    origin: Origin,
    place: &Place,
    answered: &mut Answered,
) {
    push(&rows(instrument, report, lang), origin, place, answered);
}

/// Writes the row of a faulty answer file: its name says what is wrong, its status is the code.
pub fn write_error(code: &str, told: &str, origin: Origin, place: &Place, answered: &mut Answered) {
    push(&[Row { id: "error", name: told, status: code, ..Row::default() }], origin, place, answered);
}

fn rows<'a>(instrument: &'a Instrument, report: &ScoreReport, lang: Lang) -> Vec<Row<'a>> {
    let band = |band: Option<Band>| band.map_or("", StringEnum::key);
    let mut rows: Vec<Row<'a>> = report
        .dimensions
        .iter()
        .map(|(id, score)| Row {
            id: id.key(),
            name: instrument.dimension(id).name.get(lang),
            score: score.score,
            low: score.low,
            high: score.high,
            band: band(score.band),
            status: score.status.key(),
        })
        .collect();
    rows.extend(instrument.facets.iter().zip(&report.facets).map(|(facet, score)| Row {
        id: &facet.id,
        name: facet.name.get(lang),
        score: score.score,
        band: band(score.band),
        status: if score.is_single_item() { "singleItem" } else { "" },
        ..Row::default()
    }));
    let name = |output: Output| instrument.texts.outputs.get(output).get(lang);
    let row = |id, name, index: Index| {
        let (score, low, high) = (index.score, index.low, index.high);
        Row { id, name, score, low, high, ..Row::default() }
    };
    let overall = report.overall(instrument);
    rows.extend(overall.iter().map(|number| row(number.id(), number.name(instrument, lang), number.index)));
    if instrument.has(Role::Profile) {
        rows.push(Row {
            id: Output::Balance.key(),
            name: name(Output::Balance),
            score: report.three_p.balance,
            band: report.three_p.balance_band.map_or("", StringEnum::key),
            ..Row::default()
        });
    }
    if instrument.has(Role::Levels) {
        rows.push(Row {
            id: Output::Level.key(),
            name: name(Output::Level),
            score: report.level.reached.map(f64::from),
            low: Some(f64::from(report.level.min)),
            high: Some(f64::from(report.level.max)),
            ..Row::default()
        });
    }
    rows
}

fn push(rows: &[Row<'_>], origin: Origin, place: &Place, answered: &mut Answered) {
    let line = place.line.map_or_else(String::new, |line| line.to_string());
    let number = |number: Option<f64>| number.map_or_else(String::new, |number| number.to_string());
    let mut writer = writer(&mut answered.results);
    for row in rows {
        let numbers = [row.score, row.low, row.high].map(number);
        let [score, low, high] = &numbers;
        let fields = [&*place.file, &line, row.id, row.name, score, low, high, row.band, row.status];
        // A vector takes every byte, and all rows are of one length: writing cannot fail.
        let _ = match origin {
            Origin::Shown => writer.write_record(fields),
            Origin::Left => writer.write_record(&fields[2..]),
        };
    }
}
