//! The texts of the interface: one field per text and one constant per language, generated from `texts/*.json`. A page
//! bundles only some languages; the others are files, which [`language_file`] reads. A missing
//! translation does not build. Texts of items, levels and advice belong to the instrument. Texts with values are
//! [`Template`]s and [`Plural`]s: a function per text and language would cost the wasm far more.
//! May import core. Start with `texts/nl.json`.

pub mod language_file;
mod model_words;
mod section_name;
mod template;

pub use self::{
    model_words::{ModelWords, is_social, listed},
    section_name::section_name,
    template::{Plural, Template},
};

use crate::core::instrument::Lang;

include!(concat!(env!("OUT_DIR"), "/strings.rs"));

/// The texts of a language. English stands for one whose file is not read ([`is_loaded`]).
#[must_use]
pub fn strings(lang: Lang) -> &'static Strings {
    loaded(lang).or_else(|| loaded(Lang::En)).unwrap_or(&NL)
}

/// Whether the texts of a language are there: bundled, or from a file that was read.
#[must_use]
pub fn is_loaded(lang: Lang) -> bool {
    loaded(lang).is_some()
}

fn loaded(lang: Lang) -> Option<&'static Strings> {
    let bundled = BUNDLED.iter().find(|(one, _)| *one == lang).map(|(_, strings)| *strings);
    bundled.or_else(|| language_file::strings(lang))
}
