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
///
/// A part of the program's own text where the instrument is built in; that of a parsed instrument is never freed. So
/// nobody counts, copies or drops texts, and there are some 500 of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Text {
    nl: &'static str,
    en: &'static str,
}

impl Text {
    /// A text from its two forms. They stay in memory: a program reads an instrument or two, not many.
    pub(crate) fn new(nl: &str, en: &str) -> Self {
        Self::from_static([nl, en].map(|form| &*form.to_owned().leak()))
    }

    /// A text from its forms in the order of [`Lang`].
    pub(crate) fn from_static([nl, en]: [&'static str; 2]) -> Self {
        Self { nl, en }
    }

    /// The forms in the order of [`Lang`].
    pub(crate) fn forms(&self) -> [&'static str; 2] {
        [self.nl, self.en]
    }

    /// The text in a language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Nl => self.nl,
            Lang::En => self.en,
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
        const EMPTY: &Text = &Text { nl: "", en: "" };
        self.texts.get(key.position()).unwrap_or(EMPTY)
    }
}
