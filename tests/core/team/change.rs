//! A team at two moments: margins that the number of answers makes smaller.

use crate::support::dimensions;
use proptest::prelude::*;
use social_business_scan::core::{
    answers::{Answer, AnswerSheet},
    compare::compare,
    instrument::{Direction, ErrorCode, Mode},
    team::{
        TeamFile,
        change::{TeamOutcome, team_change},
        team, team_outcome,
    },
};

use super::INSTRUMENT;
use crate::support::sheets::{sheet_of, step};

/// `count` people who all answered as the sheet says.
fn outcome(sheet: &AnswerSheet, count: usize) -> TeamOutcome {
    let counts = team(&INSTRUMENT, &vec![sheet.clone(); count]).unwrap();
    TeamOutcome::of(&counts.report(&INSTRUMENT)).unwrap()
}

fn sheets() -> impl Strategy<Value = [AnswerSheet; 2]> {
    (sheet_of(&INSTRUMENT, Mode::Full), sheet_of(&INSTRUMENT, Mode::Full)).prop_map(|(before, mut after)| {
        after.threshold = before.threshold;
        [before, after]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_team_of_one_mind_changes_as_one_of_them_with_a_margin_divided_by_the_root_of_n(
        [before, after] in sheets(), n in 5_usize..9,
    ) {
        let one = compare(&INSTRUMENT, &before, &after).unwrap();
        let all = team_change(&INSTRUMENT, &outcome(&before, n), &outcome(&after, n)).unwrap();

        for ((id, one), (_, all)) in one.dimensions().zip(all.dimensions()) {
            prop_assert_eq!(one.common, all.common, "{:?}", id);
            let (Some(one), Some(all)) = (one.change, all.change) else {
                prop_assert_eq!((one.change, all.change.is_none()), (None, true), "{:?}", id);
                continue;
            };
            prop_assert!((one.delta - all.delta).abs() < 1e-9);
            prop_assert!((one.margin / (n as f64).sqrt() - all.margin).abs() < 1e-9);
            prop_assert_eq!(all.people_margin, None, "fewer than ten show no spread");
        }
    }

    #[test]
    fn a_result_reads_back_as_what_was_written([before, after] in sheets(), n in 5_usize..14) {
        let mut members = vec![before; n];
        members[0] = after;
        let counts = team(&INSTRUMENT, &members).unwrap();
        let report = counts.report(&INSTRUMENT);
        let file = serde_json::to_value(TeamFile { instrument: &INSTRUMENT, report: &report }).unwrap();

        prop_assert_eq!(Some(team_outcome(&INSTRUMENT, &file).unwrap()), TeamOutcome::of(&report));
    }
}

#[test]
fn from_ten_on_a_change_must_exceed_what_other_people_would_make() {
    let items: Vec<_> = INSTRUMENT.items_of(dimensions::of("OP")).iter().map(|(item, _)| *item).collect();
    // Half of the team at each of two steps: a large spread.
    let members = |low: u8, high: u8| -> TeamOutcome {
        let member = |value: u8| {
            let mut sheet = AnswerSheet::new(Mode::Full);
            for item in &items {
                sheet.answers.set(*item, Some(step(value)));
            }
            sheet
        };
        let members: Vec<AnswerSheet> =
            (0..40).map(|i| member(if i % 2 == 0 { low } else { high })).collect();
        TeamOutcome::of(&team(&INSTRUMENT, &members).unwrap().report(&INSTRUMENT)).unwrap()
    };
    let openness = |before: &TeamOutcome, after: &TeamOutcome| {
        let change = team_change(&INSTRUMENT, before, after).unwrap();
        *change.dimensions().find(|(id, _)| *id == dimensions::of("OP")).unwrap().1
    };
    // From 25 and 75 to 25 and 100 points: 12.5 more in the mean.
    let torn = openness(&members(1, 3), &members(1, 4));
    let shift = torn.change.unwrap();
    // s² = n/(n − 1) · (half the distance)².
    let variance = |half: f64| 40.0 / 39.0 * half * half;
    let people = 1.96 * ((variance(25.0) + variance(37.5)) / 40.0).sqrt();
    assert!((shift.people_margin.unwrap() - people).abs() < 1e-9, "{shift:?}");
    assert!((shift.delta - 12.5).abs() < 1e-9 && shift.margin < 12.5 && people > 12.5);
    assert_eq!(torn.direction, Direction::Same, "other people could have made it");
    // The same shift in a team of one mind is a change.
    assert_eq!(openness(&members(2, 2), &members(2, 3)).direction, Direction::Up);
}

#[test]
fn a_level_names_what_moved_it() {
    let sheet = |value: u8| {
        let mut sheet = AnswerSheet::new(Mode::Full);
        for item in INSTRUMENT.item_indices() {
            sheet.answers.set(item, Some(step(value)));
        }
        sheet
    };
    let mut before = sheet(3);
    let core = INSTRUMENT.find("L2-5").unwrap();
    before.answers.set(core, Some(step(1)));
    let change = team_change(&INSTRUMENT, &outcome(&before, 6), &outcome(&sheet(3), 6)).unwrap();

    assert_eq!((change.level.before, change.level.after, change.level.change()), (Some(1), Some(5), Some(4)));
    assert_eq!(change.level.drivers, [core]);
    assert_eq!(change.changed.len(), 1);

    let mut open = sheet(3);
    open.answers.set(core, Some(Answer::DontKnow));
    let unknown = team_change(&INSTRUMENT, &outcome(&open, 6), &outcome(&sheet(3), 6)).unwrap();
    assert_eq!(
        (unknown.level.before, unknown.level.change(), unknown.level.within_margin),
        (None, None, None)
    );
}

#[test]
fn other_thresholds_are_not_compared() {
    let sheet = |threshold| AnswerSheet { threshold, ..AnswerSheet::new(Mode::Full) };
    let (a, b) = (outcome(&sheet(None), 5), outcome(&sheet(Some(75.0)), 5));
    assert_eq!(team_change(&INSTRUMENT, &a, &b).unwrap_err(), ErrorCode::ParametersMismatch);
}
