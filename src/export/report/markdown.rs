//! The report as Markdown, for wikis: CommonMark with tables, as nearly every wiki reads them. Drawings are their
//! descriptions.

use super::escape::markdown;
use crate::{
    core::result_code::link::link_to,
    report::document::{Block, Chart, Code, Document, Step, Table},
};

/// The file.
#[must_use]
pub fn markdown_file(document: &Document) -> String {
    let mut page = Page { text: String::with_capacity(1 << 14) };
    page.paragraph(&markdown(&document.name));
    for about in &document.about {
        page.paragraph(&markdown(about));
    }
    page.heading(1, &document.headline);
    for sheet in &document.sheets {
        page.blocks(&sheet.blocks);
    }
    let end = page.text.trim_end().len();
    page.text.truncate(end);
    page.text.push('\n');
    page.text
}

struct Page {
    text: String,
}

impl Page {
    /// A paragraph that is Markdown already.
    fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            self.text.push_str(text);
            self.text.push_str("\n\n");
        }
    }

    fn heading(&mut self, level: usize, text: &str) {
        self.paragraph(&["#".repeat(level).as_str(), " ", &markdown(text)].concat());
    }

    fn list(&mut self, items: impl Iterator<Item = String>) {
        for item in items {
            self.text.push_str("- ");
            self.text.push_str(&item);
            self.text.push('\n');
        }
        self.text.push('\n');
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, text) => self.heading(usize::from(*level), text),
            Block::Paragraph(text) | Block::Small(text) => self.paragraph(&markdown(text)),
            Block::Lead(text) => self.strong(text),
            Block::List(items) | Block::Notes(items) => self.list(items.iter().map(|item| markdown(item))),
            Block::Figures(figures) => {
                let figure = |(name, figure): &(String, String)| {
                    [&markdown(name), " **", markdown(figure).trim(), "**"].concat()
                };
                self.list(figures.iter().map(figure));
            }
            Block::Table(table) => self.table(table),
            Block::Chart(Chart { title, description, .. }) => {
                self.strong(title);
                self.paragraph(&markdown(description));
            }
            Block::Steps(steps) => {
                for (number, step) in (1..).zip(steps) {
                    self.step(number, step);
                }
            }
            Block::Columns(columns) => {
                for column in columns {
                    self.blocks(&column.blocks);
                }
            }
            Block::Code(code) => self.code(code),
        }
    }

    fn strong(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.paragraph(&["**", markdown(text.trim()).as_str(), "**"].concat());
        }
    }

    fn table(&mut self, table: &Table) {
        self.strong(&table.caption);
        self.row(&table.heads);
        self.text.push('|');
        for _ in &table.heads {
            self.text.push_str(" --- |");
        }
        self.text.push('\n');
        for row in &table.rows {
            self.row(row);
        }
        self.text.push('\n');
    }

    fn row(&mut self, cells: &[String]) {
        self.text.push('|');
        for cell in cells {
            self.text.push(' ');
            self.text.push_str(&markdown(cell));
            self.text.push_str(" |");
        }
        self.text.push('\n');
    }

    /// A step of a numbered list, with its paragraphs inside.
    fn step(&mut self, number: usize, step: &Step) {
        let lead = [&number.to_string(), ". "].concat();
        let inside = " ".repeat(lead.len());
        let heading = [lead.as_str(), "### ", &markdown(&step.title)].concat();
        self.paragraph(&heading);
        for text in [&step.about].into_iter().chain(&step.details).chain([&step.owner]) {
            if !text.is_empty() {
                self.paragraph(&[inside.as_str(), &markdown(text)].concat());
            }
        }
    }

    fn code(&mut self, code: &Code) {
        self.paragraph(&["`", code.code.as_str(), "`"].concat());
        if let Some(base) = &code.base {
            self.paragraph(&["<", link_to(base, &code.code).as_str(), ">"].concat());
        }
        self.paragraph(&markdown(&code.help));
    }
}
