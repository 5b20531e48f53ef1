//! Which parts a questionnaire has, and one number for all of it where there are no levels.

use super::ReportPresenter;
use crate::core::{
    instrument::{DimensionId, Group, Instrument, Role, Scale},
    score::Index,
};

/// Whether the profile and the bars together are a number of their own.
#[must_use]
pub fn has_culture(instrument: &Instrument) -> bool {
    has(instrument, Role::Profile) && has(instrument, Role::Bars)
}

/// Whether there is a starting position.
#[must_use]
pub fn has_position(instrument: &Instrument) -> bool {
    has_culture(instrument) && has(instrument, Role::Levels)
}

/// Whether it asks who takes part.
#[must_use]
pub const fn has_ratio(_: &Instrument) -> bool {
    true
}

/// Whether it asks how the subject is organised.
#[must_use]
pub const fn has_org_model(_: &Instrument) -> bool {
    true
}

/// Whether there is a group for something.
#[must_use]
pub fn has(instrument: &Instrument, role: Role) -> bool {
    instrument.groups.iter().any(|group| group.role == role)
}

/// The number of levels.
#[must_use]
pub fn top_level(instrument: &Instrument) -> usize {
    instrument.dimensions_of(Role::Levels).count()
}

/// The dimensions that are no levels, in order.
pub fn beside_levels(instrument: &Instrument) -> impl Iterator<Item = DimensionId> + Clone + '_ {
    instrument.dimension_ids().filter(|id| id.level().is_none())
}

/// The scale of the levels, or of the first item where there are none.
#[must_use]
pub fn main_scale(instrument: &Instrument) -> Option<&Scale> {
    let first = || instrument.items.first();
    let item = instrument.items.iter().find(|item| item.dimension.level().is_some()).or_else(first)?;
    Some(instrument.scale_of(item))
}

/// A step of a scale with its points, to compare a threshold with: the one below the highest, or of two the highest.
#[must_use]
pub fn compared_step(scale: &Scale) -> (usize, f64) {
    let top = scale.points.len().saturating_sub(1);
    let step = if top > 1 { top - 1 } else { top };
    (step, 100.0 * step as f64 / top.max(1) as f64)
}

/// The step of the main scale that a core item needs, and the one that an open item counts as at most.
#[must_use]
pub fn marked_steps(instrument: &Instrument) -> [usize; 2] {
    [instrument.parameters.core_min, instrument.parameters.open_counts_as].map(usize::from)
}

/// The number of a group over its dimensions; of levels none.
#[must_use]
pub(crate) fn group_index(presenter: ReportPresenter<'_>, group: &Group) -> Index {
    match group.role {
        Role::Profile => presenter.report.three_p.index,
        Role::Bars => mean(presenter, |id| group.has(id)),
        Role::Levels => presenter.report.pyramid.index,
    }
}

/// The mean of the scores of some dimensions, as far as all of them have one.
fn mean(presenter: ReportPresenter<'_>, is_of: impl Fn(DimensionId) -> bool) -> Index {
    let ids: Vec<DimensionId> = presenter.instrument.dimension_ids().filter(|id| is_of(*id)).collect();
    let of = |read: &dyn Fn(DimensionId) -> Option<f64>| {
        let scores: Option<Vec<f64>> = ids.iter().map(|id| read(*id)).collect();
        scores
            .filter(|scores| !scores.is_empty())
            .map(|scores| scores.iter().sum::<f64>() / scores.len() as f64)
    };
    let score = |id| presenter.report.dimensions.get(id);
    Index { score: of(&|id| score(id).score), low: of(&|id| score(id).low), high: of(&|id| score(id).high) }
}

/// One number for all of it, with its name: of the profile, else of the groups of bars, else of all other dimensions;
/// `None` where there are levels only.
#[must_use]
pub(crate) fn overall(presenter: ReportPresenter<'_>) -> Option<(&'static str, Index)> {
    let words = presenter.words();
    let instrument = presenter.instrument;
    if has(instrument, Role::Profile) {
        return Some((words.role(Role::Profile), presenter.report.three_p.index));
    }
    let role = if has(instrument, Role::Bars) { Some(Role::Bars) } else { None };
    let is_of = |id: DimensionId| role.map_or(id.level().is_none(), |role| id.role() == role);
    let mut groups = instrument.groups.iter().filter(|group| match role {
        Some(role) => group.role == role,
        None => group.role != Role::Levels,
    });
    let (first, more) = (groups.next()?, groups.next().is_some());
    let name = if more { presenter.strings.question_nav_parts } else { words.group(first) };
    Some((name, mean(presenter, is_of)))
}

/// What is strongest and what is weakest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Extremes {
    /// All lie within their margin.
    Equal,
    /// The names of the strongest and of the weakest.
    Apart([Vec<&'static str>; 2]),
}

/// What is strongest and weakest among dimensions that all have a score; `None` if one has none or there is one only.
pub(crate) fn extremes(presenter: ReportPresenter<'_>, ids: &[DimensionId]) -> Option<Extremes> {
    let scores: Option<Vec<(DimensionId, f64)>> =
        ids.iter().map(|id| Some((*id, presenter.report.dimensions.get(*id).score?))).collect();
    let scores = scores.filter(|scores| scores.len() > 1)?;
    let lowest = *scores.iter().min_by(|one, other| one.1.total_cmp(&other.1))?;
    let highest = *scores.iter().max_by(|one, other| one.1.total_cmp(&other.1))?;
    let margin = presenter.margin(lowest.0)?.hypot(presenter.margin(highest.0)?);
    if presenter.tolerance().below((highest.1 - lowest.1).abs(), margin) {
        return Some(Extremes::Equal);
    }
    let name = |id: DimensionId| presenter.instrument.dimension(id).short_name.get(presenter.lang);
    let same = |end: f64| -> Vec<&'static str> {
        let is_it = |one: &&(DimensionId, f64)| !presenter.tolerance().above((one.1 - end).abs(), 0.0);
        scores.iter().filter(is_it).map(|(id, _)| name(*id)).collect()
    };
    Some(Extremes::Apart([same(highest.1), same(lowest.1)]))
}
