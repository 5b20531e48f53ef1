//! Texts that stand in every language.

use std::{
    collections::BTreeSet,
    sync::{Mutex, PoisonError},
};

use crate::core::{
    lang::{self, COUNT, Lang},
    string_enum::StringEnum,
};

/// Stands for the text of a language whose file is not read yet ([`Instrument::built_in`](super::Instrument::built_in)).
pub(in crate::core) const NOT_LOADED: &str = "\0";

/// A text in every language of the instrument; the check guarantees that none of those is empty.
///
/// A part of the program's own text where the instrument is built in; that of a parsed instrument is never freed ([`interned`]).
/// So nobody counts, copies or drops texts, and there are some 500 of them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Text([&'static str; COUNT]);

/// Two texts are the same where no language tells them apart: a form whose file is not read yet may be any.
impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        let is_same = |(one, other): (&&str, &&str)| {
            one == other || (!one.is_empty() && !other.is_empty() && [*one, *other].contains(&NOT_LOADED))
        };
        self.0.iter().zip(&other.0).all(is_same)
    }
}

impl Eq for Text {}

impl Text {
    /// A text from its form in each language.
    pub(crate) fn new<'a>(form: impl Fn(Lang) -> &'a str) -> Self {
        let mut forms = [""; COUNT];
        for (slot, lang) in forms.iter_mut().zip(lang::all()) {
            *slot = interned(form(lang));
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

    /// The form in a language; empty if it has none.
    fn form(&self, lang: Lang) -> &'static str {
        self.0.get(lang.position()).copied().unwrap_or_default()
    }

    /// Whether it stands in a language, or does once the file of that is read.
    pub(crate) fn has(&self, lang: Lang) -> bool {
        !self.form(lang).is_empty()
    }

    /// Whether the file of a language is still to be read.
    pub(crate) fn is_unloaded(&self, lang: Lang) -> bool {
        self.form(lang) == NOT_LOADED
    }

    /// Whether it stands in no language: an instrument of format 2 may have no text for what it does not have.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|form| form.is_empty())
    }

    /// The language that stands for another one: itself if the text has it, else English, else the first that the text has.
    pub(crate) fn nearest(&self, lang: Lang) -> Lang {
        nearest(lang, |one| self.has(*one))
    }

    /// The text in a language, or in the one that stands for it.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &'static str {
        self.form(nearest(lang, |one| self.has(*one) && !self.is_unloaded(*one)))
    }
}

/// The language that stands for another one among those that are there: itself, else English, else the first.
fn nearest(lang: Lang, is_there: impl Fn(&Lang) -> bool) -> Lang {
    let english = || lang::all().filter(&is_there).find(|one| one.key() == "en");
    Some(lang).filter(&is_there).or_else(english).or_else(|| lang::all().find(&is_there)).unwrap_or(lang)
}

/// The same text for as long as the program runs. It is there once, however often an instrument with it is read: an author's
/// page reads one at every pause in the typing, and most of it is as it was.
pub(super) fn interned(text: &str) -> &'static str {
    static ALL: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(same) = all.get(text) {
        return same;
    }
    let new: &'static str = text.to_owned().leak();
    all.insert(new);
    new
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

    /// No text for any member.
    pub(crate) fn empty() -> Self {
        Self::new(Vec::new())
    }

    /// All texts.
    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut Text> {
        self.texts.iter_mut()
    }

    /// The text of a member; an empty one where there is none.
    #[must_use]
    pub fn get(&self, key: K) -> &Text {
        const EMPTY: &Text = &Text([""; COUNT]);
        self.texts.get(key.position()).unwrap_or(EMPTY)
    }
}
