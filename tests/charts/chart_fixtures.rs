//! Chart models to test with.

use social_business_scan::charts::{
    Chart, FacetAxis, FacetSeries, FacetValue, FacetsModel, OrgShape, Pillar, PyramidModel, RadarAxis,
    RadarModel, RadarSeries, RatioModel, RatioPoint, RatioText, SeriesKind, StartIllustrationModel,
    TeamRadarModel, Tier, TierState,
};

pub const SHAPES: [(&str, OrgShape); 5] = [
    ("org-decentralised", OrgShape::Decentralised),
    ("org-centralised", OrgShape::Centralised),
    ("org-hub", OrgShape::HubAndSpoke),
    ("org-multiple", OrgShape::MultipleHubAndSpoke),
    ("org-holistic", OrgShape::Holistic),
];

/// Name, chart, width of the box.
pub fn golden() -> Vec<(&'static str, Chart, f64)> {
    let mut all = vec![
        ("radar-wide", radar(), 470.0),
        ("radar-280", radar(), 280.0),
        ("radar-missing", radar_without_people(), 470.0),
        ("radar-missing-narrow", radar_without_planet(), 280.0),
        ("radar-team", radar_team(), 470.0),
        ("radar-spread", radar_spread(), 470.0),
        ("facets", facets(), 360.0),
        ("facets-280", facets(), 280.0),
        ("pyramid-wide", pyramid(), 648.0),
        ("pyramid-narrow", pyramid(), 308.0),
        ("pyramid-states", pyramid_states(), 560.0),
        ("pyramid-states-narrow", pyramid_states(), 280.0),
        ("ratio-wide", ratio(1.0 / 47.0), 640.0),
        ("ratio-narrow", ratio(1.0 / 47.0), 328.0),
        ("ratio-close", ratio(1.0 / 290.0), 640.0),
        ("ratio-rows", ratio(1.0 / 600.0), 280.0),
        ("start-illustration", start_illustration(), 440.0),
        ("start-illustration-280", start_illustration(), 280.0),
    ];
    all.extend(SHAPES.map(|(name, shape)| (name, Chart::OrgModel(shape), 220.0)));
    all
}

fn axes(values: [&str; 3]) -> [RadarAxis; 3] {
    let [people, profit, planet] = values.map(str::to_owned);
    [
        RadarAxis { name: "People".to_owned(), value: people },
        RadarAxis { name: "Profit".to_owned(), value: profit },
        RadarAxis { name: "Planet".to_owned(), value: planet },
    ]
}

fn series(kind: SeriesKind, scores: [f64; 3]) -> RadarSeries {
    RadarSeries { kind, scores: scores.map(Some) }
}

pub fn radar() -> Chart {
    Chart::Radar(RadarModel {
        axes: axes(["69", "50", "48"]),
        series: vec![
            series(SeriesKind::You, [68.75, 50.0, 48.3]),
            series(SeriesKind::Previous, [61.0, 48.0, 52.0]),
            series(SeriesKind::Target, [75.0, 65.0, 65.0]),
        ],
    })
}

pub fn radar_team() -> Chart {
    Chart::Radar(RadarModel {
        axes: axes(["69", "50", "48"]),
        series: vec![
            series(SeriesKind::You, [68.75, 50.0, 48.3]),
            series(SeriesKind::Team, [45.0, 72.0, 81.0]),
        ],
    })
}

/// A team alone, with the spread of its members.
pub fn radar_spread() -> Chart {
    Chart::TeamRadar(TeamRadarModel {
        radar: RadarModel {
            axes: axes(["45", "72", "81"]),
            series: vec![series(SeriesKind::Team, [45.0, 72.0, 81.0])],
        },
        spread: [(30.0, 60.0), (66.0, 78.0), (62.0, 100.0)],
    })
}

pub fn radar_without_people() -> Chart {
    Chart::Radar(RadarModel {
        axes: axes(["te weinig antwoorden", "50", "48"]),
        series: vec![
            RadarSeries { kind: SeriesKind::You, scores: [None, Some(50.0), Some(48.3)] },
            series(SeriesKind::Previous, [61.0, 48.0, 52.0]),
        ],
    })
}

