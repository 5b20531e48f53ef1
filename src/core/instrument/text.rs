//! Texts that stand in every language.

use crate::core::{
    lang::{self, COUNT, Lang},
    string_enum::StringEnum,
};

/// Stands for the text of a language whose file is not read yet ([`Instrument::built_in`](super::Instrument::built_in)).
pub(in crate::core) const NOT_HERE: &str = "\0";

/// A text in every language of the instrument; the check guarantees that none of those is empty.
///
/// A part of the program's own text where the instrument is built in; that of a parsed instrument is never freed. So
/// nobody counts, copies or drops texts, and there are some 500 of them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Text([&'static str; COUNT]);

/// Two texts are the same where no language tells them apart: a form whose file is not read yet may be any.
impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        let is_same = |(one, other): (&&str, &&str)| {
            one == other || (!one.is_empty() && !other.is_empty() && [*one, *other].contains(&NOT_HERE))
        };
        self.0.iter().zip(&other.0).all(is_same)
    }
}

impl Eq for Text {}

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

    /// The form in a language; empty if it has none.
    fn form(&self, lang: Lang) -> &'static str {
        self.0.get(lang.position()).copied().unwrap_or_default()
    }

    /// Whether it stands in a language, or does once the file of that is read.
    pub(crate) fn has(&self, lang: Lang) -> bool {
        !self.form(lang).is_empty()
    }

    /// Whether the file of a language is still to be read.
    pub(crate) fn awaits(&self, lang: Lang) -> bool {
        self.form(lang) == NOT_HERE
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
        self.form(nearest(lang, |one| self.has(*one) && !self.awaits(*one)))
    }
}

/// The language that stands for another one among those that are there: itself, else English, else the first.
fn nearest(lang: Lang, is_there: impl Fn(&Lang) -> bool) -> Lang {
    let english = || lang::all().filter(&is_there).find(|one| one.key() == "en");
    Some(lang).filter(&is_there).or_else(english).or_else(|| lang::all().find(&is_there)).unwrap_or(lang)
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
