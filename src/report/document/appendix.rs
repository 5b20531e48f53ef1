//! Parts of the appendix: every answer, and how the scores come about.

use super::{Block, Part, Table};
use crate::{
    core::{
        notes::Notes,
        section::{Section, item_number, sections},
    },
    i18n::section_name,
    report::{ReportPresenter, ResultPage},
};

/// Every answer.
pub fn answers(presenter: ReportPresenter<'_>, notes: &Notes, part: Part) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(2, presenter.strings.document_appendix.to_owned())];
    for section in sections(presenter.instrument, presenter.report.mode, presenter.scope) {
        let (table, notes) = of_section(presenter, section, notes, part);
        if !table.rows.is_empty() {
            blocks.push(Block::Table(table));
            if !notes.is_empty() {
                blocks.push(Block::List(notes));
            }
        }
    }
    blocks
}

/// How the scores come about.
pub fn method(presenter: ReportPresenter<'_>, page: &ResultPage) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(2, presenter.strings.document_method.to_owned())];
    let overall = page.scores.overall.iter().flat_map(|table| &table.rows);
    let notes = overall.filter_map(|row| Some(presenter.lang.labelled(&row.name, row.note.as_ref()?)));
    let notes: Vec<String> = notes.collect();
    blocks.push(if notes.is_empty() {
        Block::Paragraph(presenter.strings.start_how_scale.to_owned())
    } else {
        Block::List(notes)
    });
    if !page.scores.meetings.is_empty() {
        blocks.push(Block::Heading(3, presenter.strings.result_meetings_title.to_owned()));
        let meetings = page.scores.meetings.iter();
        blocks.push(Block::List(
            meetings.map(|meeting| [meeting.title.as_str(), ". ", &meeting.text].concat()).collect(),
        ));
    }
    blocks
}

/// The answers of a section, and the notes with them.
fn of_section(
    presenter: ReportPresenter<'_>,
    section: Section,
    notes: &Notes,
    part: Part,
) -> (Table, Vec<String>) {
    let strings = presenter.strings;
    let (instrument, mode) = (presenter.instrument, presenter.report.mode);
    let mut table = Table {
        caption: section_name(section, instrument, strings, presenter.lang).to_owned(),
        heads: [strings.document_number, strings.document_statement, strings.document_answer]
            .map(ToOwned::to_owned)
            .into(),
        shares: vec![2, 20, 7],
        rows: Vec::new(),
    };
    let mut written = Vec::new();
    for item in section.items(instrument, mode) {
        let number = item_number(instrument, mode, item).unwrap_or_default().to_string();
        let text = instrument.item(item).text.get(presenter.lang).to_owned();
        let note = if part == Part::Included { notes.get(item).trim() } else { "" };
        if !note.is_empty() {
            written.push(
                presenter.lang.labelled(&[strings.document_note, " ", &number].concat(), &one_line(note)),
            );
        }
        table.rows.push(vec![number, text, presenter.answer_label(item).to_owned()]);
    }
    (table, written)
}

/// A text without line breaks and control characters.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().filter(|character| !character.is_control()).collect()
}
