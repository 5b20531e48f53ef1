//! Texts that stand in every language.

use crate::core::{
    lang::{self, COUNT, Lang},
    string_enum::StringEnum,
};

/// A text in every language; the check guarantees that none is empty.
///
/// A part of the program's own text where the instrument is built in; that of a parsed instrument is never freed. So
/// nobody counts, copies or drops texts, and there are some 500 of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Text([&'static str; COUNT]);

impl Text {
    /// A text from its form in each language. They stay in memory: a program reads an instrument or two, not many.
    pub(crate) fn new<'a>(form: impl Fn(Lang) -> &'a str) -> Self {
        let mut forms = [""; COUNT];
        for (slot, lang) in forms.iter_mut().zip(lang::all()) {
            *slot = form(lang).to_owned().leak();
        }
        Self(forms)
    }

    /// A text from its forms in the order of [`lang::all`].
    pub(crate) fn from_static(forms: [&'static str; COUNT]) -> Self {
        Self(forms)
    }

    /// The forms in the order of [`lang::all`].
    pub(crate) fn forms(&self) -> &[&'static str; COUNT] {
        &self.0
    }

    /// The text in a language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &'static str {
        self.0.get(lang.position()).copied().unwrap_or_default()
    }
}

/// One text for every member of a closed set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextTable<K> {
    texts: Vec<Text>,
    keys: std::marker::PhantomData<K>,
}

impl<K: StringEnum> TextTable<K> {
    /// A table from the texts in the order of [`StringEnum::ALL`].
    pub(crate) fn new(texts: Vec<Text>) -> Self {
        Self { texts, keys: std::marker::PhantomData }
    }

    /// The text of a member.
    #[must_use]
    pub fn get(&self, key: K) -> &Text {
        const EMPTY: &Text = &Text([""; COUNT]);
        self.texts.get(key.position()).unwrap_or(EMPTY)
    }
}
