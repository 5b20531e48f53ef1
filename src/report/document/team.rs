//! A part of the appendix: what the team answered, as far as it may be shown (scoring.md section 11), without the answers
//! that the report is about: else whoever reads both could tell what the others answered.

use super::{Block, Chart, Column, Step, Table};
use crate::{
    core::instrument::Lang,
    i18n::Strings,
    report::{
        headline::NamedFigure,
        pyramid::{Pyramid, Tier},
        team::{TalkingPoint, TeamAxis, TeamFindings, TeamQuestion, TeamRadar},
    },
};

/// What stands in it.
#[must_use]
pub fn team_blocks(strings: &Strings, lang: Lang, team: &TeamFindings) -> Vec<Block> {
    let stop = if team.level.is_empty() { "" } else { ". " };
    let mut blocks = vec![
        team_heading(strings),
        Block::Small(strings.document_team_apart.to_owned()),
        Block::Lead(team.headline.clone()),
        Block::Paragraph([&team.level, stop, &team.based_on, " ", &team.reassurance].concat()),
    ];
    let figures: Vec<(String, String)> = team.figures.iter().filter_map(figure).collect();
    if !figures.is_empty() {
        blocks.push(Block::Figures(figures));
    }
    blocks.extend(drawings(strings, team));
    blocks.push(Block::Heading(3, strings.team_outcome_points.to_owned()));
    if team.talking_points.is_empty() {
        blocks.push(Block::Paragraph(strings.team_outcome_no_points.to_owned()));
    } else {
        blocks.push(Block::Steps(team.talking_points.iter().map(|point| step(strings, point)).collect()));
    }
    blocks.push(Block::Table(questions(strings, &team.questions)));
    if !team.models.is_empty() {
        let models = team.models.iter().map(|model| lang.labelled(&model.name, &model.text));
        blocks.push(Block::Heading(3, strings.team_outcome_models.to_owned()));
        blocks.push(Block::List(models.collect()));
    }
    if !team.alpha.is_empty() {
        blocks.push(Block::Heading(3, strings.team_outcome_alpha.to_owned()));
        blocks.push(Block::List(team.alpha.iter().map(|alpha| alpha.meaning.clone()).collect()));
    }
    blocks.push(Block::Heading(3, strings.team_outcome_caveats.to_owned()));
    blocks.push(Block::Notes(team.caveats.clone()));
    blocks
}

/// The heading of the part.
#[must_use]
pub fn team_heading(strings: &Strings) -> Block {
    Block::Heading(2, strings.document_team.to_owned())
}

fn figure(named: &NamedFigure) -> Option<(String, String)> {
    named.figure.value?;
    let out_of = named.out_of.as_ref().map(|out_of| [" ", out_of].concat()).unwrap_or_default();
    Some((named.name.clone(), [named.figure.text.as_str(), &out_of].concat()))
}

/// Radar and pyramid, each with its table, as far as there are such.
fn drawings(strings: &Strings, team: &TeamFindings) -> Option<Block> {
    let radar = team.radar.as_ref().map(|radar| Column { share: 5, blocks: axes(strings, radar) });
    let pyramid = team.pyramid.as_ref().map(|pyramid| Column { share: 7, blocks: tiers(strings, pyramid) });
    let columns: Vec<Column> = radar.into_iter().chain(pyramid).collect();
    (!columns.is_empty()).then_some(Block::Columns(columns))
}

fn heads(heads: &[&str]) -> Vec<String> {
    heads.iter().map(|head| (*head).to_owned()).collect()
}

fn axes(strings: &Strings, radar: &TeamRadar) -> Vec<Block> {
    let chart = radar.chart.as_ref().map(|chart| {
        Block::Chart(Chart {
            title: radar.title.clone(),
            description: radar.description.clone(),
            chart: chart.clone(),
        })
    });
    let has_spread = radar.axes.iter().any(|axis| axis.spread.is_some());
    let axis = |axis: &TeamAxis| {
        let mut row = vec![axis.name.clone(), shown(&axis.figure)];
        row.extend(has_spread.then(|| axis.spread.clone().unwrap_or_default()));
        row
    };
    let table = Table {
        caption: strings.team_outcome_radar.to_owned(),
        heads: if has_spread {
            heads(&[strings.result_scores_part, strings.team_name, strings.team_outcome_spread])
        } else {
            heads(&[strings.result_scores_part, strings.team_name])
        },
        shares: if has_spread { vec![4, 3, 5] } else { vec![4, 4] },
        rows: radar.axes.iter().map(axis).collect(),
    };
    chart.into_iter().chain([Block::Table(table)]).collect()
}

fn tiers(strings: &Strings, pyramid: &Pyramid) -> Vec<Block> {
    let chart = Chart {
        title: pyramid.title.clone(),
        description: pyramid.description.clone(),
        chart: pyramid.chart.clone(),
    };
    let tier = |tier: &Tier| {
        let name = [&tier.level.to_string(), ". ", &tier.name].concat();
        vec![name, shown(&tier.figure), tier.words.clone()]
    };
    let levels = Table {
        caption: strings.team_outcome_pyramid.to_owned(),
        heads: heads(&[strings.result_scores_step, strings.result_scores_score, strings.result_scores_state]),
        shares: vec![5, 3, 5],
        rows: pyramid.tiers.iter().rev().map(tier).collect(),
    };
    vec![Block::Chart(chart), Block::Table(levels)]
}

/// A score, or why there is none.
fn shown(figure: &crate::report::Figure) -> String {
    if figure.value.is_some() { figure.text.clone() } else { figure.words.clone() }
}

fn step(strings: &Strings, point: &TalkingPoint) -> Step {
    Step {
        title: point.statement.clone(),
        about: point.reason.clone(),
        details: vec![[strings.team_outcome_ask, " ", &point.question].concat()],
        owner: String::new(),
    }
}

/// Every question with its agreement, the most disagreement first.
fn questions(strings: &Strings, questions: &[TeamQuestion]) -> Table {
    let row = |question: &TeamQuestion| {
        let number = question.number.map(|number| number.to_string()).unwrap_or_default();
        vec![number, question.statement.clone(), question.words.clone(), question.numbers.clone()]
    };
    let heads = [
        strings.document_number,
        strings.document_statement,
        strings.document_team_agreement,
        strings.document_team_numbers,
    ];
    Table {
        caption: strings.team_outcome_questions.to_owned(),
        heads: heads.map(str::to_owned).into(),
        shares: vec![2, 15, 5, 9],
        rows: questions.iter().map(row).collect(),
    }
}
