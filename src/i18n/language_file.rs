//! The texts of a language as a file, for a page that bundles only some languages: what `build/main.rs` writes. A first line
//! that says what it is, then every text of [`Strings`] in the order of its fields, then those of the built-in instrument, with
//! a character between them that stands in no text. It is no exchange format: a file of another build is refused.

mod form;

use std::{fmt, sync::OnceLock};

use self::form::{BETWEEN, KIND};
use super::Strings;
use crate::core::{
    instrument::{Instrument, Lang},
    lang::COUNT,
    string_enum::StringEnum,
};

/// The hash of what the files of this build fit.
const STAMP: &str = include_str!(concat!(env!("OUT_DIR"), "/language-stamp.txt"));

/// The texts whose files were read.
static LOADED: [OnceLock<Box<Strings>>; COUNT] = [const { OnceLock::new() }; COUNT];

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
    // Never freed, as the bundled texts are not: a page reads a language or two.
    let (strings, instrument) = parts(text.leak(), from).ok_or(NotOfThisBuild)?;
    if !Instrument::read_texts(lang, instrument) {
        return Err(NotOfThisBuild);
    }
    LOADED.get(lang.position()).ok_or(NotOfThisBuild)?.get_or_init(|| strings);
    Ok(lang)
}

/// The texts of a language whose file was read.
pub(super) fn strings(lang: Lang) -> Option<&'static Strings> {
    LOADED.get(lang.position())?.get().map(Box::as_ref)
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

    /// In one test: a language that was read stays read for all tests of this process.
    #[test]
    fn what_is_not_whole_is_refused_and_the_whole_file_gives_what_is_bundled() {
        assert!(FILES.len() >= 2);
        let before = Instrument::built_in();
        for (code, file) in FILES {
            let lang = Lang::from_key(code).unwrap();
            let ends = file.char_indices().map(|(at, _)| at).step_by(977);
            for end in ends.chain([0, file.len() - 1]) {
                let part = file.get(..end).unwrap_or_default().to_owned();
                assert_eq!(read(part), Err(NotOfThisBuild), "{end}");
            }
            assert_eq!(read(format!("{file}more")), Err(NotOfThisBuild));

            assert_eq!(read((*file).to_owned()), Ok(lang));

            let bundled = super::super::BUNDLED.iter().find(|(one, _)| *one == lang).unwrap().1;
            assert_eq!(strings(lang), Some(bundled));
        }
        assert_eq!(Instrument::built_in(), before);
    }

    #[test]
    fn a_file_of_another_build_and_what_is_none_is_refused() {
        let file = FILES[0].1;
        let code = FILES[0].0;
        let other = file.replacen(STAMP, "0123456789abcdef", 1);
        let unknown = file.replacen(&format!("\t{code}\t"), "\txx\t", 1);
        for text in [other, unknown, "<!doctype html>".into(), "\u{1f}".repeat(2000)] {
            assert_eq!(read(text), Err(NotOfThisBuild));
        }
    }
}
