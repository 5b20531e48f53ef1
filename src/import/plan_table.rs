//! The table of a plan that comes back: who does it, by when, and whether it is done. What to do is not read: it is the
//! plan's own.
//!
//! Spreadsheets write tables anew: with semicolons, in other orders of columns, with days as people write them.

use csv::ReaderBuilder;

use crate::plan::{
    Plan,
    action::Action,
    day::Day,
    limits::{MAX_OWNER, one_line},
};

/// What one row says. What is `None` stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    id: String,
    owner: Option<String>,
    /// The inner `None` for no date.
    date: Option<Option<Day>>,
    done: Option<bool>,
}

/// A table of actions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanTable {
    rows: Vec<Row>,
    /// How many days, or words for done, could not be read.
    pub unread: usize,
}

/// Reads a table; `None` if the text is none: it needs the column `id`, and one of `owner`, `date` and `done`. Never panics.
#[must_use]
pub fn read(text: &str) -> Option<PlanTable> {
    let text = text.trim_start_matches('\u{feff}');
    // Excel writes which separator follows.
    let (text, named) = match text.strip_prefix("sep=") {
        Some(rest) => (rest.split_once('\n')?.1, rest.bytes().next()),
        None => (text, None),
    };
    let head = text.lines().next()?;
    let separator = named.or_else(|| [b',', b';', b'\t'].into_iter().max_by_key(|one| count(head, *one)))?;
    let mut reader = ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
    let names: Vec<String> =
        reader.headers().ok()?.iter().map(|name| name.trim().to_ascii_lowercase()).collect();
    let column = |name: &str| names.iter().position(|known| known == name);
    let (id, owner, date, done) = (column("id")?, column("owner"), column("date"), column("done"));
    // Without one of them it says nothing of a plan.
    owner.or(date).or(done)?;
    let mut table = PlanTable { rows: Vec::new(), unread: 0 };
    // What is no record is left out.
    for record in reader.records().filter_map(Result::ok) {
        let field = |column: Option<usize>| column.and_then(|column| record.get(column)).map(bare);
        let Some(id) = field(Some(id)).filter(|id| !id.is_empty()) else { continue };
        let date = field(date).map(|date| if date.is_empty() { Some(None) } else { day(date).map(Some) });
        let done = field(done).map(is_done);
        let unread = usize::from(date == Some(None)) + usize::from(done == Some(None));
        table.unread = table.unread.saturating_add(unread);
        // A letter that the spreadsheet wrote in its own way is no letter any more: the name is better as it was.
        let owner = field(owner).filter(|owner| !owner.contains('\u{fffd}'));
        table.rows.push(Row {
            id: id.to_owned(),
            owner: owner.map(|owner| one_line(owner, MAX_OWNER)),
            date: date.flatten(),
            done: done.flatten(),
        });
    }
    Some(table)
}

fn count(text: &str, separator: u8) -> usize {
    text.bytes().filter(|byte| *byte == separator).count()
}

/// The text of a cell, without the leading apostrophe that marks a text in a spreadsheet and without spaces around it.
fn bare(field: &str) -> &str {
    let bare =
        field.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
    bare.unwrap_or(field).trim()
}

/// `2027-01-31`, or as spreadsheets write it where the order is beyond doubt: `31-1-2027`, `31.01.2027`, `31/1/2027`.
fn day(text: &str) -> Option<Day> {
    if let Some(day) = Day::parse(text) {
        return Some(day);
    }
    let parts: Vec<u16> = text.split(['-', '.', '/']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [first, second, year] = parts.as_slice() else { return None };
    let (first, second) = (u8::try_from(*first).ok()?, u8::try_from(*second).ok()?);
    match text.contains('/') {
        // The month goes first in some countries.
        true if first <= 12 && second <= 12 && first != second => None,
        true if first <= 12 && second > 12 => Day::new(*year, first, second),
        _ => Day::new(*year, second, first),
    }
}

/// Whether a word says that it is done; `None` for another word.
fn is_done(word: &str) -> Option<bool> {
    match word.to_ascii_lowercase().as_str() {
        "yes" | "ja" | "true" | "waar" | "x" | "1" => Some(true),
        "no" | "nee" | "false" | "onwaar" | "0" | "" => Some(false),
        _ => None,
    }
}

impl PlanTable {
    /// The actions of a plan that it changes, as they are then.
    #[must_use]
    pub fn changes(&self, plan: &Plan) -> Vec<Action> {
        let mut changes: Vec<Action> = Vec::new();
        for row in &self.rows {
            let Some(before) = plan.find(&row.id).filter(|_| !changes.iter().any(|one| one.id == row.id))
            else {
                continue;
            };
            let mut action = before.clone();
            // One that only lost the spaces around is the same.
            if let Some(owner) = row.owner.as_ref().filter(|owner| *owner != before.owner.trim()) {
                action.owner.clone_from(owner);
            }
            action.date = row.date.unwrap_or(action.date);
            action.done = row.done.unwrap_or(action.done);
            if action != *before {
                changes.push(action);
            }
        }
        changes
    }

    /// How many rows there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many rows are about actions that a plan has not.
    #[must_use]
    pub fn unknown(&self, plan: &Plan) -> usize {
        self.rows.iter().filter(|row| plan.find(&row.id).is_none()).count()
    }
}
