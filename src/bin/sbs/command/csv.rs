//! A report as rows (RFC 4180): one per dimension, facet and index, unrounded, with a point.

use social_business_scan::core::{
    instrument::{Band, DimensionId, Instrument, Lang, Output},
    keyed::Keyed,
    score::ScoreReport,
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

/// The first row.
pub fn header(origin: Origin) -> &'static str {
    match origin {
        Origin::Shown => "file,line,id,name,score,low,high,band,status\r\n",
        Origin::Left => "id,name,score,low,high,band,status\r\n",
    }
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
    for row in rows(instrument, report, lang) {
        push(&row, origin, place, answered);
    }
}

/// Writes the row of a faulty answer file: its name says what is wrong, its status is the code.
pub fn write_error(code: &str, told: &str, origin: Origin, place: &Place, answered: &mut Answered) {
    push(&Row { id: "error", name: told, status: code, ..Row::default() }, origin, place, answered);
}

fn rows<'a>(instrument: &'a Instrument, report: &ScoreReport, lang: Lang) -> Vec<Row<'a>> {
    let band = |band: Option<Band>| band.map_or("", Keyed::key);
    let mut rows: Vec<Row<'a>> = report
        .dimensions
        .iter()
        .map(|(id, score)| Row {
            id: DimensionId::key(id),
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
    for (output, index) in [
        (Output::ThreeP, report.three_p.index),
        (Output::Values, report.values),
        (Output::Culture, report.culture),
        (Output::Pyramid, report.pyramid.index),
        (Output::Position, report.position.index),
    ] {
        let (score, low, high) = (index.score, index.low, index.high);
        rows.push(Row { id: output.key(), name: name(output), score, low, high, ..Row::default() });
    }
    rows.push(Row {
        id: Output::Balance.key(),
        name: name(Output::Balance),
        score: report.three_p.balance,
        band: report.three_p.balance_band.map_or("", Keyed::key),
        ..Row::default()
    });
    rows.push(Row {
        id: Output::Level.key(),
        name: name(Output::Level),
        score: report.level.reached.map(f64::from),
        low: Some(f64::from(report.level.min)),
        high: Some(f64::from(report.level.max)),
        ..Row::default()
    });
    rows
}

fn push(row: &Row<'_>, origin: Origin, place: &Place, answered: &mut Answered) {
    let number = |number: Option<f64>| number.map_or_else(String::new, |number| number.to_string());
    let mut fields = Vec::with_capacity(9);
    if origin == Origin::Shown {
        fields.push(quoted(&place.file));
        fields.push(place.line.map_or_else(String::new, |line| line.to_string()));
    }
    fields.extend([quoted(row.id), quoted(row.name), number(row.score), number(row.low), number(row.high)]);
    fields.extend([quoted(row.band), quoted(row.status)]);
    answered.results.extend(fields.join(",").bytes());
    answered.results.extend(b"\r\n");
}

/// A field, in quotes if it needs them.
fn quoted(field: &str) -> String {
    if field.contains(['"', ',', '\r', '\n']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
