//! The pyramid: which tiers hold, which one stops the climb, and what to see in it.

use std::rc::Rc;

use crate::{
    charts::{self, Chart, PyramidModel, TierState},
    core::{
        instrument::{DimensionId, LevelTest, Role},
        rounding::{Numbers, Shown},
    },
    i18n::ModelWords,
    report::{Figure, ReportPresenter, parts},
};

/// From so many levels on the highest need not be the goal: two below it are more than a beginning.
const FEW_LEVELS: u8 = 4;

/// One tier of the pyramid.
#[derive(Debug, Clone, PartialEq)]
pub struct Tier {
    /// From 1, the base.
    pub level: u8,
    /// Its name.
    pub name: String,
    /// The need of Maslow that it answers to, in words; `None` if the instrument names none.
    pub need: Option<String>,
    /// Its score.
    pub figure: Figure,
    /// How it is drawn.
    pub state: TierState,
    /// The state in words.
    pub words: String,
}

/// The pyramid in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Pyramid {
    /// Its name, as a heading.
    pub name: String,
    /// What it shows.
    pub title: String,
    /// The same, tier by tier, the top first, as it is drawn.
    pub description: String,
    /// The drawing.
    pub chart: Rc<Chart>,
    /// The tiers, the base first.
    pub tiers: Vec<Tier>,
    /// What the mark on the bars means.
    pub norm: String,
    /// What to see in it.
    pub takeaways: Vec<String>,
}

/// Puts the pyramid into words.
#[must_use]
pub fn pyramid(presenter: ReportPresenter<'_>) -> Pyramid {
    let tiers = tiers(presenter);
    let described: Vec<String> = tiers.iter().rev().map(|tier| describe_tier(presenter, tier)).collect();
    Pyramid {
        name: presenter.words().role(Role::Levels).to_owned(),
        title: title(presenter.words(), presenter.report.level.reached),
        description: format!("{}.", described.join("; ")),
        chart: chart(presenter, &tiers),
        norm: norm(presenter.words(), &presenter.numbers()),
        takeaways: pyramid_takeaways(presenter, &tiers),
        tiers,
    }
}

/// The pyramid, with the words that a wide drawing has room for.
fn chart(presenter: ReportPresenter<'_>, tiers: &[Tier]) -> Rc<Chart> {
    let strings = presenter.strings;
    let threshold = presenter.numbers().threshold();
    let tier = |tier: &Tier| {
        let note = match tier.state {
            TierState::Reached | TierState::Waiting | TierState::Named => "",
            TierState::Stops | TierState::Unknown | TierState::Skipped => tier.words.as_str(),
        };
        charts::Tier {
            name: tier.name.clone(),
            score: tier.figure.value,
            // A tier has room for a number, not for a band beside the note.
            value: if tier.figure.value.is_some() && !presenter.is_quick() {
                tier.figure.text.clone()
            } else {
                String::new()
            },
            note: note.to_owned(),
            state: tier.state,
            marks: Vec::new(),
        }
    };
    Rc::new(Chart::Pyramid(PyramidModel {
        tiers: tiers.iter().map(tier).collect(),
        threshold: presenter.report.threshold,
        // Short: the whole sentence stands under the drawing, where it can wrap.
        threshold_label: strings.result_scores_norm.fill(&[("threshold", &threshold)]),
        waiting_label: strings.result_pyramid_hatched.to_owned(),
        series: Vec::new(),
    }))
}

/// The tiers, the base first.
pub(in crate::report) fn tiers(presenter: ReportPresenter<'_>) -> Vec<Tier> {
    presenter.report.level.tests.iter().filter_map(|test| tier(presenter, test.level)).collect()
}

/// What the pyramid shows.
pub(in crate::report) fn title(words: ModelWords<'_>, reached: Option<u8>) -> String {
    let (strings, name) = (words.strings, words.pyramid());
    match reached {
        None => strings.chart_pyramid_title_unknown.fill(&[("name", name)]),
        Some(0) => words.lang.labelled(words.role(Role::Levels), strings.result_level_zero),
        Some(level) => strings.chart_pyramid_title.fill(&[
            ("name", name),
            ("level", &level.to_string()),
            ("top", &words.instrument.top_level().to_string()),
        ]),
    }
}

