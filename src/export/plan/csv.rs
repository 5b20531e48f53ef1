//! A plan as one table (RFC 4180), a row for each action in the visitor's order. Owner, date and done are read back
//! (`import::plan_table` knows the same names of columns).

use csv::{Terminator, WriterBuilder};

use crate::export::result::csv::{BOM, plain};
use crate::{plan::Plan, report::plan::ActionPresenter};

/// The columns, in every language alike.
pub const HEAD: [&str; 8] = ["id", "action", "owner", "date", "done", "note", "from", "advice"];

/// The table.
#[must_use]
pub fn table(presenter: ActionPresenter<'_>, plan: &Plan) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(BOM.as_bytes().to_vec());
    // A vector takes every byte, and all rows are of one length: writing cannot fail.
    let _ = writer.write_record(HEAD);
    for action in plan.actions() {
        let title = presenter.title(action);
        let date = action.date.map(|date| date.to_string()).unwrap_or_default();
        let advice = presenter.advice(&action.origin).unwrap_or_default();
        let done = if action.done { "yes" } else { "no" };
        let (note, from) = (&action.note, action.origin.key());
        let row = [&action.id, &title, &action.owner, &date, done, note, from, &advice];
        let _ = writer.write_record(row.map(|field| plain(field).into_owned()));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}
