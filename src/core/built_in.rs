//! The built-in instrument: embedded in its compact form, as the build script checked and wrote it.
//!
//! Apart from the instrument itself, because the build script compiles that one too and has nothing to embed yet.

use super::instrument::{
    Instrument,
    binary_codec::{Packed, unpack},
};

macro_rules! built {
    ($include:ident, $end:literal) => {
        $include!(concat!(env!("OUT_DIR"), "/social-business.", $end))
    };
}

impl Instrument {
    /// The built-in instrument: `assessments/social-business.json`, checked when the program was built.
    ///
    /// `None` only if the build script and the program disagree about the compact form; a test holds that they do not.
    #[must_use]
    pub fn built_in() -> Option<Self> {
        unpack(Packed {
            numbers: built!(include_bytes, "bin"),
            ids: built!(include_str, "ids.txt"),
            texts: built!(include, "texts.rs"),
        })
    }
}
