//! A spreadsheet that is opened on the page for authors, as JSON: the model that it holds, or what is wrong in its cells.

use serde::Serialize;
use serde_json::Value;

use super::{
    model_text::model_text,
    spreadsheet::{
        build::build,
        entries,
        read::{is_csv, sheets},
    },
};

/// So many faults of cells, and warnings, the page has room for.
const SHOWN: usize = 3;

/// What the page is told.
#[derive(Serialize)]
struct Opened {
    /// The text of the model; `None` as long as a cell has a fault. Faults of the model are found when the text is checked.
    text: Option<String>,
    /// What is wrong, or of a text what may be: its first sentences, without the name of the file.
    told: Vec<String>,
    /// How many there are in all.
    count: usize,
}

/// Reads a spreadsheet, by its name and its bytes. A workbook is a model of its own; a sheet as CSV is merged by its keys into
/// the text that is there.
#[must_use]
pub fn opened(name: &str, bytes: Vec<u8>, there: &str) -> String {
    let (text, all) = match read(name, bytes, there) {
        Ok((text, warnings)) => (Some(text), warnings),
        Err(faults) => (None, faults),
    };
    let start = format!("{name}: ");
    let plain = |one: &String| one.strip_prefix(&start).unwrap_or(one).to_owned();
    let told = all.iter().take(SHOWN).map(plain).collect();
    serde_json::to_string(&Opened { text, told, count: all.len() }).unwrap_or_default()
}

/// The text of the model with warnings about cells, or what is wrong with them.
fn read(name: &str, bytes: Vec<u8>, there: &str) -> Result<(String, Vec<String>), Vec<String>> {
    let read = sheets(name, bytes).map_err(|fault| vec![fault])?;
    let base = if is_csv(name) {
        let base = serde_json::from_str(there).ok().filter(Value::is_object);
        let missing = "is one sheet, to be merged into a questionnaire; open the questionnaire first";
        Some(base.ok_or_else(|| vec![missing.to_owned()])?)
    } else {
        None
    };
    let built = build(entries::read(&read), base);
    if !built.faults.is_empty() {
        return Err(built.faults);
    }
    let text = model_text(&built.model).map_err(|error| vec![error.to_string()])?;
    Ok((text, built.warnings))
}
