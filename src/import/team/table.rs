//! A result as a table (`export::result::csv`): its rows of items and of the scan are an answer file again.

use csv::ReaderBuilder;
use serde_json::{Map, Value, json};

use super::{Record, Refusal, TeamRefusal};
use crate::core::{answer_file, instrument::Instrument};

/// How such a table begins, whatever a spreadsheet put between the columns.
pub fn is_table(text: &str) -> bool {
    text.starts_with("kind,id,") || text.starts_with("kind;id;")
}

/// The member in a table.
pub fn read(instrument: &Instrument, text: &str) -> Record {
    let sheet = answer_file::from_value(instrument, &file(text));
    match sheet {
        Ok(sheet) => Record { line: 0, last_line: 0, read: Ok(super::Member::of(instrument, &sheet)) },
        Err(error) => Record::refused(0, TeamRefusal::Unreadable(Refusal::Invalid(error))),
    }
}

/// The answer file that a table was made of. Rows that it does not know are left out; what is missing is told by who reads
/// answer files.
fn file(text: &str) -> Value {
    let delimiter = if text.starts_with("kind;") { b';' } else { b',' };
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let (mut file, mut answers) = (Map::new(), Map::new());
    for row in reader.records().flatten() {
        let field = |index| row.get(index).unwrap_or_default();
        let (kind, id, value, state) = (field(0), field(1), field(3), field(7));
        let number = value.replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite());
        match (kind, id) {
            ("scan", "instrument") => {
                file.insert("instrument".to_owned(), json!(state));
                file.insert("version".to_owned(), json!(number));
            }
            ("scan", "mode") => {
                file.insert("mode".to_owned(), json!(state));
            }
            ("scan", "threshold") => {
                file.insert("parameters".to_owned(), json!({ "threshold": number }));
            }
            ("scan", "orgModel") if !state.is_empty() => {
                file.insert("orgModel".to_owned(), json!(state));
            }
            ("scan", "employees" | "publishers") => {
                let count = if state == "DK" { json!("DK") } else { json!(number) };
                file.insert(id.to_owned(), count);
            }
            ("item", id) => {
                let answer = match state {
                    "answered" => json!(number),
                    "NA" | "DK" => json!(state),
                    _ => continue,
                };
                answers.insert(id.to_owned(), answer);
            }
            _ => {}
        }
    }
    file.insert("answers".to_owned(), Value::Object(answers));
    Value::Object(file)
}
