//! The names of sections.

use super::Strings;
use crate::core::{
    instrument::{Instrument, Lang},
    section::Section,
};

/// The name of a section: of the dimension that it asks about, or of its own.
#[must_use]
pub fn section_name(
    section: Section,
    instrument: &Instrument,
    strings: &Strings,
    lang: Lang,
) -> &'static str {
    match (section, section.dimension(instrument)) {
        (_, Some(dimension)) => instrument.dimension(dimension).short_name.get(lang),
        (Section::ThreePs, _) => strings.question_section_three_ps,
        (Section::Values, _) => strings.question_section_values,
        (Section::Pyramid, _) => strings.question_section_pyramid,
        _ => strings.question_nav_organisation,
    }
}
