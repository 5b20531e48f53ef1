//! Warnings: where the result needs a second look (scoring.md section 8).

use super::{Context, ScoreReport};
use crate::core::{
    instrument::{BalanceBand, DimensionId, ItemIndex, LevelTest, Mode, OrgModel, Role, Status, WarningCode},
    string_enum::StringEnum,
};

/// What a warning is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ref {
    /// A dimension.
    Dimension(DimensionId),
    /// An item.
    Item(ItemIndex),
}

/// A warning with what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Which.
    pub code: WarningCode,
    /// About what; may be empty.
    pub refs: Vec<Ref>,
}

/// An answer from here on says that something is so, in points: step 3 of a scale of five.
const HIGH: f64 = 75.0;
/// An answer up to here says that it is not, in points: step 1 of a scale of five.
const LOW: f64 = 25.0;

fn dimensions(ids: impl IntoIterator<Item = DimensionId>) -> Vec<Ref> {
    ids.into_iter().map(Ref::Dimension).collect()
}

fn items(items: impl IntoIterator<Item = ItemIndex>) -> Vec<Ref> {
    items.into_iter().map(Ref::Item).collect()
}

/// The lines of one warning: `Some` with refs where it holds.
fn if_any(refs: Vec<Ref>) -> Option<Vec<Ref>> {
    (!refs.is_empty()).then_some(refs)
}

fn when(holds: bool, refs: Vec<Ref>) -> Option<Vec<Ref>> {
    holds.then_some(refs)
}

impl Context<'_> {
    pub(super) fn warnings(&self, report: &ScoreReport) -> Vec<Warning> {
        WarningCode::ALL
            .iter()
            // What the instrument has no words for, it does not warn of.
            .filter(|code| !self.instrument.texts.warnings.get(**code).is_empty())
            .filter_map(|code| Some(Warning { code: *code, refs: self.refs_of(*code, report)? }))
            .collect()
    }

    /// What a warning is about; `None` if its condition does not hold.
    fn refs_of(&self, code: WarningCode, report: &ScoreReport) -> Option<Vec<Ref>> {
        let level = &report.level;
        match code {
            WarningCode::CoverageLow => when(report.coverage.status == Status::Insufficient, Vec::new()),
            WarningCode::Indicative => when(self.mode == Mode::Quick, Vec::new()),
            WarningCode::LevelUnknown => {
                let next = level.next.and_then(|next| self.instrument.level(next));
                when(level.reached.is_none() && !level.tests.is_empty(), dimensions(next))
            }
            WarningCode::LevelProvisional => when(level.provisional, Vec::new()),
            WarningCode::LevelSkipped => if_any(dimensions(
                self.instrument
                    .dimensions_of(Role::Levels)
                    .filter(|id| report.dimensions.get(*id).status == Status::NotApplicable),
            )),
            WarningCode::CoreNotApplicable => {
                let counted = level
                    .tests
                    .iter()
                    .filter(|tested| tested.test == LevelTest::Passed && tested.level <= level.at_least);
                if_any(items(counted.flat_map(|tested| tested.core_not_applicable.iter().copied())))
            }
            WarningCode::PartlyNotApplicable => {
                let partly = report
                    .dimensions
                    .iter()
                    .filter(|(_, score)| score.partly_not_applicable && score.counts.applicable() > 0);
                if_any(dimensions(partly.map(|(id, _)| id)))
            }
            WarningCode::HouseOfCards => if_any(dimensions(self.houses_of_cards(report))),
            WarningCode::Unbalanced => when(
                report.three_p.balance_band == Some(BalanceBand::Unbalanced),
                dimensions(report.three_p.weakest.iter().copied()),
            ),
            WarningCode::RatioVsL5 => self.ratio_against_everyone(report),
            WarningCode::RatioVsL4 => self.ratio_against_encouragement(report),
            WarningCode::OrgHolisticEarly => {
                // Below the last level but one.
                let last_but_one = self.instrument.top_level().saturating_sub(1);
                let early = level.reached.is_some_and(|reached| reached < last_but_one);
                when(early && report.org_model == Some(OrgModel::Holistic), Vec::new())
            }
            WarningCode::OrgDecentralisedWithAgreements => {
                let agreements = self.instrument.warning_subjects.agreements?;
                let score = report.dimensions.get(agreements).score;
                let agreed = score.is_some_and(|score| self.tolerance.at_least(score, self.threshold));
                when(agreed && report.org_model == Some(OrgModel::Decentralised), dimensions([agreements]))
            }
            WarningCode::OrgCentralisedAllDepartments => {
                let (item, score) =
                    self.score_of_subject(self.instrument.warning_subjects.in_all_departments)?;
                when(score >= HIGH && report.org_model == Some(OrgModel::Centralised), items([item]))
            }
            WarningCode::OrgDandelionSmall => {
                let small = self.instrument.parameters.small_organisation;
                let is_small = report.employees.is_some_and(|employees| employees < small);
                when(is_small && report.org_model == Some(OrgModel::MultipleHubAndSpoke), Vec::new())
            }
        }
    }

    /// The answer to an item as a score, if the instrument has it, and it is answered and in the mode.
    fn score_of_subject(&self, item: Option<ItemIndex>) -> Option<(ItemIndex, f64)> {
        let item = item?;
        let answer = self.answers.get(item).filter(|_| self.is_in_mode(item))?;
        Some((item, self.instrument.score_of(item, answer.step()?)))
    }

    fn houses_of_cards(&self, report: &ScoreReport) -> Vec<DimensionId> {
        let p = &self.instrument.parameters;
        let mut lowest_below: Option<f64> = None;
        let mut houses = Vec::new();
        let levels = self.instrument.dimensions_of(Role::Levels);
        for (id, unsupported) in levels.zip(&report.pyramid.unsupported) {
            let Some(score) = report.dimensions.get(id).score else { continue };
            let stands_out = unsupported.is_some_and(|u| self.tolerance.above(u, p.house_of_cards_margin));
            let is_high = self.tolerance.at_least(score, p.band_low);
            let above =
                lowest_below.is_some_and(|low| self.tolerance.above(score - low, p.house_of_cards_margin));
            if stands_out && is_high && above {
                houses.push(id);
            }
            lowest_below = Some(lowest_below.map_or(score, |low| low.min(score)));
        }
        houses
    }

    /// Employees and publishers, where there are enough people for the ratio to say something.
    fn counts(&self, report: &ScoreReport) -> Option<(u64, u64)> {
        let ratio = report.ratio.as_ref()?;
        (ratio.employees >= self.instrument.parameters.warning_min_employees)
            .then_some((u64::from(ratio.employees), u64::from(ratio.publishers)))
    }

    fn ratio_against_everyone(&self, report: &ScoreReport) -> Option<Vec<Ref>> {
        let (n, p) = self.counts(report)?;
        let (item, score) = self.score_of_subject(self.instrument.warning_subjects.everyone_takes_part)?;
        when((score >= HIGH && 2 * p < n) || (score <= LOW && 2 * p > n), items([item]))
    }

    fn ratio_against_encouragement(&self, report: &ScoreReport) -> Option<Vec<Ref>> {
        let (n, p) = self.counts(report)?;
        let few = u64::from(self.instrument.parameters.ratio_benchmark) * p < n;
        let subjects = self.instrument.warning_subjects;
        let claims = [subjects.encouraged, subjects.independent];
        let claims = claims.into_iter().filter_map(|item| self.score_of_subject(item));
        let claimed = items(claims.filter(|(_, score)| *score >= HIGH).map(|(item, _)| item));
        if few { if_any(claimed) } else { None }
    }
}
