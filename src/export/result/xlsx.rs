//! The result as a workbook (ECMA-376, Office Open XML): real numbers in every country's spreadsheet, one sheet for scores
//! and one for answers.

use super::{
    rows::{Row, RowKind, rows},
    zip::archive,
};
use crate::{i18n::Strings, plan::target::Target, report::ReportPresenter};

/// The declaration that each part of the workbook begins with.
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
    <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
    <Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
    <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>\
    <Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>";
const RELATIONS: &str =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/// Characters that the name of a sheet may not have.
const NOT_IN_SHEET_NAMES: [char; 7] = ['[', ']', '*', '?', ':', '/', '\\'];
/// How many characters the name of a sheet may have.
const LONGEST_SHEET_NAME: usize = 31;

/// The workbook.
#[must_use]
pub fn workbook(presenter: ReportPresenter<'_>, target: &Target) -> Vec<u8> {
    let text = presenter.strings;
    let mut scores = Sheet::new(&[
        text.result_scores_part,
        text.result_scores_score,
        text.sheet_low,
        text.sheet_high,
        text.result_scores_band,
    ]);
    let mut answers =
        Sheet::new(&[text.sheet_question, text.sheet_text, text.sheet_answer, text.result_scores_band]);
    rows(presenter, target, &mut |row| match row.kind {
        RowKind::Dimension | RowKind::Facet | RowKind::Index | RowKind::Level | RowKind::Target => {
            score(&mut scores, row)
        }
        RowKind::Item => answer(&mut answers, row),
        // It is in the answer file, too.
        RowKind::Scan => {}
    });
    archive(&parts(text, scores, answers))
}

fn parts(text: &Strings, scores: Sheet, answers: Sheet) -> [(&'static str, String); 6] {
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{RELATION}/{kind}\" Target=\"{target}\"/>")
    };
    let relations = |all: &[String]| format!("{XML}{RELATIONS}{}</Relationships>", all.concat());
    let sheet = |number: u8, name: &str| {
        let name: String =
            name.chars().filter(|sign| !NOT_IN_SHEET_NAMES.contains(sign)).take(LONGEST_SHEET_NAME).collect();
        let name = escaped(&name);
        format!("<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>")
    };
    let sheets = sheet(1, text.result_scores_title) + &sheet(2, text.sheet_answers);
    let book = format!(
        "{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATION}\"><sheets>{sheets}</sheets></workbook>"
    );
    let of_book = [
        relation("rId1", "worksheet", "worksheets/sheet1.xml"),
        relation("rId2", "worksheet", "worksheets/sheet2.xml"),
    ];
    [
        ("[Content_Types].xml", [XML, TYPES].concat()),
        ("_rels/.rels", relations(&[relation("rId1", "officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", relations(&of_book)),
        ("xl/worksheets/sheet1.xml", scores.into_xml()),
        ("xl/worksheets/sheet2.xml", answers.into_xml()),
    ]
}

/// The lowest and the highest score stand beside it only while answers are missing.
fn score(sheet: &mut Sheet, row: &Row<'_>) {
    let is_open = row.low != row.high;
    let bound = |bound: Option<f64>| number(bound.filter(|_| is_open));
    sheet.row(&[words(row.name), number(row.value), bound(row.low), bound(row.high), words(row.words)]);
}

fn answer(sheet: &mut Sheet, row: &Row<'_>) {
    sheet.row(&[words(row.id), words(row.name), number(row.value), words(row.words)]);
}

/// A worksheet with a frozen first row.
struct Sheet(String);

impl Sheet {
    fn new(heads: &[&str]) -> Self {
        let mut sheet = Self(format!(
            "{XML}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">\
             <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>\
             <cols><col min=\"1\" max=\"{}\" width=\"24\" customWidth=\"1\"/></cols><sheetData>",
            heads.len()
        ));
        sheet.row(&heads.iter().map(|head| words(head)).collect::<Vec<_>>());
        sheet
    }

    fn row(&mut self, cells: &[String]) {
        self.0 += &["<row>", &cells.concat(), "</row>"].concat();
    }

    fn into_xml(self) -> String {
        self.0 + "</sheetData></worksheet>"
    }
}

/// A cell with a text, which is never read as a formula.
fn words(text: &str) -> String {
    format!("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escaped(text))
}

/// A cell with a number, in the shortest digits that give it again; empty without one.
fn number(value: Option<f64>) -> String {
    value.map_or_else(|| "<c/>".to_owned(), |value| format!("<c><v>{value}</v></c>"))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
