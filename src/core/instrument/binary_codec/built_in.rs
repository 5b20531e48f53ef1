//! The built-in instrument, from what is embedded of it.

use super::{Packed, unpack};
use crate::core::{
    built_in,
    instrument::{Instrument, Lang, text::NOT_HERE},
    lang::{self, COUNT},
};

impl Instrument {
    /// The built-in instrument: `assessments/social-business.json`, checked when the program was built. Where the file of a
    /// language is not read, English stands for it ([`Instrument::awaits`]).
    ///
    /// `None` only if the build script and the program disagree about the compact form; a test holds that they do not.
    #[must_use]
    pub fn built_in() -> Option<Self> {
        with(built_in::texts)
    }

    /// Has the texts of a language from now on, as [`Instrument::built_in`] gives it; false, and nothing changes, if they are
    /// none of this build.
    #[must_use]
    pub(crate) fn read_texts(lang: Lang, text: &'static str) -> bool {
        let is_it = with(|other| if other == lang { Some(text) } else { None }).is_some();
        is_it && built_in::keep(lang, text)
    }
}

/// The instrument with these texts.
fn with(text: impl Fn(Lang) -> Option<&'static str>) -> Option<Instrument> {
    let mut texts = [NOT_HERE; COUNT];
    for (slot, lang) in texts.iter_mut().zip(lang::all()) {
        *slot = text(lang).unwrap_or(NOT_HERE);
    }
    unpack(Packed { numbers: built_in::NUMBERS, ids: built_in::IDS, texts })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::core::instrument::Text;

    #[test]
    fn the_built_in_one_is_the_same_before_and_after_a_file_is_read_and_no_other_one_is() {
        let all = Instrument::built_in().unwrap();
        let part = with(|lang| built_in::inside(lang).filter(|_| lang != Lang::De)).unwrap();
        let other = |lang: Lang| {
            let mut other = all.clone();
            let own = other.title;
            other.title = Text::new(|one| if one == lang { "Other" } else { own.get(one) });
            other
        };

        assert!(part == all && part != other(Lang::Nl) && all != other(Lang::De));
    }

    #[test]
    fn english_stands_for_a_language_whose_file_is_not_read_and_the_language_is_offered_all_the_same() {
        let all = Instrument::built_in().unwrap();
        let inside = |lang: Lang| built_in::inside(lang).filter(|_| lang != Lang::De);

        let part = with(inside).unwrap();

        assert!(part.awaits(Lang::De) && !part.awaits(Lang::Fr) && !all.awaits(Lang::De));
        assert!(part.languages().eq(all.languages()));
        assert_eq!(part.nearest_language(Lang::De), Lang::De);
        assert_eq!(part.title.get(Lang::De), all.title.get(Lang::En));
        assert_eq!(part.items[0].text.get(Lang::De), all.items[0].text.get(Lang::En));
        assert_eq!(part.items[0].text.get(Lang::Fr), all.items[0].text.get(Lang::Fr));
    }

    #[test]
    fn texts_of_the_built_in_one_in_another_come_with_the_file_of_their_language() {
        let all = Instrument::built_in().unwrap();
        let part = with(|lang: Lang| built_in::inside(lang).filter(|_| lang != Lang::De)).unwrap();
        let own = Text::new(|lang| if lang == Lang::De || lang == Lang::En { "Own" } else { "" });
        let mut other = all.clone();
        (other.texts.errors, other.states.dont_know) = (part.texts.errors.clone(), part.states.dont_know);
        (other.texts.way_up_open, other.title) = (own, own);

        let renewed = other.with_texts_that_came(|_| true).unwrap();

        let code = crate::core::instrument::ErrorCode::EmptyCode;
        let english = all.texts.errors.get(code).get(Lang::En);
        assert_eq!(other.texts.errors.get(code).get(Lang::De), english);
        assert_eq!(renewed.texts.errors.get(code).get(Lang::De), all.texts.errors.get(code).get(Lang::De));
        assert_eq!(renewed.states.dont_know.get(Lang::De), all.states.dont_know.get(Lang::De));
        assert_eq!(renewed.texts.way_up_open.get(Lang::De), "Own");
        assert_eq!(renewed.with_texts_that_came(|_| true), None);
        assert_eq!(other.with_texts_that_came(|lang| lang != Lang::De), None);
    }
}
