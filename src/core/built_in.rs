//! The built-in instrument: embedded in its compact form, as the build script checked and wrote it.
//!
//! Apart from the instrument itself, because the build script compiles that one too and has nothing to embed yet.

use std::str;

use super::instrument::{
    Instrument,
    pack::{Packed, unpack},
};

macro_rules! built {
    ($include:ident, $end:literal) => {
        $include!(concat!(env!("OUT_DIR"), "/social-business.", $end))
    };
}

// The texts of each language, and what is said of results. The names are known to `xtask/src/bundle/split`, which leaves
// their bytes out of the first part of the page's wasm: there they are zero until a language, or the second part, is
// loaded. Arrays, because a text in place would be a constant without a name.
static SBS_TEXTS_NL: [u8; built!(include_bytes, "nl.txt").len()] = *built!(include_bytes, "nl.txt");
static SBS_TEXTS_EN: [u8; built!(include_bytes, "en.txt").len()] = *built!(include_bytes, "en.txt");
static SBS_LATER_NL: [u8; built!(include_bytes, "later.nl.txt").len()] =
    *built!(include_bytes, "later.nl.txt");
static SBS_LATER_EN: [u8; built!(include_bytes, "later.en.txt").len()] =
    *built!(include_bytes, "later.en.txt");

impl Instrument {
    /// The built-in instrument: `assessments/social-business.json`, checked when the program was built.
    ///
    /// `None` only if the build script and the program disagree about the compact form; a test holds that they do not.
    #[must_use]
    pub fn built_in() -> Option<Self> {
        unpack(Packed {
            numbers: built!(include_bytes, "bin"),
            ids: built!(include_str, "ids.txt"),
            nl: str::from_utf8(&SBS_TEXTS_NL).ok()?,
            en: str::from_utf8(&SBS_TEXTS_EN).ok()?,
            later_nl: str::from_utf8(&SBS_LATER_NL).ok()?,
            later_en: str::from_utf8(&SBS_LATER_EN).ok()?,
        })
    }
}
