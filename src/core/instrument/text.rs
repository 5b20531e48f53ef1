//! Languages, and texts that stand in all of them.

use std::sync::Arc;

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
/// One pointer: an instrument has some 500 of them, and code that moves pointers is small.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text(Option<Arc<[String; 2]>>);

impl Text {
    /// A text from its two forms.
    pub(crate) fn new(nl: &str, en: &str) -> Self {
        Self(Some(Arc::new([nl.to_owned(), en.to_owned()])))
    }

    /// The text in a language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match (self.0.as_deref(), lang) {
            (None, _) => "",
            (Some([nl, _]), Lang::Nl) => nl,
            (Some([_, en]), Lang::En) => en,
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
        static EMPTY: Text = Text(None);
        self.texts.get(key.position()).unwrap_or(&EMPTY)
    }
}
