//! The texts of a language as a file, for a page that has only some languages inside: what `build/main.rs` writes. A first line
//! that says what it is, then every text of [`Strings`] in the order of its fields, then those of the built-in instrument, with
//! a character between them that stands in no text. It is no exchange format: a file of another build is refused.

use std::{fmt, sync::OnceLock};

use super::Strings;
use crate::core::{
    instrument::{Instrument, Lang},
    lang::COUNT,
    string_enum::StringEnum,
};

/// Stands between the texts.
const BETWEEN: char = '\u{1f}';

/// How a file begins.
const KIND: &str = "sbs-language";

/// The hash of what the files of this build fit.
const STAMP: &str = include_str!(concat!(env!("OUT_DIR"), "/language-stamp.txt"));

/// The texts whose files were read.
static READ: [OnceLock<Box<Strings>>; COUNT] = [const { OnceLock::new() }; COUNT];

/// All files by the code of their language.
#[cfg(not(target_arch = "wasm32"))]
pub const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/language-files.rs"));

/// Not a file of this build, or not the whole of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotOfThisBuild;

impl fmt::Display for NotOfThisBuild {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not the texts of a language of this build")
    }
}

/// Has the texts of a language from now on: for [`strings`](super::strings) and
/// [`Instrument::built_in`](Instrument::built_in).
///
/// # Errors
/// When it is no file of this build; nothing has changed then.
pub fn read(text: String) -> Result<Lang, NotOfThisBuild> {
    let (lang, from) = text.split_once(BETWEEN).and_then(|(head, _)| facts(head)).ok_or(NotOfThisBuild)?;
    if strings(lang).is_some() {
        // An element that comes and goes brings it again each time.
        return Ok(lang);
    }
    // Never freed, as the texts inside are not: a page reads a language or two.
    let (strings, instrument) = parts(text.leak(), from).ok_or(NotOfThisBuild)?;
    if !Instrument::read_texts(lang, instrument) {
        return Err(NotOfThisBuild);
    }
    READ.get(lang.position()).ok_or(NotOfThisBuild)?.get_or_init(|| strings);
    Ok(lang)
}

/// The texts of a language whose file was read.
pub(super) fn strings(lang: Lang) -> Option<&'static Strings> {
    READ.get(lang.position())?.get().map(Box::as_ref)
}

/// The language, and the smallest count of its form `one`.
fn facts(head: &str) -> Option<(Lang, usize)> {
    let mut words = head.split('\t');
    let is_ours = words.next() == Some(KIND);
    let lang = Lang::from_key(words.next()?)?;
    let is_of_this_build = words.next() == Some(STAMP);
    let from = words.next()?.parse().ok()?;
    (is_ours && is_of_this_build).then_some((lang, from))
}

/// The texts of the interface, and those of the instrument.
fn parts(text: &'static str, from: usize) -> Option<(Box<Strings>, &'static str)> {
    let mut rest = text.split(BETWEEN).skip(1);
    let mut is_whole = true;
    let strings = Box::new(Strings::in_order(from, &mut || {
        let next = rest.next();
        is_whole &= next.is_some();
        next.unwrap_or_default()
    }));
    let instrument = rest.next()?;
    (is_whole && rest.next().is_none()).then_some((strings, instrument))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn file(code: &str) -> &'static str {
        FILES.iter().find(|(other, _)| *other == code).unwrap().1
    }

    #[test]
    fn every_language_is_the_same_from_its_file_as_inside() {
        assert!(FILES.len() >= 2);
        let before = Instrument::built_in();
        for (code, file) in FILES {
            let lang = Lang::from_key(code).unwrap();

            assert_eq!(read((*file).to_owned()), Ok(lang));

            let inside = super::super::INSIDE.iter().find(|(one, _)| *one == lang).unwrap().1;
            assert_eq!(strings(lang), Some(inside));
        }
        assert_eq!(Instrument::built_in(), before);
    }

    #[test]
    fn a_file_that_breaks_off_anywhere_is_refused() {
        let whole = file("fr");
        let ends = whole.char_indices().map(|(at, _)| at).step_by(977);
        for end in ends.chain([0, whole.len() - 1]) {
            let part = whole.get(..end).unwrap_or_default().to_owned();
            assert_eq!(read(part), Err(NotOfThisBuild), "{end}");
        }
    }

    #[test]
    fn a_file_of_another_build_and_what_is_none_is_refused() {
        let more = format!("{}more", file("de"));
        let other = file("de").replacen(STAMP, "0123456789abcdef", 1);
        let unknown = file("de").replacen("\tde\t", "\txx\t", 1);
        for text in [more, other, unknown, "<!doctype html>".into(), "\u{1f}".repeat(2000)] {
            assert_eq!(read(text), Err(NotOfThisBuild));
        }
    }
}
