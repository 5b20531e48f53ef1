//! The result file as text: the line that `sbs score` prints.

use crate::core::score::result_file::ResultFile;

/// The file.
#[must_use]
pub fn text(file: &ResultFile<'_>) -> String {
    // All keys are texts, so that writing cannot fail.
    serde_json::to_string(file).unwrap_or_default() + "\n"
}
