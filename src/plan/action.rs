//! One thing to do.

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{
    day::Day,
    limits::{MAX_NOTE, MAX_OWNER, MAX_TEXT, lines, one_line},
};
use crate::core::{instrument::Band, string_enum::StringEnum};

/// Where an action comes from. Items and units stand by their ids in the instrument: those of another version, which this
/// one may not have, stay what they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The visitor wrote it.
    Typed,
    /// The advice for an item, like `PE-3`.
    Item(String),
    /// The advice for a unit, like `PE-A`, at its band.
    Unit {
        /// The unit.
        unit: String,
        /// The band whose advice it is.
        band: Band,
        /// The item to begin with, like `PE-3`; empty where nobody knows.
        item: String,
    },
    /// A step on the way up.
    Way {
        /// The item whose answer rises, like `PE-3`.
        item: String,
        /// The answer that it rises to, 1 to 6.
        to: u8,
    },
}

impl Origin {
    /// Its name in files.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::Item(_) => "item",
            Self::Unit { .. } => "unit",
            Self::Way { .. } => "way",
        }
    }

    /// The id of the item whose answer rises with the action; `None` where there is none.
    #[must_use]
    pub fn item(&self) -> Option<&str> {
        match self {
            Self::Typed => None,
            Self::Item(item) | Self::Unit { item, .. } | Self::Way { item, .. } => {
                Some(item.as_str()).filter(|item| !item.is_empty())
            }
        }
    }

    /// The id that an action from there has; `None` for one that was typed. One practice has one action, whether it was
    /// found on the way up or not.
    #[must_use]
    pub fn id(&self) -> Option<String> {
        match self {
            Self::Typed => None,
            Self::Item(item) | Self::Way { item, .. } => Some(["item-", item].concat()),
            Self::Unit { unit, .. } => Some(["unit-", unit].concat()),
        }
    }
}

/// One thing to do. JSON: `{"id","from","item","unit","band","to","text","owner","date","note","done","order"}`, of which
/// only `id`, `from` and `order` are always there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What it is known by, for ever: 1 to 40 letters and digits of ASCII, `-`, `_`, `.`.
    pub id: String,
    /// Where it comes from.
    pub origin: Origin,
    /// What to do, in the visitor's words, at most 200 characters on one line; empty for the words of the origin.
    pub text: String,
    /// Who does it, at most 60 characters on one line; empty for nobody yet.
    pub owner: String,
    /// The day by which it is to be done.
    pub date: Option<Day>,
    /// A note, at most 400 characters, with line feeds.
    pub note: String,
    /// It is done.
    pub done: bool,
    /// Where it stands among the others: the lowest first.
    pub order: u32,
}

impl Action {
    /// An action without anything beside it.
    #[must_use]
    pub const fn new(id: String, origin: Origin) -> Self {
        Self {
            id,
            origin,
            text: String::new(),
            owner: String::new(),
            date: None,
            note: String::new(),
            done: false,
            order: 0,
        }
    }

    /// Sets what to do; a longer text is cut.
    pub fn set_text(&mut self, text: &str) {
        self.text = one_line(text, MAX_TEXT);
    }

    /// Sets who does it; a longer name is cut.
    pub fn set_owner(&mut self, owner: &str) {
        self.owner = one_line(owner, MAX_OWNER);
    }

    /// Sets the note; a longer one is cut.
    pub fn set_note(&mut self, note: &str) {
        self.note = lines(note, MAX_NOTE);
    }
}

impl Serialize for Action {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("from", self.origin.key())?;
        if let Origin::Unit { unit, band, .. } = &self.origin {
            map.serialize_entry("unit", unit)?;
            map.serialize_entry("band", band.key())?;
        }
        if let Some(item) = self.origin.item() {
            map.serialize_entry("item", item)?;
        }
        if let Origin::Way { to, .. } = &self.origin {
            map.serialize_entry("to", to)?;
        }
        for (key, text) in [("text", &self.text), ("owner", &self.owner), ("note", &self.note)] {
            if !text.is_empty() {
                map.serialize_entry(key, text)?;
            }
        }
        if let Some(date) = self.date {
            map.serialize_entry("date", &date)?;
        }
        if self.done {
            map.serialize_entry("done", &true)?;
        }
        map.serialize_entry("order", &self.order)?;
        map.end()
    }
}
