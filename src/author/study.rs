//! What many simulated answers tell about an instrument that no checker of its file sees: levels that nobody reaches, items
//! that never matter, scores at their end, differences smaller than their noise, advice that nobody gets.
//!
//! A finding is about the simulated organisations, so it is a reason to look, and no proof.

mod words;

use crate::core::{
    answer_file::is_in_mode,
    compare::ANSWER_NOISE,
    instrument::{Band, DimensionId, Instrument, LevelReason, Mode, Quadrant, Role, WarningCode},
    score::{ScoreReport, score},
    string_enum::StringEnum,
};
use serde::Serialize;

use super::respondent::{Respondents, Settings};

/// A level that so many reach tells them nothing: a share of the respondents, 0 to 1.
const NEARLY_ALL: f64 = 0.95;
/// So many scores at an end are a ceiling or a floor: a share of the scores, 0 to 1.
const MANY_AT_END: f64 = 0.2;
/// If fewer respondents than this have two scores that differ by more than chance, both say the same: a share, 0 to 1.
const FEW_DIFFER: f64 = 0.1;

/// One thing to look at. Shares are 0 to 1, scores and widths in points.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Finding {
    /// Nobody reached the level.
    LevelOutOfReach {
        /// The level, from 1.
        level: u8,
    },
    /// Nearly everybody reached the level.
    LevelReachedByAll {
        /// The level, from 1.
        level: u8,
        /// How many did.
        share: f64,
    },
    /// The item never held a level back, was never among what to do first, and no level ever hung on it.
    ItemWithoutEffect {
        /// The item's id.
        item: String,
    },
    /// Many scores are at an end of the range.
    ScoreAtEnd {
        /// The dimension's id.
        dimension: String,
        /// 0 or 100.
        end: u8,
        /// How many are.
        share: f64,
    },
    /// A score is less exact than the band in the middle is wide.
    BandNarrowerThanNoise {
        /// The dimension's id.
        dimension: String,
        /// The 95 % interval of a score is this much on both sides.
        half_width: f64,
        /// How wide the band is.
        band_width: f64,
    },
    /// Two scores of one group hardly ever differ by more than chance.
    ScoresTooAlike {
        /// The ids of both dimensions.
        dimensions: [String; 2],
        /// How many have a difference beyond chance.
        share: f64,
    },
    /// Nobody got the advice of a unit for a band.
    AdviceNeverGiven {
        /// The unit's id.
        unit: String,
        /// The band.
        band: Band,
    },
    /// Nobody got the advice for an item.
    ItemAdviceNeverGiven {
        /// The item's id.
        item: String,
    },
    /// Nobody got the text of this key.
    TextNeverShown {
        /// Where it stands among the texts of the instrument: `quadrants`, `warnings` or `levelReasons`.
        table: &'static str,
        /// Its key there.
        key: &'static str,
    },
}

/// What was simulated, and what is to be looked at.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Study {
    /// How many respondents.
    pub respondents: usize,
    /// How many reached each level, from 0; the last number is of those whose level is unknown. Empty without levels.
    pub levels: Vec<usize>,
    /// What to look at, in the order of the instrument.
    pub findings: Vec<Finding>,
}

/// Simulates `respondents` answer sheets and looks at all results. `progress` is called after each with how many there are.
#[must_use]
pub fn study(
    instrument: &Instrument,
    settings: Settings,
    respondents: usize,
    mut progress: impl FnMut(usize),
) -> Study {
    let mut seen = Seen::new(instrument);
    for (sheet, count) in Respondents::new(instrument, settings).take(respondents).zip(1..) {
        seen.add(&score(instrument, &sheet));
        progress(count);
    }
    let mut findings = Vec::new();
    seen.levels_to_look_at(&mut findings);
    seen.items_to_look_at(settings, &mut findings);
    seen.scores_to_look_at(settings, &mut findings);
    seen.texts_to_look_at(settings, &mut findings);
    let mut levels = Vec::new();
    if instrument.has(Role::Levels) {
        levels.extend_from_slice(&seen.reached);
        levels.push(seen.unknown);
    }
    Study { respondents, levels, findings }
}

/// What occurred.
struct Seen<'a> {
    instrument: &'a Instrument,
    respondents: usize,
    reached: Vec<usize>,
    unknown: usize,
    /// By item: whether it ever mattered.
    item_mattered: Vec<bool>,
    /// By item: whether its own advice was given.
    item_advised: Vec<bool>,
    /// By unit: which bands had their advice given.
    unit_advised: Vec<Vec<Band>>,
    scores: Vec<Scores>,
    /// By pair of dimensions of one group: how many differ by more than chance, of how many.
    pairs: Vec<Pair>,
    quadrants: Vec<Quadrant>,
    warnings: Vec<WarningCode>,
    reasons: Vec<LevelReason>,
}

