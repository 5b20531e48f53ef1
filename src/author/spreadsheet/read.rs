//! Files as sheets: workbooks of Excel, LibreOffice and what writes like them, and CSV.

use std::{fmt, io::Cursor, path::Path};

use calamine::{Data, Reader, Sheets, open_workbook_auto_from_rs};

use super::{
    cell::{Content, trimmed},
    layout::{KEY, READ_ME, TABLES, VALUE, is_code},
};

/// The most bytes that a spreadsheet may have.
pub const LIMIT: u64 = 32 << 20;

/// The most rows of a sheet, and the most columns.
const MOST: (usize, usize) = (20_000, 500);

/// Whether a cell, by its row and column from 0, lies beyond what is read.
fn is_beyond(row: usize, column: usize) -> bool {
    row >= MOST.0 || column >= MOST.1
}

/// That something is.
fn beyond(name: &str, sheet: &str) -> String {
    format!(
        "{name}: {sheet} has more than {} rows or {} columns; delete what is not part of the questionnaire",
        MOST.0, MOST.1
    )
}

/// A cell of a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The file as it was named.
    pub file: String,
    /// The sheet; none in CSV.
    pub sheet: Option<String>,
    /// The row, from 1.
    pub row: usize,
    /// The column, from 0.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.file)?;
        if let Some(sheet) = &self.sheet {
            write!(f, "sheet {sheet}, ")?;
        }
        write!(f, "row {}, column {}", self.row, self.column_name())
    }
}

impl Place {
    /// The letters of the column.
    pub fn column_name(&self) -> String {
        letters(self.column)
    }
}

/// The letters that programs call a column by: A, B, …, Z, AA.
fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    if column < 26 { last.to_string() } else { format!("{}{last}", letters(column / 26 - 1)) }
}

/// A sheet of a file.
#[derive(Debug)]
pub struct RawSheet {
    /// The file as it was named.
    pub file: String,
    /// Its name; of CSV that of the table it holds.
    pub name: String,
    /// Whether the file has sheets.
    pub is_in_workbook: bool,
    /// Its rows that have anything in them, with their numbers from 1.
    pub rows: Vec<(usize, Vec<Content>)>,
    /// Merged cells, by their first and last one (row from 1, column from 0).
    pub merged: Vec<[(usize, usize); 2]>,
}

impl RawSheet {
    /// The place of a cell.
    pub fn place(&self, row: usize, column: usize) -> Place {
        let sheet = self.is_in_workbook.then(|| self.name.clone());
        Place { file: self.file.clone(), sheet, row, column }
    }
}

/// The sheets of a file.
///
/// # Errors
/// Why it cannot be read, in words that begin with its name.
pub fn sheets(name: &str, bytes: Vec<u8>) -> Result<Vec<RawSheet>, String> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > LIMIT {
        return Err(format!("{name}: is longer than {LIMIT} bytes, expected a spreadsheet"));
    }
    if is_csv(name) { csv(name, &bytes).map(|sheet| vec![sheet]) } else { workbook(name, bytes) }
}

