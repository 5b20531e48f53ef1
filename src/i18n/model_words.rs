//! What the parts of a questionnaire are called: by the names that it gives them, else by words of the interface. Words
//! about social media and the three Ps are those of a questionnaire that says what social media are; no other shows them.

use super::Strings;
use crate::core::instrument::{Group, Instrument, Lang, Output, Role};

/// The most names that stand in a title one after the other.
const MOST_NAMES: usize = 4;

/// Whether the scan is about social media: the built-in one is, and what was made from it.
#[must_use]
pub const fn is_social(instrument: &Instrument) -> bool {
    instrument.definition_social.is_some()
}

/// What names the parts of a questionnaire.
#[derive(Debug, Clone, Copy)]
pub struct ModelWords<'a> {
    /// The questionnaire.
    pub instrument: &'a Instrument,
    /// The words of the interface in the language.
    pub strings: &'a Strings,
    /// The language.
    pub lang: Lang,
}

impl ModelWords<'_> {
    /// The name of the scan: that of the product, or of another questionnaire its title.
    #[must_use]
    pub fn scan(&self) -> &'static str {
        if is_social(self.instrument) { self.strings.app_name } else { self.instrument.title.get(self.lang) }
    }

    /// The name of a group.
    #[must_use]
    pub fn group(&self, group: &Group) -> &'static str {
        match (group.name, group.role) {
            (Some(name), _) => name.get(self.lang),
            (None, Role::Levels) => self.strings.result_pyramid_title,
            (None, Role::Profile) if is_social(self.instrument) => self.strings.result_scores_three_ps,
            (None, Role::Bars) if is_social(self.instrument) => self.strings.result_scores_values,
            // Without a name it is called what its index is called.
            (None, Role::Profile) => self.output(Output::ThreeP),
            (None, Role::Bars) => self.output(Output::Values),
            (None, Role::Plain) => self.strings.app_all_parts,
        }
    }

    /// The name of the first group for something; where there is none, the words for all parts.
    #[must_use]
    pub fn role(&self, role: Role) -> &'static str {
        let group = self.instrument.groups.iter().find(|group| group.role == role);
        group.map_or(self.strings.app_all_parts, |group| self.group(group))
    }

    /// The name that the questionnaire gives the group of its levels; `None` if it gives none, or has no levels.
    #[must_use]
    pub fn levels_name(&self) -> Option<&'static str> {
        let group = self.instrument.groups.iter().find(|group| group.role == Role::Levels)?;
        Some(group.name?.get(self.lang))
    }

    /// The caption of a table of levels: their group may be named, and is a pyramid as a drawing only.
    #[must_use]
    pub fn levels(&self) -> &'static str {
        self.levels_name().unwrap_or(self.strings.result_scores_levels)
    }

    /// The name of the drawing of levels where more is said after it: "Pyramid: level 2 of 5".
    #[must_use]
    pub fn pyramid(&self) -> &'static str {
        self.levels_name().unwrap_or_else(|| self.output(Output::Pyramid))
    }

    /// What a number over all of it is called.
    fn output(&self, output: Output) -> &'static str {
        self.instrument.texts.outputs.get(output).get(self.lang)
    }

    /// The heading of the profile: its name, or those of a few dimensions, "People, Profit, Planet".
    #[must_use]
    pub fn profile_title(&self) -> String {
        self.names_or_group().unwrap_or_else(|names| names.join(", "))
    }

    /// The same in a sentence: "People, Profit and Planet".
    #[must_use]
    pub fn profile(&self) -> String {
        self.names_or_group().unwrap_or_else(|names| listed(self.strings, &names))
    }

    /// The name of the profile; the names of its dimensions where it has no name and they are few.
    fn names_or_group(&self) -> Result<String, Vec<&'static str>> {
        let group = self.instrument.groups.iter().find(|group| group.role == Role::Profile);
        let ids = || self.instrument.dimensions_of(Role::Profile);
        if group.is_some_and(|group| group.name.is_some()) || ids().count() > MOST_NAMES {
            return Ok(self.role(Role::Profile).to_owned());
        }
        Err(ids().map(|id| self.instrument.dimension(id).short_name.get(self.lang)).collect())
    }
}

/// "a, b and c".
#[must_use]
pub fn listed(strings: &Strings, names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), strings.app_list_and),
    }
}
