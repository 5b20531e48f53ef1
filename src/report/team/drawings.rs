//! The drawings of a team: the radar of the profile, with the visitor's own line, and the pyramid.

use std::rc::Rc;

use super::Told;
use crate::{
    charts::{
        self, Chart, PyramidModel, RadarAxis, RadarModel, RadarSeries, SeriesKind, TeamRadarModel, TierState,
    },
    core::{
        instrument::{DimensionId, LevelTest, Role},
        rounding::Shown,
        score::TestedLevel,
    },
    report::{
        Figure, parts, pillar_of,
        pyramid::{self, Pyramid, Tier},
    },
};

/// One axis of a team.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamAxis {
    /// Which dimension.
    pub dimension: DimensionId,
    /// Its name.
    pub name: String,
    /// The team's score.
    pub figure: Figure,
    /// How far the members' scores lie apart, in words; `None` with fewer than ten.
    pub spread: Option<String>,
    /// The visitor's own score as text; `None` without one.
    pub own: Option<String>,
}

/// The radar of a team in words.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamRadar {
    /// What it shows.
    pub title: String,
    /// The same, value by value.
    pub description: String,
    /// The drawing; `None` without a profile.
    pub chart: Option<Rc<Chart>>,
    /// The dimensions of the profile; without one all that are no levels.
    pub axes: Vec<TeamAxis>,
    /// What the lines are called, in the order of the drawing: the team, then the visitor.
    pub series: Vec<String>,
}

pub(super) fn radar(told: Told<'_>) -> Option<TeamRadar> {
    let (strings, instrument) = (told.presenter.strings, told.presenter.instrument);
    let has_profile = instrument.has(Role::Profile);
    let team = strings.team_finding_series.fill(&[("count", &told.count(told.presenter.report.respondents))]);
    let ids = || parts::profile_or_all(instrument);
    ids().next()?;
    let axes: Vec<TeamAxis> = ids().map(|id| axis(told, id)).collect();
    let described = |name: &str, value: &dyn Fn(&TeamAxis) -> Option<String>| {
        let values: Vec<String> = axes
            .iter()
            .map(|axis| match value(axis) {
                Some(score) => strings.chart_radar_value.fill(&[("name", &axis.name), ("score", &score)]),
                None => strings.chart_radar_missing.fill(&[("name", &axis.name)]),
            })
            .collect();
        strings.chart_radar_series.fill(&[("series", name), ("values", &values.join(", "))])
    };
    let of_team = described(&team, &|axis| axis.figure.value.map(|_| axis.figure.text.clone()));
    let scores = |score: &dyn Fn(DimensionId) -> Option<f64>| ids().map(score).collect();
    let mut series = vec![RadarSeries {
        kind: SeriesKind::Team,
        name: team.clone(),
        scores: scores(&|id| told.result.dimension(id).score),
    }];
    let mut names = vec![team];
    let mut description = of_team;
    if let Some(own) = told.presenter.own {
        let own_name = strings.team_finding_own.to_owned();
        series.push(RadarSeries {
            kind: SeriesKind::You,
            name: own_name.clone(),
            scores: scores(&|id| own.dimensions.get(id).score),
        });
        description = format!("{description} {}", described(&own_name, &|axis| axis.own.clone()));
        names.push(own_name);
    }
    let label = |axis: &TeamAxis| RadarAxis {
        pillar: pillar_of(axis.dimension),
        name: axis.name.clone(),
        value: match axis.figure.value {
            None => axis.figure.words.clone(),
            Some(_) if told.is_quick() => String::new(),
            Some(_) => axis.figure.text.clone(),
        },
    };
    let labels = axes.iter().map(label).collect();
    let profile = if has_profile { told.words().profile() } else { strings.app_all_parts_within.to_owned() };
    Some(TeamRadar {
        title: strings.chart_radar_title.fill(&[("names", &profile)]),
        description,
        chart: has_profile.then(|| Rc::new(drawn(told, RadarModel { axes: labels, series }))),
        axes,
        series: names,
    })
}

/// With a band where the spread of all may be shown.
fn drawn(told: Told<'_>, radar: RadarModel) -> Chart {
    let spread = told.presenter.instrument.dimensions_of(Role::Profile).map(|id| {
        let dimension = told.result.dimension(id);
        let (score, sd) = dimension.score.zip(dimension.sd)?;
        Some(((score - sd).max(0.0), (score + sd).min(100.0)))
    });
    match spread.collect::<Option<Vec<_>>>() {
        Some(spread) => Chart::TeamRadar(TeamRadarModel { radar, spread }),
        None => Chart::Radar(radar),
    }
}

