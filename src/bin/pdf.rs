//! The wasm that writes the report as PDF: a page loads it when a visitor asks for the file, and hands over the report as JSON.

use social_business_scan::export::pdf::{PdfError, requested};
use wasm_bindgen::prelude::*;

fn main() {}

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
