//! Why something cannot be opened, in words.

use super::Refusal;
use crate::{
    core::{
        instrument::{Instrument, Lang},
        rounding::error_text,
    },
    i18n::strings,
};

/// The longest id that a sentence repeats, in characters; ours have four.
const MAX_ID: usize = 20;

impl Refusal {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn words(&self, instrument: &Instrument, lang: Lang) -> String {
        let text = strings(lang);
        let error = match self {
            Self::TooLarge => return text.error_file_size.to_owned(),
            Self::Unreadable => return text.error_file_read.to_owned(),
            Self::NotJson => return text.error_file_json.to_owned(),
            Self::Damaged => return text.error_file_damaged.to_owned(),
            Self::Newer => return format_pair(text.storage_newer_title, text.storage_newer_text),
            Self::SamePlan => return text.error_plan_same.to_owned(),
            Self::OtherPlan => return text.error_plan_other.to_owned(),
            Self::NoAnswers => return text.error_file_result.to_owned(),
            Self::Invalid(error) => error,
        };
        let words = error_text(instrument, error.code, lang);
        match &error.item {
            Some(item) => {
                let id: String = item.chars().take(MAX_ID).collect();
                text.error_file_item.fill(&[("item", &id), ("error", &words)])
            }
            None => words,
        }
    }
}

fn format_pair(title: &str, text: &str) -> String {
    [title, ". ", text].concat()
}