fn axis(told: Told<'_>, dimension: DimensionId) -> TeamAxis {
    let numbers = told.numbers();
    let spread = told.result.dimension(dimension).sd.map(|sd| {
        told.presenter.strings.team_finding_spread.fill(&[("sd", &numbers.score(sd, Shown::Plain))])
    });
    let own = told.presenter.own.and_then(|own| {
        let dimension = own.dimensions.get(dimension);
        let band = |band| told.presenter.instrument.texts.bands.get(band).get(told.presenter.lang).to_owned();
        let text = dimension.score.map(|score| numbers.score(score, Shown::Part));
        if told.is_quick() { dimension.band.map(band) } else { text }
    });
    TeamAxis { dimension, name: told.name(dimension).to_owned(), figure: told.figure(dimension), spread, own }
}

pub(super) fn pyramid(told: Told<'_>) -> Pyramid {
    let tiers: Vec<Tier> = told.result.level.tests.iter().filter_map(|test| tier(told, test)).collect();
    let described: Vec<String> = tiers.iter().rev().map(|tier| describe(told, tier)).collect();
    Pyramid {
        name: told.words().role(Role::Levels).to_owned(),
        title: pyramid::title(told.words(), told.result.level.reached),
        description: format!("{}.", described.join("; ")),
        chart: chart(told, &tiers),
        norm: pyramid::norm(told.words(), &told.numbers()),
        takeaways: Vec::new(),
        tiers,
    }
}

fn tier(told: Told<'_>, tested: &TestedLevel) -> Option<Tier> {
    let strings = told.presenter.strings;
    let dimension = told.presenter.instrument.level(tested.level)?;
    let is_gated = told.presenter.instrument.is_gated();
    let state = match tested.test {
        LevelTest::NotApplicable => TierState::Skipped,
        LevelTest::Failed if !is_gated && told.result.level.next != Some(tested.level) => TierState::Unknown,
        _ if is_gated && told.result.level.next.is_some_and(|next| tested.level > next) => TierState::Waiting,
        LevelTest::Passed => TierState::Reached,
        LevelTest::Failed => TierState::Stops,
        LevelTest::Unknown => TierState::Unknown,
    };
    let words = match state {
        TierState::Stops => strings.result_pyramid_blocked,
        TierState::Waiting => strings.result_pyramid_waiting,
        TierState::Reached | TierState::Unknown | TierState::Skipped | TierState::Named => {
            told.presenter.instrument.texts.level_tests.get(tested.test).get(told.presenter.lang)
        }
    };
    Some(Tier {
        level: tested.level,
        name: told.name(dimension).to_owned(),
        need: None,
        figure: told.figure(dimension),
        state,
        words: words.to_owned(),
    })
}

fn describe(told: Told<'_>, tier: &Tier) -> String {
    let figure = &tier.figure;
    if figure.value.is_some() && !told.is_quick() {
        let (name, score, state) = (&tier.name, &figure.text, &tier.words);
        return told.presenter.strings.chart_pyramid_tier.fill(&[
            ("name", name),
            ("score", score),
            ("state", state),
        ]);
    }
    format!("{} {}, {}", tier.name, figure.words, tier.words)
}

fn chart(told: Told<'_>, tiers: &[Tier]) -> Rc<Chart> {
    let strings = told.presenter.strings;
    let drawn = |tier: &Tier| charts::Tier {
        name: tier.name.clone(),
        score: tier.figure.value,
        value: if tier.figure.value.is_some() && !told.is_quick() {
            tier.figure.text.clone()
        } else {
            String::new()
        },
        note: match tier.state {
            TierState::Reached | TierState::Waiting | TierState::Named => String::new(),
            TierState::Stops | TierState::Unknown | TierState::Skipped => tier.words.clone(),
        },
        state: tier.state,
        marks: Vec::new(),
    };
    Rc::new(Chart::Pyramid(PyramidModel {
        tiers: tiers.iter().map(drawn).collect(),
        threshold: told.result.threshold,
        threshold_label: strings.result_scores_norm.fill(&[("threshold", &told.numbers().threshold())]),
        waiting_label: strings.result_pyramid_hatched.to_owned(),
        series: Vec::new(),
    }))
}
