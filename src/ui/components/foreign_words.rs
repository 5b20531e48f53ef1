//! Words of another language in a text, which a screen reader should say as what they are.

use crate::{
    core::instrument::Lang,
    ui::element_builder::{ElementBuilder, el},
};

/// English terms that the instrument keeps in other languages.
const ENGLISH: [&str; 1] = ["hub and spoke"];

/// An element with this text, in which English terms are marked as English where the text is not.
#[must_use]
pub fn marked(tag: &'static str, text: &str, lang: Lang) -> ElementBuilder {
    let found = ENGLISH.into_iter().find_map(|term| {
        let (before, after) = text.split_once(term).filter(|_| lang != Lang::En)?;
        Some((before, term, after))
    });
    match found {
        Some((before, term, after)) => {
            el(tag).copy(before).child(el("span").set("lang", "en").text(term)).copy(after)
        }
        None => el(tag).copy(text),
    }
}
