//! The built-in instrument: embedded in its compact form, as the build script checked and wrote it.
//!
//! Apart from the instrument itself, because the build script compiles that one too and has nothing to embed yet.

use super::instrument::{
    Instrument,
    pack::{Packed, unpack},
};

const BUILT_IN: Packed<&str, &[u8]> = Packed {
    numbers: include_bytes!(concat!(env!("OUT_DIR"), "/social-business.bin")),
    nl: include_str!(concat!(env!("OUT_DIR"), "/social-business.nl.txt")),
    en: include_str!(concat!(env!("OUT_DIR"), "/social-business.en.txt")),
};

impl Instrument {
    /// The built-in instrument: `assessments/social-business.json`, checked when the program was built.
    ///
    /// `None` only if the build script and the program disagree about the compact form; a test holds that they do not.
    #[must_use]
    pub fn built_in() -> Option<Self> {
        unpack(BUILT_IN)
    }
}
