//! The wasm of the page for authors, `author.html`: its worker loads it and asks (`js/author/worker.js`).

use js_sys::Function;
use social_business_scan::author::{
    opened::opened,
    page::{checked, language, simulated, tried},
};
use wasm_bindgen::prelude::*;

fn main() {}

/// After so many respondents the page is told how far it is.
const STEP: usize = 250;

/// Checks a file; what there is to say about it, as JSON.
#[wasm_bindgen]
#[must_use]
pub fn sbs_author_check(text: &str, lang: &str) -> String {
    checked(text, language(lang))
}

/// Reads a spreadsheet, by its name and its bytes, beside the text that is there; what it holds, as JSON.
#[wasm_bindgen]
#[must_use]
pub fn sbs_author_open(name: &str, bytes: Vec<u8>, there: &str) -> String {
    opened(name, bytes, there)
}

/// An answer file that nobody gave, as JSON; nothing of a file with faults.
#[wasm_bindgen]
#[must_use]
pub fn sbs_author_simulate(text: &str, seed: u32) -> Option<String> {
    simulated(text, seed)
}

/// What many such answers say about the instrument, as JSON; nothing of a file with faults. `progress` hears how many there
/// are so far.
#[wasm_bindgen]
#[must_use]
pub fn sbs_author_try(text: &str, seed: u32, respondents: u32, progress: &Function) -> Option<String> {
    tried(text, seed, usize::try_from(respondents).unwrap_or(usize::MAX), |count| {
        if count.is_multiple_of(STEP) {
            // It is only to know how far it is: nothing hangs on it.
            let _ = progress.call1(&JsValue::NULL, &JsValue::from(u32::try_from(count).unwrap_or(u32::MAX)));
        }
    })
}
