//! The text that is kept.

use serde_json::Value;
use social_business_scan::{
    core::instrument::Instrument,
    storage::envelope::{Content, Saved, from_value, read},
};

use super::{INSTRUMENT, answer_file::is_sound, without_threshold};

/// What was read is written and reads back the same; what was not read stays.
pub fn holds(text: &str) {
    let instrument = &*INSTRUMENT;
    let content = read(instrument, text);
    if let Ok(value) = serde_json::from_str::<Value>(text) {
        // What a text has beside what we know is not in a value's scan.
        let of_value = from_value(instrument, &value);
        match (&content, of_value) {
            (Content::Saved(saved), Content::Saved(of_value)) => {
                let earlier = of_value.unmigrated.earlier.clone();
                assert_eq!(saved.unmigrated.earlier, earlier);
                assert_eq!(*of_value, Saved { unmigrated: of_value.unmigrated.clone(), ..(**saved).clone() });
            }
            (Content::Newer, Content::Saved(_)) => assert!(text.len() > 20_000),
            (content, of_value) => assert_eq!(*content, of_value),
        }
    }
    if let Content::Saved(saved) = &content {
        comes_back(instrument, saved);
    }
}

/// A scan as it is kept: the page has no threshold of its own.
pub fn as_kept(saved: &Saved) -> Saved {
    Saved { sheet: without_threshold(saved.sheet.clone()), ..saved.clone() }
}

/// Written and read again it is the same, and the text is an answer file.
pub fn comes_back(instrument: &Instrument, saved: &Saved) {
    is_sound(instrument, &saved.sheet);
    let written = saved.to_text(instrument);
    assert_eq!(read(instrument, &written), Content::Saved(Box::new(as_kept(saved))), "{written}");
    let file = social_business_scan::core::answer_file::from_text(instrument, &written);
    assert!(file.is_ok(), "{file:?}: {written}");
}
