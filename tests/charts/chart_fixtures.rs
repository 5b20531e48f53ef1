//! Chart models to test with.

mod pyramid;
mod radar;
mod trend;

use social_business_scan::charts::{
    Chart, OrgShape, RatioModel, RatioPoint, RatioText, SeriesKind, StartIllustrationModel,
};

pub use self::{pyramid::*, radar::*, trend::*};

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
