//! From the rows of sheets to what they say of a model: one entry for each filled cell, with its place.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    cell::{Content, Odd},
    layout::{Column, KEY, Kind, Rows, TABLES, Table, VALUE, is_code},
    path::{Path, Step},
    read::{Place, RawSheet},
};
use crate::core::{
    instrument::{Lang, suggest},
    string_enum::StringEnum,
};

/// What a cell says.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// There is an element of a list.
    Element,
    /// A value.
    Value(Value),
    /// A text in a language; none where the cell is empty.
    Form {
        /// The code of the language.
        lang: String,
        /// The text.
        text: Option<String>,
    },
}

/// A cell that says something.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Of what.
    pub path: Path,
    /// What.
    pub what: What,
    /// Where it stands.
    pub place: Place,
    /// Whether it is in the column of a member that an element may lack.
    pub is_member: bool,
}

/// All that sheets say, with what is wrong in them and what may be.
#[derive(Debug, Default)]
pub struct Reading {
    /// What they say, in the order in which a model is made of it.
    pub entries: Vec<Entry>,
    /// What is wrong.
    pub faults: Vec<String>,
    /// What may be.
    pub warnings: Vec<String>,
}

/// A sentence about a place; the suggestion may be empty.
pub fn told(place: &Place, problem: &str, suggestion: &str) -> String {
    let separator = if suggestion.is_empty() { "" } else { "; " };
    format!("{place}: {problem}{separator}{suggestion}")
}

/// What the sheets of all files say.
pub fn read(sheets: &[RawSheet]) -> Reading {
    let mut reading = Reading::default();
    for sheet in sheets {
        let is_known = TABLES.iter().any(|table| is_of(sheet, table));
        if !is_known && !sheet.rows.is_empty() {
            let known = TABLES.iter().map(|table| table.sheet);
            let (name, meant) = (&sheet.name, suggest::meant(&sheet.name, known));
            reading.warnings.push(told(
                &sheet.place(1, 0),
                &format!("the sheet {name:?} is not known, and not read"),
                &meant,
            ));
        }
    }
    for table in &TABLES {
        for sheet in sheets.iter().filter(|sheet| is_of(sheet, table)) {
            reading.take(sheet, table);
        }
    }
    reading
}

fn is_of(sheet: &RawSheet, table: &Table) -> bool {
    sheet.name.trim().eq_ignore_ascii_case(table.sheet)
}

/// What a column of a sheet is for.
enum Use<'a> {
    /// A member.
    Member(&'a Column),
    /// A text below the row, in a language.
    Form(Path, String),
    /// Somebody's notes.
    Notes,
}

impl Reading {
    fn fault(&mut self, place: &Place, problem: &str, suggestion: &str) {
        self.faults.push(told(place, problem, suggestion));
    }

    fn odd(&mut self, place: &Place, odd: &Odd) {
        self.fault(place, &odd.problem, &odd.suggestion);
    }

    fn push(&mut self, path: Path, what: What, place: Place, is_member: bool) {
        self.entries.push(Entry { path, what, place, is_member });
    }