/// What the mark on the bars means.
pub(in crate::report) fn norm(words: ModelWords<'_>, numbers: &Numbers<'_>) -> String {
    let (step, points) = compared(words, numbers);
    let values = [("threshold", &*numbers.threshold()), ("step", step), ("points", &points)];
    words.strings.result_pyramid_norm.fill(&values)
}

/// A step to compare the threshold with, and the points that it has throughout.
#[must_use]
pub fn compared(words: ModelWords<'_>, numbers: &Numbers<'_>) -> (&'static str, String) {
    let Some(scale) = parts::main_scale(words.instrument) else { return ("", String::new()) };
    let (step, points) = parts::compared_step(scale);
    let label = scale.points.get(usize::from(step)).map_or("", |point| point.label.get(words.lang));
    (label, numbers.score(points, Shown::Plain))
}

fn tier(presenter: ReportPresenter<'_>, level: u8) -> Option<Tier> {
    let dimension = presenter.instrument.level(level)?;
    let test = presenter.test_of(level)?.test;
    let next = presenter.report.level.next;
    let is_gated = presenter.instrument.is_gated();
    let state = match test {
        LevelTest::NotApplicable => TierState::Skipped,
        // By itself a tier neither waits for another nor stops one.
        LevelTest::Failed if !is_gated && next != Some(level) => TierState::Unknown,
        _ if is_gated && next.is_some_and(|next| level > next) => TierState::Waiting,
        LevelTest::Passed => TierState::Reached,
        LevelTest::Failed => TierState::Stops,
        LevelTest::Unknown => TierState::Unknown,
    };
    let words = match state {
        TierState::Stops => presenter.strings.result_pyramid_blocked,
        TierState::Waiting => presenter.strings.result_pyramid_waiting,
        TierState::Reached | TierState::Unknown | TierState::Skipped | TierState::Named => {
            presenter.instrument.texts.level_tests.get(test).get(presenter.lang)
        }
    };
    Some(Tier {
        level,
        name: presenter.name(dimension).to_owned(),
        need: need(presenter, dimension),
        figure: presenter.dimension_figure(dimension),
        state,
        words: words.to_owned(),
    })
}

/// The need of Maslow that a level answers to, in words; `None` if the instrument names none.
pub(in crate::report) fn need(presenter: ReportPresenter<'_>, dimension: DimensionId) -> Option<String> {
    let need = presenter.instrument.dimension(dimension).maslow?;
    Some(presenter.strings.about_need.fill(&[("need", need.get(presenter.lang))]))
}

fn describe_tier(presenter: ReportPresenter<'_>, tier: &Tier) -> String {
    let strings = presenter.strings;
    let figure = &tier.figure;
    if figure.value.is_some() && !presenter.is_quick() {
        return strings.chart_pyramid_tier.fill(&[
            ("name", &tier.name),
            ("score", &figure.text),
            ("state", &tier.words),
        ]);
    }
    if figure.words == tier.words {
        return format!("{} {}", tier.name, tier.words);
    }
    format!("{} {}, {}", tier.name, figure.words, tier.words)
}

fn pyramid_takeaways(presenter: ReportPresenter<'_>, tiers: &[Tier]) -> Vec<String> {
    let Some(next) = presenter.report.level.next else { return Vec::new() };
    let is_held = |tier: &&Tier| {
        let passed = presenter.test_of(tier.level).is_some_and(|tested| tested.test == LevelTest::Passed);
        tier.state == TierState::Waiting && passed
    };
    let unsupported = tiers.iter().find(is_held).map(|tier| {
        presenter
            .strings
            .result_pyramid_unsupported
            .fill(&[("level", &tier.level.to_string()), ("below", &next.to_string())])
    });
    let top = presenter.instrument.top_level();
    let no_shame = (top >= FEW_LEVELS).then(|| {
        let [less, more, top] = [top.saturating_sub(2), top.saturating_sub(1), top].map(|n| n.to_string());
        let values = [("top", &*top), ("less", &less), ("more", &more)];
        presenter.strings.result_pyramid_no_shame.fill(&values)
    });
    unsupported.into_iter().chain(no_shame).collect()
}
