//! The few words of the text report that the instrument does not have: the texts of `texts/*.json` whose keys begin with
//! `report_`, made one struct and a constant for each language by the build script.
//!
//! Apart from the texts of the interface, so that they are not in the page's wasm.

use social_business_scan::{
    core::instrument::Lang,
    i18n::{Plural, Template},
};

include!(concat!(env!("OUT_DIR"), "/words.rs"));
