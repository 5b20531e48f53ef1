//! What to do first, what to find out, what to check (scoring.md section 7).

use super::{
    ItemLink, ReportPresenter,
    next_level::capitalised,
    story::{Story, Task, answers_are_few, weakest_first},
};
use crate::{
    core::{
        instrument::{Band, ItemIndex, UnitKind},
        score::{Priority, Raise, WayUp},
        section::{Scope, Section, sections},
    },
    i18n::section_name,
    plan::action::Origin,
};

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
    /// Advice for practices: for all on the way up, if there are several; else for the one to begin with.
    pub items: Vec<ItemAdvice>,
    /// Further advice, for the whole tier of the way up.
    pub also: Option<ItemAdvice>,
    /// A duty that may apply.
    pub check: Option<String>,
    /// It is the shortest way up.
    pub is_way: bool,
    /// What it is in a plan: an action, or one for each practice on the way up.
    pub origins: Vec<Origin>,
    /// The answers that rise if it works: those of the way up, or the weakest of the unit by one step; empty if none is
    /// answered.
    pub raises: Vec<Raise>,
}

/// Advice with what it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemAdvice {
    /// What it is for.
    pub lead: String,
    /// Who, the first step with its time, and the sign of success.
    pub advice: String,
}

/// Open questions of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionGroup {
    /// The section.
    pub title: String,
    /// The questions.
    pub items: Vec<ItemLink>,
}

/// The block of actions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actions {
    /// What comes first, and why.
    pub lead: String,
    /// Questions to answer before any action, by section; empty if the way up is known.
    pub first_questions: Vec<QuestionGroup>,
    /// The first things to do; empty where too little is answered, and where nothing can be better.
    pub actions: Vec<Action>,
    /// How many other answers are not known, in a sentence.
    pub find_out_text: String,
    /// The other questions to find out.
    pub find_out: Vec<ItemLink>,
    /// How many other questions have no answer; `None` if all have one.
    pub unanswered: Option<String>,
}

/// Puts the first actions into words.
#[must_use]
pub fn actions(presenter: ReportPresenter<'_>) -> Actions {
    let report = presenter.report;
    let story = presenter.story();
    let actions = first(presenter, &story);
    let first_questions = match &story {
        Story::Questions(questions) => questions.as_slice(),
        Story::CultureOnly | Story::Way(_) | Story::Top | Story::Scores => &[],
    };
    let is_later = |item: &&ItemIndex| presenter.is_in_scope(**item) && !first_questions.contains(item);
    let find_out: Vec<ItemLink> =
        report.find_out.iter().filter(is_later).map(|item| presenter.statement(*item)).collect();
    let unanswered = report.unanswered.iter().filter(is_later).count();
    Actions {
        lead: lead(presenter, &story, !actions.is_empty()),
        first_questions: grouped(presenter, first_questions),
        actions,
        find_out_text: presenter.strings.result_findout_text.fill(find_out.len(), &[]),
        find_out,
        unanswered: (unanswered > 0).then(|| {
            let text = presenter.strings.question_check_open.fill(unanswered, &[]);
            format!("{text}.")
        }),
    }
}

/// What comes first, and why.
fn lead(presenter: ReportPresenter<'_>, story: &Story<'_>, has_actions: bool) -> String {
    let strings = presenter.strings;
    match story {
        Story::CultureOnly => strings.result_actions_culture.to_owned(),
        Story::Way(way) => strings.result_actions_way.fill(&[("level", &way.reaches.to_string())]),
        Story::Top if has_actions => strings.result_actions_top.to_owned(),
        Story::Top => strings.result_actions_top_done.to_owned(),
        Story::Scores if has_actions => strings.result_actions_scores.to_owned(),
        Story::Scores => strings.result_actions_scores_done.to_owned(),
        Story::Questions(questions) => {
            let first = if presenter.has_levels() {
                strings.result_actions_questions.fill(questions.len(), &[])
            } else {
                strings.result_actions_questions_scores.fill(questions.len(), &[])
            };
            let none = strings.result_actions_none;
            if answers_are_few(presenter.report) { [&first, none].join(" ") } else { first }
        }
    }
}

/// Questions by the section that asks them.
fn grouped(presenter: ReportPresenter<'_>, questions: &[ItemIndex]) -> Vec<QuestionGroup> {
    let (instrument, mode) = (presenter.instrument, presenter.report.mode);
    let group = |section: Section| {
        let asked = section.items(instrument, mode).filter(|item| questions.contains(item));
        let items: Vec<ItemLink> = asked.map(|item| presenter.statement(item)).collect();
        let title = section_name(section, instrument, presenter.strings, presenter.lang);
        (!items.is_empty()).then(|| QuestionGroup { title: title.to_owned(), items })
    };
    sections(instrument, mode, presenter.scope).filter_map(group).collect()
}

fn first(presenter: ReportPresenter<'_>, story: &Story<'_>) -> Vec<Action> {
    let tasks = story.tasks(presenter.instrument, presenter.report);
    let of_task = |task| match task {
        Task::Way(way, of_tier) => from_way(presenter, way, of_tier),
        Task::Unit(priority) => from_priority(presenter, priority),
    };
    if presenter.scope == Scope::Whole {
        return tasks.into_iter().filter_map(of_task).collect();
    }
    // Without social media the first tier is the first step, whatever the culture says.
    let counts = presenter.counts();
    let is_culture = |priority: &&Priority| {
        presenter.instrument.units.get(priority.unit).is_some_and(|unit| unit.kind.level().is_none())
    };
    let share = presenter.instrument.parameters.report_coverage;
    let priorities = if share.is_met_by(counts.answered, counts.applicable()) {
        presenter.report.priorities.as_slice()
    } else {
        &[]
    };
    let priorities =
        priorities.iter().filter(is_culture).filter_map(|priority| from_priority(presenter, priority));
    start(presenter)
        .into_iter()
        .chain(priorities)
        .take(presenter.instrument.parameters.top_priorities)
        .collect()
}

