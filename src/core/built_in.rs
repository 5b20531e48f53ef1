//! What is embedded of the built-in instrument: its compact form, as the build script checked and wrote it. In a page its
//! texts are there in the languages that are bundled; those of another language come with its file.
//!
//! Apart from the instrument, because the build script compiles that one too and has nothing to embed yet.

use std::sync::OnceLock;

use super::{
    lang::{COUNT, Lang},
    string_enum::StringEnum,
};

macro_rules! built {
    ($include:ident, $end:literal) => {
        $include!(concat!(env!("OUT_DIR"), "/social-business.", $end))
    };
}

/// The numbers of the compact form.
pub(super) const NUMBERS: &[u8] = built!(include_bytes, "bin");

/// The ids of the compact form.
pub(super) const IDS: &str = built!(include_str, "ids.txt");

/// The texts of the languages that are bundled.
const BUNDLED: [Option<&str>; COUNT] = built!(include, "texts.rs");

/// The texts of the languages whose files were read.
static LOADED: [OnceLock<&'static str>; COUNT] = [const { OnceLock::new() }; COUNT];

/// The texts of a language, if they are bundled.
pub(super) fn bundled(lang: Lang) -> Option<&'static str> {
    BUNDLED.get(lang.position()).copied().flatten()
}

/// The texts of a language, as far as they are here.
pub(super) fn texts(lang: Lang) -> Option<&'static str> {
    LOADED.get(lang.position()).and_then(OnceLock::get).copied().or_else(|| bundled(lang))
}

/// Has the texts of a language from now on; false if others were read before.
pub(super) fn keep(lang: Lang, text: &'static str) -> bool {
    LOADED.get(lang.position()).is_some_and(|read| read.get_or_init(|| text) == &text)
}
