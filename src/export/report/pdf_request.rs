//! What a page asks of the wasm that writes the report as PDF: the report and what the file has besides it, as JSON.

use serde::{Deserialize, Serialize};

use crate::{plan::day::Day, report::document::Document};

/// The name of the attachment.
pub const ATTACHMENT: &str = "social-business-scan.json";

/// The size of a sheet of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

impl Paper {
    /// Width and height in points.
    #[must_use]
    pub const fn points(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.0, 842.0),
            Self::Letter => (612.0, 792.0),
        }
    }
}

/// A report to be written. Both sides are of the same build: its JSON is stored nowhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PdfRequest {
    /// The report.
    pub document: Document,
    /// The paper.
    pub paper: Paper,
    /// The day that the file says it was made on.
    pub made: Day,
    /// The answer file to carry; `None` for none.
    pub attachment: Option<String>,
}
