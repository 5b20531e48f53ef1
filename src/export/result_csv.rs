//! The result as one table, a row for each number and each answer, for who calculates on with it (RFC 4180).
//!
//! Numbers are whole and with a point in every language, so that a script reads each file alike; beside them stands
//! what the page shows. What does not exist is empty, never 0.

use std::borrow::Cow;

use csv::{Terminator, Writer, WriterBuilder};

use crate::{
    core::{
        answers::{Answer, Count},
        instrument::{Output, Status},
        rounding::Shown,
        score::Index,
        section::Scope,
        string_enum::StringEnum,
    },
    report::ReportPresenter,
};

/// What spreadsheets know an UTF-8 file by.
const BOM: &str = "\u{feff}";

const HEAD: [&str; 9] = ["kind", "id", "name", "value", "low", "high", "shown", "state", "words"];

/// One row. The columns: what kind of thing, its id, its name, its number, between which it lies while answers are
/// open, the number as the page shows it, a band or state by its key, and the same in words.
#[derive(Default)]
struct Row<'a> {
    kind: &'static str,
    id: &'a str,
    name: &'a str,
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    shown: &'a str,
    state: &'a str,
    words: &'a str,
}

/// The table. Numbers have the shortest digits that give the same number again.
#[must_use]
pub fn table(presenter: ReportPresenter<'_>) -> String {
    let writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(BOM.as_bytes().to_vec());
    let mut table = Table(writer);
    table.write(HEAD);
    about(presenter, &mut table);
    dimensions(presenter, &mut table);
    facets(presenter, &mut table);
    indices(presenter, &mut table);
    items(presenter, &mut table);
    table.into_text()
}

/// What the numbers belong to.
fn about(presenter: ReportPresenter<'_>, table: &mut Table) {
    let (instrument, report) = (presenter.instrument, presenter.report);
    let about = |id| Row { kind: "scan", id, ..Row::default() };
    table.push(&Row {
        state: &instrument.id,
        words: instrument.title.get(presenter.lang),
        value: Some(f64::from(instrument.version)),
        ..about("instrument")
    });
    table.push(&Row { state: report.mode.key(), ..about("mode") });
    let threshold = presenter.numbers().threshold();
    table.push(&Row { value: Some(report.threshold), shown: &threshold, ..about("threshold") });
    if presenter.scope != Scope::Whole {
        return;
    }
    let model = presenter.sheet.org_model;
    table.push(&Row { state: model.map_or("", StringEnum::key), ..about("orgModel") });
    for (id, count) in [("employees", presenter.sheet.employees), ("publishers", presenter.sheet.publishers)]
    {
        let state = if count == Some(Count::DontKnow) { "DK" } else { "" };
        let value = count.and_then(Count::number).map(f64::from);
        table.push(&Row { value, state, ..about(id) });
    }
}

fn dimensions(presenter: ReportPresenter<'_>, table: &mut Table) {
    for (id, score) in presenter.report.dimensions.iter() {
        // Where only culture was asked there is no pyramid, on the page or here.
        if presenter.scope != Scope::Whole && id.level().is_some() {
            continue;
        }
        let figure = presenter.dimension_figure(id);
        table.push(&Row {
            kind: "dimension",
            id: id.key(),
            name: presenter.instrument.dimension(id).name.get(presenter.lang),
            value: score.score,
            low: score.low,
            high: score.high,
            shown: shown(score.score, &figure.text),
            state: score.band.map_or(score.status.key(), StringEnum::key),
            words: &figure.words,
        });
    }
}

fn facets(presenter: ReportPresenter<'_>, table: &mut Table) {
    for (facet, score) in presenter.instrument.facets.iter().zip(&presenter.report.facets) {
        let figure = presenter.figure(score.score, Shown::Part, Status::Insufficient);
        // One answer is that answer, not a score with a band.
        let is_score = score.band.filter(|_| !score.is_single_item());
        table.push(&Row {
            kind: "facet",
            id: &facet.id,
            name: facet.name.get(presenter.lang),
            value: score.score,
            shown: is_score.map_or("", |_| &figure.text),
            state: if score.is_single_item() { "singleItem" } else { is_score.map_or("", StringEnum::key) },
            words: is_score.map_or("", |_| &figure.words),
            ..Row::default()
        });
    }
}

