//! Languages, and texts that stand in all of them.

use crate::core::keyed::{Keyed, keyed};

keyed! {
    /// A language of the instrument and of the interface.
    pub enum Lang {
        /// Dutch, the source language.
        Nl = "nl",
        /// British English.
        En = "en",
    }
}

/// A text in every language; the check guarantees that none is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    pub(crate) nl: String,
    pub(crate) en: String,
}

static EMPTY: Text = Text { nl: String::new(), en: String::new() };

impl Text {
    /// The text in a language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nl => &self.nl,
            Lang::En => &self.en,
        }
    }
}

/// One text for every member of a closed set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextTable<K> {
    texts: Vec<Text>,
    keys: std::marker::PhantomData<K>,
}

impl<K: Keyed> TextTable<K> {
    /// A table from the texts in the order of [`Keyed::ALL`].
    pub(crate) fn new(texts: Vec<Text>) -> Self {
        Self { texts, keys: std::marker::PhantomData }
    }

    /// The text of a member.
    #[must_use]
    pub fn get(&self, key: K) -> &Text {
        self.texts.get(key.position()).unwrap_or(&EMPTY)
    }
}
