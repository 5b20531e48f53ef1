//! The first sheet: what and how much.

use super::{Block, Chart, Column, DocumentOptions, LONGEST_REMARK, Step, Table, cut, unscored};
use crate::report::{
    ReportPresenter, ResultPage,
    beside::{
        Beside, described,
        target::{TargetPage, TargetRow},
        with_others,
    },
    blockers::Stop,
    chart_texts::Radar,
    pyramid::Pyramid,
};

/// How many answers that hold back are written out.
const SHOWN: usize = 3;

/// What stands on the sheet.
pub fn blocks(presenter: ReportPresenter<'_>, page: &ResultPage, options: &DocumentOptions) -> Vec<Block> {
    let mut blocks = summary(page);
    if !options.remark.trim().is_empty() {
        blocks.push(Block::Heading(2, presenter.strings.document_remark.to_owned()));
        blocks.push(Block::Paragraph(cut(&options.remark, LONGEST_REMARK)));
    }
    blocks.extend(charts(page, options));
    blocks.extend(options.target.as_ref().map(|target| wished(presenter, target)));
    let columns = [holds_back(presenter, page), way_up(presenter, page)];
    blocks.extend(beside_each_other(columns));
    if unscored::is_known(page) {
        let asked = [
            page.ratio.as_ref().map(|_| unscored::who_takes_part(presenter, page)),
            page.organisation.as_ref().map(|_| unscored::organisation(presenter, page)),
        ];
        blocks.extend(beside_each_other(asked.into_iter().flatten()));
    }
    blocks
}

/// Columns, as far as there is something in them.
fn beside_each_other(columns: impl IntoIterator<Item = Column>) -> Option<Block> {
    let columns: Vec<Column> = columns.into_iter().filter(|column| !column.blocks.is_empty()).collect();
    (!columns.is_empty()).then_some(Block::Columns(columns))
}

/// The answer, the level and the figures.
fn summary(page: &ResultPage) -> Vec<Block> {
    let headline = &page.headline;
    let level = [headline.level.as_str(), &headline.based_on].map(str::trim);
    let level: Vec<&str> = level.into_iter().filter(|text| !text.is_empty()).collect();
    let answer = (!headline.answer.is_empty()).then(|| Block::Lead(headline.answer.clone()));
    let mut blocks: Vec<Block> = answer.into_iter().chain([Block::Paragraph(level.join(" "))]).collect();
    blocks.extend(headline.meaning.clone().map(Block::Paragraph));
    let figure = |named: &crate::report::headline::NamedFigure| {
        let out_of = named.out_of.as_ref().map(|out_of| [" ", out_of].concat()).unwrap_or_default();
        // Without a number the words say why.
        let text = if named.figure.value.is_some() { &named.figure.text } else { &named.figure.words };
        (named.name.clone(), [text.as_str(), &out_of].concat())
    };
    blocks.push(Block::Figures(headline.figures.iter().map(figure).collect()));
    if !headline.certainty.is_empty() {
        blocks.push(Block::Small(headline.certainty.join(" ")));
    }
    blocks
}

/// The radar, and the pyramid beside it.
fn charts(page: &ResultPage, options: &DocumentOptions) -> Option<Block> {
    let others: Vec<Beside> = options.target.iter().map(|target| target.beside.clone()).collect();
    let mut columns = Vec::new();
    if let Some(radar) = &page.charts.radar {
        let mut blocks = vec![Block::Heading(2, radar.name.clone()), drawing(radar, &others)];
        blocks.extend(radar.takeaway.clone().map(Block::Paragraph));
        columns.push(Column { share: 5, blocks });
    }
    if let Some(pyramid) = &page.charts.pyramid {
        columns.push(Column { share: 7, blocks: tiers(pyramid, &others) });
    }
    if let Some(tier) = &page.charts.first_tier {
        let blocks = vec![Block::Heading(2, tier.title.clone()), Block::Paragraph(tier.text.clone())];
        columns.push(Column { share: 7, blocks });
    }
    beside_each_other(columns)
}

fn drawing(radar: &Radar, others: &[Beside]) -> Block {
    Block::Chart(Chart {
        title: radar.title.clone(),
        description: described(&radar.description, &radar.chart, others),
        chart: with_others(&radar.chart, others),
    })
}

fn tiers(pyramid: &Pyramid, others: &[Beside]) -> Vec<Block> {
    let chart = Chart {
        title: pyramid.title.clone(),
        description: described(&pyramid.description, &pyramid.chart, others),
        chart: with_others(&pyramid.chart, others),
    };
    let mut blocks = vec![Block::Heading(2, pyramid.name.clone()), Block::Chart(chart)];
    if !pyramid.takeaways.is_empty() {
        blocks.push(Block::Paragraph(pyramid.takeaways.join(" ")));
    }
    blocks
}

