//! Radars, and radars of facets.

use social_business_scan::charts::{
    Chart, FacetAxis, FacetSeries, FacetValue, FacetsModel, Pillar, RadarAxis, RadarModel, RadarSeries,
    SeriesKind, TeamRadarModel,
};

use super::name;

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