fn indices(presenter: ReportPresenter<'_>, table: &mut Table) {
    let report = presenter.report;
    let name = |output: Output| presenter.instrument.texts.outputs.get(output).get(presenter.lang);
    let mut push = |output: Output, index: Index, kind: Shown, state: &str, words: &str| {
        let figure = presenter.figure(index.score, kind, Status::Insufficient);
        table.push(&Row {
            kind: "index",
            id: output.key(),
            name: name(output),
            value: index.score,
            low: index.low,
            high: index.high,
            shown: shown(index.score, &figure.text),
            state,
            words,
        });
    };
    push(Output::ThreeP, report.three_p.index, Shown::Plain, "", "");
    let balance = Index { score: report.three_p.balance, low: None, high: None };
    let band = report.three_p.balance_band;
    let words = band.map_or("", |band| presenter.instrument.texts.balance.get(band).get(presenter.lang));
    push(Output::Balance, balance, Shown::Balance, band.map_or("", StringEnum::key), words);
    push(Output::Values, report.values, Shown::Plain, "", "");
    push(Output::Culture, report.culture, Shown::Index, "", "");
    if presenter.scope == Scope::Whole {
        push(Output::Pyramid, report.pyramid.index, Shown::Index, "", "");
        push(Output::Position, report.position.index, Shown::Plain, "", "");
        // A level is no score: it has no band.
        let reached = report.level.reached.map(f64::from);
        let shown = report.level.reached.map(|level| level.to_string()).unwrap_or_default();
        table.push(&Row {
            kind: "level",
            id: Output::Level.key(),
            name: name(Output::Level),
            value: reached,
            low: Some(f64::from(report.level.min)),
            high: Some(f64::from(report.level.max)),
            shown: &shown,
            ..Row::default()
        });
    }
}

/// The answers that the numbers come from.
fn items(presenter: ReportPresenter<'_>, table: &mut Table) {
    for index in presenter.instrument.in_mode(presenter.report.mode) {
        if !presenter.is_in_scope(index) {
            continue;
        }
        let item = presenter.instrument.item(index);
        let answer = presenter.answer(index);
        let value = answer.and_then(Answer::step).map(f64::from);
        let state = match answer {
            Some(Answer::Step(_)) => "answered",
            Some(Answer::NotApplicable) => "NA",
            Some(Answer::DontKnow) => "DK",
            None => "unanswered",
        };
        let name = item.text.get(presenter.lang);
        let words = presenter.answer_label(index);
        table.push(&Row { kind: "item", id: &item.id, name, value, state, words, ..Row::default() });
    }
}

/// What the page shows; a sign for nothing is for eyes only.
fn shown(value: Option<f64>, text: &str) -> &str {
    if value.is_some() { text } else { "" }
}

struct Table(Writer<Vec<u8>>);

impl Table {
    fn push(&mut self, row: &Row<'_>) {
        let Row { kind, id, name, value, low, high, shown, state, words } = *row;
        let numbers =
            [value, low, high].map(|number| number.map(|number| number.to_string()).unwrap_or_default());
        let [value, low, high] = &numbers;
        self.write([kind, id, name, value, low, high, shown, state, words]);
    }

    fn write(&mut self, fields: [&str; 9]) {
        // A vector takes every byte, and all rows are of one length: writing cannot fail.
        let _ = self.0.write_record(fields.map(|field| plain(field).into_owned()));
    }

    fn into_text(self) -> String {
        self.0.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

/// A questionnaire may be a stranger's. A spreadsheet takes a text that begins like a formula for one, and may carry it
/// out: an apostrophe before it says that it is text. No number here begins so: none is below 0.
fn plain(field: &str) -> Cow<'_, str> {
    let is_formula = field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if is_formula { format!("'{field}").into() } else { field.into() }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn no_field_is_a_formula() {
        for field in ["", "48.5", "één, twee", "\"zo\"", "a=1", "'"] {
            assert_eq!(plain(field), field);
        }
        for field in ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", "=\"a\",1"] {
            assert_eq!(plain(field), format!("'{field}"));
        }
    }
}
