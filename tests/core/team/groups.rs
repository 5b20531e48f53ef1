//! Groups within a team: no set of fewer than five can be computed from what is shown, by brute force.

use std::collections::BTreeSet;

use proptest::prelude::*;
use social_business_scan::core::{
    answers::{Answer, AnswerSheet},
    instrument::{ItemIndex, Mode},
    team::{
        disclosure::may_show,
        groups::{Group, GroupedTeam, Labels},
    },
};

use super::INSTRUMENT;
use crate::support::sheets::step;

/// What somebody who knows sums over sets can do with two or three of them.
const FACTORS: [i32; 5] = [-2, -1, 0, 1, 2];

/// A set of members, as one number each: 1 in it, 0 not.
type Set = Vec<i32>;

/// Whether some sum of the sets with factors is a set of one to four of the members.
fn gives_away(sets: &[&Set]) -> bool {
    let mut factors = vec![0_usize; sets.len()];
    loop {
        let members = sets[0].len();
        let sum: Vec<i32> = (0..members)
            .map(|member| sets.iter().zip(&factors).map(|(set, factor)| FACTORS[*factor] * set[member]).sum())
            .collect();
        // A multiple of a set gives the set.
        let values: BTreeSet<i32> = sum.iter().copied().filter(|value| *value != 0).collect();
        let size = sum.iter().filter(|value| **value != 0).count();
        if values.len() == 1 && (1..5).contains(&size) {
            return true;
        }
        let Some(next) = factors.iter().position(|factor| *factor + 1 < FACTORS.len()) else { return false };
        factors[next] += 1;
        factors[..next].fill(0);
    }
}

/// Every pair and every triple of sets.
fn any_pair_or_triple_gives_away(sets: &[Set]) -> bool {
    let n = sets.len();
    (0..n).any(|a| {
        gives_away(&[&sets[a]])
            || (a + 1..n).any(|b| {
                gives_away(&[&sets[a], &sets[b]])
                    || (b + 1..n).any(|c| gives_away(&[&sets[a], &sets[b], &sets[c]]))
            })
    })
}

/// The members of a group.
fn set_of(labels: &[Labels], group: &Group) -> Set {
    labels.iter().map(|labels| i32::from(labels[group.grouping] == Some(group.number))).collect()
}

/// A team in which everybody answers one item, or does not.
fn grouped(members: &[(Labels, bool)]) -> (GroupedTeam, ItemIndex) {
    let item = INSTRUMENT.find("PE-1").unwrap();
    let mut team = GroupedTeam::new();
    for (labels, answers) in members {
        let mut sheet = AnswerSheet::new(Mode::Full);
        sheet.answers.set(item, Some(if *answers { step(2) } else { Answer::DontKnow }));
        team.add(&INSTRUMENT, &sheet, *labels).unwrap();
    }
    (team, item)
}