/// Whether a file of this name is one sheet as text.
#[must_use]
pub fn is_csv(name: &str) -> bool {
    let ending = Path::new(name).extension();
    ending.is_some_and(|ending| ["csv", "tsv", "txt"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

fn workbook(name: &str, bytes: Vec<u8>) -> Result<Vec<RawSheet>, String> {
    let told = |error: &dyn fmt::Display| {
        format!("{name}: is no spreadsheet that can be read: {error}; save it as .xlsx, .ods or .csv")
    };
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| told(&error))?;
    let mut sheets = Vec::new();
    for sheet in book.sheet_names() {
        if sheet == READ_ME {
            continue;
        }
        let range = book.worksheet_range(&sheet).map_err(|error| told(&error))?;
        let formulas = book.worksheet_formula(&sheet).map_err(|error| told(&error))?;
        let merged = match &mut book {
            Sheets::Xlsx(book) => book.merge_cells_by_sheet_name(&sheet).map_err(|error| told(&error))?,
            Sheets::Xls(book) => book.merge_cells_by_sheet_name(&sheet).unwrap_or_default(),
            Sheets::Xlsb(_) | Sheets::Ods(_) => Vec::new(),
        };
        let (top, left) = range.start().unwrap_or_default();
        let is_too_large =
            range.used_cells().any(|(row, column, _)| is_beyond(number(top) + row, number(left) + column));
        if is_too_large {
            return Err(beyond(name, &format!("sheet {sheet}")));
        }
        let mut rows = Vec::new();
        for (row, cells) in (top..).zip(range.rows().take(MOST.0)) {
            let mut contents = vec![Content::Empty; number(left).min(MOST.1)];
            for (column, cell) in (left..).zip(cells.iter().take(MOST.1)) {
                let has_formula =
                    || formulas.get_value((row, column)).is_some_and(|formula| !formula.is_empty());
                contents.push(match content(cell) {
                    Content::Empty if has_formula() => Content::Formula,
                    content => content,
                });
            }
            rows.push((number(row) + 1, contents));
        }
        // A formula without a value may stand outside of what has one.
        for (row, column, formula) in formulas.used_cells().map(|(row, column, formula)| {
            let (top, left) = formulas.start().unwrap_or_default();
            (number(top) + row, number(left) + column, formula)
        }) {
            add_formula(&mut rows, (row, column), formula);
        }
        rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
        let merged = merged
            .iter()
            .map(|area| [area.start, area.end].map(|(row, column)| (number(row) + 1, number(column))));
        let merged = merged.collect();
        sheets.push(RawSheet { file: name.to_owned(), name: sheet, is_in_workbook: true, rows, merged });
    }
    Ok(sheets)
}

fn add_formula(rows: &mut Vec<(usize, Vec<Content>)>, (row, column): (usize, usize), formula: &str) {
    if formula.is_empty() || is_beyond(row, column) {
        return;
    }
    let at = rows.iter().position(|(number, _)| *number > row).unwrap_or(rows.len());
    if rows.get(at).is_none_or(|(number, _)| *number != row + 1) {
        rows.insert(at, (row + 1, Vec::new()));
    }
    if let Some((_, cells)) = rows.get_mut(at) {
        if cells.len() <= column {
            cells.resize(column + 1, Content::Empty);
        }
        if let Some(cell) = cells.get_mut(column).filter(|cell| cell.is_empty()) {
            *cell = Content::Formula;
        }
    }
}

fn number(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn content(cell: &Data) -> Content {
    match cell {
        Data::Empty => Content::Empty,
        Data::String(text) => Content::text(text),
        Data::Int(number) => {
            #[expect(clippy::cast_precision_loss, reason = "programs keep numbers as floats themselves")]
            let number = *number as f64;
            Content::Number(number)
        }
        Data::Float(number) => Content::Number(*number),
        Data::Bool(flag) => Content::Flag(*flag),
        Data::DateTime(_) | Data::DateTimeIso(_) | Data::DurationIso(_) => Content::Date,
        Data::Error(error) => Content::Error(error.to_string()),
    }
}

fn csv(name: &str, bytes: &[u8]) -> Result<RawSheet, String> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| format!("{name}: is not UTF-8 text; save it as \"CSV UTF-8\", or as .xlsx"))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|delimiter| (first.bytes().filter(|byte| byte == delimiter).count(), *delimiter == b','))
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for (index, record) in reader.records().enumerate() {
        let record = record.map_err(|error| format!("{name}: {error}"))?;
        if record
            .iter()
            .enumerate()
            .any(|(column, cell)| !trimmed(cell).is_empty() && is_beyond(index, column))
        {
            return Err(beyond(name, "the table"));
        }
        let line =
            record.position().map_or(index + 1, |position| usize::try_from(position.line()).unwrap_or(0));
        let cells: Vec<Content> = record.iter().take(MOST.1).map(Content::text).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push((line, cells));
        }
    }
    let table =
        table_of(Path::new(name), rows.first().map(|(_, cells)| cells.as_slice()).unwrap_or_default());
    let table = table.ok_or_else(|| {
        let known: Vec<String> =
            TABLES.iter().map(|table| format!("{}.csv", table.sheet.to_lowercase())).collect();
        format!("{name}: belongs to no sheet; call it {}", known.join(", "))
    })?;
    Ok(RawSheet {
        file: name.to_owned(),
        name: table.to_owned(),
        is_in_workbook: false,
        rows,
        merged: Vec::new(),
    })
}

/// The sheet that a CSV file holds: its name ends so, or its headings are a key and languages, as of texts.
fn table_of(file: &Path, headings: &[Content]) -> Option<&'static str> {
    let stem = file.file_stem()?.to_str()?.to_lowercase();
    let is_named = |sheet: &str| stem.ends_with(&sheet.to_lowercase());
    if let Some(table) = TABLES.iter().find(|table| is_named(table.sheet)) {
        return Some(table.sheet);
    }
    let names: Vec<&str> = headings
        .iter()
        .filter_map(|cell| if let Content::Text(name) = cell { Some(trimmed(name)) } else { None })
        .collect();
    let (first, others) = names.split_first()?;
    let are_codes = !others.is_empty() && others.iter().all(|name| is_code(name) && *name != VALUE);
    (*first == KEY && are_codes).then_some("Texts")
}
