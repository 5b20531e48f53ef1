//! The words of the interface: one field per text, one constant per language, made of `texts/*.json` by the build script.
//!
//! A missing translation does not build. Texts of items, levels, warnings and advice are not here: they belong
//! to the instrument. Texts with values are [`Template`]s and [`Plural`]s rather than functions: a function per
//! text and language costs the wasm far more than one routine that fills in names.

mod template;

pub use template::{Plural, Template};

use crate::core::instrument::Lang;

include!(concat!(env!("OUT_DIR"), "/strings.rs"));
