//! The worked example of scoring.md section 14, with its printed digits.

use crate::support::dimensions;
use social_business_scan::core::{
    answer_file,
    instrument::{BalanceBand, ItemIndex, LevelTest, Quadrant, RatioBand},
    result_code,
    score::{ScoreReport, score},
    string_enum::StringEnum,
};

use super::INSTRUMENT;
use crate::support::cases;

fn example() -> ScoreReport {
    let case = cases("cases", "score").into_iter().find(|case| case["id"] == "S01").unwrap();
    score(&INSTRUMENT, &answer_file::from_value(&INSTRUMENT, &case["input"]).unwrap())
}

/// Two decimals, as the document prints.
fn two(number: Option<f64>) -> String {
    number.map_or_else(|| "null".to_owned(), |number| format!("{number:.2}"))
}

fn ids(items: impl IntoIterator<Item = ItemIndex>) -> Vec<&'static str> {
    items.into_iter().map(|item| INSTRUMENT.item(item).id.as_str()).collect()
}

#[test]
fn the_dimensions_links_and_indices_are_those_printed() {
    let report = example();

    let scores: Vec<String> = report.dimensions.iter().map(|(_, dimension)| two(dimension.score)).collect();
    assert_eq!(
        scores,
        ["68.75", "50.00", "48.33", "75.00", "41.67", "50.00", "75.00", "60.00", "75.00", "58.33", "25.00"]
    );
    let planet = report.dimensions.get(dimensions::of("PL"));
    assert_eq!([two(planet.low), two(planet.high)], ["42.65", "54.41"]);
    assert_eq!((planet.counts.answered, planet.counts.items), (9, 10));
    let links: Vec<String> = report.links.iter().map(|link| two(link.score)).collect();
    assert_eq!(links, ["56.25", "41.67", "null"]);
    let three_p = &report.three_p;
    assert_eq!(two(three_p.mean), "55.69");
    assert_eq!(
        [three_p.index.score, three_p.index.low, three_p.index.high].map(two),
        ["52.01", "48.22", "53.86"]
    );
    assert_eq!(two(three_p.balance), "79.58");
    assert_eq!(three_p.balance_band, Some(BalanceBand::Slight));
    assert_eq!(three_p.weakest, [dimensions::of("PL")]);
    assert_eq!(two(report.values.score), "55.56");
    assert_eq!(two(report.culture.score), "53.19");
}

#[test]
fn the_pyramid_and_the_position_are_those_printed() {
    let report = example();

    assert_eq!(
        report.pyramid.supported.into_iter().map(two).collect::<Vec<_>>(),
        ["75.00", "60.00", "64.29", "50.00", "20.83"]
    );
    assert_eq!(
        report.pyramid.unsupported.into_iter().map(two).collect::<Vec<_>>(),
        ["0.00", "0.00", "10.71", "8.33", "4.17"]
    );
    assert_eq!(two(report.pyramid.index.score), "54.02");
    let z = report.position.index;
    assert_eq!([z.score, z.low, z.high].map(two), ["53.47", "51.79", "54.16"]);
    assert_eq!(report.position.quadrant, Some(Quadrant::StartBasics));
}

#[test]
fn the_level_and_the_way_up_are_those_printed() {
    let report = example();
    let level = &report.level;

    assert_eq!((level.reached, level.min, level.max, level.next), (Some(1), 1, 1, Some(2)));
    assert_eq!(format!("{:.3}", level.progress.unwrap()), "1.771");
    assert_eq!(level.tests[1].test, LevelTest::Failed);
    assert_eq!(ids(level.tests[1].core_failed.clone()), ["L2-5"]);
    let limiting = report.limiting.as_ref().unwrap();
    assert_eq!(limiting.score_gap, Some(10.0));
    assert_eq!(ids(limiting.answers.clone()), ["L2-5", "L2-3", "L2-4"]);
    let way_up = report.way_up.as_ref().unwrap();
    assert_eq!((way_up.steps, way_up.reaches), (2, 3));
    assert_eq!(ids(way_up.items.iter().map(|raise| raise.item)), ["L2-5"]);
    assert_eq!((way_up.items[0].from, way_up.items[0].to), (1, 3));
    let fragile = report.robustness.fragile.iter().map(|tipping| tipping.change.item);
    assert_eq!(ids(fragile), ["L1-1", "L1-2", "L1-3", "L1-4"]);
    assert!(report.robustness.lifts.is_empty());
}

#[test]
fn the_ratio_and_the_priorities_are_those_printed() {
    let report = example();

    let ratio = report.ratio.unwrap();
    assert_eq!(format!("{:.2}", 100.0 * ratio.share), "2.14");
    assert_eq!(format!("{:.1}", ratio.one_in.unwrap()), "46.7");
    assert_eq!([ratio.times, ratio.doublings, Some(ratio.index)].map(two), ["7.07", "2.82", "35.99"]);
    assert_eq!(ratio.band, RatioBand::Above);
    let first: Vec<(&str, f64)> = report
        .priorities
        .iter()
        .take(4)
        .map(|priority| (INSTRUMENT.units[priority.unit].id.as_str(), priority.priority))
        .collect();
    assert_eq!(first, [("L2", 0.95), ("PL-A", 0.78125), ("PL-C", 0.78125), ("PR-A", 0.625)]);
    assert_eq!(ids(report.priorities[0].advice_item), ["L2-5"]);
    assert_eq!(ids([report.priorities[1].worst_item, report.priorities[2].worst_item])[..1], ["PL-1"]);
    assert_eq!(ids(report.find_out.clone()), ["PL-3"]);
    assert_eq!((report.coverage.counts.answered, report.coverage.counts.applicable()), (46, 47));
    assert!(report.warnings.is_empty());
    assert_eq!(report.org_model.map(StringEnum::key), Some("hub-and-spoke"));
}

#[test]
fn the_code_is_the_one_printed() {
    let text = "SB1-2096T-9PW92-T8NJD-4V92T-5PME4-HDPKN-2GB3M-8JF4Y";
    let sheet = result_code::decode(&INSTRUMENT, text).unwrap();

    assert_eq!(score(&INSTRUMENT, &sheet), example());
    assert_eq!(result_code::encode(&INSTRUMENT, &sheet), text);
}
