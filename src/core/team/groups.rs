//! Groups within a team, over two groupings such as role and department: which may be shown, and what of each.

use std::collections::BTreeMap;

use super::{
    MIN_RESPONDENTS, NotAMember, TeamCounts,
    disclosure::{Cells, may_show},
    report::Hidden,
    result::TeamReport,
};
use crate::core::{
    answers::AnswerSheet,
    instrument::{DimensionId, ErrorCode, Instrument, ItemIndex},
};

/// How many groupings there are.
pub const GROUPINGS: usize = 2;
/// Further groups of a grouping are not looked at, by their number: they stay hidden.
pub const MAX_GROUPS: usize = 12;

/// The group of a member in each grouping, by number; `None` where it has none.
pub type Labels = [Option<u16>; GROUPINGS];

/// A group of a team.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Which grouping, 0 or 1.
    pub grouping: usize,
    /// Its number.
    pub number: u16,
    /// What is shown of it; `None` for a group that stays hidden.
    pub report: Option<TeamReport>,
}

/// A team whose members may have groups: counts for each pair of groups.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GroupedTeam {
    cells: BTreeMap<Labels, TeamCounts>,
}

impl GroupedTeam {
    /// A team without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a member.
    ///
    /// # Errors
    /// As [`TeamCounts::add`], compared with all members so far.
    pub fn add(
        &mut self,
        instrument: &Instrument,
        sheet: &AnswerSheet,
        labels: Labels,
    ) -> Result<(), ErrorCode> {
        let refusal = self.cells.values().next().and_then(|cell| cell.refusal(instrument, sheet));
        if let Some(refusal) = refusal {
            return Err(refusal);
        }
        self.cells.entry(labels).or_insert_with(|| TeamCounts::new(instrument)).add(instrument, sheet)
    }

    /// Removes a member that was added with these labels.
    ///
    /// # Errors
    /// If such a member cannot have been added.
    pub fn remove(
        &mut self,
        instrument: &Instrument,
        sheet: &AnswerSheet,
        labels: Labels,
    ) -> Result<(), NotAMember> {
        self.cells.get_mut(&labels).ok_or(NotAMember)?.remove(instrument, sheet)?;
        self.cells.retain(|_, cell| cell.members() > 0);
        Ok(())
    }

    /// The counts of all members.
    #[must_use]
    pub fn whole(&self, instrument: &Instrument) -> TeamCounts {
        merged(instrument, self.cells.values())
    }

    /// All groups, by grouping and number, each with what may be shown of it beside the report of the whole team and
    /// beside the other groups.
    ///
    /// A group is shown if it and the rest have five members each, and no set of fewer can be computed from all that is
    /// shown. The same holds for the answers to each item and the scores of each dimension on their own: where few
    /// of the rest answered, the group has no mean, or it would give theirs away. Groups show no spread and no alpha.
    /// Members who told no group in a grouping belong to the rest.
    ///
    /// # Source
    /// scoring.md section 11.
    #[must_use]
    pub fn groups(&self, instrument: &Instrument) -> Vec<Group> {
        let all = self.all_groups();
        let sizes = self.sizes(TeamCounts::members);
        let total: u64 = sizes.iter().sum();
        let is_large = |set: &Cells| {
            let size: u64 = sizes.iter().zip(set).filter(|(_, is_in)| **is_in).map(|(size, _)| *size).sum();
            size >= MIN_RESPONDENTS && total.saturating_sub(size) >= MIN_RESPONDENTS
        };
        let looked_at = (0..GROUPINGS)
            .flat_map(|grouping| all.iter().filter(move |group| group.0 == grouping).take(MAX_GROUPS));
        let mut shown: Vec<Shown> = looked_at
            .map(|id| Shown { id: *id, set: self.members_of(*id), hidden: Hidden::of_groups() })
            .filter(|group| is_large(&group.set))
            .collect();
        let mut verdicts = decide(&sizes, &shown).into_iter();
        shown.retain(|_| verdicts.next() == Some(true));
        for item in instrument.item_indices() {
            hide(&self.sizes(|cell| cell.answered(item)), &mut shown, |hidden| hidden.items.push(item));
        }
        for id in instrument.dimension_ids() {
            hide(&self.sizes(|cell| cell.scored(id)), &mut shown, |hidden| hidden.dimensions.push(id));
        }
        let report = |id: (usize, u16)| {
            let group = shown.iter().find(|group| group.id == id)?;
            let cells = self.cells.iter().filter(|(labels, _)| is_in(labels, id)).map(|(_, cell)| cell);
            Some(merged(instrument, cells).report_without(instrument, &group.hidden))
        };
        all.into_iter()
            .map(|(grouping, number)| Group { grouping, number, report: report((grouping, number)) })
            .collect()
    }

    fn all_groups(&self) -> Vec<(usize, u16)> {
        let numbered = self.cells.keys().flat_map(|labels| labels.iter().enumerate());
        let mut all: Vec<(usize, u16)> =
            numbered.filter_map(|(grouping, number)| Some((grouping, (*number)?))).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    fn members_of(&self, group: (usize, u16)) -> Cells {
        self.cells.keys().map(|labels| is_in(labels, group)).collect()
    }

    fn sizes(&self, count: impl Fn(&TeamCounts) -> u64) -> Vec<u64> {
        self.cells.values().map(count).collect()
    }
}

impl TeamCounts {
    /// How many answered an item with a step.
    fn answered(&self, item: ItemIndex) -> u64 {
        self.items.get(item.position()).map_or(0, super::sums::ItemCounts::answered)
    }

    /// How many have a score on a dimension.
    fn scored(&self, id: DimensionId) -> u64 {
        self.dimensions.get(id.position()).map_or(0, super::sums::ScoreSums::members)
    }
}

/// A group that is shown.
struct Shown {
    id: (usize, u16),
    set: Cells,
    hidden: Hidden,
}

impl Hidden {
    /// What is hidden of every group.
    fn of_groups() -> Self {
        Self { spread: true, ..Self::default() }
    }
}

/// Which of these groups may be shown beside the whole.
fn decide(sizes: &[u64], groups: &[Shown]) -> Vec<bool> {
    let whole = std::iter::once(vec![true; sizes.len()]);
    let sets: Vec<Cells> = whole.chain(groups.iter().map(|group| group.set.clone())).collect();
    may_show(sizes, &sets, MIN_RESPONDENTS).split_off(1)
}

/// Hides something in the groups in which these sizes do not allow to show it.
fn hide(sizes: &[u64], groups: &mut [Shown], mut hide: impl FnMut(&mut Hidden)) {
    let verdicts = decide(sizes, groups);
    for (group, may_be_shown) in groups.iter_mut().zip(verdicts) {
        if !may_be_shown {
            hide(&mut group.hidden);
        }
    }
}

/// All members of some cells. All are of one mode and threshold, and a list of billions does not fit into memory.
fn merged<'a>(instrument: &Instrument, cells: impl Iterator<Item = &'a TeamCounts>) -> TeamCounts {
    let mut all = TeamCounts::new(instrument);
    for cell in cells {
        if all.merge(cell).is_err() {
            return TeamCounts::new(instrument);
        }
    }
    all
}

fn is_in(labels: &Labels, (grouping, number): (usize, u16)) -> bool {
    labels.get(grouping) == Some(&Some(number))
}
