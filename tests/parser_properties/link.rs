//! A result code in the fragment of an address.

use social_business_scan::{
    core::result_code::{self, link::code_in},
    import::{Refusal, Source, read_code},
};

use super::{INSTRUMENT, answer_file::is_sound};

/// The fragment as it stands, and as one that surely has a code: it is read or refused by the rules for codes alone,
/// and encoding it, as mail programs do, changes nothing.
pub fn holds(text: &str) {
    let _ = code_in(text);
    // A mark in the text itself would end the code, or begin one before it.
    let plain: String = text.chars().filter(|c| !matches!(c, '%' | '&' | '#')).collect();
    let encoded: String = plain.bytes().map(|byte| format!("%{byte:02x}")).collect();
    for link in [format!("r={plain}"), format!("#r={encoded}"), format!("#a=b&R%3D{encoded}")] {
        assert_eq!(code_in(&link).as_deref(), Some(&*plain), "{link}");
    }
    match (read_code(&INSTRUMENT, &plain, Source::Link), result_code::decode(&INSTRUMENT, &plain)) {
        (Ok(import), Ok(sheet)) => {
            is_sound(&INSTRUMENT, &sheet);
            assert_eq!(import.saved.sheet, sheet);
        }
        (Err(Refusal::Invalid(refused)), Err(error)) => assert_eq!(refused, error),
        (import, sheet) => panic!("{import:?}, {sheet:?}"),
    }
}
