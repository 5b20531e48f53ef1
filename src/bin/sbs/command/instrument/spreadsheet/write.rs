//! Sheets as a file: a workbook, or the texts alone as CSV.

use rust_xlsxwriter::{DataValidation, Format, FormatAlign, Formula, Workbook, Worksheet, XlsxError};

use social_business_scan::author::spreadsheet::{cell::Content, layout::READ_ME, rows::Sheet};

/// Columns whose cells name something of another sheet, from which a list is offered.
const CHOICES: [(&str, &str); 3] = [("dimension", "Dimensions"), ("facet", "Facets"), ("unit", "Units")];

/// How many rows below the headings are prepared for more.
const ROWS: u32 = 300;

/// A workbook. With an introduction, that is its first sheet.
///
/// # Errors
/// If a text is longer than a cell may be.
pub fn workbook(sheets: &[Sheet], introduction: &[&str]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    if !introduction.is_empty() {
        let page = book.add_worksheet();
        page.set_name(READ_ME)?.set_column_width(0, 100)?;
        for (row, line) in (0..).zip(introduction) {
            page.write_string_with_format(row, 0, *line, if row == 0 { &heading } else { &wrapped })?;
        }
    }
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(sheet.name)?.set_freeze_panes(1, 1)?;
        let headings = sheet.rows.first().map(Vec::as_slice).unwrap_or_default();
        for (column, name) in (0..).zip(headings) {
            let Content::Text(name) = name else { continue };
            let is_text = sheet.name == "Texts" || name.contains('.');
            let width = if is_text && column > 0 {
                50
            } else if is_text || name == "key" {
                36
            } else {
                14
            };
            page.set_column_width(column, width)?;
            choices(page, column, name, sheet.name)?;
        }
        for (row, cells) in (0..).zip(&sheet.rows) {
            for (column, content) in (0..).zip(cells) {
                write(page, (row, column), content, if row == 0 { &heading } else { &wrapped })?;
            }
        }
    }
    book.save_to_buffer()
}

fn write(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    content: &Content,
    format: &Format,
) -> Result<(), XlsxError> {
    match content {
        Content::Text(text) => page.write_string_with_format(row, column, text, format)?,
        Content::Number(number) => page.write_number_with_format(row, column, *number, format)?,
        Content::Flag(flag) => page.write_boolean_with_format(row, column, *flag, format)?,
        Content::Empty | Content::Date | Content::Error(_) | Content::Formula => return Ok(()),
    };
    Ok(())
}

fn choices(page: &mut Worksheet, column: u16, name: &str, sheet: &str) -> Result<(), XlsxError> {
    if let Some((_, other)) = CHOICES.iter().find(|(own, other)| *own == name && *other != sheet) {
        let list = Formula::new(format!("={other}!$A$2:$A${}", ROWS + 1));
        page.add_data_validation(1, column, ROWS, column, &DataValidation::new().allow_list_formula(list))?;
    }
    Ok(())
}

/// One sheet as CSV, with the mark by which spreadsheet programs know UTF-8.
///
/// # Errors
/// Never in practice: it is written into memory.
pub fn csv(sheet: &Sheet) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer("\u{FEFF}".as_bytes().to_vec());
    for row in &sheet.rows {
        writer.write_record(row.iter().map(|cell| match cell {
            Content::Text(text) => text.clone(),
            Content::Number(number) => number.to_string(),
            Content::Flag(flag) => flag.to_string(),
            _ => String::new(),
        }))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}
