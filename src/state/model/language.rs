//! Which languages are there, in a page that loads some of them as files.

use crate::{
    core::instrument::{Instrument, Lang},
    i18n,
    state::{model::Model, rc_ptr_eq::RcPtrEq},
};

impl Model {
    /// Where the file of its language is not read yet: speaks this one instead, if that is there, else English, and tells which
    /// language it waits for.
    pub fn put_off_language(&mut self, instead: Lang) -> Option<Lang> {
        if !self.missing.contains(&self.lang) {
            return None;
        }
        self.awaited = Some(self.lang);
        let is_there = !self.missing.contains(&instead);
        let lang = if is_there { instead } else { self.instrument.nearest_language(Lang::En) };
        self.lang = lang;
        self.shown_mut().lang = lang;
        self.awaited
    }

    /// The file of a language was read: the questionnaire has its texts.
    pub(in crate::state) fn take_language(&mut self, lang: Lang) {
        self.missing.retain(|missing| *missing != lang);
        let instrument = with_texts_of_now(self.instrument.clone());
        let missing = self.missing.clone();
        let shown = self.shown_mut();
        (shown.instrument, shown.missing) = (instrument.clone(), missing);
        self.instrument = instrument;
    }
}

/// The questionnaire with the texts of all languages that are there: another one only if it is the built-in one, or has some
/// of its texts, and lacks some.
pub(super) fn with_texts_of_now(instrument: RcPtrEq<Instrument>) -> RcPtrEq<Instrument> {
    let lacks = |lang: Lang| instrument.awaits(lang) && i18n::is_there(lang);
    let own = if instrument.languages().any(lacks) {
        Instrument::built_in()
    } else {
        instrument.with_texts_that_came(i18n::is_there)
    };
    own.map_or(instrument, RcPtrEq::new)
}
