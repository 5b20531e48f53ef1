//! The names of sections.

use super::{ModelWords, Strings};
use crate::core::{
    instrument::{Instrument, Lang},
    section::{Asks, Section},
};

/// The name of a section: of the dimension that it asks about, or of its own.
#[must_use]
pub fn section_name(
    section: Section,
    instrument: &Instrument,
    strings: &Strings,
    lang: Lang,
) -> &'static str {
    match section.asks() {
        Asks::Dimension(dimension) => instrument.dimension(dimension).short_name.get(lang),
        Asks::Group(group) => ModelWords { instrument, strings, lang }.group(&group),
        Asks::Organisation => strings.question_nav_organisation,
    }
}
