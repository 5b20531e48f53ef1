//! The result file as text: the line that `sbs score` prints.

mod json;

use serde::Serialize;

use crate::core::result_file::ResultFile;

/// Writes fractions; the shortest digits that give the same number again, as `69.6` or `1e-7`.
pub type Digits = fn(f64) -> String;

/// The file.
#[must_use]
pub fn text(file: &ResultFile<'_>, digits: Digits) -> String {
    let mut json = json::Json { text: String::new(), digits };
    let Ok(()) = file.serialize(&mut json);
    json.text.push('\n');
    json.text
}
