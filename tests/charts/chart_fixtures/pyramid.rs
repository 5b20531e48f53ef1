//! Pyramids.

use social_business_scan::charts::{
    Chart, PyramidModel, PyramidSeries, SeriesKind, Tier, TierMark, TierState,
};

use super::name;

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
