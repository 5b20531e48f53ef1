//! The cheapest way up, and the ways that cost as much (scoring.md section 5).

use crate::core::{
    answers::AnswerSheet,
    instrument::{ItemIndex, LevelTest},
    rounding::Shown,
    score::{Raise, ScoreReport, WayUp, equally_cheap, raised as raised_answers, score},
};
use crate::report::{
    ItemLink, ReportPresenter,
    story::{Story, weakest_first},
};

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
    /// From and to; `None` if missing answers come first.
    pub jump: Option<Jump>,
    /// "1 improvement, 2 steps."
    pub lead: Option<String>,
    /// The answers that change, the weakest first: practice, step now, step then.
    pub changes: Vec<ItemLink>,
    /// The same, to try out; in item order.
    pub raises: Vec<Raise>,
    /// What that does; without changes why there is no way yet.
    pub text: Vec<String>,
    /// The heading of the other routes; `None` if there are none.
    pub others_title: Option<String>,
    /// All other routes that cost as many steps.
    pub others: Vec<Route>,
}

/// A way up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The answers that change, in one sentence.
    pub text: String,
    /// The same, to try out.
    pub raises: Vec<Raise>,
}

/// Puts the way up into words; `None` at the top and where only culture was asked.
#[must_use]
pub fn next_level(presenter: ReportPresenter<'_>) -> Option<Way> {
    match presenter.story() {
        Story::Top | Story::CultureOnly | Story::Scores => None,
        Story::Questions(_) => Some(Way {
            jump: None,
            lead: None,
            changes: Vec::new(),
            raises: Vec::new(),
            text: vec![presenter.instrument.texts.way_up_open.get(presenter.lang).to_owned()],
            others_title: None,
            others: Vec::new(),
        }),
        Story::Way(way) => Some(known(presenter, way)),
    }
}

fn known(presenter: ReportPresenter<'_>, way: &WayUp) -> Way {
    let strings = presenter.strings;
    let others = others(presenter, way);
    let mut text = vec![then(presenter, way)];
    text.extend(knock_on(presenter, way));
    Way {
        jump: Some(jump(presenter, way)),
        lead: Some(format!(
            "{}, {}.",
            strings.result_way_answers.fill(way.items.len(), &[]),
            strings.result_way_steps.fill(way.steps as usize, &[]),
        )),
        changes: weakest_first(presenter.instrument, way)
            .iter()
            .map(|raise| ItemLink { item: raise.item, text: capitalised(&presenter.change(raise)) })
            .collect(),
        raises: way.items.clone(),
        text,
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

/// What the raises do to their tier; without its points where no number is shown.
fn then(presenter: ReportPresenter<'_>, way: &WayUp) -> String {
    let strings = presenter.strings;
    let level = way.target.to_string();
    let score = presenter
        .instrument
        .level(way.target)
        .and_then(|target| raised(presenter, &way.items).dimensions.get(target).score)
        .filter(|_| !presenter.is_quick());
    match score {
        Some(score) => {
            let score = presenter.numbers().score(score, Shown::Part);
            strings.result_way_then.fill(&[("level", &level), ("score", &score)])
        }
        None => strings.result_way_then_passed.fill(&[("level", &level)]),
    }
}

/// Whether no other answers of the tier make it pass, however high: only this way leads up.
pub(in crate::report) fn is_only_way(presenter: ReportPresenter<'_>, way: &WayUp) -> bool {
    let is_raised = |item: &ItemIndex| way.items.iter().any(|raise| raise.item == *item);
    let others: Vec<Raise> = answered(presenter, way.target)
        .into_iter()
        .filter(|(item, _)| !is_raised(item))
        .map(|(item, from)| Raise { item, from, to: presenter.instrument.top_step(item) })
        .collect();
    raised(presenter, &others).level.at_least < way.target
}

/// The items of a tier that have an answer, with it.
fn answered(presenter: ReportPresenter<'_>, level: u8) -> Vec<(ItemIndex, u8)> {
    let items = presenter.instrument.level(level).map_or(&[][..], |tier| presenter.instrument.items_of(tier));
    items.iter().filter_map(|(item, _)| Some((*item, presenter.answer(*item)?.step()?))).collect()
}

/// What else is reached, because a tier above already holds.
fn knock_on(presenter: ReportPresenter<'_>, way: &WayUp) -> Option<String> {
    if presenter.is_quick() {
        return None;
    }
    let strings = presenter.strings;
    let above = (way.target.saturating_add(1)..=way.reaches)
        .find(|level| presenter.test_of(*level).is_some_and(|tested| tested.test == LevelTest::Passed))?;
    let score = presenter.dimension_figure(presenter.instrument.level(above)?);
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
fn raised(presenter: ReportPresenter<'_>, raises: &[Raise]) -> ScoreReport {
    let answers = raised_answers(&presenter.sheet.answers, raises);
    score(presenter.instrument, &AnswerSheet { answers, ..presenter.sheet.clone() })
}

/// The other ways that cost as many steps.
fn others(presenter: ReportPresenter<'_>, way: &WayUp) -> Vec<Route> {
    let routes = equally_cheap(presenter.instrument, presenter.sheet, way).into_iter();
    let others = routes.filter(|raises| *raises != way.items);
    others.map(|raises| Route { text: route(presenter, &raises), raises }).collect()
}

fn route(presenter: ReportPresenter<'_>, raises: &[Raise]) -> String {
    let changes: Vec<String> = raises.iter().map(|raise| presenter.change(raise)).collect();
    let changes: Vec<&str> = changes.iter().map(String::as_str).collect();
    format!("{}.", capitalised(&presenter.list(&changes)))
}

/// The text with a capital, for the start of a sentence.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut text = text.to_owned();
    // The letters of our languages; the tables for all others weigh 3 KB, packed.
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
        return text;
    }
    match text.chars().next() {
        Some('œ') => text.replace_range(..'œ'.len_utf8(), "Œ"),
        // From à to þ the capital stands 32 places before.
        Some(first @ ('à'..='ö' | 'ø'..='þ')) => {
            let capital = char::from_u32(u32::from(first) - 32).unwrap_or(first);
            text.replace_range(..first.len_utf8(), capital.encode_utf8(&mut [0; 4]));
        }
        _ => {}
    }
    text
}
