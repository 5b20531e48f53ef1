//! Sections: the pages of the questionnaire, and how items are numbered.

use super::{
    instrument::{DimensionId, Instrument, ItemIndex, Mode, Role},
    string_enum::string_enum,
};

string_enum! {
    /// One page of the questionnaire.
    pub enum Section {
        /// The items of People (full scan).
        People = "people",
        /// The items of Profit (full scan).
        Profit = "profit",
        /// The items of Planet (full scan).
        Planet = "planet",
        /// The items of the three Ps together (quick scan).
        ThreePs = "three-ps",
        /// Openness, transparency and involvement.
        Values = "values",
        /// The items of level 1 (full scan).
        L1 = "level-1",
        /// The items of level 2 (full scan).
        L2 = "level-2",
        /// The items of level 3 (full scan).
        L3 = "level-3",
        /// The items of level 4 (full scan).
        L4 = "level-4",
        /// The items of level 5 (full scan).
        L5 = "level-5",
        /// The items of the pyramid together (quick scan).
        Pyramid = "pyramid",
        /// The unscored questions.
        Organisation = "organisation",
    }
}

/// Which part of the questionnaire the visitor does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    Whole,
    /// The organisation does not use social media yet: culture only.
    CultureOnly,
}

/// The heading under which a section stands in the list of sections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionGroup {
    /// Ps and values.
    Culture,
    /// The levels.
    Social,
    /// The unscored questions.
    Last,
}

const FULL: [Section; 10] = [
    Section::People,
    Section::Profit,
    Section::Planet,
    Section::Values,
    Section::L1,
    Section::L2,
    Section::L3,
    Section::L4,
    Section::L5,
    Section::Organisation,
];
const QUICK: [Section; 4] = [Section::ThreePs, Section::Values, Section::Pyramid, Section::Organisation];

/// The sections that a visitor goes through, in order.
pub fn sections(mode: Mode, scope: Scope) -> impl Iterator<Item = Section> + Clone {
    let all: &'static [Section] = match mode {
        Mode::Full => &FULL,
        Mode::Quick => &QUICK,
    };
    all.iter()
        .copied()
        .filter(move |section| scope == Scope::Whole || section.group() == SectionGroup::Culture)
}

impl Section {
    /// The heading that it stands under.
    #[must_use]
    pub const fn group(self) -> SectionGroup {
        match self {
            Self::People | Self::Profit | Self::Planet | Self::ThreePs | Self::Values => {
                SectionGroup::Culture
            }
            Self::L1 | Self::L2 | Self::L3 | Self::L4 | Self::L5 | Self::Pyramid => SectionGroup::Social,
            Self::Organisation => SectionGroup::Last,
        }
    }

    /// The one dimension that it asks about; `None` for sections of several or of none.
    #[must_use]
    pub fn dimension(self, instrument: &Instrument) -> Option<DimensionId> {
        instrument.find_dimension(self.dimension_key()?)
    }

    const fn dimension_key(self) -> Option<&'static str> {
        match self {
            Self::People => Some("PE"),
            Self::Profit => Some("PR"),
            Self::Planet => Some("PL"),
            Self::L1 => Some("L1"),
            Self::L2 => Some("L2"),
            Self::L3 => Some("L3"),
            Self::L4 => Some("L4"),
            Self::L5 => Some("L5"),
            Self::ThreePs | Self::Values | Self::Pyramid | Self::Organisation => None,
        }
    }

    fn asks_about(self, dimension: DimensionId) -> bool {
        match self {
            Self::ThreePs => dimension.role() == Role::Profile,
            Self::Values => dimension.role() == Role::Bars,
            Self::Pyramid => dimension.role() == Role::Levels,
            Self::Organisation => false,
            _ => self.dimension_key() == Some(dimension.key()),
        }
    }

    /// Its items in a mode, in item order.
    pub fn items(self, instrument: &Instrument, mode: Mode) -> impl Iterator<Item = ItemIndex> + '_ {
        instrument.in_mode(mode).filter(move |item| self.asks_about(instrument.item(*item).dimension))
    }

    /// The section that asks an item in a mode.
    #[must_use]
    pub fn of(instrument: &Instrument, mode: Mode, item: ItemIndex) -> Option<Self> {
        let dimension = instrument.item(item).dimension;
        sections(mode, Scope::Whole).find(|section| section.asks_about(dimension))
    }
}

/// The number of an item as the visitor sees it, from 1; `None` outside the mode.
#[must_use]
pub fn item_number(instrument: &Instrument, mode: Mode, item: ItemIndex) -> Option<usize> {
    instrument.in_mode(mode).position(|other| other == item).map(|position| position.saturating_add(1))
}
