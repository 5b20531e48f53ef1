//! The texts of the interface: one field per text and one constant per language, generated from `texts/*.json`. A missing
//! translation does not build. Texts of items, levels and advice belong to the instrument. Texts with values are
//! [`Template`]s and [`Plural`]s: a function per text and language would cost the wasm far more.
//! May import core. Start with `texts/nl.json`.

mod section_name;
mod template;

pub use self::{
    section_name::section_name,
    template::{Plural, Template},
};

use crate::core::instrument::Lang;

include!(concat!(env!("OUT_DIR"), "/strings.rs"));
