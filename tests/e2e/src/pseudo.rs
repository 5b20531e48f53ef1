//! The scan with one more language, added as anybody would: by a file of texts, and a member in every text of the
//! questionnaire. For a scenario that holds that nothing else is needed.

#[path = "../../support/pseudo.rs"]
mod language;

use std::fs;

use anyhow::Result;

pub use language::{CODE, NAME, text};

use crate::variant::Variant;

/// A copy of the repository with that language.
///
/// # Errors
/// When the copy cannot be made or changed.
pub fn variant() -> Result<Variant> {
    let variant = Variant::copy("pseudo-language")?;
    let source = fs::read_to_string(variant.folder().join("texts/nl.json"))?;
    variant.add(&format!("texts/{CODE}.json"), &language::texts(&source)?)?;
    variant.change("assessments/social-business.json", |text| Ok(language::instrument(text)?))?;
    Ok(variant)
}
