//! The names of sections.

use super::Strings;
use crate::core::{
    instrument::{Instrument, Lang, Role},
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
        Asks::Group(group) => match (group.name, group.role) {
            (Some(name), _) => name.get(lang),
            (None, Role::Profile) => strings.question_section_three_ps,
            (None, Role::Bars) => strings.question_section_values,
            (None, Role::Levels) => strings.question_section_pyramid,
            // The check demands a name.
            (None, Role::Plain) => "",
        },
        Asks::Organisation => strings.question_nav_organisation,
    }
}