/// What is wished, beside what is.
fn wished(presenter: ReportPresenter<'_>, target: &TargetPage) -> Block {
    let strings = presenter.strings;
    let row = |row: &TargetRow| {
        let reached =
            if row.is_reached { [" (", strings.target_reached, ")"].concat() } else { String::new() };
        vec![row.name.clone(), row.now.clone(), [&row.wished, reached.as_str()].concat()]
    };
    Block::Table(Table {
        caption: target.name.clone(),
        heads: [strings.result_scores_part, strings.chart_you, strings.target_wished]
            .map(str::to_owned)
            .into(),
        shares: vec![6, 4, 4],
        rows: target.rows.iter().map(row).collect(),
    })
}

/// What holds back.
fn holds_back(presenter: ReportPresenter<'_>, page: &ResultPage) -> Column {
    let strings = presenter.strings;
    let Some(found) = &page.blockers else { return Column { share: 1, blocks: Vec::new() } };
    let mut blocks = vec![Block::Heading(2, strings.result_blockers_title.to_owned())];
    if let Some(house) = &found.house {
        let text = [house.title.as_str(), ". ", &house.tiers, ". ", &house.text].concat();
        blocks.push(Block::Small(text));
    }
    match &found.stop {
        Some(stop) => add_stop(presenter, stop, &found.open_title, &mut blocks),
        None => blocks.push(Block::Paragraph(strings.result_blockers_none.to_owned())),
    }
    Column { share: 1, blocks }
}

fn add_stop(presenter: ReportPresenter<'_>, stop: &Stop, open_title: &str, blocks: &mut Vec<Block>) {
    blocks.push(Block::Lead(stop.title.clone()));
    if !stop.reasons.is_empty() {
        blocks.push(Block::Paragraph(stop.reasons.join(" ")));
    }
    let answers = stop.blockers.iter().take(SHOWN).map(|blocker| {
        let tag = blocker.tag.as_ref().map(|tag| [" (", tag, ")"].concat()).unwrap_or_default();
        [blocker.link.text.as_str(), &tag, " ", &blocker.ladder].concat()
    });
    let answers: Vec<String> = answers.collect();
    if !answers.is_empty() {
        blocks.push(Block::List(answers));
    }
    if !stop.open.is_empty() {
        blocks.push(Block::Paragraph(open_title.to_owned()));
        let open = stop.open.iter().take(SHOWN).map(|link| link.text.clone()).collect();
        blocks.push(Block::List(open));
    }
    let left = stop.blockers.len().saturating_sub(SHOWN) + stop.open.len().saturating_sub(SHOWN);
    if left > 0 {
        blocks.push(Block::Small(presenter.strings.document_more.fill(left, &[])));
    }
}

/// The way up, and how firm the level is.
fn way_up(presenter: ReportPresenter<'_>, page: &ResultPage) -> Column {
    let mut blocks = Vec::new();
    if let Some(way) = &page.way_up {
        blocks.push(Block::Heading(2, presenter.strings.result_way_title.to_owned()));
        let lead = way.jump.iter().map(|jump| jump.text.clone()).chain(way.lead.clone());
        let lead: Vec<String> = lead.collect();
        if !lead.is_empty() {
            blocks.push(Block::Lead(lead.join(&[presenter.lang.colon(), " "].concat())));
        }
        if !way.changes.is_empty() {
            blocks.push(Block::List(way.changes.iter().map(|change| change.text.clone()).collect()));
        }
        if !way.text.is_empty() {
            blocks.push(Block::Paragraph(way.text.join(" ")));
        }
    }
    if let Some(firm) = &page.robustness {
        blocks.push(Block::Heading(3, firm.title.clone()));
        blocks.push(Block::Paragraph(firm.summary.clone()));
    }
    Column { share: 1, blocks }
}

/// An action of the result as a step of the report.
pub(super) fn step(presenter: ReportPresenter<'_>, action: &crate::report::actions::Action) -> Step {
    let strings = presenter.strings;
    let owner = action.owner.as_ref().map(|owner| [" ", owner].concat()).unwrap_or_default();
    let first = action.first_step.iter().map(|step| [strings.result_actions_first, " ", step].concat());
    let advice = action.items.iter().chain(&action.also);
    let advice = advice.map(|advice| [advice.lead.as_str(), " ", &advice.advice].concat());
    let check = action.check.iter().map(|check| presenter.lang.labelled(strings.result_actions_check, check));
    Step {
        title: action.title.clone(),
        about: [action.about.as_str(), ".", &owner].concat(),
        details: first.chain(advice).chain(check).collect(),
        owner: strings.result_actions_owner.to_owned(),
    }
}
