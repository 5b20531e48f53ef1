//! Chart models to test with.

use social_business_scan::charts::{
    Chart, FacetAxis, FacetSeries, FacetValue, FacetsModel, OrgShape, Pillar, PyramidModel, PyramidSeries,
    RadarAxis, RadarModel, RadarSeries, RatioModel, RatioPoint, RatioText, SeriesKind,
    StartIllustrationModel, TeamRadarModel, Tier, TierMark, TierState, TrendModel, TrendMoment, TrendPanel,
    TrendPoint, TrendSubject,
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
        ("radar-trial", radar_trial(), 470.0),
        ("radar-trial-280", radar_trial(), 280.0),
        ("radar-spread", radar_spread(), 470.0),
        ("radar-12", radar_of_twelve(), 470.0),
        ("radar-12-280", radar_of_twelve(), 280.0),
        ("radar-4", radar_of_four(), 470.0),
        ("facets", facets(), 360.0),
        ("facets-trial", facets_trial(), 360.0),
        ("facets-280", facets(), 280.0),
        ("pyramid-wide", pyramid(), 648.0),
        ("pyramid-narrow", pyramid(), 308.0),
        ("pyramid-trial", pyramid_trial(), 648.0),
        ("pyramid-trial-narrow", pyramid_trial(), 308.0),
        ("pyramid-three", pyramid_three(), 600.0),
        ("pyramid-three-narrow", pyramid_three(), 280.0),
        ("pyramid-before", pyramid_states_before(), 560.0),
        ("pyramid-states", pyramid_states(), 560.0),
        ("pyramid-states-narrow", pyramid_states(), 280.0),
        ("pyramid-two", pyramid_of_two(), 600.0),
        ("pyramid-two-narrow", pyramid_of_two(), 280.0),
        ("pyramid-seven", pyramid_of_seven(), 600.0),
        ("pyramid-seven-narrow", pyramid_of_seven(), 280.0),
        ("ratio-wide", ratio(1.0 / 47.0), 640.0),
        ("ratio-narrow", ratio(1.0 / 47.0), 328.0),
        ("ratio-close", ratio(1.0 / 290.0), 640.0),
        ("ratio-rows", ratio(1.0 / 600.0), 280.0),
        ("trend-wide", trend(), 640.0),
        ("trend-narrow", trend(), 300.0),
        ("trend-levels", trend_levels(), 640.0),
        ("trend-levels-narrow", trend_levels(), 300.0),
        ("start-illustration", start_illustration(), 440.0),
        ("start-illustration-280", start_illustration(), 280.0),
        ("start-illustration-seven", start_illustration_of(7, 4), 440.0),
        ("start-illustration-two", start_illustration_of(2, 12), 280.0),
    ];
    all.extend(SHAPES.map(|(name, shape)| (name, Chart::OrgModel(shape), 220.0)));
    all
}

fn axes(values: [&str; 3]) -> Vec<RadarAxis> {
    let [people, profit, planet] = values.map(str::to_owned);
    vec![
        RadarAxis { pillar: Pillar::People, name: "People".to_owned(), value: people },
        RadarAxis { pillar: Pillar::Profit, name: "Profit".to_owned(), value: profit },
        RadarAxis { pillar: Pillar::Planet, name: "Planet".to_owned(), value: planet },
    ]
}

fn series(kind: SeriesKind, scores: [f64; 3]) -> RadarSeries {
    RadarSeries { kind, name: name(kind).to_owned(), scores: scores.map(Some).to_vec() }
}

/// The axes of a questionnaire of somebody else.
const AXES: [&str; 12] = [
    "Strategy and goals",
    "Leadership",
    "Nachhaltige Beschäftigungsfähigkeit",
    "Learning",
    "Tools",
    "Data",
    "Safety",
    "Health",
    "Customers",
    "Partners and suppliers",
    "Environment",
    "Community",
];

fn radar_of(count: u8) -> Chart {
    let score = |index: u8| Some(f64::from(30 + (u16::from(index) * 37) % 65)).filter(|_| index != 4);
    let scores: Vec<_> = (0..count).map(score).collect();
    let value = |score: &Option<f64>| score.map_or("too few answers".to_owned(), |score| score.to_string());
    let axes = (1..).zip(AXES).zip(&scores);
    let axis = |((number, name), score): ((u8, &str), &Option<f64>)| RadarAxis {
        pillar: Pillar::Numbered(number),
        name: name.to_owned(),
        value: value(score),
    };
    let target = (0..count).map(|index| Some(f64::from(50 + (index * 11) % 50))).collect();
    Chart::Radar(RadarModel {
        axes: axes.map(axis).collect(),
        series: vec![
            RadarSeries { kind: SeriesKind::You, name: "Now".to_owned(), scores },
            RadarSeries { kind: SeriesKind::Target, name: "Target".to_owned(), scores: target },
        ],
    })
}

