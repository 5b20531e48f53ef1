//! The scan with two more languages, added as anybody would: by a file of texts, and a member in every text of the
//! questionnaire. For a scenario that holds that nothing else is needed.

#[path = "../../support/pseudo.rs"]
mod language;

use std::fs;

use anyhow::Result;

pub use language::{ALL, LONG, Pseudo, RIGHT_TO_LEFT};

use crate::variant::Variant;

/// A copy of the repository with both languages.
///
/// # Errors
/// When the copy cannot be made or changed.
pub fn variant() -> Result<Variant> {
    let variant = Variant::copy("pseudo-language")?;
    let source = fs::read_to_string(variant.folder().join("texts/nl.json"))?;
    for language in ALL {
        variant.add(&format!("texts/{}.json", language.code), &language.texts(&source)?)?;
        variant.change("assessments/social-business.json", |text| Ok(language.instrument(text)?))?;
    }
    Ok(variant)
}