    fn take(&mut self, sheet: &RawSheet, table: &Table) {
        for [first, last] in &sheet.merged {
            let end = sheet.place(last.0, last.1);
            let problem =
                format!("is merged with the cells up to row {}, column {}", end.row, end.column_name());
            self.fault(&sheet.place(first.0, first.1), &problem, "unmerge them, and fill in each");
        }
        let Some(((row, headings), rows)) = sheet.rows.split_first() else { return };
        let (first, columns): (&str, &[Column]) = match table.rows {
            Rows::Elements(columns) | Rows::Grouped(columns) => {
                (columns.first().map_or("", |column| column.key), columns)
            }
            Rows::Names => ("id", &[]),
            Rows::Values => (KEY, const { &[Column { key: VALUE, kind: Kind::Any }] }),
            Rows::Texts => (KEY, &[]),
        };
        let uses = self.uses(sheet, table, *row, headings, (first, columns));
        let Some(key_column) = headings.iter().position(|cell| is_called(cell, first)) else {
            self.fault(
                &sheet.place(*row, 0),
                &format!("has no column {first:?}"),
                "give the first column this heading",
            );
            return;
        };
        let mut counts = BTreeMap::new();
        let is_read = |(column, cell): &(usize, &Content)| {
            let is_notes = |(own, used): &(usize, Use<'_>)| own == column && matches!(used, Use::Notes);
            !cell.is_empty() && !uses.iter().any(is_notes)
        };
        for (row, cells) in rows {
            if !cells.iter().enumerate().any(|cell| is_read(&cell)) {
                continue;
            }
            let place = sheet.place(*row, key_column);
            let name = match cells.get(key_column).unwrap_or(&Content::Empty).as_text() {
                // A row of notes.
                Ok(Some(name)) if name.starts_with('#') => continue,
                Ok(Some(name)) => name,
                Ok(None) => {
                    self.fault(&place, &format!("has no {first}"), "fill it in, or take the row out");
                    continue;
                }
                Err(odd) => {
                    self.odd(&place, &odd);
                    continue;
                }
            };
            if let Some(path) = self.row_path(table, &name, &place, &mut counts) {
                self.row(sheet, (*row, cells), &path, &uses, table.rows);
            }
        }
    }

    /// Where what a row says stands in the model.
    fn row_path(
        &mut self,
        table: &Table,
        name: &str,
        place: &Place,
        counts: &mut BTreeMap<String, usize>,
    ) -> Option<Path> {
        let at = Path(
            table.at.iter().map(|key| Step::Key(if *key == "*" { name } else { key }.to_owned())).collect(),
        );
        let mut next = |group: &str| {
            let count = counts.entry(group.to_owned()).or_insert(0);
            *count += 1;
            *count - 1
        };
        match table.rows {
            Rows::Elements(_) => {
                let path = at.with(Step::Id(name.to_owned()));
                self.push(path.clone(), What::Element, place.clone(), false);
                Some(path)
            }
            Rows::Grouped(_) => Some(at.with(Step::Index(next(name)))),
            Rows::Names => {
                let path = at.with(Step::Index(next("")));
                self.push(path.clone(), What::Value(name.into()), place.clone(), false);
                Some(path)
            }
            Rows::Values | Rows::Texts => {
                let Some(path) = Path::parse(name) else {
                    self.fault(
                        place,
                        &format!("{name:?} is no key"),
                        "write it like items[PE-1].text or caveats[0]",
                    );
                    return None;
                };
                Some(Path(at.0.into_iter().chain(path.0).collect()))
            }
        }
    }

    fn row(
        &mut self,
        sheet: &RawSheet,
        (row, cells): (usize, &[Content]),
        path: &Path,
        uses: &[(usize, Use<'_>)],
        rows: Rows,
    ) {
        let mut is_anything = false;
        for (column, used) in uses {
            let (cell, place) = (cells.get(*column).unwrap_or(&Content::Empty), sheet.place(row, *column));
            is_anything |= !cell.is_empty() && !matches!(used, Use::Notes);
            match used {
                Use::Notes => {}
                Use::Member(column) => match cell.read(column.kind) {
                    Ok(Some(value)) if matches!(rows, Rows::Values) => {
                        self.push(path.clone(), What::Value(value), place, false);
                    }
                    Ok(Some(value)) => self.push(path.key(column.key), What::Value(value), place, true),
                    Ok(None) => {}
                    Err(odd) => self.odd(&place, &odd),
                },
                Use::Form(below, lang) => match cell.as_text() {
                    Ok(text) => {
                        let path = Path(path.0.iter().chain(&below.0).cloned().collect());
                        self.push(path, What::Form { lang: lang.clone(), text }, place, false);
                    }
                    Err(odd) => self.odd(&place, &odd),
                },
            }
        }
        if !is_anything && matches!(rows, Rows::Values | Rows::Texts) {
            let problem = format!("there is nothing for {path}");
            self.warnings.push(told(&sheet.place(row, 0), &problem, "fill it in, or take the row out"));
        }
    }

    /// What the columns are for, but for the first.
    fn uses<'a>(
        &mut self,
        sheet: &RawSheet,
        table: &Table,
        row: usize,
        headings: &[Content],
        (first, columns): (&str, &'a [Column]),
    ) -> Vec<(usize, Use<'a>)> {
        let width = sheet.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        let mut uses = Vec::new();
        let mut seen = BTreeMap::new();
        for column in 0..width {
            let place = sheet.place(row, column);
            let heading = match headings.get(column).unwrap_or(&Content::Empty) {
                Content::Text(heading) => heading.clone(),
                Content::Empty => {
                    let is_filled = |(_, cells): &&(usize, Vec<Content>)| {
                        !is_note(cells) && cells.get(column).is_some_and(|cell| !cell.is_empty())
                    };
                    let below = sheet.rows.iter().find(is_filled);
                    if let Some((row, _)) = below {
                        self.fault(
                            &sheet.place(*row, column),
                            "stands in a column without a heading",
                            "give it one; # makes it a column of notes",
                        );
                    }
                    continue;
                }
                _ => {
                    self.fault(
                        &place,
                        "is no heading",
                        "give the column the name of a member or of a language",
                    );
                    continue;
                }
            };
            if let Some(other) = seen.insert(heading.to_lowercase(), column) {
                let other = sheet.place(row, other);
                self.fault(
                    &place,
                    &format!("the heading {heading:?} is there twice"),
                    &format!("column {} has it too", other.column_name()),
                );
            }
            if heading.eq_ignore_ascii_case(first) {
                continue;
            }
            let known = columns.iter().map(|column| column.key);
            if heading.starts_with('#') {
                uses.push((column, Use::Notes));
            } else if let Some(own) = columns.iter().find(|own| own.key.eq_ignore_ascii_case(&heading)) {
                uses.push((column, Use::Member(own)));
            } else if let Some((below, lang)) = form(table, &heading) {
                if Lang::from_key(&lang).is_none() {
                    let problem = format!(
                        "{lang:?} is no language of this scan; its texts are kept, and shown nowhere"
                    );
                    let meant = suggest::meant(&lang, Lang::ALL.iter().map(|lang| lang.key()));
                    self.warnings.push(told(&place, &problem, &meant));
                }
                uses.push((column, Use::Form(below, lang)));
            } else if matches!(table.rows, Rows::Texts) {
                let meant = suggest::meant(&heading, Lang::ALL.iter().map(|lang| lang.key()));
                self.fault(&place, &format!("the heading {heading:?} is no code of a language"), &meant);
            } else {
                let known: Vec<&str> = known.collect();
                self.fault(
                    &place,
                    &format!("the heading {heading:?} is not known"),
                    &suggest::meant(&heading, known.iter().copied()),
                );
            }
        }
        uses
    }
}

/// Whether a row is a note: its first cell with anything in it begins with `#`.
fn is_note(cells: &[Content]) -> bool {
    let first = cells.iter().find(|cell| !cell.is_empty());
    matches!(first, Some(Content::Text(text)) if text.starts_with('#'))
}

fn is_called(cell: &Content, name: &str) -> bool {
    matches!(cell, Content::Text(heading) if heading.eq_ignore_ascii_case(name))
}

/// The text and the language that a heading names: `nl` or `Nederlands` among texts, `text.nl` in the row of an element.
fn form(table: &Table, heading: &str) -> Option<(Path, String)> {
    let code = |text: &str| {
        let named = Lang::ALL.iter().find(|lang| lang.name().eq_ignore_ascii_case(text));
        let known = Lang::ALL.iter().find(|lang| lang.key().eq_ignore_ascii_case(text));
        let known = known.or(named).map(|lang| lang.key().to_owned());
        known.or_else(|| is_code(text).then(|| text.to_owned()))
    };
    match table.rows {
        Rows::Texts => Some((Path::default(), code(heading)?)),
        Rows::Elements(_) => {
            let (below, lang) = heading.rsplit_once('.')?;
            Some((Path::parse(below)?, code(lang)?))
        }
        _ => None,
    }
}