pub fn radar_of_twelve() -> Chart {
    radar_of(12)
}

pub fn radar_of_four() -> Chart {
    radar_of(4)
}

/// As the page calls them.
const fn name(kind: SeriesKind) -> &'static str {
    match kind {
        SeriesKind::You => "Nu",
        SeriesKind::Previous => "Eerdere meting",
        SeriesKind::Target => "Doel voor 1 maart 2027",
        SeriesKind::Team => "Team",
        SeriesKind::Trial => "Proef",
    }
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

pub fn radar_trial() -> Chart {
    Chart::Radar(RadarModel {
        axes: axes(["69", "50", "48"]),
        series: vec![
            series(SeriesKind::Target, [75.0, 65.0, 65.0]),
            series(SeriesKind::Trial, [71.5, 58.3, 60.0]),
            series(SeriesKind::You, [68.75, 50.0, 48.3]),
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
        spread: vec![(30.0, 60.0), (66.0, 78.0), (62.0, 100.0)],
    })
}

pub fn radar_without_people() -> Chart {
    Chart::Radar(RadarModel {
        axes: axes(["te weinig antwoorden", "50", "48"]),
        series: vec![
            RadarSeries {
                kind: SeriesKind::You,
                name: "Nu".to_owned(),
                scores: vec![None, Some(50.0), Some(48.3)],
            },
            series(SeriesKind::Previous, [61.0, 48.0, 52.0]),
        ],
    })
}

pub fn radar_without_planet() -> Chart {
    Chart::Radar(RadarModel {
        axes: axes(["69", "50", "te weinig antwoorden"]),
        series: vec![RadarSeries {
            kind: SeriesKind::You,
            name: "Nu".to_owned(),
            scores: vec![Some(68.75), Some(50.0), None],
        }],
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
            name: "Nu".to_owned(),
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

pub fn facets_trial() -> Chart {
    let Chart::Facets(mut model) = facets() else { return facets() };
    let mut values = model.series[0].values.clone();
    values[4] = FacetValue::Known(75.0);
    values[7] = FacetValue::Known(62.5);
    model.series.push(FacetSeries { kind: SeriesKind::Trial, name: "Proef".to_owned(), values });
    Chart::Facets(model)
}

fn tier(name: &str, score: Option<f64>, value: &str, note: &str, state: TierState) -> Tier {
    Tier {
        name: name.to_owned(),
        score,
        value: value.to_owned(),
        note: note.to_owned(),
        state,
        marks: Vec::new(),
    }
}

fn pyramid_of(tiers: Vec<Tier>) -> Chart {
    Chart::Pyramid(PyramidModel {
        tiers,
        threshold: 70.0,
        threshold_label: "norm 70: haal je die, dan telt de trede".to_owned(),
        waiting_label: "gestreept: telt nog niet mee".to_owned(),
        series: Vec::new(),
    })
}

/// Whose it is, its scores from the lowest tier up, and the level that it reaches.
type Other = (SeriesKind, [Option<f64>; 5], Option<u8>);

/// The same pyramid with other series beside it.
fn pyramid_with(chart: Chart, others: &[Other]) -> Chart {
    let Chart::Pyramid(mut model) = chart else { return chart };
    for (kind, scores, level) in others {
        for (tier, score) in model.tiers.iter_mut().zip(scores) {
            tier.marks.extend(score.map(|score| TierMark { kind: *kind, score }));
        }
        let words = level.map_or_else(String::new, |level| format!(": niveau {level}"));
        let name = [name(*kind), &words].concat();
        model.series.push(PyramidSeries { kind: *kind, name, level: *level });
    }
    Chart::Pyramid(model)
}

pub fn pyramid_trial() -> Chart {
    let trial = [Some(75.0), Some(70.0), Some(75.0), Some(66.7), Some(25.0)];
    pyramid_with(pyramid(), &[(SeriesKind::Trial, trial, Some(3))])
}

pub fn pyramid_three() -> Chart {
    let trial = [Some(75.0), Some(70.0), Some(75.0), Some(66.7), Some(25.0)];
    let team = [Some(62.0), Some(71.0), Some(40.0), Some(58.0), Some(0.0)];
    pyramid_with(
        pyramid(),
        &[
            (SeriesKind::Trial, trial, Some(3)),
            (SeriesKind::Target, [None; 5], Some(5)),
            (SeriesKind::Team, team, Some(3)),
        ],
    )
}

pub fn pyramid_states_before() -> Chart {
    let before = [Some(50.0), Some(60.0), Some(100.0), Some(58.0), Some(37.5)];
    pyramid_with(pyramid_states(), &[(SeriesKind::Previous, before, Some(1))])
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

pub fn pyramid_of_two() -> Chart {
    let two = pyramid_of(vec![
        tier("In control", Some(81.0), "81", "", TierState::Reached),
        tier("Nachhaltige Beschäftigungsfähigkeit", Some(40.0), "40", "Stops here", TierState::Stops),
    ]);
    pyramid_with(two, &[(SeriesKind::Target, [Some(90.0), Some(75.0), None, None, None], Some(2))])
}

pub fn pyramid_of_seven() -> Chart {
    let names = ["Initial", "Repeatable", "Defined", "Managed", "Measured", "Improving", "Leading"];
    let states = |index: usize| match index {
        0..=2 => TierState::Reached,
        3 => TierState::Stops,
        6 => TierState::Unknown,
        _ => TierState::Waiting,
    };
    let tiers = names.iter().enumerate().map(|(index, name)| {
        let note = if index == 3 { "Stops here" } else { "" };
        tier(name, Some(60.0), "60", note, states(index))
    });
    let seven = pyramid_of(tiers.collect());
    pyramid_with(seven, &[(SeriesKind::Target, [None; 5], Some(7)), (SeriesKind::Trial, [None; 5], Some(5))])
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

fn panel(subject: TrendSubject, name: &str, scores: &[Option<f64>], norm: Option<f64>) -> TrendPanel {
    let point = |score: &Option<f64>| score.map(|score| TrendPoint { score, margin: 9.0 });
    let last = scores.last().copied().flatten();
    TrendPanel {
        subject,
        name: name.to_owned(),
        value: last.map_or_else(|| "–".to_owned(), |score| format!("{score:.0} ± 9")),
        points: scores.iter().map(point).collect(),
        norm,
    }
}

fn moments(days: &[(f64, &str)]) -> Vec<TrendMoment> {
    days.iter().map(|(day, label)| TrendMoment { day: *day, label: (*label).to_owned() }).collect()
}

/// Three measurements: a year apart, then half a year.
pub fn trend() -> Chart {
    let panel =
        |pillar, name, scores: [f64; 3]| panel(TrendSubject::Pillar(pillar), name, &scores.map(Some), None);
    Chart::Trend(TrendModel {
        moments: moments(&[(0.0, "20 nov 2024"), (365.0, "20 nov 2025"), (545.0, "19 mei 2026")]),
        panels: vec![
            panel(Pillar::People, "People", [52.0, 61.0, 69.0]),
            panel(Pillar::Profit, "Profit", [48.0, 46.0, 50.0]),
            panel(Pillar::Planet, "Planet", [97.0, 72.0, 48.0]),
        ],
        band_label: "gekleurd vlak: de marge".to_owned(),
        norm_label: String::new(),
    })
}

/// Twenty-four measurements, close together and far apart, some without a score.
pub fn trend_levels() -> Chart {
    let days: Vec<(f64, &str)> = (0..24)
        .map(|index| (f64::from(index * index), ["1 feb 2024", "12 mrt 2025"][index as usize % 2]))
        .collect();
    let level = |level: u8, name| {
        let score = |index: u8| {
            (index % 7 != level).then(|| (f64::from(10 * level) + 2.5 * f64::from(index)).min(100.0))
        };
        let scores: Vec<Option<f64>> = (0..24).map(score).collect();
        panel(TrendSubject::Level(level), name, &scores, Some(70.0))
    };
    Chart::Trend(TrendModel {
        moments: moments(&days),
        panels: vec![
            level(5, "Volledig sociaal"),
            level(4, "Vertrouwen"),
            level(3, "Verbinding"),
            level(2, "Zekerheid en veiligheid"),
            level(1, "Basis"),
        ],
        band_label: "gekleurd vlak: de marge".to_owned(),
        norm_label: "streepjes: drempel 70".to_owned(),
    })
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
        piles: ["People", "Profit", "Planet"].map(str::to_owned).to_vec(),
    })
}

/// Of a questionnaire of somebody else.
pub fn start_illustration_of(tiers: usize, piles: usize) -> Chart {
    let names = ["Initial", "Repeatable", "Defined", "Managed", "Measured", "Improving", "Leading"];
    let piles = ["Work", "Team", "Skill", "Trust"].into_iter().cycle().take(piles);
    Chart::StartIllustration(StartIllustrationModel {
        tiers: names.iter().take(tiers).map(|name| (*name).to_owned()).collect(),
        piles: piles.map(str::to_owned).collect(),
    })
}
