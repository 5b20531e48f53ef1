//! The workbook: what a reader of spreadsheets gets out of it.

use std::io::{Cursor, Read};

use roxmltree::Document;
use social_business_scan::{
    core::{
        instrument::{Instrument, Lang},
        string_enum::StringEnum,
    },
    export::result::xlsx::workbook,
    plan::target::Target,
};
use zip::ZipArchive;

use super::{Scored, cases};

/// A cell as a spreadsheet has it.
#[derive(Debug, Clone, PartialEq)]
enum Data {
    Empty,
    Number(f64),
    Text(String),
}

fn part(archive: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> String {
    let mut text = String::new();
    // The reader compares the checksum at the end.
    archive.by_name(name).expect(name).read_to_string(&mut text).unwrap();
    text
}

/// The sheets by their names, each in rows.
fn sheets(bytes: Vec<u8>) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    for name in ["[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"] {
        Document::parse(&part(&mut archive, name)).expect(name);
    }
    let book = part(&mut archive, "xl/workbook.xml");
    let book = Document::parse(&book).unwrap();
    let named = book.descendants().filter(|node| node.has_tag_name((MAIN, "sheet")));
    named
        .map(|sheet| {
            let number = sheet.attribute("sheetId").unwrap();
            let text = part(&mut archive, &format!("xl/worksheets/sheet{number}.xml"));
            let document = Document::parse(&text).unwrap();
            let rows = document.descendants().filter(|node| node.has_tag_name((MAIN, "row")));
            let rows = rows.map(|row| row.children().map(cell).collect()).collect();
            (sheet.attribute("name").unwrap().to_owned(), rows)
        })
        .collect()
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

fn cell(cell: roxmltree::Node<'_, '_>) -> Data {
    let text: String = cell.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect();
    match cell.attribute("t") {
        Some("inlineStr") => Data::Text(text),
        None if text.is_empty() => Data::Empty,
        None => Data::Number(text.parse().unwrap()),
        Some(other) => panic!("a cell of type {other}"),
    }
}

fn row<'a>(rows: &'a [Vec<Data>], name: &str) -> &'a [Data] {
    let found = rows.iter().find(|row| row[0] == Data::Text(name.to_owned()));
    found.unwrap_or_else(|| panic!("no row {name}"))
}

fn number(cell: &Data) -> Option<f64> {
    if let Data::Number(number) = cell { Some(*number) } else { None }
}

#[test]
fn scores_and_answers_are_numbers_in_sheets_of_their_own() {
    let sheets = sheets(workbook(Scored::built_in("S01", Lang::Nl).reader(), &Target::default()));

    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Alle scores", "Antwoorden"]);
    let planet = row(&sheets[0].1, "Planet (aarde)");
    let Data::Number(score) = planet[1] else { panic!("{planet:?}") };
    assert!((score - 362.5 / 7.5).abs() < 1e-12, "{planet:?}");
    assert_eq!(planet[4], Data::Text("laag".to_owned()));
    let answer = row(&sheets[1].1, "PE-1");
    assert_eq!(answer[2], Data::Number(3.0), "{answer:?}");
    let unknown = row(&sheets[1].1, "PL-3");
    assert_eq!((&unknown[2], &unknown[3]), (&Data::Empty, &Data::Text("Weet ik niet".to_owned())));
}

#[test]
fn every_case_opens_in_every_language_with_all_its_scores() {
    for (id, sheet) in cases() {
        for lang in Lang::ALL {
            let scored = Scored::of(Instrument::built_in().unwrap(), sheet.clone(), *lang);
            let sheets = sheets(workbook(scored.reader(), &Target::default()));
            let numbers: Vec<f64> = sheets[0].1.iter().filter_map(|row| number(&row[1])).collect();
            for (dimension, score) in scored.report.dimensions.iter() {
                let Some(score) = score.score else { continue };
                assert!(numbers.contains(&score), "{id}: {} is missing", dimension.key());
            }
        }
    }
}

#[test]
fn what_a_stranger_wrote_is_text_and_breaks_nothing() {
    let name = "=1+1 <b> & \"zo\" ]]>";
    let mut json: serde_json::Value =
        serde_json::from_str(include_str!("../../../assessments/social-business.json")).unwrap();
    json["dimensions"][0]["name"]["nl"] = name.into();
    let instrument = Instrument::from_value(&json).unwrap();

    let scored = Scored::of(instrument, super::case("S01"), Lang::Nl);
    let sheets = sheets(workbook(scored.reader(), &Target::default()));

    assert!(sheets[0].1.iter().any(|row| row[0] == Data::Text(name.to_owned())));
}
