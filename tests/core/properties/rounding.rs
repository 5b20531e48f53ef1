//! "Rounding never crosses a cut" (section 12): what is shown is on the same side of a cut as the truth.
//!
//! True from below for every cut, and from above for whole cuts only: with a threshold of 72.3 a score of 72.4 is shown
//! as 72, because section 12 looks at cuts from below alone.

use proptest::prelude::*;
use social_business_scan::core::{
    instrument::Lang,
    rounding::{Cuts, Numbers, rounded},
};

use super::runs;
use crate::support::EPSILON;

/// Scores anywhere, and scores so close to a cut that rounding may carry them over.
fn score_near(cut: f64) -> impl Strategy<Value = f64> {
    let distance = prop_oneof![
        Just(0.0),
        Just(1e-12),
        Just(1e-10),
        Just(1e-8),
        Just(1e-7),
        Just(1e-6),
        Just(0.001),
        Just(0.04),
        0.0..1.0f64
    ];
    let near = (distance, any::<bool>()).prop_map(move |(d, above)| if above { cut + d } else { cut - d });
    prop_oneof![2 => near, 1 => 0.0..=100.0f64]
}

fn cut_and_score() -> impl Strategy<Value = (f64, f64)> {
    let cut = prop_oneof![
        prop::sample::select(vec![50.0, 60.0, 70.0, 80.0, 85.0]),
        (60u8..=80).prop_map(f64::from),
        (600u16..=800).prop_map(|tenths| f64::from(tenths) / 10.0),
        60.0..=80.0f64,
    ];
    cut.prop_flat_map(|cut| (Just(cut), score_near(cut)))
}

proptest! {
    #![proptest_config(runs(20_000))]

    #[test]
    fn a_score_below_a_cut_is_shown_below_it((cut, x) in cut_and_score()) {
        let shown = rounded(x, Cuts(&[cut]), EPSILON);
        let value: f64 = shown.parse().unwrap();

        if x < cut - EPSILON {
            prop_assert!(value < cut, "{x} is shown as {shown}, but the cut is {cut}");
        }
        prop_assert!((value - x).abs() <= 0.5 + 1e-6, "{x} is shown as {shown}");
        prop_assert!(shown.split('.').nth(1).is_none_or(|decimals| decimals.len() == 1), "{shown}");
    }

    #[test]
    fn a_score_at_or_above_a_whole_cut_is_shown_at_or_above_it(cut in 0u8..=100, above in 0.0..1.0f64) {
        let cut = f64::from(cut);

        for x in [cut, cut - EPSILON / 2.0, cut + above] {
            let shown = rounded(x, Cuts(&[cut]), EPSILON);
            prop_assert!(shown.parse::<f64>().unwrap() >= cut, "{x} is shown as {shown}, but the cut is {cut}");
        }
    }
}

#[test]
fn a_score_above_a_threshold_that_is_not_whole_may_be_shown_below_it() {
    // As section 12 says; known and harmless as long as the pages offer whole thresholds only.
    assert_eq!(rounded(72.4, Cuts(&[50.0, 72.3]), EPSILON), "72");
}

#[test]
fn a_figure_below_zero_has_a_minus_sign_and_no_hyphen() {
    let instrument = crate::support::instrument();
    let shown = |x| Numbers::new(&instrument, 70.0, Lang::Nl).two_decimals(x);
    assert_eq!([-0.178, -0.001, 0.0, 0.705].map(shown), ["\u{2212}0,18", "0,00", "0,00", "0,71"]);
}
