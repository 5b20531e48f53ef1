//! Which parts a questionnaire has, and one number for all of it where there are no levels.

use crate::{
    core::{
        instrument::{DimensionId, Group, Instrument, Role, Scale},
        score::Index,
    },
    i18n::ModelWords,
    report::ReportPresenter,
};

/// How many figures of groups stand at the top.
pub(crate) const MOST_FIGURES: usize = 3;
/// How many dimensions that lie near the strongest or the weakest are named beside it.
pub(crate) const MOST_NAMES: usize = 3;

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

/// What one number stands for where there are no levels.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Whole {
    role: Role,
    /// The only group of that role; `None` where there are several.
    pub group: Option<Group>,
}

impl Whole {
    /// The profile, else the bars, else the plain groups; `None` where there are levels only.
    pub(crate) fn of(instrument: &Instrument) -> Option<Self> {
        let role = [Role::Profile, Role::Bars, Role::Plain].into_iter().find(|role| instrument.has(*role))?;
        let mut groups = instrument.groups_of(role);
        let first = groups.next();
        Some(Self { role, group: first.filter(|_| groups.next().is_none()) })
    }

    /// What it is called.
    pub(crate) fn name(&self, words: ModelWords<'_>) -> &'static str {
        self.group.map_or(words.strings.app_all_parts, |group| words.group(&group))
    }

    /// The mean of some number of all its dimensions; `None` if one of them has none.
    pub(crate) fn mean(
        &self,
        instrument: &Instrument,
        number: impl Fn(DimensionId) -> Option<f64>,
    ) -> Option<f64> {
        let numbers = instrument.dimensions_of(self.role).map(number).collect::<Option<Vec<f64>>>()?;
        (!numbers.is_empty()).then(|| numbers.iter().sum::<f64>() / numbers.len() as f64)
    }
}

/// One number for all of it, with its name; `None` where there are levels only.
pub(crate) fn overall(presenter: ReportPresenter<'_>) -> Option<(&'static str, Index)> {
    let whole = Whole::of(presenter.instrument)?;
    let score = |id| presenter.report.dimensions.get(id);
    let mean = |number: &dyn Fn(DimensionId) -> Option<f64>| whole.mean(presenter.instrument, number);
    let of_dimensions = || Index {
        score: mean(&|id| score(id).score),
        low: mean(&|id| score(id).low),
        high: mean(&|id| score(id).high),
    };
    let of_group = whole.group.and_then(|group| group_index(presenter, &group));
    Some((whole.name(presenter.words()), of_group.unwrap_or_else(of_dimensions)))
}

/// A figure that stands at the top of a result.
#[derive(Debug, Clone, Copy)]
pub(crate) enum TopFigure {
    /// Several groups together.
    Culture,
    /// A group, which has a number.
    Group(Group),
    /// Of the plain groups, which have none, one together.
    Whole(Whole),
    /// The levels together.
    Pyramid,
}

/// The figures at the top, in order: where several groups are one number that, else a few groups or the whole; and the levels.
pub(crate) fn top_figures(instrument: &Instrument) -> Vec<TopFigure> {
    let groups = || instrument.groups_of(Role::Profile).chain(instrument.groups_of(Role::Bars));
    let mut figures: Vec<TopFigure> = if has_culture(instrument) {
        vec![TopFigure::Culture]
    } else if groups().next().is_some() {
        groups().take(MOST_FIGURES).map(TopFigure::Group).collect()
    } else {
        Whole::of(instrument).map(TopFigure::Whole).into_iter().collect()
    };
    if instrument.has(Role::Levels) {
        figures.push(TopFigure::Pyramid);
    }
    figures
}

/// What is strongest and what is weakest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Extremes {
    /// All lie within their margin.
    Equal,
    /// The names of the strongest and of the weakest.
    Apart([Vec<&'static str>; 2]),
}

impl Extremes {
    /// How many names stand at the end that has most.
    pub(crate) fn names(&self) -> usize {
        match self {
            Self::Equal => 0,
            Self::Apart(ends) => ends.iter().map(Vec::len).max().unwrap_or_default(),
        }
    }

    /// The same as a sentence; `equal` says that all lie within their margin.
    pub(crate) fn sentence(&self, presenter: ReportPresenter<'_>, equal: &str) -> String {
        let Self::Apart([strongest, weakest]) = self else { return equal.to_owned() };
        let [strongest, weakest] = [strongest, weakest].map(|names| presenter.list(names));
        presenter.strings.result_extremes.fill(&[("strongest", &strongest), ("weakest", &weakest)])
    }
}

/// What is strongest and weakest among dimensions that all have a score, above the margin; `None` if one has none or there is
/// one only.
pub(crate) fn extremes(
    presenter: ReportPresenter<'_>,
    ids: impl Iterator<Item = DimensionId>,
) -> Option<Extremes> {
    let scores = ids.map(|id| Some((id, presenter.report.dimensions.get(id).score?)));
    let scores: Option<Vec<(DimensionId, f64)>> = scores.collect();
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
        if near_it.len() <= MOST_NAMES {
            near_it
        } else {
            named(&|score| !presenter.tolerance().above((score - near).abs(), 0.0))
        }
    };
    Some(Extremes::Apart([end(highest.1, lowest.1), end(lowest.1, highest.1)]))
}
