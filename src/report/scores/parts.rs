//! Which parts a questionnaire has, and one number for all of it where there are no levels.

use crate::{
    core::{
        instrument::{DimensionId, Group, Instrument, Role, Scale},
        score::Index,
    },
    report::ReportPresenter,
};

/// Whether several groups together are a number of their own.
#[must_use]
pub const fn has_culture(instrument: &Instrument) -> bool {
    instrument.indices.culture.is_some()
}

/// Whether there is a starting position.
#[must_use]
pub const fn has_position(instrument: &Instrument) -> bool {
    instrument.indices.position.is_some()
}

/// Whether there is something that a target can be set for: a level, or scores of the profile.
#[must_use]
pub fn has_target(instrument: &Instrument) -> bool {
    instrument.has(Role::Levels) || instrument.has(Role::Profile)
}

/// The dimensions that are no levels, in order.
pub fn beside_levels(instrument: &Instrument) -> impl Iterator<Item = DimensionId> + Clone + '_ {
    instrument.dimension_ids().filter(|id| id.level().is_none())
}

/// Those of the profile; without one all that are no levels.
pub(crate) fn profile_or_all(instrument: &Instrument) -> impl Iterator<Item = DimensionId> + Clone + '_ {
    let has_profile = instrument.has(Role::Profile);
    beside_levels(instrument).filter(move |id| !has_profile || id.role() == Role::Profile)
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
pub fn compared_step(scale: &Scale) -> (u8, f64) {
    let top = scale.top();
    let step = if top > 1 { top - 1 } else { top };
    (step, scale.score(step))
}

/// The number of a group over its dimensions; none of a plain one.
pub(crate) fn group_index(presenter: ReportPresenter<'_>, group: &Group) -> Option<Index> {
    let scores = presenter.report.groups.iter();
    let index = scores.filter(|score| score.group == *group).map(|score| score.index).next();
    index.filter(|_| group.role != Role::Plain)
}

/// The mean of the scores of some dimensions, as far as all of them have one.
fn mean(presenter: ReportPresenter<'_>, is_of: impl Fn(DimensionId) -> bool) -> Index {
    let ids: Vec<DimensionId> = presenter.instrument.dimension_ids().filter(|id| is_of(*id)).collect();
    let of = |read: &dyn Fn(DimensionId) -> Option<f64>| {
        let scores: Option<Vec<f64>> = ids.iter().map(|id| read(*id)).collect();
        let scores = scores.filter(|scores| !scores.is_empty())?;
        Some(scores.iter().sum::<f64>() / scores.len() as f64)
    };
    let score = |id| presenter.report.dimensions.get(id);
    Index { score: of(&|id| score(id).score), low: of(&|id| score(id).low), high: of(&|id| score(id).high) }
}

/// One number for all of it, with its name: of the profile, else of the bars, else of the plain groups; `None` where there
/// are levels only.
pub(crate) fn overall(presenter: ReportPresenter<'_>) -> Option<(&'static str, Index)> {
    let (words, instrument) = (presenter.words(), presenter.instrument);
    let role = [Role::Profile, Role::Bars, Role::Plain].into_iter().find(|role| instrument.has(*role))?;
    let mut groups = instrument.groups_of(role);
    let (first, has_more) = (groups.next()?, groups.next().is_some());
    if has_more {
        return Some((presenter.strings.question_nav_parts, mean(presenter, |id| id.role() == role)));
    }
    let index = group_index(presenter, &first).unwrap_or_else(|| mean(presenter, |id| first.has(id)));
    Some((words.group(&first), index))
}

/// What is strongest and what is weakest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Extremes {
    /// All lie within their margin.
    Equal,
    /// The names of the strongest and of the weakest.
    Apart([Vec<&'static str>; 2]),
}

/// What is strongest and weakest among dimensions that all have a score, above the margin; `None` if one has none or there is
/// one only. `most` is how many names may stand in a sentence.
pub(crate) fn extremes(presenter: ReportPresenter<'_>, ids: &[DimensionId], most: usize) -> Option<Extremes> {
    let scores: Option<Vec<(DimensionId, f64)>> =
        ids.iter().map(|id| Some((*id, presenter.report.dimensions.get(*id).score?))).collect();
    let scores = scores.filter(|scores| scores.len() > 1)?;
    let lowest = *scores.iter().min_by(|one, other| one.1.total_cmp(&other.1))?;
    let highest = *scores.iter().max_by(|one, other| one.1.total_cmp(&other.1))?;
    let margin = presenter.margin(lowest.0)?.hypot(presenter.margin(highest.0)?);
    let is_near = |one: f64, other: f64| presenter.tolerance().below((one - other).abs(), margin);
    if is_near(highest.1, lowest.1) {
        return Some(Extremes::Equal);
    }
    let name = |id: DimensionId| presenter.instrument.dimension(id).short_name.get(presenter.lang);
    let named = |is_it: &dyn Fn(f64) -> bool| -> Vec<&'static str> {
        scores.iter().filter(|(_, score)| is_it(*score)).map(|(id, _)| name(*id)).collect()
    };
    let end = |near: f64, far: f64| {
        // One that lies near both is neither; of many only those that lie at the very end are named.
        let near_it = named(&|score| is_near(score, near) && !is_near(score, far));
        if near_it.len() <= most {
            near_it
        } else {
            named(&|score| !presenter.tolerance().above((score - near).abs(), 0.0))
        }
    };
    Some(Extremes::Apart([end(highest.1, lowest.1), end(lowest.1, highest.1)]))
}
