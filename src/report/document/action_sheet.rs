//! The second sheet: what to do, and how certain that is.

use super::{Block, Code, Column, DocumentOptions, Part, Table, finding_sheet::step, unscored::remarks};
use crate::report::{ReportPresenter, ResultPage, scores};

/// How many questions to find out are written out.
const SHOWN: usize = 3;

/// What stands on the sheet.
pub fn blocks(presenter: ReportPresenter<'_>, page: &ResultPage, options: &DocumentOptions) -> Vec<Block> {
    let mut blocks = actions(presenter, page, options);
    blocks.extend(all_scores(presenter, page));
    blocks.push(Block::Heading(2, presenter.strings.document_how_sure.to_owned()));
    let [first, second] = caveats(page);
    blocks.push(Block::Columns(vec![first, second, way_back(presenter, options)]));
    blocks
}

/// What was planned, else the first actions; and what to find out.
fn actions(presenter: ReportPresenter<'_>, page: &ResultPage, options: &DocumentOptions) -> Vec<Block> {
    let strings = presenter.strings;
    let actions = &page.actions;
    let mut blocks = Vec::new();
    if let Some(plan) = &options.plan {
        blocks.extend([Block::Heading(2, strings.plan_title.to_owned()), Block::Table(plan.clone())]);
    } else {
        blocks.push(Block::Heading(2, strings.result_actions_title.to_owned()));
        blocks.push(Block::Paragraph(actions.lead.clone()));
        let mut steps: Vec<_> = actions.actions.iter().map(|action| step(presenter, action)).collect();
        if page.is_quick {
            // As little as it knows.
            steps.iter_mut().for_each(|step| step.details.truncate(1));
        }
        if !steps.is_empty() {
            blocks.push(Block::Steps(steps));
        }
    }
    let first = actions.first_questions.iter().flat_map(|group| &group.items);
    let questions: Vec<String> = first.chain(&actions.find_out).map(|link| link.text.clone()).collect();
    if !questions.is_empty() || actions.unanswered.is_some() {
        blocks.push(Block::Heading(3, strings.result_findout_title.to_owned()));
        let said = (!actions.find_out.is_empty()).then(|| actions.find_out_text.clone());
        let said: Vec<String> = said.into_iter().chain(actions.unanswered.clone()).collect();
        if !said.is_empty() {
            blocks.push(Block::Paragraph(said.join(" ")));
        }
        let left = questions.len().saturating_sub(SHOWN);
        let shown: Vec<String> = questions.into_iter().take(SHOWN).collect();
        if !shown.is_empty() {
            blocks.push(Block::List(shown));
        }
        if left > 0 {
            blocks.push(Block::Small(strings.document_more.fill(left, &[])));
        }
    }
    blocks
}

/// Every score with its margin, and how many answers it rests on.
fn all_scores(presenter: ReportPresenter<'_>, page: &ResultPage) -> Vec<Block> {
    let scores = &page.scores;
    let (profile, levels) = (scores.profile.as_ref(), scores.levels.as_ref());
    let others: Vec<&scores::Table> = scores.others.iter().collect();
    // As high as each other. The indices of a quick scan are the figures of the first sheet again.
    let mut columns: [Vec<&scores::Table>; 2] = if page.is_quick {
        [profile.into_iter().chain(others).collect(), levels.into_iter().collect()]
    } else {
        let indices = others.into_iter().chain(&scores.overall).collect();
        [profile.into_iter().chain(levels).collect(), indices]
    };
    let [first, second] = &mut columns;
    if first.is_empty() {
        first.extend(second.drain(..second.len().div_ceil(2)));
    } else if second.is_empty() {
        second.extend(first.drain(first.len().div_ceil(2)..));
    }
    let columns = columns.into_iter().filter(|tables| !tables.is_empty()).map(|tables| {
        let blocks = tables.into_iter().map(|table| Block::Table(of_table(presenter, page, table))).collect();
        Column { share: 1, blocks }
    });
    vec![
        Block::Heading(2, presenter.strings.result_scores_title.to_owned()),
        Block::Columns(columns.collect()),
        Block::Small(scores.bands.clone()),
    ]
}

fn of_table(presenter: ReportPresenter<'_>, page: &ResultPage, table: &scores::Table) -> Table {
    let [name, score, _, words] = &table.heads;
    // The indices rest on the answers of the others.
    let has_coverage = table.rows.iter().any(|row| row.dimension.is_some());
    let coverage = |row: &scores::Row| {
        let counts = presenter.report.dimensions.get(row.dimension?).counts;
        let values = [("n", counts.answered.to_string()), ("total", counts.applicable().to_string())];
        let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
        Some(presenter.strings.document_coverage_of.fill(&values))
    };
    let row = |row: &scores::Row| {
        let mut cells = vec![row.name.clone()];
        // In a quick scan the score is the words.
        if !page.is_quick {
            cells.push(row.figure.text.clone());
        }
        cells.push(if row.figure.words.is_empty() && page.is_quick {
            row.figure.text.clone()
        } else {
            row.figure.words.clone()
        });
        if has_coverage {
            cells.push(coverage(row).unwrap_or_default());
        }
        cells
    };
    let (mut heads, mut shares) = (vec![name.clone()], vec![6]);
    if !page.is_quick {
        heads.push(score.clone());
        shares.push(3);
    }
    heads.push(words.clone());
    shares.push(7);
    if has_coverage {
        heads.push(presenter.strings.document_coverage.to_owned());
        shares.push(4);
    }
    Table { caption: table.caption.clone(), heads, shares, rows: table.rows.iter().map(row).collect() }
}

/// Where the result needs a second look, and what it does not say, in two columns.
fn caveats(page: &ResultPage) -> [Column; 2] {
    let caveats = &page.remarks.caveats;
    let all: usize = caveats.iter().map(String::len).sum();
    let mut before = 0;
    let half = caveats.iter().take_while(|caveat| {
        before += caveat.len();
        2 * before <= all + caveat.len()
    });
    let count = half.count();
    let (first, second) = caveats.split_at_checked(count).unwrap_or_default();
    let column = |blocks: Vec<Block>, caveats: &[String]| {
        let notes = (!caveats.is_empty()).then(|| Block::Notes(caveats.to_vec()));
        Column { share: 4, blocks: blocks.into_iter().chain(notes).collect() }
    };
    let version = Block::Small(page.remarks.version.clone());
    let mut second = column(Vec::new(), second);
    second.blocks.push(version);
    [column(remarks(&page.remarks.warnings).collect(), first), second]
}

/// The code, the link, and what goes along with the file.
fn way_back(presenter: ReportPresenter<'_>, options: &DocumentOptions) -> Column {
    let strings = presenter.strings;
    let mut blocks = vec![Block::Heading(3, strings.document_code.to_owned())];
    let help = match options.link_base {
        Some(_) => strings.share_print_help,
        None => strings.share_code_help,
    };
    blocks.push(Block::Code(Code {
        code: options.code.clone(),
        base: options.link_base.clone(),
        help: help.to_owned(),
        alt: strings.share_qr_alt.to_owned(),
    }));
    if options.attachment == Part::Included {
        let said = match options.notes {
            Part::Included => strings.document_attached_notes,
            Part::Left => strings.document_attached,
        };
        blocks.push(Block::Small(said.to_owned()));
    }
    Column { share: 5, blocks }
}
