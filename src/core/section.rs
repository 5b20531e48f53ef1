//! Sections: the pages of the questionnaire, and how items are numbered. Which there are follows from the groups of the
//! instrument's dimensions.

use super::instrument::{DimensionId, Group, Instrument, ItemIndex, Mode, QUESTIONS_PAGE, Role};

/// One page of the questionnaire. Its key stands in what is kept and in addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    key: &'static str,
    asks: Asks,
}

/// What a page asks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// One dimension.
    Dimension(DimensionId),
    /// All dimensions of a group together.
    Group(Group),
    /// The unscored questions.
    Organisation,
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
    /// All but levels.
    Culture,
    /// The levels.
    Social,
    /// The unscored questions.
    Last,
}

/// The sections that a visitor goes through, in order: in a full scan one for each dimension, those of
/// bars and plain groups together; in a quick scan one for each group. The unscored questions come last, where there are any.
pub fn sections(
    instrument: &Instrument,
    mode: Mode,
    scope: Scope,
) -> impl Iterator<Item = Section> + Clone + '_ {
    let of_group = move |group: &Group| {
        let group = *group;
        let is_together = mode == Mode::Quick || matches!(group.role, Role::Bars | Role::Plain);
        let together = is_together.then_some(Section { key: group.key, asks: Asks::Group(group) });
        let parts = instrument.dimensions.iter().filter(move |part| !is_together && group.has(part.id));
        let each = parts.map(|part| Section { key: part.section, asks: Asks::Dimension(part.id) });
        together.into_iter().chain(each)
    };
    instrument
        .groups
        .iter()
        .flat_map(of_group)
        .chain(instrument.asks_unscored().then_some(Section::ORGANISATION))
        .filter(move |section| scope == Scope::Whole || section.group() == SectionGroup::Culture)
}

impl Section {
    /// The unscored questions.
    pub const ORGANISATION: Self = Self { key: QUESTIONS_PAGE, asks: Asks::Organisation };

    /// The one with a key, in either mode.
    #[must_use]
    pub fn find(instrument: &Instrument, key: &str) -> Option<Self> {
        let all = |mode| sections(instrument, mode, Scope::Whole);
        all(Mode::Full).chain(all(Mode::Quick)).find(|section| section.key == key)
    }

    /// The key: `people`, `level-2`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        self.key
    }

    /// What it asks about.
    #[must_use]
    pub const fn asks(self) -> Asks {
        self.asks
    }

    /// The heading that it stands under.
    #[must_use]
    pub fn group(self) -> SectionGroup {
        let role = match self.asks {
            Asks::Dimension(dimension) => dimension.role(),
            Asks::Group(group) => group.role,
            Asks::Organisation => return SectionGroup::Last,
        };
        if role == Role::Levels { SectionGroup::Social } else { SectionGroup::Culture }
    }

    /// The one dimension that it asks about; `None` for sections of several or of none.
    #[must_use]
    pub const fn dimension(self) -> Option<DimensionId> {
        match self.asks {
            Asks::Dimension(dimension) => Some(dimension),
            Asks::Group(_) | Asks::Organisation => None,
        }
    }

    fn asks_about(self, dimension: DimensionId) -> bool {
        match self.asks {
            Asks::Dimension(own) => own == dimension,
            Asks::Group(group) => group.has(dimension),
            Asks::Organisation => false,
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
        sections(instrument, mode, Scope::Whole).find(|section| section.asks_about(dimension))
    }
}

/// The number of an item as the visitor sees it, from 1; `None` outside the mode.
#[must_use]
pub fn item_number(instrument: &Instrument, mode: Mode, item: ItemIndex) -> Option<usize> {
    instrument.in_mode(mode).position(|other| other == item).map(|position| position.saturating_add(1))
}
