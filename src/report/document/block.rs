//! What a report consists of. A block says what a text is, never how it looks.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::charts;

/// A part of a sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// A heading under the headline: level 2 or 3.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(String),
    /// What matters most in a paragraph of its own.
    Lead(String),
    /// A remark beside the rest.
    Small(String),
    /// Texts without an order.
    List(Vec<String>),
    /// Remarks beside the rest, without an order.
    Notes(Vec<String>),
    /// Names with their figures.
    Figures(Vec<(String, String)>),
    /// A table.
    Table(Table),
    /// A drawing.
    Chart(Chart),
    /// What to do, in order.
    Steps(Vec<Step>),
    /// Blocks beside each other where there is room, else under each other.
    Columns(Vec<Column>),
    /// The way back to the result.
    Code(Code),
}

/// Blocks beside others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its share of the width, compared with that of the others; 1 or more.
    pub share: u8,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A table: every row has as many cells as there are heads, and the first one names the row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// What it is a table of.
    pub caption: String,
    /// The heads of the columns.
    pub heads: Vec<String>,
    /// The shares of the columns in the width.
    pub shares: Vec<u8>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// A drawing with what it says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// The same, value by value.
    pub description: String,
    /// The drawing.
    pub chart: Rc<charts::Chart>,
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Step {
    /// What.
    pub title: String,
    /// What it is about, for whom.
    pub about: String,
    /// How to begin and what else to know, a paragraph each.
    pub details: Vec<String>,
    /// A line to write on, or who and when if that is known; may be empty.
    pub owner: String,
}

/// The code of the result, and its link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// The code.
    pub code: String,
    /// The page that opens it; `None` where there is none.
    pub base: Option<String>,
    /// What to do with it.
    pub help: String,
    /// What the picture of the link is.
    pub alt: String,
}

impl Block {
    /// Its texts in reading order.
    pub(super) fn add_texts<'a>(&'a self, texts: &mut Vec<&'a str>) {
        match self {
            Self::Heading(_, text) | Self::Paragraph(text) | Self::Lead(text) | Self::Small(text) => {
                texts.push(text);
            }
            Self::List(items) | Self::Notes(items) => texts.extend(items.iter().map(String::as_str)),
            Self::Figures(figures) => {
                for (name, figure) in figures {
                    texts.extend([name.as_str(), figure]);
                }
            }
            Self::Table(table) => {
                texts.push(&table.caption);
                let cells = table.heads.iter().chain(table.rows.iter().flatten());
                texts.extend(cells.map(String::as_str).filter(|cell| !cell.is_empty()));
            }
            Self::Chart(chart) => texts.push(&chart.title),
            Self::Steps(steps) => {
                for step in steps {
                    texts.extend([step.title.as_str(), &step.about]);
                    texts.extend(step.details.iter().chain([&step.owner]).map(String::as_str));
                }
                texts.retain(|text| !text.is_empty());
            }
            Self::Columns(columns) => {
                for block in columns.iter().flat_map(|column| &column.blocks) {
                    block.add_texts(texts);
                }
            }
            Self::Code(code) => texts.extend([code.code.as_str(), &code.help]),
        }
    }

    /// The headings of the second level in it.
    pub(super) fn headings(&self) -> Vec<&str> {
        match self {
            Self::Heading(2, text) => vec![text],
            Self::Columns(columns) => {
                columns.iter().flat_map(|column| &column.blocks).flat_map(Self::headings).collect()
            }
            _ => Vec::new(),
        }
    }
}
