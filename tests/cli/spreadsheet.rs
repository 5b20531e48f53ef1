//! `sbs import` and `sbs export`: a model in a spreadsheet and back, and what authors and translators do to cells.

mod book;
mod page;
mod programs;

use std::fs;

use serde_json::{Value, json};

use self::book::{Book, Cell};
use super::{file, sbs, stderr, stdout, support};

const BUILT_IN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assessments/social-business.json");

/// The name of a file of this test.
fn path(name: &str) -> String {
    let path = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("spreadsheet-{name}"));
    path.to_str().unwrap().to_owned()
}

/// The built-in model as a spreadsheet.
fn exported(name: &str, more: &[&str]) -> String {
    let target = path(name);
    let output = sbs(&[&["export", BUILT_IN, "-o", &target][..], more].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    target
}

/// The model that `sbs import` makes, and what it says meanwhile.
fn imported(arguments: &[&str]) -> (Value, String) {
    let output = sbs(&[&["import", "-o", "-"][..], arguments].concat());
    let told = stderr(&output);
    assert_eq!(output.status.code(), Some(0), "{told}");
    (serde_json::from_slice(&output.stdout).unwrap(), told)
}

/// What `sbs import` refuses, without the name of the file.
fn refused(file: &str, more: &[&str]) -> Vec<String> {
    let target = path("refused.json");
    let _ = fs::remove_file(&target);
    let output = sbs(&[&["import", file, "-o", &target][..], more].concat());
    assert_eq!(output.status.code(), Some(1), "{}", stdout(&output));
    assert!(!fs::exists(&target).unwrap(), "a faulty model was written");
    stderr(&output)
        .lines()
        .map(|line| line.strip_prefix(&format!("{file}: ")).unwrap_or(line).to_owned())
        .collect()
}

/// The built-in model as a spreadsheet after a change.
fn changed(name: &str, change: impl Fn(&mut Book)) -> String {
    let mut book = Book::open(&exported(&format!("{name}-before.xlsx"), &[]));
    change(&mut book);
    book.save(&path(&format!("{name}.xlsx")))
}

#[test]
fn a_model_that_is_exported_comes_back_as_it_is() {
    let (model, told) = imported(&[&exported("whole.xlsx", &[])]);

    assert_eq!(model, support::instrument_json());
    assert_eq!(told, "");
}

/// As its file has it: what is not said there is not said afterwards.
#[test]
fn a_model_of_format_2_comes_back_as_it_is() {
    let model = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/models/software-assurance.json");
    let target = path("format-2.xlsx");
    let output = sbs(&["export", model, "-o", &target]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));

    let (model_again, told) = imported(&[&target]);

    assert_eq!(model_again, serde_json::from_str::<Value>(&fs::read_to_string(model).unwrap()).unwrap());
    assert_eq!(told, "");
}

#[test]
fn the_file_that_comes_back_has_its_members_in_the_order_of_authors() {
    let target = path("order.json");
    let output = sbs(&["import", &exported("order.xlsx", &[]), "-o", &target]);

    assert_eq!(
        stdout(&output),
        format!("{target}: ok (social-business version 1, 48 items, in nl, de, en, fr)\n")
    );
    let text = fs::read_to_string(target).unwrap();
    assert!(
        text.starts_with("{\n \"instrument\": \"social-business\",\n \"version\": 1,\n"),
        "{}",
        &text[..80]
    );
    assert!(text.find("\"items\"") < text.find("\"itemAdvice\""));
}

#[test]
fn every_text_has_a_row_with_its_key_and_a_column_for_each_language() {
    let book = Book::open(&exported("rows.xlsx", &["--lang", "nl,fr"]));

    let texts = book.sheet("Texts");
    assert_eq!(texts[0], ["key", "nl", "fr"].map(Cell::from));
    let row = texts.iter().find(|row| row[0] == Cell::from("items[PE-1].text")).unwrap();
    let item = &support::instrument_json()["items"][0]["text"];
    assert_eq!(row[1..], [item["nl"].as_str().unwrap(), item["fr"].as_str().unwrap()].map(Cell::from));
    assert_eq!(book.sheet("Items").len(), 49);
    assert_eq!(book.names()[0], "Texts");
}

