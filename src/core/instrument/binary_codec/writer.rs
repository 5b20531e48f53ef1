//! Writes the streams of the compact form.

use super::Packed;
use crate::core::lang::{self, COUNT};

/// The streams so far.
#[derive(Debug, Default)]
pub(super) struct Writer {
    numbers: Vec<u8>,
    ids: String,
    texts: [String; COUNT],
}

impl Writer {
    /// A whole number: seven bits a byte, the highest first; all but the last byte have the eighth bit set.
    pub fn number(&mut self, number: u32) {
        for index in (0..5).rev() {
            let rest = number >> (7 * index);
            let more = if index > 0 { 0x80 } else { 0 };
            if rest > 0 || index == 0 {
                self.numbers.push(u8::try_from(rest & 0x7f).unwrap_or(0) | more);
            }
        }
    }

    /// A count or a place.
    pub fn count(&mut self, count: usize) {
        // An instrument has at most 255 items, and less of everything else; the round trip is a test.
        self.number(u32::try_from(count).unwrap_or(u32::MAX));
    }

    /// Any number.
    pub fn float(&mut self, number: f64) {
        self.numbers.extend(number.to_le_bytes());
    }

    /// An id.
    pub fn id(&mut self, id: &str) {
        self.ids.push_str(id);
        self.ids.push('\n');
    }

    /// A text in each language.
    pub fn text(&mut self, forms: &[&str; COUNT]) {
        let languages = lang::all().len();
        for (text, form) in self.texts.iter_mut().zip(forms).take(languages) {
            text.push_str(form);
        }
        for form in forms.iter().take(languages) {
            self.count(form.len());
        }
    }

    /// The streams.
    pub fn into_packed(self) -> Packed<String, Vec<u8>> {
        let Self { numbers, ids, texts } = self;
        Packed { numbers, ids, texts }
    }
}
