//! The numbers over groups in one list, for whatever writes a table of them.

use super::{Index, ScoreReport};
use crate::core::{
    instrument::{Group, Instrument, Lang, Output, Role},
    rounding::Shown,
    string_enum::StringEnum,
};

/// A number over the dimensions of a group, or over several groups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overall {
    /// What it is.
    pub output: Output,
    /// Which of several groups of bars; `None` for all else.
    group: Option<Group>,
    /// The number with its range.
    pub index: Index,
    /// How it is shown.
    pub shown: Shown,
}

impl Overall {
    /// Its id in files. Where there are several groups of bars, none goes by the name of one.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.group.map_or(self.output.key(), |group| group.key)
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self, instrument: &Instrument, lang: Lang) -> &'static str {
        let own = self.group.and_then(|group| group.name);
        own.as_ref().unwrap_or_else(|| instrument.texts.outputs.get(self.output)).get(lang)
    }

    /// Whether answers about levels are part of it.
    #[must_use]
    pub const fn has_levels(&self) -> bool {
        matches!(self.output, Output::Pyramid | Output::Position)
    }
}

impl ScoreReport {
    /// All numbers over groups that an instrument has, in the order of the page: the profile, the groups of bars, then what is
    /// made of several groups and of levels.
    #[must_use]
    pub fn overall(&self, instrument: &Instrument) -> Vec<Overall> {
        let of = |output, index, shown| Overall { output, group: None, index, shown };
        let bars = self.groups.iter().filter(|score| score.group.role == Role::Bars);
        let has_several = instrument.groups_of(Role::Bars).count() > 1;
        let bars = bars.map(|score| Overall {
            group: Some(score.group).filter(|_| has_several),
            ..of(Output::Values, score.index, Shown::Plain)
        });
        let profile = of(Output::ThreeP, self.three_p.index, Shown::Plain);
        let rest = [
            (instrument.indices.culture.is_some(), of(Output::Culture, self.culture, Shown::Index)),
            (instrument.has(Role::Levels), of(Output::Pyramid, self.pyramid.index, Shown::Index)),
            (instrument.indices.position.is_some(), of(Output::Position, self.position.index, Shown::Plain)),
        ];
        let profile = Some(profile).filter(|_| instrument.has(Role::Profile));
        let rest = rest.into_iter().filter(|(is_there, _)| *is_there).map(|(_, one)| one);
        profile.into_iter().chain(bars).chain(rest).collect()
    }
}