pub fn radar_without_planet() -> Chart {
    Chart::Radar(RadarModel {
        axes: axes(["69", "50", "te weinig antwoorden"]),
        series: vec![RadarSeries { kind: SeriesKind::You, scores: [Some(68.75), Some(50.0), None] }],
    })
}

pub fn facets() -> Chart {
    let pillars = [(Pillar::People, 4), (Pillar::Profit, 3), (Pillar::Planet, 3)];
    let known = FacetValue::Known;
    Chart::Facets(FacetsModel {
        axes: pillars
            .into_iter()
            .flat_map(|(pillar, count)| std::iter::repeat_n(FacetAxis { pillar }, count))
            .collect(),
        series: vec![FacetSeries {
            kind: SeriesKind::You,
            values: vec![
                known(75.0),
                known(58.3),
                FacetValue::Single(75.0),
                known(87.5),
                known(50.0),
                known(50.0),
                FacetValue::Missing,
                known(37.5),
                known(62.5),
                known(50.0),
            ],
        }],
    })
}

fn tier(name: &str, score: Option<f64>, value: &str, note: &str, state: TierState) -> Tier {
    Tier { name: name.to_owned(), score, value: value.to_owned(), note: note.to_owned(), state }
}

fn pyramid_of(tiers: Vec<Tier>) -> Chart {
    Chart::Pyramid(PyramidModel {
        tiers,
        threshold: 70.0,
        threshold_label: "norm 70: haal je die, dan telt de trede".to_owned(),
        waiting_label: "gestreept: telt nog niet mee".to_owned(),
    })
}

pub fn pyramid() -> Chart {
    pyramid_of(vec![
        tier("Basis", Some(75.0), "75", "", TierState::Reached),
        tier("Zekerheid en veiligheid", Some(60.0), "60", "Hier zit de rem", TierState::Stops),
        tier("Verbinding", Some(75.0), "75", "", TierState::Waiting),
        tier("Vertrouwen", Some(58.0), "58", "", TierState::Waiting),
        tier("Volledig sociaal", Some(25.0), "25", "", TierState::Waiting),
    ])
}

pub fn pyramid_states() -> Chart {
    pyramid_of(vec![
        tier("Basis", Some(75.0), "75", "", TierState::Reached),
        tier("Zekerheid en veiligheid", None, "", "niet van toepassing", TierState::Skipped),
        tier("Verbinding", Some(100.0), "100", "", TierState::Reached),
        tier("Vertrouwen", Some(58.0), "58", "Hier zit de rem", TierState::Stops),
        tier("Volledig sociaal", None, "", "te weinig antwoorden", TierState::Unknown),
    ])
}

fn ratio_text(long: &str, short: &str) -> RatioText {
    RatioText { long: long.to_owned(), short: short.to_owned() }
}

pub fn ratio(share: f64) -> Chart {
    let label = format!("jullie: 1 op {:.0}", 1.0 / share);
    Chart::Ratio(RatioModel {
        benchmark: RatioPoint { share: 1.0 / 330.0, label: ratio_text("2011: 1 op 330", "1 op 330") },
        you: Some(RatioPoint { share, label: ratio_text(&label, &label) }),
        ticks: [
            ratio_text("1 op 1000", "1 op 1000"),
            ratio_text("1 op 100", "100"),
            ratio_text("1 op 10", "10"),
            ratio_text("iedereen", "iedereen"),
        ],
    })
}

pub fn start_illustration() -> Chart {
    let tiers = ["Basis", "Zekerheid en veiligheid", "Verbinding", "Vertrouwen", "Volledig sociaal"];
    Chart::StartIllustration(StartIllustrationModel {
        tiers: tiers.map(str::to_owned).to_vec(),
        piles: ["People", "Profit", "Planet"].map(str::to_owned),
    })
}
