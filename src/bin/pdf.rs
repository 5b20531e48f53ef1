//! The wasm that writes the report as PDF: a page loads it when a visitor asks for the file, and hands over the report as JSON.

use social_business_scan::{
    core::instrument::Instrument,
    export::pdf::{
        PdfError,
        read::read,
        requested,
        verify::{Fault, verify},
    },
};
use wasm_bindgen::prelude::*;

fn main() {}

/// Whether the pages of a report say something else than what the answers inside it lead to. A file that cannot be
/// compared is no such report.
#[wasm_bindgen]
#[must_use]
pub fn sbs_is_changed(report: &[u8]) -> bool {
    let (Some(instrument), Ok(report)) = (Instrument::built_in(), read(report)) else { return false };
    matches!(verify(&instrument, &report), Err(Fault::Missing(_) | Fault::Added(_) | Fault::LaidOver))
}

/// Writes the report of a request (`export::report::pdf_request`).
///
/// # Errors
/// A word for `js/loader/pdf-writer.js`: `logo` where the logo is no picture, else `write`.
#[wasm_bindgen]
pub fn sbs_pdf(request: &str) -> Result<Vec<u8>, JsValue> {
    requested(request).map_err(|error| match error {
        PdfError::Logo(_) => JsValue::from_str("logo"),
        _ => JsValue::from_str("write"),
    })
}
