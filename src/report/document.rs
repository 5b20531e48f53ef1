//! The report that leaves the screen: two sheets that a board reads, and an appendix on request. One model of ready
//! texts, tables and charts, in reading order. Print, HTML, Markdown and PDF are each made from it, and add no word or
//! number of their own. Start with [`document`].

mod action_sheet;
mod appendix;
mod block;
mod bytes_text;
mod comparison;
mod finding_sheet;
mod plan;
mod team;
mod unscored;

pub use self::{
    block::{Block, Chart, Code, Column, Step, Table},
    comparison::comparison_blocks,
    plan::plan_table,
    team::{team_blocks, team_heading},
};

use serde::{Deserialize, Serialize};

use crate::{
    core::{instrument::Lang, notes::Notes},
    report::{ReportPresenter, beside::target::TargetPage, read},
};

/// The most characters of the name of an organisation; what is longer is cut.
pub const LONGEST_NAME: usize = 80;
/// The most characters of a remark; what is longer is cut.
pub const LONGEST_REMARK: usize = 1000;

/// A picture that the visitor chose, as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    /// The bytes of the file.
    #[serde(with = "bytes_text")]
    pub bytes: Vec<u8>,
    /// What the file is.
    pub format: LogoFormat,
}

/// The pictures that every form of the report can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LogoFormat {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

impl Logo {
    /// A picture by its first bytes; `None` for any other file.
    #[must_use]
    pub fn of(bytes: Vec<u8>) -> Option<Self> {
        let format = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            LogoFormat::Png
        } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
            LogoFormat::Jpeg
        } else {
            return None;
        };
        Some(Self { bytes, format })
    }
}

/// Whether a part is in the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// It is.
    Included,
    /// It is not.
    #[default]
    Left,
}

/// What the reader of the report gets besides the result.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DocumentOptions {
    /// The name of the organisation; may be empty.
    pub organisation: String,
    /// The day of the report as people write it; may be empty.
    pub day: String,
    /// Words of the visitor's own; may be empty.
    pub remark: String,
    /// The organisation's logo.
    pub logo: Option<Logo>,
    /// All answers, with how the scores come about.
    pub appendix: Part,
    /// The notes: with the answers of the appendix, and in the attached file.
    pub notes: Part,
    /// The answers as a file inside the file, where the form of the report can carry one.
    pub attachment: Part,
    /// What to do first, if somebody planned it: in place of the advice.
    pub plan: Option<Table>,
    /// What is wished, in words: drawn in radar and pyramid, with a table.
    pub target: Option<TargetPage>,
    /// The appendix about an earlier measurement ([`comparison_blocks`]); empty for none.
    pub comparison: Vec<Block>,
    /// The appendix about the team ([`team_blocks`]); empty for none.
    pub team: Vec<Block>,
    /// The result code.
    pub code: String,
    /// The page that a link opens the result with; `None` where there is none.
    pub link_base: Option<String>,
}

/// A report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The language of every text.
    pub lang: Lang,
    /// The title of the file.
    pub title: String,
    /// The name of the scan.
    pub name: String,
    /// The organisation, the day: what there is of them, at the top and in every foot.
    pub about: Vec<String>,
    /// The organisation's logo.
    pub logo: Option<Logo>,
    /// The result in one sentence, which is the first heading.
    pub headline: String,
    /// The sheets, in order.
    pub sheets: Vec<Sheet>,
    /// The foot of a page; `{n}` and `{total}` stand for its numbers.
    pub page_number: String,
}

/// A part of the report that begins in a place of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// Where it begins.
    pub begins: Begin,
    /// What stands on it, in reading order.
    pub blocks: Vec<Block>,
}

/// Where a sheet begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Begin {
    /// On a page of its own.
    OnNewPage,
    /// Under what stands before it.
    Below,
}

/// Makes the report of a result. `notes` are those of the scan; without the notes in the options none is read.
#[must_use]
pub fn document(presenter: ReportPresenter<'_>, notes: &Notes, options: &DocumentOptions) -> Document {
    let page = read(presenter);
    let strings = presenter.strings;
    let organisation = cut(&options.organisation, LONGEST_NAME);
    let mut about = vec![organisation.clone()];
    if !options.day.is_empty() {
        about.push(strings.document_made_on.fill(&[("day", &options.day)]));
    }
    about.retain(|part| !part.is_empty());
    let scan = presenter.words().scan();
    let name = [("name", scan), ("organisation", &*organisation)];
    // A quick scan says less: its second sheet begins where the first one ends.
    let second = if page.is_quick { Begin::Below } else { Begin::OnNewPage };
    let mut sheets = vec![
        Sheet { begins: Begin::OnNewPage, blocks: finding_sheet::blocks(presenter, &page, options) },
        Sheet { begins: second, blocks: action_sheet::blocks(presenter, &page, options) },
    ];
    let has_answers = options.appendix == Part::Included;
    let answers = if has_answers { appendix::answers(presenter, notes, options.notes) } else { Vec::new() };
    let parts = [answers, options.comparison.clone(), options.team.clone()];
    let parts = parts.into_iter().filter(|blocks| !blocks.is_empty());
    sheets.extend(parts.map(|blocks| Sheet { begins: Begin::OnNewPage, blocks }));
    if has_answers {
        sheets.push(Sheet { begins: Begin::Below, blocks: appendix::method(presenter, &page) });
    }
    Document {
        lang: presenter.lang,
        title: if organisation.is_empty() {
            strings.document_title.fill(&name)
        } else {
            strings.document_title_of.fill(&name)
        },
        name: scan.to_owned(),
        about,
        logo: options.logo.clone(),
        headline: page.headline.sentence,
        sheets,
        page_number: strings.document_page.0.to_owned(),
    }
}

impl Document {
    /// All texts in reading order, without what only describes a drawing: what a copy of the report must have, in any
    /// form.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        let mut texts = vec![self.name.as_str()];
        texts.extend(self.about.iter().map(String::as_str));
        texts.push(&self.headline);
        for block in self.sheets.iter().flat_map(|sheet| &sheet.blocks) {
            block.add_texts(&mut texts);
        }
        texts
    }

    /// The foot of a page, from 1.
    #[must_use]
    pub fn page_number(&self, page: usize, total: usize) -> String {
        self.page_number.replace("{n}", &page.to_string()).replace("{total}", &total.to_string())
    }

    /// The headings of the second level, for bookmarks.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        let blocks = self.sheets.iter().flat_map(|sheet| &sheet.blocks);
        blocks.flat_map(Block::headings)
    }
}

/// One line of at most so many characters, without control characters.
fn cut(text: &str, longest: usize) -> String {
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let clean = text.chars().filter(|character| !character.is_control()).take(longest);
    clean.collect::<String>().trim_end().to_owned()
}
