//! The built-in instrument: embedded in its compact form, as the build script checked and wrote it. In a page its texts are
//! there in the languages that are inside the program; those of another language come with its file.
//!
//! Apart from the instrument itself, because the build script compiles that one too and has nothing to embed yet.

use std::sync::OnceLock;

use super::{
    instrument::{
        Instrument, Lang,
        binary_codec::{Packed, unpack},
        text::NOT_HERE,
    },
    lang::{self, COUNT},
    string_enum::StringEnum,
};

macro_rules! built {
    ($include:ident, $end:literal) => {
        $include!(concat!(env!("OUT_DIR"), "/social-business.", $end))
    };
}

/// The texts of the languages that are inside.
const INSIDE: [Option<&str>; COUNT] = built!(include, "texts.rs");

/// The texts of the languages whose files were read.
static READ: [OnceLock<&'static str>; COUNT] = [const { OnceLock::new() }; COUNT];

impl Instrument {
    /// The built-in instrument: `assessments/social-business.json`, checked when the program was built. Where the file of a
    /// language is not read, English stands for it ([`Instrument::awaits`]).
    ///
    /// `None` only if the build script and the program disagree about the compact form; a test holds that they do not.
    #[must_use]
    pub fn built_in() -> Option<Self> {
        with(|lang| {
            let read = READ.get(lang.position()).and_then(OnceLock::get).copied();
            read.or(INSIDE.get(lang.position()).copied().flatten())
        })
    }

    /// Has the texts of a language from now on, as [`Instrument::built_in`] gives it; false, and nothing changes, if they are
    /// none of this build.
    #[must_use]
    pub(crate) fn read_texts(lang: Lang, text: &'static str) -> bool {
        let is_it = with(|other| if other == lang { Some(text) } else { None }).is_some();
        is_it && READ.get(lang.position()).is_some_and(|read| read.get_or_init(|| text) == &text)
    }
}

/// The instrument whose texts stand for those that say the same for every model, where a file of format 2 does without.
pub(super) fn neutral() -> Option<Instrument> {
    Instrument::built_in()
}

/// The instrument with these texts.
fn with(text: impl Fn(Lang) -> Option<&'static str>) -> Option<Instrument> {
    let mut texts = [NOT_HERE; COUNT];
    for (slot, lang) in texts.iter_mut().zip(lang::all()) {
        *slot = text(lang).unwrap_or(NOT_HERE);
    }
    unpack(Packed { numbers: built!(include_bytes, "bin"), ids: built!(include_str, "ids.txt"), texts })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_one_is_the_same_before_and_after_a_file_is_read_and_no_other_one_is() {
        let all = Instrument::built_in().unwrap();
        let part = with(|lang| INSIDE[lang.position()].filter(|_| lang != Lang::De)).unwrap();
        let other = |lang: Lang| {
            let mut other = all.clone();
            let own = other.title;
            other.title =
                super::super::instrument::Text::new(|one| if one == lang { "Other" } else { own.get(one) });
            other
        };

        assert!(part == all && part != other(Lang::Nl) && all != other(Lang::De));
    }

    #[test]
    fn english_stands_for_a_language_whose_file_is_not_read_and_the_language_is_offered_all_the_same() {
        let all = Instrument::built_in().unwrap();
        let inside = |lang: Lang| INSIDE[lang.position()].filter(|_| lang != Lang::De);

        let part = with(inside).unwrap();

        assert!(part.awaits(Lang::De) && !part.awaits(Lang::Fr) && !all.awaits(Lang::De));
        assert!(part.languages().eq(all.languages()));
        assert_eq!(part.nearest_language(Lang::De), Lang::De);
        assert_eq!(part.title.get(Lang::De), all.title.get(Lang::En));
        assert_eq!(part.items[0].text.get(Lang::De), all.items[0].text.get(Lang::En));
        assert_eq!(part.items[0].text.get(Lang::Fr), all.items[0].text.get(Lang::Fr));
    }
}
