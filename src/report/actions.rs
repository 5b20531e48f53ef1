//! What to do first, what to find out, what to check (scoring.md section 7).

use super::{ItemLink, ReportPresenter, next_level::capitalised};
use crate::core::{
    instrument::{Band, DimensionId, UnitKind},
    score::Priority,
    section::Scope,
};

/// Which unit of advice touches which duty of the instrument's list, by its place there. The instrument does not
/// link them; a test holds that each pair still speaks about the same thing.
const DUTIES: [(&str, usize); 3] = [("PE-A", 0), ("L1", 1), ("L5", 2)];

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What to do.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// For whom; `None` if the advice does not say.
    pub owner: Option<String>,
    /// Where to start; `None` if the advice does not say.
    pub first_step: Option<String>,
    /// The item to begin with; `None` if the instrument has no advice for it.
    pub item: Option<ItemAdvice>,
    /// A duty that may apply.
    pub check: Option<String>,
}

/// Advice for one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemAdvice {
    /// "Start with" and the item.
    pub lead: String,
    /// Who, the first step with its time, and the sign of success.
    pub advice: String,
}

/// The block of actions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actions {
    /// The first things to do.
    pub actions: Vec<Action>,
    /// How many answers are not known, in a sentence.
    pub find_out_text: String,
    /// The questions to find out.
    pub find_out: Vec<ItemLink>,
    /// How many questions have no answer; `None` if all have one.
    pub unanswered: Option<String>,
}

/// Puts the first actions into words.
#[must_use]
pub fn actions(presenter: ReportPresenter<'_>) -> Actions {
    let report = presenter.report;
    let find_out: Vec<ItemLink> = report
        .find_out
        .iter()
        .filter(|item| presenter.is_in_scope(**item))
        .map(|item| presenter.statement(*item))
        .collect();
    let unanswered = report.unanswered.iter().filter(|item| presenter.is_in_scope(**item)).count();
    Actions {
        actions: first(presenter),
        find_out_text: presenter.strings.result_findout_text.fill(find_out.len(), &[]),
        find_out,
        unanswered: (unanswered > 0).then(|| {
            let text = presenter.strings.question_check_open.fill(unanswered, &[]);
            format!("{text}.")
        }),
    }
}

fn first(presenter: ReportPresenter<'_>) -> Vec<Action> {
    let is_culture = |priority: &&Priority| unit_level(presenter, priority.unit).is_none();
    let priorities = presenter
        .report
        .priorities
        .iter()
        .filter(|priority| presenter.scope == Scope::Whole || is_culture(priority))
        .filter_map(|priority| from_priority(presenter, priority));
    // Without social media the first tier is the first step, whatever the culture says.
    let start = (presenter.scope == Scope::CultureOnly).then(|| start(presenter)).flatten();
    start.into_iter().chain(priorities).take(presenter.instrument.parameters.top_priorities).collect()
}

fn unit_level(presenter: ReportPresenter<'_>, unit: usize) -> Option<u8> {
    match presenter.instrument.units.get(unit)?.kind {
        UnitKind::Dimension(dimension) => dimension.level(),
        UnitKind::Facet(_) => None,
    }
}

/// The advice for the unit, then that for the item to begin with.
fn from_priority(presenter: ReportPresenter<'_>, priority: &Priority) -> Option<Action> {
    let unit = presenter.instrument.units.get(priority.unit)?;
    let item = priority.item_advice(presenter.instrument).map(|(item, advice)| ItemAdvice {
        lead: presenter.strings.result_actions_item.fill(&[("item", presenter.short(item))]),
        advice: advice.get(presenter.lang).to_owned(),
    });
    Some(Action {
        item,
        ..action(presenter, priority.unit, unit.advice.get(priority.band).get(presenter.lang))
    })
}

fn start(presenter: ReportPresenter<'_>) -> Option<Action> {
    let is_first = |kind| kind == UnitKind::Dimension(DimensionId::L1);
    let index = presenter.instrument.units.iter().position(|unit| is_first(unit.kind))?;
    let advice = presenter.instrument.units.get(index)?.advice.get(Band::Low).get(presenter.lang);
    Some(action(presenter, index, advice))
}

fn action(presenter: ReportPresenter<'_>, unit: usize, advice: &str) -> Action {
    let strings = presenter.strings;
    let parts = split(advice, strings.result_actions_first);
    Action {
        title: parts.task,
        about: about(presenter, unit),
        owner: parts.owner.map(|who| strings.result_actions_for.fill(&[("who", &who)])),
        first_step: parts.first_step,
        item: None,
        check: check(presenter, unit),
    }
}

fn about(presenter: ReportPresenter<'_>, unit: usize) -> String {
    match presenter.instrument.units.get(unit).map(|unit| unit.kind) {
        Some(UnitKind::Facet(facet)) => {
            presenter.instrument.facets.get(facet).map_or_else(String::new, |facet| {
                format!("{}, {}", presenter.name(facet.dimension), facet.name.get(presenter.lang))
            })
        }
        Some(UnitKind::Dimension(dimension)) => match dimension.level() {
            Some(level) => presenter.tier(level),
            None => presenter.name(dimension).to_owned(),
        },
        None => String::new(),
    }
}

fn check(presenter: ReportPresenter<'_>, unit: usize) -> Option<String> {
    let id = &presenter.instrument.units.get(unit)?.id;
    let (_, index) = DUTIES.iter().find(|(unit, _)| unit == id)?;
    Some(presenter.instrument.legal.get(*index)?.get(presenter.lang).to_owned())
}

/// Advice in its parts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts {
    pub owner: Option<String>,
    pub task: String,
    pub first_step: Option<String>,
}

/// Splits "Owner: do X. First step: do Y." Advice in another form stays whole.
pub(super) fn split(advice: &str, marker: &str) -> Parts {
    let whole = || Parts { owner: None, task: advice.to_owned(), first_step: None };
    let Some((before, step)) = advice.split_once(marker) else { return whole() };
    let Some((owner, task)) = before.split_once(':') else { return whole() };
    // A colon inside the first sentence is not an owner.
    if owner.contains(['.', '?', '!']) || task.trim().is_empty() {
        return whole();
    }
    let task = task.trim();
    Parts {
        owner: Some(owner.trim().to_owned()),
        task: capitalised(task.strip_suffix('.').unwrap_or(task)),
        first_step: Some(step.trim().to_owned()),
    }
}
