//! The result as one table, a row for each number and each answer, for who calculates on with it (RFC 4180).
//!
//! Numbers are whole and with a point in every language, so that a script reads each file alike; beside them stands
//! what the page shows. What does not exist is empty, never 0.

use std::borrow::Cow;

use csv::{Terminator, Writer, WriterBuilder};

use super::rows::{Row, rows};
use crate::{core::string_enum::StringEnum, plan::target::Target, report::ReportPresenter};

/// What spreadsheets know an UTF-8 file by.
pub const BOM: &str = "\u{feff}";

const HEAD: [&str; 9] = ["kind", "id", "name", "value", "low", "high", "shown", "state", "words"];

/// The table. Numbers have the shortest digits that give the same number again.
#[must_use]
pub fn table(presenter: ReportPresenter<'_>, target: &Target) -> String {
    let writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(BOM.as_bytes().to_vec());
    let mut table = Table(writer);
    table.write(HEAD);
    rows(presenter, target, &mut |row| table.push(row));
    table.into_text()
}

struct Table(Writer<Vec<u8>>);

impl Table {
    fn push(&mut self, row: &Row<'_>) {
        let Row { kind, id, name, value, low, high, shown, state, words } = *row;
        let numbers =
            [value, low, high].map(|number| number.map(|number| number.to_string()).unwrap_or_default());
        let [value, low, high] = &numbers;
        self.write([kind.key(), id, name, value, low, high, shown, state, words]);
    }

    fn write(&mut self, fields: [&str; 9]) {
        // A vector takes every byte, and all rows are of one length: writing cannot fail.
        let _ = self.0.write_record(fields.map(|field| plain(field).into_owned()));
    }

    fn into_text(self) -> String {
        self.0.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

/// A questionnaire may be a stranger's. A spreadsheet takes a text that begins like a formula for one, and may carry it
/// out: an apostrophe before it says that it is text. No number here begins so: none is below 0.
pub(in crate::export) fn plain(field: &str) -> Cow<'_, str> {
    let is_formula = field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if is_formula { format!("'{field}").into() } else { field.into() }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn no_field_is_a_formula() {
        for field in ["", "48.5", "één, twee", "\"zo\"", "a=1", "'"] {
            assert_eq!(plain(field), field);
        }
        for field in ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", "=\"a\",1"] {
            assert_eq!(plain(field), format!("'{field}"));
        }
    }
}
