//! A workbook in memory: opened, changed as people change one, and saved.

use std::fmt;

use calamine::{Data, Reader, open_workbook_auto};
use rust_xlsxwriter::{Format, Formula, Workbook};

#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(f64),
    Flag(bool),
    /// Days since 1900, in a cell that is formatted as a day.
    Date(f64),
    /// A formula and what a program computed for it.
    Formula(String, String),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Text(text) = self { f.write_str(text) } else { write!(f, "{self:?}") }
    }
}

type Sheet = Vec<Vec<Cell>>;

#[derive(Debug)]
pub struct Book {
    sheets: Vec<(String, Sheet)>,
    /// Sheet, first and last row from 0, and what stands there.
    merged: Vec<(String, u32, u32, String)>,
}

impl Book {
    pub fn open(file: &str) -> Self {
        let mut book = open_workbook_auto(file).unwrap();
        let read = |cell: &Data| match cell {
            Data::Empty => Cell::Empty,
            Data::Float(number) => Cell::Number(*number),
            Data::Bool(flag) => Cell::Flag(*flag),
            other => Cell::Text(other.to_string()),
        };
        let sheets = book.worksheets().into_iter();
        let sheets = sheets
            .map(|(name, range)| (name, range.rows().map(|row| row.iter().map(read).collect()).collect()));
        Self { sheets: sheets.collect(), merged: Vec::new() }
    }

    pub fn save(&self, file: &str) -> String {
        let mut book = Workbook::new();
        for (name, rows) in &self.sheets {
            let page = book.add_worksheet().set_name(name).unwrap();
            for (row, cells) in (0..).zip(rows) {
                for (column, cell) in (0..).zip(cells) {
                    match cell {
                        Cell::Empty => continue,
                        Cell::Text(text) => page.write_string(row, column, text).unwrap(),
                        Cell::Number(number) => page.write_number(row, column, *number).unwrap(),
                        Cell::Flag(flag) => page.write_boolean(row, column, *flag).unwrap(),
                        Cell::Date(day) => {
                            let format = Format::new().set_num_format("yyyy-mm-dd");
                            page.write_number_with_format(row, column, *day, &format).unwrap()
                        }
                        Cell::Formula(formula, result) => {
                            let formula = Formula::new(formula).set_result(result);
                            page.write_formula(row, column, formula).unwrap()
                        }
                    };
                }
            }
            for (_, first, last, text) in self.merged.iter().filter(|(sheet, ..)| sheet == name) {
                page.merge_range(*first, 0, *last, 0, text, &Format::new()).unwrap();
            }
        }
        book.save(file).unwrap();
        file.to_owned()
    }

    pub fn names(&self) -> Vec<&str> {
        self.sheets.iter().map(|(name, _)| name.as_str()).collect()
    }

    pub fn sheet(&self, name: &str) -> &Sheet {
        &self.sheets.iter().find(|(own, _)| own == name).unwrap().1
    }

    pub fn sheet_mut(&mut self, name: &str) -> &mut Sheet {
        &mut self.sheets.iter_mut().find(|(own, _)| own == name).unwrap().1
    }

    /// The row of a key, from 0.
    pub fn row(&self, sheet: &str, key: &str) -> usize {
        let found = self.sheet(sheet).iter().position(|row| row[0] == Cell::from(key));
        found.unwrap_or_else(|| panic!("{sheet} has no {key}"))
    }

    pub fn get(&self, sheet: &str, key: &str, column: usize) -> String {
        self.sheet(sheet)[self.row(sheet, key)][column].to_string()
    }

    pub fn set(&mut self, sheet: &str, key: &str, column: usize, cell: Cell) {
        let row = self.row(sheet, key);
        self.sheet_mut(sheet)[row][column] = cell;
    }

    pub fn set_heading(&mut self, sheet: &str, column: usize, heading: &str) {
        self.sheet_mut(sheet)[0][column] = heading.into();
    }

    pub fn rename(&mut self, sheet: &str, key: &str, to: &str) {
        self.set(sheet, key, 0, to.into());
    }

    pub fn remove(&mut self, sheet: &str, key: &str) {
        let row = self.row(sheet, key);
        self.sheet_mut(sheet).remove(row);
    }

    pub fn insert(&mut self, sheet: &str, row: usize, cells: Vec<Cell>) {
        self.sheet_mut(sheet).insert(row, cells);
    }

    pub fn reverse(&mut self, sheet: &str) {
        self.sheet_mut(sheet)[1..].reverse();
    }

    pub fn add_column(&mut self, sheet: &str, heading: &str, content: &str) {
        let rows = self.sheet_mut(sheet);
        let width = rows.iter().map(Vec::len).max().unwrap();
        for (number, row) in rows.iter_mut().enumerate() {
            row.resize(width, Cell::Empty);
            row.push(if number == 0 { heading } else { content }.into());
        }
    }

    pub fn add_sheet(&mut self, name: &str, rows: Sheet) {
        self.sheets.push((name.to_owned(), rows));
    }

    pub fn keep_only(&mut self, name: &str) {
        self.sheets.retain(|(own, _)| own == name);
    }

    pub fn merge(&mut self, sheet: &str, first: u32, last: u32, text: &str) {
        self.merged.push((sheet.to_owned(), first, last, text.to_owned()));
    }
}
