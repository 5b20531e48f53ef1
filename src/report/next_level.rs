//! The cheapest way up, and the ways that cost as much (scoring.md section 5).

use super::{ItemLink, ReportPresenter};
use crate::core::{
    answers::{Answer, Step},
    instrument::{DimensionId, ItemIndex, LevelTest},
    rounding::Shown,
    score::{NoWayUp, Raise, WayUp, score},
};

/// How many other routes are named.
const OTHERS: usize = 3;
/// Above this number of steps other routes are not searched: each is scored anew, to be exact.
const SEARCHED_STEPS: u32 = 3;

/// From one level to another, as large figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jump {
    /// The level now; `None` if there is no number for it.
    pub from: Option<String>,
    /// The level then.
    pub to: String,
    /// The same in words.
    pub text: String,
}

/// The way up in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// From and to; `None` if open questions come first.
    pub jump: Option<Jump>,
    /// "1 answer, 2 steps."
    pub lead: Option<String>,
    /// What has to change, and what that does.
    pub text: Vec<String>,
    /// The answers that change.
    pub items: Vec<ItemLink>,
    /// The heading of the other routes; `None` if there are none.
    pub others_title: Option<String>,
    /// Other routes that cost as many steps.
    pub others: Vec<String>,
}

/// Puts the way up into words; `None` at the top.
#[must_use]
pub fn next_level(presenter: ReportPresenter<'_>) -> Option<Way> {
    match &presenter.report.way_up {
        Err(NoWayUp::TopLevel) => None,
        Err(NoWayUp::OpenAnswers) => Some(Way {
            jump: None,
            lead: None,
            text: vec![presenter.instrument.texts.way_up_open.get(presenter.lang).to_owned()],
            items: Vec::new(),
            others_title: None,
            others: Vec::new(),
        }),
        Ok(way) => Some(known(presenter, way)),
    }
}

fn known(presenter: ReportPresenter<'_>, way: &WayUp) -> Way {
    let strings = presenter.strings;
    let others = others(presenter, way);
    let mut text = changes(presenter, way);
    text.extend(knock_on(presenter, way));
    Way {
        jump: Some(jump(presenter, way)),
        lead: Some(format!(
            "{}, {}.",
            strings.result_way_answers.fill(way.items.len(), &[]),
            strings.result_way_steps.fill(way.steps as usize, &[]),
        )),
        text,
        items: way.items.iter().map(|raise| presenter.statement(raise.item)).collect(),
        others_title: (!others.is_empty()).then(|| strings.result_way_others.fill(others.len(), &[])),
        others,
    }
}

fn jump(presenter: ReportPresenter<'_>, way: &WayUp) -> Jump {
    let strings = presenter.strings;
    let from = presenter.report.level.reached.filter(|level| *level > 0).map(|level| level.to_string());
    let to = way.reaches.to_string();
    let text = match &from {
        Some(from) => strings.result_way_figure.fill(&[("from", from), ("to", &to)]),
        None => strings.result_way_figure_zero.fill(&[("to", &to)]),
    };
    Jump { from, to, text }
}

/// The score of the target after the raises; `None` where no number is shown.
fn score_after(presenter: ReportPresenter<'_>, way: &WayUp) -> Option<String> {
    let target = DimensionId::from_level(way.target)?;
    let after = raised(presenter, &way.items);
    let value = after.dimensions.get(target).score.filter(|_| !presenter.is_quick())?;
    Some(presenter.numbers().score(value, Shown::Part))
}

fn changes(presenter: ReportPresenter<'_>, way: &WayUp) -> Vec<String> {
    let strings = presenter.strings;
    let level = way.target.to_string();
    let score = score_after(presenter, way);
    let words =
        |raise: &Raise| (presenter.label(raise.item, raise.from), presenter.label(raise.item, raise.to));
    if let ([only], Some(score)) = (way.items.as_slice(), &score) {
        let (now, needed) = words(only);
        return vec![strings.result_way_text.fill(&[
            ("item", presenter.short(only.item)),
            ("now", now),
            ("needed", needed),
            ("level", &level),
            ("score", score),
        ])];
    }
    let mut lines: Vec<String> = way
        .items
        .iter()
        .map(|raise| {
            let (now, needed) = words(raise);
            let item = capitalised(presenter.short(raise.item));
            strings.result_way_change.fill(&[("item", &item), ("now", now), ("needed", needed)])
        })
        .collect();
    lines.push(match &score {
        Some(score) => strings.result_way_then.fill(&[("level", &level), ("score", score)]),
        None => strings.result_way_then_passed.fill(&[("level", &level)]),
    });
    lines
}