/// The scores of one dimension.
#[derive(Default)]
struct Scores {
    count: usize,
    lowest: usize,
    highest: usize,
}

struct Pair {
    dimensions: [DimensionId; 2],
    count: usize,
    differing: usize,
}

impl<'a> Seen<'a> {
    fn new(instrument: &'a Instrument) -> Self {
        let all: Vec<DimensionId> = instrument.dimension_ids().collect();
        let levels = instrument.dimensions_of(Role::Levels).count();
        let pairs = all.iter().enumerate().flat_map(|(place, one)| {
            let others =
                all.iter().skip(place.saturating_add(1)).filter(|other| other.group() == one.group());
            others.map(|other| Pair { dimensions: [*one, *other], count: 0, differing: 0 })
        });
        Self {
            instrument,
            respondents: 0,
            reached: vec![0; levels.saturating_add(1)],
            unknown: 0,
            item_mattered: vec![false; instrument.items.len()],
            item_advised: vec![false; instrument.items.len()],
            unit_advised: vec![Vec::new(); instrument.units.len()],
            scores: all.iter().map(|_| Scores::default()).collect(),
            pairs: pairs.collect(),
            quadrants: Vec::new(),
            warnings: Vec::new(),
            reasons: Vec::new(),
        }
    }

    fn add(&mut self, report: &ScoreReport) {
        self.respondents = self.respondents.saturating_add(1);
        match report.level.reached.and_then(|level| self.reached.get_mut(usize::from(level))) {
            Some(count) => *count = count.saturating_add(1),
            None => self.unknown = self.unknown.saturating_add(1),
        }
        self.add_items(report);
        self.add_scores(report);
        note(&mut self.quadrants, report.position.quadrant);
        note(&mut self.warnings, report.warnings.iter().map(|warning| warning.code));
        note(&mut self.reasons, report.level.tests.iter().flat_map(|test| test.reasons.iter().copied()));
    }

    fn add_items(&mut self, report: &ScoreReport) {
        let held_back = report.limiting.iter().flat_map(|limiting| limiting.answers.iter().copied());
        let on_way = report.way_up.iter().flat_map(|way| way.items.iter().map(|raise| raise.item));
        let robustness = &report.robustness;
        let tipping = robustness.fragile.iter().chain(&robustness.lifts).map(|tipping| tipping.change.item);
        let shown = report.priorities.iter().take(self.instrument.parameters.top_priorities);
        let first = shown.clone().map(|priority| priority.advice_item.unwrap_or(priority.worst_item));
        for item in held_back.chain(on_way).chain(tipping).chain(first.clone()) {
            set(&mut self.item_mattered, item.position());
        }
        for item in first {
            set(&mut self.item_advised, item.position());
        }
        // The whole list: which of it is shown first hangs on what else is low.
        for priority in &report.priorities {
            if let Some(bands) = self.unit_advised.get_mut(priority.unit) {
                note(bands, [priority.band]);
            }
        }
    }

    fn add_scores(&mut self, report: &ScoreReport) {
        for ((_, dimension), seen) in report.dimensions.iter().zip(&mut self.scores) {
            let Some(score) = dimension.score else { continue };
            seen.count = seen.count.saturating_add(1);
            seen.lowest = seen.lowest.saturating_add(usize::from(score <= 0.0));
            seen.highest = seen.highest.saturating_add(usize::from(score >= 100.0));
        }
        for pair in &mut self.pairs {
            let [one, other] = pair.dimensions.map(|id| report.dimensions.get(id).score);
            let (Some(one), Some(other)) = (one, other) else { continue };
            let [first, second] = pair.dimensions.map(|id| width_of(self.instrument, id, report.mode));
            pair.count = pair.count.saturating_add(1);
            pair.differing =
                pair.differing.saturating_add(usize::from((one - other).abs() > first.hypot(second)));
        }
    }

    fn levels_to_look_at(&self, findings: &mut Vec<Finding>) {
        for level in self.instrument.dimensions_of(Role::Levels).filter_map(DimensionId::level) {
            let reached: usize = self.reached.iter().skip(usize::from(level)).sum();
            let share = share(reached, self.respondents.saturating_sub(self.unknown));
            if reached == 0 {
                findings.push(Finding::LevelOutOfReach { level });
            } else if share >= NEARLY_ALL {
                findings.push(Finding::LevelReachedByAll { level, share });
            }
        }
    }

