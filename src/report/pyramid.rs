//! The pyramid: which tiers hold, which one stops the climb, and what to see in it (ux.md sections 6.3 and 9).

use std::rc::Rc;

use super::{Figure, Reader, drawings};
use crate::{
    charts::Chart,
    core::instrument::{DimensionId, LevelTest},
};

/// How a tier is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TierState {
    /// It holds, and so does everything below it.
    Reached,
    /// It stops the climb.
    Blocked,
    /// It is above the tier that stops the climb.
    Waiting,
    /// Open answers decide.
    Unknown,
    /// It does not apply.
    Skipped,
}

/// One tier of the pyramid.
#[derive(Debug, Clone, PartialEq)]
pub struct Tier {
    /// 1 to 5.
    pub level: u8,
    /// Its name.
    pub name: String,
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
    /// What it shows.
    pub title: String,
    /// The same, tier by tier, the base first.
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
pub fn pyramid(reader: Reader<'_>) -> Pyramid {
    let tiers = tiers(reader);
    let described: Vec<String> = tiers.iter().map(|tier| describe_tier(reader, tier)).collect();
    Pyramid {
        title: title(reader),
        description: format!("{}.", described.join("; ")),
        chart: drawings::pyramid(reader, &tiers),
        norm: reader.strings.result_pyramid_norm.fill(&[("threshold", &reader.numbers().threshold())]),
        takeaways: pyramid_takeaways(reader, &tiers),
        tiers,
    }
}

/// The tiers, the base first.
pub(super) fn tiers(reader: Reader<'_>) -> Vec<Tier> {
    reader.report.level.tests.iter().filter_map(|test| tier(reader, test.level)).collect()
}

fn title(reader: Reader<'_>) -> String {
    let strings = reader.strings;
    match reader.report.level.reached {
        None => strings.chart_pyramid_title_unknown.to_owned(),
        Some(0) => format!("{}: {}", strings.result_pyramid_title, strings.result_level_zero),
        Some(level) => strings.chart_pyramid_title.fill(&[("level", &level.to_string())]),
    }
}

fn tier(reader: Reader<'_>, level: u8) -> Option<Tier> {
    let dimension = DimensionId::from_level(level)?;
    let test = reader.test_of(level)?.test;
    let next = reader.report.level.next;
    let state = match test {
        LevelTest::NotApplicable => TierState::Skipped,
        _ if next.is_some_and(|next| level > next) => TierState::Waiting,
        LevelTest::Passed => TierState::Reached,
        LevelTest::Failed => TierState::Blocked,
        LevelTest::Unknown => TierState::Unknown,
    };
    let words = match state {
        TierState::Blocked => reader.strings.result_pyramid_blocked,
        TierState::Waiting => reader.strings.result_pyramid_waiting,
        TierState::Reached | TierState::Unknown | TierState::Skipped => {
            reader.instrument.texts.level_tests.get(test).get(reader.lang)
        }
    };
    Some(Tier {
        level,
        name: reader.name(dimension).to_owned(),
        figure: reader.dimension_figure(dimension),
        state,
        words: words.to_owned(),
    })
}

fn describe_tier(reader: Reader<'_>, tier: &Tier) -> String {
    let strings = reader.strings;
    let figure = &tier.figure;
    if figure.value.is_some() && !reader.is_quick() {
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

fn pyramid_takeaways(reader: Reader<'_>, tiers: &[Tier]) -> Vec<String> {
    let Some(next) = reader.report.level.next else { return Vec::new() };
    let is_held = |tier: &&Tier| {
        let passed = reader.test_of(tier.level).is_some_and(|tested| tested.test == LevelTest::Passed);
        tier.state == TierState::Waiting && passed
    };
    let unsupported = tiers.iter().find(is_held).map(|tier| {
        reader
            .strings
            .result_pyramid_unsupported
            .fill(&[("level", &tier.level.to_string()), ("below", &next.to_string())])
    });
    unsupported.into_iter().chain([reader.strings.result_pyramid_no_shame.to_owned()]).collect()
}