#[test]
fn a_template_is_a_model_with_one_row_for_each_item_and_its_texts() {
    let target = path("template.xlsx");
    let output = sbs(&["import", "--template", "-o", &target, "--lang", "nl,en"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let headings = Book::open(&target).sheet("Items")[0].clone();
    assert!(headings.contains(&Cell::from("text.nl")) && headings.contains(&Cell::from("help.en")));

    let (model, told) = imported(&[&target]);

    let mut expected = support::instrument_json();
    expected["instrument"] = json!("my-model");
    remove_languages(&mut expected, &["de", "fr"]);
    assert_eq!(model, expected);
    assert_eq!(told, "");
    let checked = sbs(&["check", &file("template.json", &model.to_string())]);
    assert_eq!(checked.status.code(), Some(0), "{}", stderr(&checked));
}

fn remove_languages(value: &mut Value, languages: &[&str]) {
    match value {
        Value::Object(map) if map.get("nl").is_some_and(Value::is_string) => {
            map.retain(|lang, _| !languages.contains(&lang.as_str()));
        }
        Value::Object(map) => map.values_mut().for_each(|value| remove_languages(value, languages)),
        Value::Array(list) => list.iter_mut().for_each(|value| remove_languages(value, languages)),
        _ => {}
    }
}

#[test]
fn what_people_and_programs_do_to_cells_changes_nothing() {
    let file = changed("habits", |book| {
        book.set("Parameters", "threshold", 1, " 70 ".into());
        book.set("Parameters", "ratio.benchmark", 1, "330".into());
        book.set("Items", "PE-1", 6, "nee".into());
        book.set("Items", "PE-2", 7, "WAAR".into());
        book.set("Items", "PE-3", 8, Cell::Empty);
        book.set("Items", "PR-3", 5, "PR ;  PL 0.5".into());
        book.set("Items", "PE-1", 1, "  PE\u{a0}".into());
        let text = book.get("Texts", "title", 1);
        book.set("Texts", "title", 1, format!("\u{feff} {text}  ").as_str().into());
        let title = book.get("Texts", "title", 2);
        book.set("Texts", "title", 2, Cell::Formula(format!("=\"{title}\""), title));
        for sheet in ["Items", "Texts", "Units"] {
            book.insert(sheet, 3, vec![Cell::Empty, " ".into()]);
            book.insert(sheet, 3, vec!["# ask Mia".into(), "or Tom".into()]);
        }
        book.add_column("Texts", "# remarks", "is this clear?");
        book.add_sheet("Read me", vec![vec!["whatever".into()]]);
    });

    let (model, told) = imported(&[&file]);

    assert_eq!(model, support::instrument_json());
    assert_eq!(told, "");
}

#[test]
fn a_number_is_a_name_or_a_text_where_one_is_expected() {
    let file = changed("numbers", |book| {
        book.rename("Facets", "PE-A", "1");
        book.rename("Units", "PE-A", "1");
        for item in ["PE-1", "PE-2"] {
            book.set("Items", item, 2, Cell::Number(1.0));
            book.set("Items", item, 3, Cell::Number(1.0));
        }
        for key in ["low", "mid", "high"] {
            book.rename("Texts", &format!("recommendations.PE-A.{key}"), &format!("recommendations.1.{key}"));
        }
        for key in ["name", "description"] {
            book.rename("Texts", &format!("facets[PE-A].{key}"), &format!("facets[\"1\"].{key}"));
        }
        book.set("Texts", "scales.F.points[4].label", 1, Cell::Number(5.0));
    });

    let (model, _) = imported(&[&file]);

    assert_eq!(model["facets"][0]["id"], "1");
    assert_eq!(model["items"][0]["unit"], "1");
    assert_eq!(model["scales"]["F"]["points"][4]["label"]["nl"], "5");
    // And once more.
    let json = super::file("numbers.json", &model.to_string());
    let again = path("numbers-again.xlsx");
    assert_eq!(sbs(&["export", &json, "-o", &again]).status.code(), Some(0));
    assert_eq!(imported(&[&again]).0, model);
}

#[test]
fn what_a_cell_has_wrong_is_told_with_its_sheet_row_and_column_and_what_to_do() {
    let file = changed("cells", |book| {
        book.set("Items", "PE-1", 1, Cell::Date(46000.0));
        book.set("Items", "PE-2", 6, "maybe".into());
        book.set("Items", "PE-3", 9, Cell::Formula("=A0".into(), "#REF!".into()));
        book.set("Items", "PE-4", 5, "PE 0,5".into());
        book.set("Dimensions", "L1", 2, "1,5".into());
        book.set("Texts", "title", 1, Cell::Flag(true));
        book.set("Items", "PE-6", 0, "PE-5".into());
        book.merge("Items", 8, 9, "PE-8");
        book.insert("Texts", 3, vec![Cell::Empty, "lost".into()]);
        book.insert("Texts", 4, vec!["items[PE-1].text".into(), "twice".into()]);
        book.insert("Texts", 5, vec!["items[PE-99].text".into(), "none".into()]);
        book.insert("Texts", 6, vec!["items[PE-1.text".into(), "none".into()]);
        book.set_heading("Facets", 1, "dimensoin");
        book.set_heading("Texts", 3, "fn1");
    });

    let told = refused(&file, &[]);

    for expected in [
        "sheet Items, row 2, column B: is a day or a time, expected a text; format the cell as text, and type it again",
        "sheet Items, row 3, column G: expected yes or no, found \"maybe\"; write true or false",
        "sheet Items, row 4, column J: is the error #REF!; repair the formula, or put its value in its place",
        "sheet Items, row 5, column F: expected names with a weight each, found \"PE 0,5\"; write it like PE, PL 0.5: commas between, a point in the number",
        "sheet Dimensions, row 8, column C: expected a number, found \"1,5\"; write 1.5",
        "sheet Texts, row 2, column B: is the truth value true, expected a text; format the cell as text, and type it again",
        "sheet Items, row 9, column A: is merged with the cells up to row 10, column A; unmerge them, and fill in each",
        "sheet Texts, row 4, column A: has no key; fill it in, or take the row out",
        "sheet Texts, row 6, column B: items[PE-99].text: the model has no element \"PE-99\"; is \"PE-1\" meant?",
        "sheet Texts, row 7, column A: \"items[PE-1.text\" is no key; write it like items[PE-1].text or caveats[0]",
        "sheet Facets, row 1, column B: the heading \"dimensoin\" is not known; is \"dimension\" meant?",
        "sheet Texts, row 1, column D: the heading \"fn1\" is no code of a language; known: nl, de, en, fr",
    ] {
        assert!(told.iter().any(|line| line == expected), "{expected} is not in {told:#?}");
    }
    let twice =
        |key: &str| told.iter().any(|line| line.contains(&format!("{key} is there twice; it is in ")));
    assert!(twice("items[PE-5]") && twice("items[PE-1].text"), "{told:#?}");
    // Each but once: 14 mistakes, one of which takes two items out, and what was not written.
    assert!(told.len() <= 18, "{told:#?}");
}

#[test]
fn what_the_check_finds_is_told_with_the_cell_that_it_comes_from() {
    let file = changed("faults", |book| {
        book.set("Items", "PE-1", 1, "PEE".into());
        book.set("Items", "PE-4", 8, Cell::Flag(true));
        book.set("Parameters", "coreMin", 1, Cell::Number(5.0));
        book.set("Texts", "items[PE-2].help", 3, Cell::Empty);
        book.remove("Texts", "itemAdvice.L1-1");
    });

    let told = refused(&file, &[]);

    let row = Book::open(&file).row("Texts", "items[PE-2].help") + 1;
    let coremin = Book::open(&file).row("Parameters", "coreMin") + 1;
    for expected in [
        "sheet Items, row 2, column B: items[0].dimension: names the unknown dimension \"PEE\"; is \"PE\" meant?".to_owned(),
        "sheet Items, row 5, column A: items[3]: PE-4 must have a naHint exactly if naAllowed; add a naHint".to_owned(),
        format!("sheet Parameters, row {coremin}, column B: parameters.coreMin: expected a whole number from 0 to 4, found 5"),
        format!("sheet Texts, row {row}, column D: items[1].help.en: is missing; add it, or take \"en\" out of title and intro"),
        "itemAdvice.L1-1: is missing".to_owned(),
    ] {
        assert!(told.contains(&expected), "{expected} is not in {told:#?}");
    }
}

#[test]
fn texts_that_come_back_are_merged_by_key_and_all_else_stays() {
    let mut model = support::instrument_json();
    remove_languages(&mut model, &["fr"]);
    model["x-own"] = json!({ "kept": [1, null] });
    let into = file("merge.json", &model.to_string());
    let mut book = Book::open(&exported("merge-before.xlsx", &["--lang", "nl,fr"]));
    book.keep_only("Texts");
    book.set("Texts", "items[PE-1].text", 1, "Nieuw.".into());
    book.set("Texts", "items[PE-2].text", 1, Cell::Empty);
    // In another order, as after sorting.
    book.reverse("Texts");
    let translated = book.save(&path("merge.xlsx"));

    let (merged, told) = imported(&[&translated, "--into", &into]);

    let mut expected = support::instrument_json();
    expected["items"][0]["text"]["nl"] = json!("Nieuw.");
    expected["x-own"] = model["x-own"].clone();
    assert_eq!(merged, expected);
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(
        told.contains("column B: items[PE-2].text has no text in nl here; that of the model stays"),
        "{told}"
    );
}

#[test]
fn a_key_that_the_model_does_not_have_is_not_merged() {
    let mut book = Book::open(&exported("unknown-before.xlsx", &["--lang", "nl"]));
    book.keep_only("Texts");
    book.rename("Texts", "items[PE-1].text", "items[PE-1].txt");
    book.rename("Texts", "evidencePrompt", "evidencePromt");
    book.rename("Texts", "caveats[0]", "caveats[99]");
    let file = book.save(&path("unknown.xlsx"));

    let told = refused(&file, &["--into", BUILT_IN]);

    for expected in [
        "items[PE-1].txt: the model has no member \"txt\"; is \"text\" meant?",
        "evidencePromt: the model has no member \"evidencePromt\"; is \"evidencePrompt\" meant?",
        "caveats[99]: there are at most 11 elements, from [0]",
    ] {
        assert!(told.iter().any(|line| line.ends_with(expected)), "{expected} is not in {told:#?}");
    }
}

#[test]
fn texts_as_csv_come_back_with_any_separator_and_mark() {
    let csv = exported("texts-of-mine.csv", &[]);
    let text = fs::read_to_string(&csv).unwrap();
    assert!(text.starts_with("\u{feff}key,nl,de,en,fr\n"), "{}", &text[..40]);
    let german = text.replacen("Kies wat nu zo is", "Kies; wat nu zo is", 1);
    fs::write(&csv, german.replace('\n', "\r\n")).unwrap();

    let (merged, told) = imported(&[&csv, "--into", BUILT_IN]);

    let mut expected = support::instrument_json();
    let first = expected["instructions"][0]["nl"].as_str().unwrap().replace("Kies wat", "Kies; wat");
    expected["instructions"][0]["nl"] = json!(first);
    assert_eq!(merged, expected);
    assert_eq!(told, "");
    let semicolons = file("my-texts.csv", "\u{feff}key;nl\r\n\r\ncaveats[0];\"Eén; twee\"  \r\n");
    assert_eq!(imported(&[&semicolons, "--into", BUILT_IN]).0["caveats"][0]["nl"], "Eén; twee");
}

#[test]
fn a_file_that_is_no_spreadsheet_is_told_and_what_to_do() {
    let latin = path("latin-texts.csv");
    fs::write(&latin, b"key,nl\ntitle,E\xe9n\n").unwrap();
    assert!(refused(&latin, &[])[0].starts_with("is not UTF-8 text; save it as \"CSV UTF-8\""));
    assert!(refused(&file("nothing.xlsx", "PK"), &[])[0].contains("save it as .xlsx, .ods or .csv"));
    assert!(
        refused(&file("whatever.csv", "a,b\n1,2\n"), &[])[0]
            .starts_with("belongs to no sheet; call it items.csv")
    );
    assert!(refused(&path("not-there.xlsx"), &[])[0].starts_with("cannot be read"));
}

#[test]
fn a_draft_is_written_with_its_faults() {
    let file = changed("draft", |book| book.set("Items", "PE-1", 1, "PEE".into()));

    let output = sbs(&["import", &file, "-o", "-", "--draft"]);

    assert_eq!(output.status.code(), Some(1));
    let model: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(model["items"][0]["dimension"], "PEE");
    assert!(stderr(&output).contains("is \"PE\" meant?"));
}

#[test]
fn merging_adds_no_flag_that_nobody_set() {
    let model = sbs(&["convert", BUILT_IN, "-o", "-"]);
    let before: Value = serde_json::from_slice(&model.stdout).unwrap();
    let base = file("flags.json", &before.to_string());
    let target = path("flags.xlsx");
    assert_eq!(sbs(&["export", &base, "-o", &target]).status.code(), Some(0));

    let (after, told) = imported(&[&target, "--into", &base]);

    assert_eq!(after, before, "{told}");
}

#[test]
fn what_lies_beyond_what_is_read_is_told_and_not_dropped() {
    let wide = changed("wide", |book| {
        let row = &mut book.sheet_mut("Texts")[0];
        row.resize(500, Cell::Empty);
        row.push(Cell::from("nl"));
    });
    let problem = "has more than 20000 rows or 500 columns; delete what is not part of the questionnaire";
    assert_eq!(refused(&wide, &[]), [format!("sheet Texts {problem}")]);
    let long = file("long-texts.csv", &format!("key,nl\n{}title,Nieuw\n", ",\n".repeat(20_000)));
    assert_eq!(refused(&long, &["--into", BUILT_IN]), [format!("the table {problem}")]);
}

#[test]
fn a_key_deeper_than_any_model_is_told() {
    let deep = vec!["a"; 100_000].join(".");
    let texts = file("deep-texts.csv", &format!("key,nl\n{deep},Diep\n"));

    let told = refused(&texts, &["--draft"]).join("\n");

    assert!(told.contains("row 2, column A: "), "{}", &told[..told.len().min(400)]);
}
