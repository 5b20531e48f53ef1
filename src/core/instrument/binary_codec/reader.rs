//! Reads the streams of the compact form.
//!
//! This is in the page's wasm, so it is small before it is anything else: the functions that hundreds of places call
//! are kept from being copied into them, and no function reports a failure that the end reports anyway.

use super::Packed;
use crate::core::{
    instrument::{DimensionId, Group, text::NOT_LOADED},
    lang::COUNT,
};

/// The most elements of a list. No list of a checked instrument is longer, and a damaged form asks for no more.
const MAX_LEN: u32 = 255;

/// What is left of the streams.
#[derive(Debug)]
pub(super) struct Reader {
    left: Packed<&'static str, &'static [u8]>,
    failed: bool,
    /// Those that were read so far.
    pub groups: Vec<Group>,
    /// Those that were read so far; what follows names them by their place.
    pub dimensions: Vec<DimensionId>,
}

impl Reader {
    /// At the start of all streams.
    pub fn new(packed: Packed<&'static str, &'static [u8]>) -> Self {
        Self { left: packed, failed: false, groups: Vec::new(), dimensions: Vec::new() }
    }

    /// Whether everything was there and nothing is left.
    pub fn is_done(&self) -> bool {
        let Packed { numbers, ids, texts } = &self.left;
        !self.failed
            && numbers.is_empty()
            && ids.is_empty()
            && texts.iter().all(|text| text.is_empty() || *text == NOT_LOADED)
    }

    /// A whole number; 0 where there is none.
    #[inline(never)]
    pub fn number(&mut self) -> u32 {
        let mut number = 0;
        while let Some((byte, rest)) = self.left.numbers.split_first() {
            self.left.numbers = rest;
            number = number << 7 | u32::from(byte & 0x7f);
            if byte & 0x80 == 0 {
                return number;
            }
        }
        self.failed = true;
        0
    }

    /// The length of a list.
    pub fn len(&mut self) -> u32 {
        self.number().min(MAX_LEN)
    }

    /// Any number; 0 where there is none.
    #[inline(never)]
    pub fn float(&mut self) -> f64 {
        let Some((bytes, rest)) = self.left.numbers.split_first_chunk() else {
            self.failed = true;
            return 0.0;
        };
        self.left.numbers = rest;
        f64::from_le_bytes(*bytes)
    }

    /// An id; empty where there is none.
    #[inline(never)]
    pub fn id(&mut self) -> &'static str {
        let Some((line, rest)) = self.left.ids.split_once('\n') else {
            self.failed = true;
            return "";
        };
        self.left.ids = rest;
        line
    }

    /// A text in each language; empty where there is none.
    #[inline(never)]
    pub fn text(&mut self) -> [&'static str; COUNT] {
        let lengths = [(); COUNT].map(|()| self.number());
        let mut forms = [""; COUNT];
        for ((form, left), length) in forms.iter_mut().zip(&mut self.left.texts).zip(lengths) {
            *form = match *left {
                NOT_LOADED if length > 0 => NOT_LOADED,
                NOT_LOADED => "",
                _ => part(left, length, &mut self.failed),
            };
        }
        forms
    }
}

/// So many bytes.
#[inline(never)]
fn part(left: &mut &'static str, length: u32, failed: &mut bool) -> &'static str {
    let Some((part, rest)) = left.split_at_checked(length as usize) else {
        *failed = true;
        return "";
    };
    *left = rest;
    part
}