fn labels() -> impl Strategy<Value = Labels> {
    let label = |groups: u16| prop_oneof![1 => Just(None), 6 => (0..groups).prop_map(Some)];
    [label(3).boxed(), label(4).boxed()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_pair_or_triple_of_shown_sets_gives_fewer_than_five_away(
        members in proptest::collection::vec((labels(), proptest::bool::weighted(0.85)), 5..60),
    ) {
        let (team, item) = grouped(&members);
        let labels: Vec<Labels> = members.iter().map(|(labels, _)| *labels).collect();
        let groups = team.groups(&INSTRUMENT);
        let shown: Vec<&Group> = groups.iter().filter(|group| group.report.is_some()).collect();

        // The members themselves.
        let mut sets = vec![vec![1; members.len()]];
        sets.extend(shown.iter().map(|group| set_of(&labels, group)));
        prop_assert!(!any_pair_or_triple_gives_away(&sets), "members");
        for (group, set) in shown.iter().zip(&sets[1..]) {
            let size: i32 = set.iter().sum();
            prop_assert!(size >= 5 && members.len() as i32 - size >= 5, "{group:?}");
        }
        // Those who answered the item, where its mean is shown.
        let answered = |set: Set| -> Set {
            set.iter().zip(&members).filter(|(_, (_, answers))| *answers).map(|(is_in, _)| *is_in).collect()
        };
        let mean = |report: &social_business_scan::core::team::TeamReport| {
            report.result.as_ref().and_then(|result| result.item(item)?.mean)
        };
        let mut means = Vec::new();
        if mean(&team.whole(&INSTRUMENT).report(&INSTRUMENT)).is_some() {
            means.push(answered(vec![1; members.len()]));
        }
        let with_mean = shown.iter().filter(|group| mean(group.report.as_ref().unwrap()).is_some());
        means.extend(with_mean.map(|group| answered(set_of(&labels, group))));
        prop_assert!(!any_pair_or_triple_gives_away(&means), "answers");
    }

    #[test]
    fn groups_show_no_spread(members in proptest::collection::vec((labels(), Just(true)), 40..60)) {
        let (team, item) = grouped(&members);
        for group in team.groups(&INSTRUMENT) {
            let Some(result) = group.report.and_then(|report| report.result) else { continue };
            let item = result.item(item).unwrap();
            prop_assert_eq!((item.sd, item.rwg, item.spread.steps), (None, None, None));
            prop_assert!(result.dimensions().all(|(_, dimension)| dimension.sd.is_none()));
            prop_assert!(result.alpha().all(|(_, alpha)| alpha.is_none()));
        }
    }
}

fn of(sizes: &[(usize, Labels)]) -> Vec<(Labels, bool)> {
    sizes.iter().flat_map(|(count, labels)| std::iter::repeat_n((*labels, true), *count)).collect()
}

fn shown(members: &[(Labels, bool)]) -> Vec<(usize, u16)> {
    let groups = grouped(members).0.groups(&INSTRUMENT);
    groups.iter().filter(|g| g.report.is_some()).map(|g| (g.grouping, g.number)).collect()
}

#[test]
fn a_group_and_its_rest_are_both_five_or_more() {
    assert_eq!(shown(&of(&[(5, [Some(0), None]), (5, [Some(1), None])])), [(0, 0), (0, 1)]);
    assert_eq!(shown(&of(&[(6, [Some(0), None]), (4, [Some(1), None])])), []);
    // Four told no role: with both others shown, those four could be computed.
    assert_eq!(shown(&of(&[(6, [Some(0), None]), (6, [Some(1), None]), (4, [None, None])])), [(0, 0)]);
}

#[test]
fn two_groupings_that_differ_in_few_are_not_shown_together() {
    // All sellers are in the north, with two others: the north without the sellers is two people.
    let members = of(&[(6, [Some(0), Some(0)]), (2, [Some(1), Some(0)]), (9, [Some(1), Some(1)])]);
    assert_eq!(shown(&members), [(0, 0), (0, 1)]);
}

#[test]
fn the_brute_force_finds_what_a_rule_for_single_groups_lets_through() {
    let team = vec![1; 17];
    let sellers: Set = (0..17).map(|i| i32::from(i < 6)).collect();
    let north: Set = (0..17).map(|i| i32::from(i < 8)).collect();
    assert!(any_pair_or_triple_gives_away(&[team, sellers, north]));
}

#[test]
fn three_sets_can_give_away_what_no_two_do() {
    // Cells of two groupings; the last group of each is told by nobody. Rows 0 and 1, columns 0 and 1 in the cells
    // (0,0)=5 (0,1)=5 (1,0)=5 (none,1)=3: row 0 + row 1 - column 0 = (0,1), fine; column 1 - (0,1) = 3 people.
    let sizes = [5, 5, 5, 3, 20];
    let row0 = vec![true, true, false, false, false];
    let row1 = vec![false, false, true, false, false];
    let column0 = vec![true, false, true, false, false];
    let column1 = vec![false, true, false, true, false];
    let all = vec![true; 5];
    let verdicts = may_show(&sizes, &[all, row0, row1, column0, column1], 5);
    assert_eq!(verdicts, [true, true, true, true, false]);
}
