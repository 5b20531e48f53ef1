//! Which languages are there, in a page that loads some of them as files.

use crate::{
    core::instrument::{Instrument, Lang},
    i18n::{self, ModelWords},
    state::{model::Model, rc_ptr_eq::RcPtrEq},
};

impl Model {
    /// Where the file of its language is not read yet: speaks this one instead, if that is there, else English, and tells which
    /// language it waits for.
    pub fn put_off_language(&mut self, instead: Lang) -> Option<Lang> {
        if !self.unloaded.contains(&self.lang) {
            return None;
        }
        self.awaited = Some(self.lang);
        let is_loaded = !self.unloaded.contains(&instead);
        let lang = if is_loaded { instead } else { self.instrument.nearest_language(Lang::En) };
        self.lang = lang;
        self.shown_mut().lang = lang;
        self.awaited
    }

    /// What the parts of the questionnaire are called, in the language of the scan.
    #[must_use]
    pub fn words(&self) -> ModelWords<'_> {
        ModelWords { instrument: &self.instrument, strings: i18n::strings(self.lang), lang: self.lang }
    }

    /// The file of a language was read: the questionnaire has its texts.
    pub(in crate::state) fn take_language(&mut self, lang: Lang) {
        self.unloaded.retain(|unloaded| *unloaded != lang);
        let instrument = with_texts_of_now(self.instrument.clone());
        let unloaded = self.unloaded.clone();
        let shown = self.shown_mut();
        (shown.instrument, shown.unloaded) = (instrument.clone(), unloaded);
        self.instrument = instrument;
    }
}

/// The questionnaire with the texts of all languages that are there: another one only if it is the built-in one, or has some
/// of its texts, and lacks some.
pub(super) fn with_texts_of_now(instrument: RcPtrEq<Instrument>) -> RcPtrEq<Instrument> {
    let lacks = |lang: Lang| instrument.is_unloaded(lang) && i18n::is_loaded(lang);
    let own = if instrument.languages().any(lacks) {
        Instrument::built_in()
    } else {
        instrument.with_texts_that_came(i18n::is_loaded)
    };
    own.map_or(instrument, RcPtrEq::new)
}