/// The shortest way up: of one practice its own advice, of several that of each.
fn from_way(presenter: ReportPresenter<'_>, way: &WayUp, of_tier: Option<&Priority>) -> Option<Action> {
    let strings = presenter.strings;
    let raises = weakest_first(presenter.instrument, way);
    let names: Vec<&str> = raises.iter().map(|raise| presenter.short(raise.item)).collect();
    let unit = presenter.instrument.units.iter().position(|unit| unit.kind.level() == Some(way.target))?;
    let advice = |item: ItemIndex| {
        let text = (*presenter.instrument.item_advice.get(item.position())?)?;
        Some(text.get(presenter.lang))
    };
    let several: Vec<ItemAdvice> = raises
        .iter()
        .filter(|_| raises.len() > 1)
        .filter_map(|raise| {
            let lead = format!("{}.", capitalised(presenter.short(raise.item)));
            Some(ItemAdvice { lead, advice: advice(raise.item)?.to_owned() })
        })
        .collect();
    let (owner, first_step) = match raises.as_slice() {
        [only] => advice(only.item).map_or((None, None), |advice| match advice.split_once(": ") {
            Some((owner, step)) => (Some(owner.trim_end()), Some(step)),
            None => (None, Some(advice)),
        }),
        _ => (None, None),
    };
    Some(Action {
        title: match names.as_slice() {
            [first, _, _, ..] => strings.result_actions_work_first.fill(&[("blocker", first)]),
            few => strings.result_actions_work.fill(&[("items", &presenter.list(few))]),
        },
        about: about(presenter, unit),
        owner: owner.map(|who| strings.result_actions_for.fill(&[("who", who)])),
        first_step: first_step.map(ToOwned::to_owned),
        items: several,
        also: of_tier.and_then(|priority| {
            let unit = presenter.instrument.units.get(priority.unit)?;
            let advice = unit.advice.get(priority.band).get(presenter.lang).to_owned();
            Some(ItemAdvice { lead: strings.result_actions_also.to_owned(), advice })
        }),
        check: check(presenter, unit),
        is_way: true,
        origins: raises
            .iter()
            .map(|raise| Origin::Way { item: presenter.instrument.item(raise.item).id.clone(), to: raise.to })
            .collect(),
        raises: way.items.clone(),
    })
}

/// The advice for the unit, then that for the item to begin with.
fn from_priority(presenter: ReportPresenter<'_>, priority: &Priority) -> Option<Action> {
    presenter.instrument.units.get(priority.unit)?;
    let first = priority.item_advice(presenter.instrument);
    let first_id = first.map(|(item, _)| presenter.instrument.item(item).id.clone()).unwrap_or_default();
    let item = first.map(|(item, advice)| ItemAdvice {
        lead: presenter.strings.result_actions_item.fill(&[("item", presenter.short(item))]),
        advice: advice.get(presenter.lang).to_owned(),
    });
    Some(Action {
        items: item.into_iter().collect(),
        raises: one_step(presenter, priority.advice_item.unwrap_or(priority.worst_item))
            .into_iter()
            .collect(),
        ..action(presenter, priority.unit, priority.band, first_id)
    })
}

fn start(presenter: ReportPresenter<'_>) -> Option<Action> {
    let first = UnitKind::Dimension(presenter.instrument.level(1)?);
    let index = presenter.instrument.units.iter().position(|unit| unit.kind == first)?;
    Some(action(presenter, index, Band::Low, String::new()))
}

/// The advice for a unit at a band; `item` is the id of the item to begin with, if there is one.
fn action(presenter: ReportPresenter<'_>, unit: usize, band: Band, item: String) -> Action {
    let strings = presenter.strings;
    let known = presenter.instrument.units.get(unit);
    let advice = known.map_or("", |unit| unit.advice.get(band).get(presenter.lang));
    let origin = known.map(|unit| Origin::Unit { unit: unit.id.clone(), band, item });
    let parts = split(advice, strings.result_actions_first);
    Action {
        title: parts.task,
        about: about(presenter, unit),
        owner: parts.owner.map(|who| strings.result_actions_for.fill(&[("who", &who)])),
        first_step: parts.first_step,
        items: Vec::new(),
        also: None,
        check: check(presenter, unit),
        is_way: false,
        origins: origin.into_iter().collect(),
        raises: Vec::new(),
    }
}

/// One step up from an answer; `None` at the top and without an answer.
fn one_step(presenter: ReportPresenter<'_>, item: ItemIndex) -> Option<Raise> {
    let from = presenter.answer(item)?.step()?;
    let to = from.checked_add(1).filter(|to| *to <= presenter.instrument.top_step(item))?;
    Some(Raise { item, from, to })
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
    let duty = presenter.instrument.units.get(unit)?.duty?;
    Some(presenter.instrument.legal.get(duty)?.get(presenter.lang).to_owned())
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
