//! What holds the organisation back: the tier, and the very answers behind it (scoring.md section 5).

use super::{ItemLink, ReportPresenter};
use crate::core::{
    answers::Step,
    instrument::{DimensionId, ItemIndex, LevelReason, WarningCode},
    score::{Limiting, Ref},
};

/// How many causes are shown before "show all".
pub const SHOWN: usize = 3;

/// Where one rung of a ladder stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RungState {
    /// Below the answer.
    Below,
    /// The answer.
    Now,
    /// Above the answer.
    Above,
    /// What is needed.
    Needed,
}

/// One step of the scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung {
    /// Where it stands.
    pub state: RungState,
    /// The word for the step.
    pub label: String,
    /// "now" or "needed".
    pub mark: Option<String>,
}

/// One answer that holds back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocker {
    /// The statement.
    pub link: ItemLink,
    /// From now to what is needed, in a sentence.
    pub ladder: String,
    /// The same as five steps.
    pub rungs: Vec<Rung>,
    /// Why this answer matters by itself; `None` if it only lowers the score.
    pub reason: Option<String>,
}

/// A tier that stands higher than what is under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct House {
    /// Its name.
    pub title: String,
    /// What to do.
    pub text: String,
    /// The tiers.
    pub tiers: String,
}

/// The tier that stops the climb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// Tier, and score against threshold.
    pub title: String,
    /// Why it does not hold.
    pub reasons: Vec<String>,
    /// The answers, the weakest first.
    pub blockers: Vec<Blocker>,
    /// "Show all n answers"; `None` if all are shown.
    pub show_all: Option<String>,
    /// Open questions of the tier.
    pub open: Vec<ItemLink>,
}

/// The whole block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blockers {
    /// Strong at the top, weak below.
    pub house: Option<House>,
    /// The tier; `None` if nothing holds back.
    pub stop: Option<Stop>,
    /// The open questions in the way, as a heading for them.
    pub open_title: String,
}

/// Puts what holds back into words.
#[must_use]
pub fn blockers(presenter: ReportPresenter<'_>) -> Blockers {
    Blockers {
        house: house(presenter),
        stop: presenter.report.limiting.as_ref().map(|limiting| stop(presenter, limiting)),
        open_title: presenter.strings.result_undetermined_action.to_owned(),
    }
}

fn house(presenter: ReportPresenter<'_>) -> Option<House> {
    let refs = presenter.warning(WarningCode::HouseOfCards)?;
    let tiers: Vec<String> = refs
        .iter()
        .filter_map(|of| match of {
            Ref::Dimension(dimension) => dimension.level().map(|level| presenter.tier(level)),
            Ref::Item(_) => None,
        })
        .collect();
    Some(House {
        title: presenter.strings.result_house_title.to_owned(),
        text: presenter.warning_text(WarningCode::HouseOfCards)?,
        tiers: tiers.join("; "),
    })
}

fn stop(presenter: ReportPresenter<'_>, limiting: &Limiting) -> Stop {
    let threshold = presenter.numbers().threshold();
    let tested = presenter.test_of(limiting.level);
    let reasons = tested.map_or(&[][..], |tested| &tested.reasons);
    let texts = &presenter.instrument.texts.level_reasons;
    let blockers: Vec<Blocker> =
        limiting.answers.iter().filter_map(|item| blocker(presenter, limiting, *item)).collect();
    Stop {
        title: title(presenter, limiting, &threshold),
        reasons: reasons
            .iter()
            .map(|reason| texts.get(*reason).get(presenter.lang).replace("{threshold}", &threshold))
            .collect(),
        show_all: (blockers.len() > SHOWN)
            .then(|| presenter.strings.result_blockers_all.fill(blockers.len(), &[])),
        blockers,
        open: limiting.open.iter().map(|item| presenter.statement(*item)).collect(),
    }
}

fn title(presenter: ReportPresenter<'_>, limiting: &Limiting, threshold: &str) -> String {
    let tier = presenter.tier(limiting.level);
    let Some(dimension) = DimensionId::from_level(limiting.level) else { return tier };
    let figure = presenter.dimension_figure(dimension);
    let too_low =
        presenter.test_of(limiting.level).is_some_and(|tested| tested.reasons.contains(&LevelReason::Score));
    // "75 points, 70 needed" would not say what is wrong.
    if figure.value.is_none() || presenter.is_quick() || !too_low {
        return tier;
    }
    presenter.strings.result_blockers_score.fill(&[
        ("level", &limiting.level.to_string()),
        ("name", presenter.name(dimension)),
        ("score", &figure.text),
        ("threshold", threshold),
    ])
}

fn blocker(presenter: ReportPresenter<'_>, limiting: &Limiting, item: ItemIndex) -> Option<Blocker> {
    let tested = presenter.test_of(limiting.level)?;
    let now = presenter.answer(item)?.step()?;
    let fails_core = tested.core_failed.contains(&item);
    let needed = needed(presenter, item, tested.reasons.contains(&LevelReason::Score)).max(now);
    let strings = presenter.strings;
    Some(Blocker {
        link: presenter.statement(item),
        ladder: strings
            .result_blockers_ladder
            .fill(&[("now", presenter.label(item, now)), ("needed", presenter.label(item, needed))]),
        rungs: (0..=Step::MAX).map(|step| rung(presenter, item, step, now, needed)).collect(),
        reason: fails_core.then(|| strings.result_blockers_core.to_owned()),
    })
}

/// The step at which an answer no longer holds back: that of the way up, else the lowest that meets the rule.
fn needed(presenter: ReportPresenter<'_>, item: ItemIndex, score_counts: bool) -> u8 {
    let raises = presenter.report.way_up.as_ref().map_or(&[][..], |way| &way.items);
    if let Some(raise) = raises.iter().find(|raise| raise.item == item) {
        return raise.to;
    }
    if !score_counts {
        return presenter.instrument.parameters.core_min;
    }
    let meets =
        |step: &u8| presenter.tolerance().at_least(25.0 * f64::from(*step), presenter.report.threshold);
    (0..=Step::MAX).find(meets).unwrap_or(Step::MAX)
}

fn rung(presenter: ReportPresenter<'_>, item: ItemIndex, step: u8, now: u8, needed: u8) -> Rung {
    let strings = presenter.strings;
    let (state, mark) = match step {
        _ if step == now => (RungState::Now, Some(strings.result_blockers_now)),
        _ if step == needed => (RungState::Needed, Some(strings.result_blockers_needed)),
        _ if step < now => (RungState::Below, None),
        _ => (RungState::Above, None),
    };
    Rung { state, label: presenter.label(item, step).to_owned(), mark: mark.map(ToOwned::to_owned) }
}
