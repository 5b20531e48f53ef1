//! The answers inside a report. They stand in the PDF as they are, so that no reader of PDF is needed for them.

use serde_json::{Deserializer, Value};

/// How a PDF begins.
const PDF: &str = "%PDF-";
/// What stands before the content of each part of a PDF.
const BEFORE: &str = "stream";

/// The answer file that a report carries; `None` for any other text. What is no text in a PDF may have been replaced.
#[must_use]
pub fn attached_answers(text: &str) -> Option<Value> {
    if !text.starts_with(PDF) {
        return None;
    }
    text.match_indices(BEFORE).find_map(|(at, before)| {
        let content = text.get(at + before.len()..)?.trim_start_matches(['\r', '\n']);
        if !content.starts_with('{') {
            return None;
        }
        let value = Deserializer::from_str(content).into_iter::<Value>().next()?.ok()?;
        value.get("answers").is_some_and(Value::is_object).then_some(value)
    })
}