    fn items_to_look_at(&self, settings: Settings, findings: &mut Vec<Finding>) {
        for index in self.instrument.in_mode(settings.mode) {
            if self.item_mattered.get(index.position()) == Some(&false) {
                let item = self.instrument.item(index).id.clone();
                findings.push(Finding::ItemWithoutEffect { item });
            }
        }
    }

    fn scores_to_look_at(&self, settings: Settings, findings: &mut Vec<Finding>) {
        let parameters = &self.instrument.parameters;
        let band_width = parameters.threshold - parameters.band_low;
        for (id, seen) in self.instrument.dimension_ids().zip(&self.scores) {
            for (end, count) in [(0, seen.lowest), (100, seen.highest)] {
                let share = share(count, seen.count);
                if share >= MANY_AT_END {
                    findings.push(Finding::ScoreAtEnd { dimension: id.key().to_owned(), end, share });
                }
            }
            let half_width = width_of(self.instrument, id, settings.mode);
            if half_width > band_width {
                let dimension = id.key().to_owned();
                findings.push(Finding::BandNarrowerThanNoise { dimension, half_width, band_width });
            }
        }
        for pair in self.pairs.iter().filter(|pair| pair.count > 0) {
            let share = share(pair.differing, pair.count);
            if share < FEW_DIFFER {
                let dimensions = pair.dimensions.map(|id| id.key().to_owned());
                findings.push(Finding::ScoresTooAlike { dimensions, share });
            }
        }
    }

    fn texts_to_look_at(&self, settings: Settings, findings: &mut Vec<Finding>) {
        let asked: Vec<usize> =
            self.instrument.in_mode(settings.mode).map(|index| self.instrument.item(index).unit).collect();
        for (place, (unit, given)) in self.instrument.units.iter().zip(&self.unit_advised).enumerate() {
            if !asked.contains(&place) {
                continue;
            }
            for band in Band::ALL.iter().filter(|band| !given.contains(band)) {
                findings.push(Finding::AdviceNeverGiven { unit: unit.id.clone(), band: *band });
            }
        }
        for index in self.instrument.in_mode(settings.mode) {
            let has_advice = self.instrument.item_advice.get(index.position()).is_some_and(Option::is_some);
            if has_advice && self.item_advised.get(index.position()) == Some(&false) {
                let item = self.instrument.item(index).id.clone();
                findings.push(Finding::ItemAdviceNeverGiven { item });
            }
        }
        if self.instrument.indices.position.is_some() {
            never_shown("quadrants", Quadrant::ALL, &self.quadrants, findings);
        }
        let texts = &self.instrument.texts;
        // A full scan is never only indicative.
        let warnings = WarningCode::ALL
            .iter()
            .copied()
            .filter(|code| settings.mode == Mode::Quick || *code != WarningCode::Indicative)
            .filter(|code| !texts.warnings.get(*code).is_empty())
            .collect::<Vec<_>>();
        never_shown("warnings", &warnings, &self.warnings, findings);
        let reasons = LevelReason::ALL.iter().copied().filter(|_| self.instrument.has(Role::Levels));
        let reasons: Vec<LevelReason> =
            reasons.filter(|reason| !texts.level_reasons.get(*reason).is_empty()).collect();
        never_shown("levelReasons", &reasons, &self.reasons, findings);
    }
}

/// The 95 % interval of a score of all items of a dimension, on one side, in points; 0 where the mode asks none of them.
///
/// # Source
/// scoring.md section 10: the noise of one answer, for the weighted mean of several.
fn width_of(instrument: &Instrument, id: DimensionId, mode: Mode) -> f64 {
    let asked = instrument.items_of(id).iter().filter(|(item, _)| is_in_mode(instrument, mode, *item));
    let (weights, squares) = asked.fold((0.0, 0.0), |(sum, squares), (item, weight)| {
        let noise = weight * instrument.scale_of(instrument.item(*item)).relative_step();
        (sum + weight, squares + noise * noise)
    });
    if weights > 0.0 { ANSWER_NOISE * f64::sqrt(squares) / weights } else { 0.0 }
}

fn never_shown<K: StringEnum + PartialEq>(
    table: &'static str,
    expected: &[K],
    seen: &[K],
    findings: &mut Vec<Finding>,
) {
    for key in expected.iter().filter(|key| !seen.contains(key)) {
        findings.push(Finding::TextNeverShown { table, key: key.key() });
    }
}

/// Adds what is not in the list yet.
fn note<T: PartialEq>(list: &mut Vec<T>, found: impl IntoIterator<Item = T>) {
    for one in found {
        if !list.contains(&one) {
            list.push(one);
        }
    }
}

fn set(list: &mut [bool], place: usize) {
    if let Some(slot) = list.get_mut(place) {
        *slot = true;
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of some thousands")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
