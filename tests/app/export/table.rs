//! The table: what a reader of CSV gets out of it, and what a spreadsheet must not.

use csv::{ReaderBuilder, StringRecord};
use serde_json::Value;
use social_business_scan::{
    core::{
        instrument::{Instrument, Lang},
        section::Scope,
    },
    export::result::csv::table,
    plan::{day::Day, target::Target},
};

use super::{Scored, case, cases, golden};

const COLUMNS: [&str; 9] = ["kind", "id", "name", "value", "low", "high", "shown", "state", "words"];

fn rows(text: &str) -> Vec<StringRecord> {
    let text = text.strip_prefix('\u{feff}').expect("a mark of UTF-8");
    let mut reader = ReaderBuilder::new().from_reader(text.as_bytes());
    assert_eq!(reader.headers().unwrap(), &COLUMNS[..]);
    // Every row has every column, or this fails.
    reader.records().map(Result::unwrap).collect()
}

fn row<'a>(rows: &'a [StringRecord], kind: &str, id: &str) -> Vec<&'a str> {
    let found = rows.iter().find(|row| &row[0] == kind && &row[1] == id);
    found.unwrap_or_else(|| panic!("no row {kind} {id}")).iter().collect()
}

#[test]
fn the_worked_example_is_this_table() {
    for (lang, name) in [(Lang::Nl, "result-nl.csv"), (Lang::En, "result-en.csv")] {
        golden(name, &table(Scored::built_in("S01", lang).reader(), &Target::default()));
    }
}

#[test]
fn numbers_are_whole_and_beside_them_stands_what_the_page_shows() {
    let text = table(Scored::built_in("S01", Lang::Nl).reader(), &Target::default());
    let rows = rows(&text);

    let planet = row(&rows, "dimension", "PL");
    assert_eq!(planet[2], "Planet (aarde)");
    assert!((planet[3].parse::<f64>().unwrap() - 362.5 / 7.5).abs() < 1e-12, "{planet:?}");
    assert_eq!(planet[6..], ["48", "low", "laag"]);
    let answer = row(&rows, "item", "PL-3");
    assert_eq!((answer[3], answer[7]), ("", "DK"));
    assert_eq!(row(&rows, "level", "level")[3..7], ["1", "1", "1", "1"]);
    assert_eq!(row(&rows, "scan", "employees")[3], "420");
}

#[test]
fn every_number_of_every_case_comes_back_as_it_was() {
    let mut numbers = 0;
    for (id, sheet) in cases() {
        let scored = Scored::of(Instrument::built_in().unwrap(), sheet, Lang::En);
        let text = table(scored.reader(), &Target::default());
        let rows = rows(&text);
        for (dimension, score) in scored.report.dimensions.iter() {
            let row = row(&rows, "dimension", dimension.key());
            for (field, number) in row[3..6].iter().zip([score.score, score.low, score.high]) {
                // Nothing is empty, and never 0.
                assert_eq!(field.parse().ok(), number, "{id} {row:?}");
                numbers += usize::from(number.is_some());
            }
        }
        let asked = scored.instrument.in_mode(scored.sheet.mode).count();
        assert_eq!(rows.iter().filter(|row| &row[0] == "item").count(), asked, "{id}");
        // Lines end as the standard says.
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{id}");
    }
    assert!(numbers > 300, "{numbers}");
}

#[test]
fn where_only_culture_was_asked_there_is_no_pyramid() {
    let mut scored = Scored::built_in("S01", Lang::Nl);
    scored.scope = Scope::CultureOnly;

    let text = table(scored.reader(), &Target::default());

    let rows = rows(&text);
    let ids: Vec<&str> = rows.iter().map(|row| row.get(1).unwrap()).collect();
    assert!(ids.contains(&"PE") && ids.contains(&"PE-1") && ids.contains(&"culture"), "{ids:?}");
    for id in ["L1", "L1-1", "pyramid", "position", "level", "employees"] {
        assert!(!ids.contains(&id), "{id}");
    }
}

#[test]
fn a_quick_scan_shows_bands() {
    let quick = cases().into_iter().find(|(id, _)| id == "S09").unwrap().1;
    let scored = Scored::of(Instrument::built_in().unwrap(), quick, Lang::En);

    let text = table(scored.reader(), &Target::default());

    for row in rows(&text).iter().filter(|row| matches!(&row[0], "dimension" | "facet" | "index")) {
        assert!(!row[6].chars().any(|letter| letter.is_ascii_digit()), "{row:?}");
    }
}

/// A questionnaire may come from anywhere. Its check refuses control characters, so that there are none here.
#[test]
fn a_text_that_begins_like_a_formula_is_a_text() {
    let hostile = ["=cmd|'/c calc'!A1", "+1+1", "-2", "@SUM(A1)", "=\"a\",\"b\"", "een, twee", "\"zo\""];
    let mut file: Value =
        serde_json::from_str(include_str!("../../../assessments/social-business.json")).unwrap();
    for (item, text) in file["items"].as_array_mut().unwrap().iter_mut().zip(hostile) {
        item["text"]["nl"] = text.into();
    }
    let instrument = Instrument::from_value(&file).unwrap();
    let scored = Scored::of(instrument, case("S01"), Lang::Nl);

    let text = table(scored.reader(), &Target::default());

    let rows = rows(&text);
    let names = rows.iter().filter(|row| &row[0] == "item").map(|row| row[2].to_owned());
    for (name, text) in names.zip(hostile) {
        let is_formula = text.starts_with(['=', '+', '-', '@']);
        assert_eq!(name, if is_formula { format!("'{text}") } else { text.to_owned() });
    }
    for row in &rows {
        for field in row {
            assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{row:?}");
        }
    }
}

#[test]
fn what_is_wished_stands_at_the_end() {
    let mut target = Target { level: Some(4), date: Day::new(2027, 3, 1), ..Target::default() };
    target.set_score(1, Some(70));

    let text = table(Scored::built_in("S01", Lang::Nl).reader(), &target);

    let rows = rows(&text);
    let wishes: Vec<[&str; 4]> = rows
        .iter()
        .filter(|row| &row[0] == "target")
        .map(|row| [&row[1], &row[2], &row[3], &row[7]])
        .collect();
    let expected = [
        ["level", "Jullie doel: Niveau", "4", ""],
        ["PR", "Jullie doel: Profit (opbrengst)", "70", ""],
        ["date", "Jullie doel: Datum", "", "2027-03-01"],
    ];
    assert_eq!(wishes, expected);
    assert_eq!(rows.iter().rposition(|row| &row[0] != "target"), Some(rows.len() - 4));
}
