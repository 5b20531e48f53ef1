//! `sbs import` and `sbs export`: models in a spreadsheet, for who writes, translates or reviews them.

mod write;

use std::{
    fs::File,
    io::{self, Read, Write},
    path::Path,
};

use serde_json::{Value, json};
use social_business_scan::{
    author::{
        model_text::model_text,
        spreadsheet::{
            build::build,
            entries,
            read::{self, RawSheet},
            rows::{self, ElementTexts},
        },
    },
    core::{instrument::Instrument, string_enum::StringEnum},
};

use super::{
    super::{
        Verdict,
        arguments::{ExportArguments, ImportArguments},
        tell,
    },
    model_file::{self, faulty, put},
};

/// The model that a template begins with.
const BUILT_IN: &str = include_str!("../../../../../assessments/social-business.json");

/// What a template says of itself.
const INTRODUCTION: [&str; 9] = [
    "A questionnaire in a spreadsheet",
    "This is a whole questionnaire to be changed into your own. Give it a name of its own in the row \"instrument\" of the sheet \"Model\".",
    "Items: one row for each statement. The columns of texts have the name of the text and the language, like text.nl. A cell that is \
     empty says that there is nothing.",
    "Dimensions, Facets, Units, Scales: what the items belong to and how they are answered. Parameters: thresholds and weights.",
    "Texts: all other texts by their key, one column for each language. A text must stand in each language of the title.",
    "A row whose first cell begins with #, and a column whose heading begins with #, are notes that nothing reads.",
    "Format cells as text where a program turns them into a day. Merge no cells. Formulas count by their value.",
    "sbs import FILE.xlsx -o model.json makes the questionnaire of it, and tells each fault with its sheet, row and column.",
    "docs/spreadsheet.md says the rest.",
];

/// Makes a model of spreadsheets, merges them into one, or writes a template.
///
/// # Errors
/// If the results cannot be written.
pub fn import(arguments: &ImportArguments, out: &mut dyn Write) -> io::Result<Verdict> {
    if arguments.template {
        let Ok(mut model) = serde_json::from_str::<Value>(BUILT_IN) else {
            return faulty(&["sbs: the built-in instrument is damaged".to_owned()]);
        };
        if let Some(model) = model.as_object_mut() {
            model.insert("instrument".into(), json!("my-model"));
            model.insert("version".into(), json!(1));
        }
        let languages: Vec<String> = arguments.lang.iter().map(|lang| lang.key().to_owned()).collect();
        let sheets = rows::sheets(&model, &languages, ElementTexts::InRows);
        return match write::workbook(&sheets, &INTRODUCTION) {
            Ok(bytes) => put(&arguments.output, &bytes, out),
            Err(error) => faulty(&[format!("{}: cannot be made: {error}", arguments.output.display())]),
        };
    }
    let base = match arguments.into.as_deref().map(model_file::read).transpose() {
        Ok(base) => base,
        Err(fault) => return faulty(&[fault]),
    };
    let (mut sheets, mut unreadable) = (Vec::new(), Vec::new());
    for file in &arguments.files {
        match sheets_of(file) {
            Ok(read) => sheets.extend(read),
            Err(fault) => unreadable.push(fault),
        }
    }
    if !unreadable.is_empty() {
        return faulty(&unreadable);
    }
    let built = build(entries::read(&sheets), base);
    for warning in &built.warnings {
        tell(format!("warning: {warning}\n").as_bytes());
    }
    let name = arguments.output.display();
    if !built.faults.is_empty() {
        let mut faults = built.faults;
        faults.push(format!("{name}: was not written"));
        return faulty(&faults);
    }
    let (read, odd_keys) = Instrument::with_odd_keys(&built.model);
    for odd in &odd_keys {
        tell(format!("warning: {}\n", built.tell(odd)).as_bytes());
    }
    let mut verdict = Verdict::Fine;
    if let Err(faults) = &read {
        let mut told: Vec<String> = faults.iter().map(|fault| built.tell(fault)).collect();
        if !arguments.draft {
            told.push(format!("{name}: was not written; with --draft it is, faults and all"));
            return faulty(&told);
        }
        verdict = faulty(&told)?;
    }
    if put(&arguments.output, model_text(&built.model)?.as_bytes(), out)? == Verdict::Faulty {
        return Ok(Verdict::Faulty);
    }
    if let Ok(instrument) = read
        && arguments.output != Path::new("-")
    {
        writeln!(out, "{name}: {}", model_file::described(&instrument))?;
    }
    Ok(verdict)
}

fn sheets_of(file: &Path) -> Result<Vec<RawSheet>, String> {
    let name = file.display().to_string();
    let mut bytes = Vec::new();
    let read = File::open(file).and_then(|open| open.take(read::LIMIT + 1).read_to_end(&mut bytes));
    read.map_err(|error| format!("{name}: cannot be read: {error}"))?;
    read::sheets(&name, bytes)
}

/// Writes a model as a spreadsheet.
///
/// # Errors
/// If the results cannot be written.
pub fn export(arguments: &ExportArguments, out: &mut dyn Write) -> io::Result<Verdict> {
    let model = match model_file::read(&arguments.file) {
        Ok(model) => model,
        Err(fault) => return faulty(&[fault]),
    };
    let languages: Vec<String> = arguments.lang.iter().map(|lang| lang.key().to_owned()).collect();
    let sheets = rows::sheets(&model, &languages, ElementTexts::OnTexts);
    let is_csv = arguments.output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    let bytes = if is_csv {
        let texts = sheets.first().map(write::csv).transpose();
        texts.map(Option::unwrap_or_default).map_err(|error| error.to_string())
    } else {
        write::workbook(&sheets, &[]).map_err(|error| error.to_string())
    };
    match bytes {
        Ok(bytes) => put(&arguments.output, &bytes, out),
        Err(error) => faulty(&[format!("{}: cannot be made: {error}", arguments.output.display())]),
    }
}
