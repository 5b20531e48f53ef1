//! The result file as text: the line that `sbs score` prints.

use std::io;

use serde::Serialize;
use serde_json::{Serializer, ser::Formatter};

use crate::core::result_file::ResultFile;

/// Writes fractions; the shortest digits that give the same number again, as `69.6` or `1e-7`.
///
/// A function from outside, because the tables for it are 10 KB of wasm, and a browser has them.
pub type Digits = fn(f64) -> String;

/// The file.
#[must_use]
pub fn text(file: &ResultFile<'_>, digits: Digits) -> String {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, Numbers(digits));
    // A vector takes every byte, and the form has text keys only.
    let _ = file.serialize(&mut serializer);
    bytes.push(b'\n');
    String::from_utf8(bytes).unwrap_or_default()
}

struct Numbers(Digits);

impl Formatter for Numbers {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        let digits = (self.0)(value);
        writer.write_all(digits.as_bytes())?;
        // As everywhere else that a fraction is written: 75.0 says that it is one.
        if digits.contains(['.', 'e']) { Ok(()) } else { writer.write_all(b".0") }
    }
}