/// What else is reached, because a tier above already holds.
fn knock_on(presenter: ReportPresenter<'_>, way: &WayUp) -> Option<String> {
    if presenter.is_quick() {
        return None;
    }
    let strings = presenter.strings;
    let above = (way.target.saturating_add(1)..=way.reaches)
        .find(|level| presenter.test_of(*level).is_some_and(|tested| tested.test == LevelTest::Passed))?;
    let score = presenter.dimension_figure(DimensionId::from_level(above)?);
    score.value?;
    let (above, to) = (above.to_string(), way.reaches.to_string());
    Some(match presenter.report.level.reached.filter(|level| *level > 0) {
        Some(from) => strings.result_way_jump.fill(&[
            ("above", &above),
            ("score", &score.text),
            ("from", &from.to_string()),
            ("to", &to),
        ]),
        None => strings.result_way_jump_zero.fill(&[("above", &above), ("score", &score.text), ("to", &to)]),
    })
}

/// The report after some answers went up.
fn raised(presenter: ReportPresenter<'_>, raises: &[Raise]) -> crate::core::score::ScoreReport {
    let mut sheet = presenter.sheet.clone();
    for raise in raises {
        sheet.answers.set(raise.item, Step::new(raise.to).map(Answer::Step));
    }
    score(presenter.instrument, &sheet)
}

/// Other raises of the same tier that cost as many steps and make it pass. Every candidate is scored anew, so the
/// list is exact; long ways are not searched.
fn others(presenter: ReportPresenter<'_>, way: &WayUp) -> Vec<String> {
    let Some(target) = DimensionId::from_level(way.target) else { return Vec::new() };
    if way.steps > SEARCHED_STEPS {
        return Vec::new();
    }
    let answered: Vec<(ItemIndex, u8)> = presenter
        .instrument
        .items_of(target)
        .iter()
        .map(|(item, _)| *item)
        .filter_map(|item| Some((item, presenter.answer(item)?.step()?)))
        .collect();
    let mut candidates = Vec::new();
    spread(&answered, way.steps, &mut Vec::new(), &mut candidates);
    candidates
        .into_iter()
        .filter(|raises| *raises != way.items)
        .filter(|raises| raised(presenter, raises).level.at_least >= way.target)
        .take(OTHERS)
        .map(|raises| route(presenter, &raises))
        .collect()
}

/// All ways to spread some steps over the answers, in item order.
fn spread(answered: &[(ItemIndex, u8)], steps: u32, so_far: &mut Vec<Raise>, found: &mut Vec<Vec<Raise>>) {
    if steps == 0 {
        found.push(so_far.clone());
        return;
    }
    let Some(((item, from), rest)) = answered.split_first() else { return };
    for raise in (0..=Step::MAX.saturating_sub(*from)).rev().filter(|raise| u32::from(*raise) <= steps) {
        if raise > 0 {
            so_far.push(Raise { item: *item, from: *from, to: from.saturating_add(raise) });
        }
        spread(rest, steps.saturating_sub(u32::from(raise)), so_far, found);
        if raise > 0 {
            so_far.pop();
        }
    }
}

fn route(presenter: ReportPresenter<'_>, raises: &[Raise]) -> String {
    let changes: Vec<String> = raises
        .iter()
        .map(|raise| {
            presenter.strings.result_way_change.fill(&[
                ("item", presenter.short(raise.item)),
                ("now", presenter.label(raise.item, raise.from)),
                ("needed", presenter.label(raise.item, raise.to)),
            ])
        })
        .collect();
    let changes: Vec<&str> = changes.iter().map(|change| change.trim_end_matches('.')).collect();
    format!("{}.", capitalised(&presenter.list(&changes)))
}

/// The text with a capital, for the start of a sentence.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut text = text.to_owned();
    // Our texts start with plain letters; the tables for all others weigh 3 KB, packed.
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
