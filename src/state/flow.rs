//! Which way leads on from a page of questions, and which back.

use super::{count_input::CountField, model::Model};
use crate::core::{
    instrument::{ItemIndex, Mode},
    pace::Flow,
    section::{Scope, Section},
};

/// Where a button under the questions leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the start screen.
    Intro,
    /// To a section.
    Section(Section),
    /// To a question, where they come one by one.
    Item(ItemIndex),
    /// To the overview before the result.
    Review,
    /// To the result.
    Result,
}

/// The ways from a page of questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ways {
    /// Back.
    pub back: Way,
    /// On: never blocked.
    pub on: Way,
    /// A section that may be answered first: its questions give no points.
    pub beside: Option<Section>,
}

impl Model {
    /// How many questions are on the screen.
    #[must_use]
    pub fn flow(&self) -> Flow {
        self.pace.flow.unwrap_or(self.usual_flow)
    }

    /// The question of a section that is on the screen, where they come one by one. The extra questions stay together.
    #[must_use]
    pub fn alone(&self, section: Section) -> Option<ItemIndex> {
        if self.flow() == Flow::Section {
            return None;
        }
        let items = || section.items(&self.instrument, self.mode);
        self.item.filter(|item| items().any(|own| own == *item)).or_else(|| items().next())
    }

    /// The ways from a section, or from the question of it that is on the screen.
    #[must_use]
    pub fn ways(&self, section: Section) -> Ways {
        let ways = self.ways_of_section(section);
        if self.flow() == Flow::Section {
            return ways;
        }
        let items = |section: Section| section.items(&self.instrument, self.mode);
        let alone = self.alone(section);
        let before = alone.and_then(|alone| items(section).take_while(|item| *item != alone).last());
        let next = alone.and_then(|alone| items(section).skip_while(|item| *item != alone).nth(1));
        let back = before.or_else(|| match ways.back {
            Way::Section(before) => items(before).last(),
            _ => None,
        });
        let back = back.map_or(ways.back, Way::Item);
        match next {
            Some(next) => Ways { back, on: Way::Item(next), beside: None },
            None => Ways { back, ..ways },
        }
    }

    /// The ways from a whole section. The overview is for what is open: nobody passes it to read that nothing is.
    fn ways_of_section(&self, section: Section) -> Ways {
        let before = self.sections().take_while(|other| *other != section).last();
        let next = self.sections().skip_while(|other| *other != section).nth(1);
        let back = before.map_or(Way::Intro, Way::Section);
        match next {
            // The quick scan is quick: who has answered all that counts may see the result.
            Some(Section::ORGANISATION) if self.mode == Mode::Quick && self.is_complete() => {
                Ways { back, on: Way::Result, beside: next }
            }
            Some(next) => Ways { back, on: Way::Section(next), beside: None },
            None if self.is_complete() => Ways { back, on: Way::Result, beside: None },
            None => Ways { back, on: Way::Review, beside: None },
        }
    }

    /// All that gives points is answered, and no number is wrong: the result holds no surprise.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.progress().is_done() && !self.has_wrong_number()
    }

    /// A number was typed that does not count.
    fn has_wrong_number(&self) -> bool {
        let counts = self.counts();
        let is_wrong = |field| counts.fault(field).is_some();
        self.scope == Scope::Whole && CountField::ALL.into_iter().any(is_wrong)
    }
}
