//! What is a fact beside the scores: who takes part, and how it is organised.

use super::{Block, Column};
use crate::report::{ReportPresenter, ResultPage, unscored::ratio_texts::Remark};

/// Whether there is anything to say.
pub fn is_known(page: &ResultPage) -> bool {
    page.ratio.as_ref().is_some_and(|ratio| ratio.figure.is_some())
        || page.organisation.as_ref().is_some_and(|found| !found.name.is_empty())
}

/// Who posts, against the figure of 2011.
pub fn who_takes_part(presenter: ReportPresenter<'_>, page: &ResultPage) -> Column {
    let strings = presenter.strings;
    let mut blocks = vec![Block::Heading(2, strings.result_ratio_title.to_owned())];
    match page.ratio.as_ref().and_then(|ratio| Some((ratio, ratio.figure.as_ref()?))) {
        Some((ratio, figure)) => {
            blocks.push(Block::Lead(figure.clone()));
            blocks.push(Block::Paragraph(ratio.text.join(" ")));
            blocks.extend(ratio.benchmark.clone().map(Block::Small));
            blocks.extend(remarks(&ratio.remarks));
        }
        None => blocks.push(Block::Paragraph(strings.result_not_known.to_owned())),
    }
    Column { share: 1, blocks }
}

/// How social media are organised.
pub fn organisation(presenter: ReportPresenter<'_>, page: &ResultPage) -> Column {
    let strings = presenter.strings;
    let mut blocks = vec![Block::Heading(2, strings.result_org_title.to_owned())];
    match page.organisation.as_ref().filter(|found| !found.name.is_empty()) {
        Some(found) => {
            blocks.push(Block::Lead(found.name.clone()));
            blocks.extend(found.description.clone().map(Block::Paragraph));
            blocks.extend(found.reading.clone().map(Block::Paragraph));
            blocks.extend(remarks(&found.remarks));
            blocks.push(Block::Small(strings.result_org_no_best.to_owned()));
        }
        None => blocks.push(Block::Paragraph(strings.result_not_known.to_owned())),
    }
    Column { share: 1, blocks }
}

/// Warnings with the statements that they are about.
pub fn remarks(remarks: &[Remark]) -> impl Iterator<Item = Block> {
    remarks.iter().map(|remark| {
        let items: Vec<&str> = remark.items.iter().map(|link| link.text.as_str()).collect();
        Block::Small([&[remark.text.as_str()], items.as_slice()].concat().join(" "))
    })
}
