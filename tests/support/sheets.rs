//! Random answer sheets that reach every corner: strong and weak organisations, few and many open items, "not
//! applicable" where it is allowed, both modes, thresholds from 60 to 80.

use proptest::prelude::*;
use social_business_scan::core::{
    answer_file::{AnswerFile, WithThreshold},
    answers::{Answer, AnswerSheet, Count, Step},
    instrument::{Instrument, ItemIndex, Mode, OrgModel},
    string_enum::StringEnum,
};

/// How far an answer is from the organisation's usual one.
const SPREAD: [i8; 10] = [-2, -1, -1, 0, 0, 0, 0, 1, 1, 2];

/// A step that must exist.
pub fn step(value: u8) -> Answer {
    Answer::Step(Step::new(value).unwrap())
}

/// Don't know or unanswered.
pub fn is_open(answer: Option<Answer>) -> bool {
    matches!(answer, None | Some(Answer::DontKnow))
}

/// A random sheet of a mode.
pub fn sheet_of(instrument: &Instrument, mode: Mode) -> BoxedStrategy<AnswerSheet> {
    let items: Vec<(ItemIndex, bool, u8)> = instrument
        .in_mode(mode)
        .map(|index| (index, instrument.item(index).na_allowed, instrument.top_step(index)))
        .collect();
    let (asks_org_model, asks_ratio) = (instrument.questions.asks_org_model, instrument.questions.asks_ratio);
    let answers = proptest::collection::vec((0..SPREAD.len(), 0u8..100), items.len());
    let threshold = prop_oneof![
        4 => Just(None),
        1 => Just(Some(60.0)),
        1 => Just(Some(62.5)),
        1 => Just(Some(75.0)),
        1 => Just(Some(80.0)),
        // Three decimals: of 16 digits serde_json reads the last bit differently (no `float_roundtrip`).
        2 => (60_000u32..=80_000).prop_map(|thousandths| Some(f64::from(thousandths) / 1000.0)),
    ];
    // Zero to a half of the items open, zero to all of the allowed ones not applicable.
    let shape = (
        0i8..=4,
        prop_oneof![Just(0u8), Just(4), Just(15), Just(50)],
        prop_oneof![Just(0u8), Just(20), Just(60)],
    );
    (answers, threshold, shape, unscored())
        .prop_map(move |(drawn, threshold, (usual, open, not_applicable), (org_model, counts))| {
            let mut sheet = AnswerSheet::new(mode);
            for ((index, na_allowed, top), (spread, chance)) in items.iter().zip(drawn) {
                let answer = if chance < open / 2 {
                    None
                } else if chance < open {
                    Some(Answer::DontKnow)
                } else if *na_allowed && chance >= 100 - not_applicable {
                    Some(Answer::NotApplicable)
                } else {
                    // Of five points, and the nearest one of the item's own.
                    Some(step(((usual + SPREAD[spread]).clamp(0, 4).unsigned_abs() * top + 2) / 4))
                };
                sheet.answers.set(*index, answer);
            }
            sheet.threshold = threshold;
            sheet.org_model = org_model.filter(|_| asks_org_model);
            [sheet.employees, sheet.publishers] = counts.map(|count| count.filter(|_| asks_ratio));
            sheet
        })
        .boxed()
}

/// A random sheet of either mode.
pub fn any_sheet(instrument: &Instrument) -> BoxedStrategy<AnswerSheet> {
    prop_oneof![2 => sheet_of(instrument, Mode::Full), 1 => sheet_of(instrument, Mode::Quick)].boxed()
}

fn unscored() -> impl Strategy<Value = (Option<OrgModel>, [Option<Count>; 2])> {
    let counts = prop_oneof![
        2 => Just([None, None]),
        1 => Just([Some(Count::DontKnow), Some(Count::Number(10_000_000))]),
        1 => Just([Some(Count::Number(1)), Some(Count::DontKnow)]),
        3 => (1u32..=10_000_000, 0.0..=1.0f64).prop_map(both),
        3 => (1u32..=400, 0.0..=1.0f64).prop_map(both),
    ];
    (proptest::option::of(proptest::sample::select(OrgModel::ALL)), counts)
}

fn both((employees, share): (u32, f64)) -> [Option<Count>; 2] {
    let publishers = (f64::from(employees) * share) as u32;
    [Some(Count::Number(employees)), Some(Count::Number(publishers))]
}

/// The answer file of a sheet.
pub fn written(instrument: &Instrument, sheet: &AnswerSheet) -> serde_json::Value {
    serde_json::to_value(WithThreshold(AnswerFile { instrument, sheet })).unwrap()
}
