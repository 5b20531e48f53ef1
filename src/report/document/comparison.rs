//! A part of the appendix: the measurement of the report beside an earlier one.

use super::{Block, Chart, Column, Table};
use crate::{
    core::instrument::Lang,
    i18n::Strings,
    report::{
        change::{self, ChangePage, ChangedRow, Row},
        next_level::capitalised,
    },
};

/// What stands in it. `code` is that of the measurement that the report is compared with; its name is that of the page.
#[must_use]
pub fn comparison_blocks(strings: &Strings, lang: Lang, page: &ChangePage, code: &str) -> Vec<Block> {
    let [before, _] = &page.names;
    let mut blocks = vec![
        Block::Heading(2, strings.document_comparison.to_owned()),
        Block::Small(strings.document_comparison_before.fill(&[("name", before), ("code", code)])),
    ];
    blocks.extend(page.notes.iter().cloned().map(Block::Paragraph));
    if let Some(level) = &page.level {
        blocks.push(Block::Lead([level.line.as_str(), "."].concat()));
        blocks.extend(level.within_margin.clone().map(Block::Paragraph));
        if !level.drivers.is_empty() {
            blocks.push(Block::Paragraph([strings.change_drivers, lang.colon()].concat()));
            blocks.push(changed(lang, &level.drivers));
        }
    }
    blocks.push(Block::Paragraph(page.summary.join(" ")));
    blocks.extend(drawings(page));
    blocks.extend(page.tables.iter().map(|one| Block::Table(table(strings, one))));
    blocks.extend(page.margin.iter().cloned().map(Block::Small));
    if page.answers.is_empty() {
        blocks.push(Block::Paragraph(strings.change_answers_none.to_owned()));
    } else {
        blocks.push(Block::Heading(3, strings.change_answers.fill(page.answers.len(), &[])));
        blocks.push(changed(lang, &page.answers));
    }
    blocks
}

fn changed(lang: Lang, rows: &[ChangedRow]) -> Block {
    let row = |row: &ChangedRow| lang.labelled(&row.link.text, &row.change);
    Block::List(rows.iter().map(row).collect())
}

/// Radar and pyramid with both measurements, as far as there is a score in them.
fn drawings(page: &ChangePage) -> Option<Block> {
    let drawn = [(5, page.radar.as_ref()), (7, page.pyramid.as_ref())];
    let drawn = drawn.into_iter().filter_map(|(share, drawing)| Some((share, drawing?)));
    let columns: Vec<Column> = drawn
        .filter(|(_, drawing)| !drawing.is_empty)
        .map(|(share, drawing)| {
            let chart = Chart {
                title: drawing.title.clone(),
                description: drawing.description.clone(),
                chart: drawing.chart.clone(),
            };
            Column { share, blocks: vec![Block::Chart(chart)] }
        })
        .collect();
    (!columns.is_empty()).then_some(Block::Columns(columns))
}

/// A table of differences; the levels stand as in the drawing, the top first.
fn table(strings: &Strings, table: &change::Table) -> Table {
    let row = |row: &Row| {
        [&row.name, &row.before, &row.after, &row.difference].map(|cell| capitalised(cell)).into()
    };
    let mut rows: Vec<Vec<String>> = table.rows.iter().map(row).collect();
    if table.rows.iter().any(|row| row.dimension.is_some_and(|id| id.level().is_some())) {
        rows.reverse();
    }
    let heads =
        [strings.result_scores_part, strings.change_before, strings.change_after, strings.change_column];
    Table {
        caption: table.caption.clone(),
        heads: heads.map(str::to_owned).into(),
        shares: vec![7, 4, 4, 9],
        rows,
    }
}
