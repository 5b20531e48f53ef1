//! What a result comes down to, chosen once: headline, way up and first action all tell this.

use crate::core::{
    instrument::{Instrument, ItemIndex, Status},
    score::{NoWayUp, Priority, Raise, ScoreReport, WayUp},
    section::Scope,
};

/// What comes first.
#[derive(Debug, Clone, PartialEq)]
pub enum Story<'a> {
    /// Only culture was asked: the first tier is the first step.
    CultureOnly,
    /// These open questions: without their answers nobody knows the way up.
    Questions(Vec<ItemIndex>),
    /// The cheapest way up.
    Way(&'a WayUp),
    /// There is no higher level.
    Top,
    /// There are no levels: what is strong, and what is weak.
    Scores,
}

/// One thing to do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Task<'a> {
    /// The cheapest way up, with the advice for its tier if that is among the first priorities.
    Way(&'a WayUp, Option<&'a Priority>),
    /// The advice for a unit.
    Unit(&'a Priority),
}

impl<'a> Story<'a> {
    /// What a report comes down to.
    #[must_use]
    pub fn of(report: &'a ScoreReport, scope: Scope) -> Self {
        if scope == Scope::CultureOnly {
            return Self::CultureOnly;
        }
        if report.level.tests.is_empty() {
            return if answers_are_few(report) { Self::Questions(questions(report)) } else { Self::Scores };
        }
        match (report.level.reached, &report.way_up) {
            (Some(_), Ok(way)) => Self::Way(way),
            (Some(_), Err(NoWayUp::TopLevel)) => Self::Top,
            (_, Err(NoWayUp::NoLevels)) => Self::Scores,
            // A way over the answers that there are may be longer than the one that the missing answers show.
            (None, _) | (_, Err(NoWayUp::OpenAnswers)) => Self::Questions(questions(report)),
        }
    }

    /// What to do, in order: the way up, then the priorities of other units; nothing where too little is answered to
    /// advise.
    #[must_use]
    pub fn tasks(&self, instrument: &Instrument, report: &'a ScoreReport) -> Vec<Task<'a>> {
        let most = instrument.parameters.top_priorities;
        let way = match self {
            Self::Questions(_) if answers_are_few(report) => return Vec::new(),
            Self::Way(way) => Some(*way),
            Self::Questions(_) | Self::CultureOnly | Self::Top | Self::Scores => None,
        };
        let is_of_way = |priority: &Priority| {
            let level = instrument.units.get(priority.unit).and_then(|unit| unit.kind.level());
            level.is_some() && level == way.map(|way| way.target)
        };
        let of_tier = report.priorities.iter().take(most).find(|priority| is_of_way(priority));
        let others = report.priorities.iter().filter(|priority| !is_of_way(priority)).map(Task::Unit);
        way.map(|way| Task::Way(way, of_tier)).into_iter().chain(others).take(most).collect()
    }
}

/// Whether there are too few answers for a picture of the whole.
pub(super) fn answers_are_few(report: &ScoreReport) -> bool {
    report.coverage.status == Status::Insufficient
}

/// The open questions to answer first, in item order: those of the tier that stops the climb; all, where too little is
/// answered for a picture of the whole.
fn questions(report: &ScoreReport) -> Vec<ItemIndex> {
    let mut open: Vec<ItemIndex> = match &report.limiting {
        Some(limiting) if !answers_are_few(report) => limiting.open.clone(),
        _ => report.find_out.iter().chain(&report.unanswered).copied().collect(),
    };
    open.sort_unstable();
    open
}

/// The answers that a way raises, the weakest first, as the list of what holds back has them.
#[must_use]
pub fn weakest_first(instrument: &Instrument, way: &WayUp) -> Vec<Raise> {
    let mut raises = way.items.clone();
    let score = |raise: &Raise| instrument.score_of(raise.item, raise.from);
    raises.sort_by(|one, other| score(one).total_cmp(&score(other)));
    raises
}
