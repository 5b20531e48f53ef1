//! A file that somebody opens.

use social_business_scan::{
    core::{
        answer_file,
        instrument::{ErrorCode, Lang},
    },
    import::{Refusal, Source, read_file},
    storage::envelope::{Content, read},
};

use super::{
    INSTRUMENT,
    envelope::{as_kept, comes_back},
    without_threshold,
};

/// What is taken is what scoring would take, and can be kept; what is refused has a sentence in both languages, and is
/// refused by scoring too, or for something that scoring does not look at.
pub fn holds(text: &str) {
    let instrument = &*INSTRUMENT;
    let scoring = answer_file::from_text(instrument, text.trim_start_matches('\u{feff}'));
    match read_file(instrument, text) {
        Ok(import) => {
            assert_eq!(import.source, Source::File);
            assert_eq!(as_kept(&import.saved), import.saved, "no threshold of its own");
            comes_back(instrument, &import.saved);
            if let (Ok(sheet), Content::Broken) = (scoring, read(instrument, text)) {
                assert_eq!(import.saved.sheet, without_threshold(sheet));
            }
        }
        Err(refusal) => {
            for lang in [Lang::Nl, Lang::En] {
                let words = refusal.words(instrument, lang);
                assert!(words.ends_with('.') && words.chars().count() < 250, "{words}");
            }
            let looks_on = matches!(refusal, Refusal::Newer | Refusal::Damaged);
            assert!(scoring.is_err() || looks_on, "{refusal:?}: {text}");
            if let Refusal::Invalid(error) = refusal {
                let has_item = error.item.is_some();
                let is_of_items = matches!(
                    error.code,
                    ErrorCode::UnknownItem
                        | ErrorCode::ItemNotInMode
                        | ErrorCode::NaNotAllowed
                        | ErrorCode::BadAnswer
                );
                assert_eq!(has_item, is_of_items, "{error:?}");
            }
        }
    }
}
