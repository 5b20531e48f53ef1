//! What holds the organisation back: the tier, and the very answers behind it (scoring.md section 5).

use super::next_level::capitalised;
use crate::core::{
    instrument::{ItemIndex, LevelReason, WarningCode},
    score::{Limiting, Raise, Ref},
};
use crate::report::{ItemLink, ReportPresenter};

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
    /// Where the way up raises it to.
    Needed,
}

/// One step of the scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung {
    /// Where it stands.
    pub state: RungState,
    /// The word for the step.
    pub label: String,
    /// "now" or "goal".
    pub mark: Option<String>,
}

/// One answer that holds back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocker {
    /// The statement.
    pub link: ItemLink,
    /// The answer, and where the way up raises it to, in a sentence.
    pub ladder: String,
    /// The same as steps of its scale.
    pub rungs: Vec<Rung>,
    /// The mark of a key question that fails by itself; `None` if the answer only lowers the score, and where it is the
    /// only one.
    pub tag: Option<String>,
    /// What can be tried out: up to where the way up raises it, or one step.
    pub raise: Raise,
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
    /// A tier that scores higher than one below it.
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
    let reason = |reason: &LevelReason| {
        let text = texts.get(*reason).get(presenter.lang).replace("{threshold}", &threshold);
        // What a key question does is said here, once.
        match reason {
            LevelReason::Core => [&text, presenter.strings.result_blockers_core].join(" "),
            _ => text,
        }
    };
    Stop {
        title: title(presenter, limiting, &threshold),
        reasons: reasons.iter().map(reason).collect(),
        show_all: (blockers.len() > SHOWN)
            .then(|| presenter.strings.result_blockers_all.fill(blockers.len(), &[])),
        blockers,
        open: limiting.open.iter().map(|item| presenter.statement(*item)).collect(),
    }
}

fn title(presenter: ReportPresenter<'_>, limiting: &Limiting, threshold: &str) -> String {
    let tier = presenter.tier(limiting.level);
    let Some(dimension) = presenter.instrument.level(limiting.level) else { return tier };
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
    // Only what the way up raises has a goal: raising another answer is as good, or not enough by itself.
    let raises = presenter.report.way_up.as_ref().map_or(&[][..], |way| &way.items);
    let needed = raises.iter().find(|raise| raise.item == item).map(|raise| raise.to);
    let strings = presenter.strings;
    let top = presenter.instrument.top_step(item);
    let label = |step| presenter.label(item, step);
    Some(Blocker {
        link: presenter.statement(item),
        ladder: match needed {
            Some(needed) => {
                strings.result_blockers_ladder.fill(&[("now", label(now)), ("needed", label(needed))])
            }
            None => presenter
                .lang
                .labelled(&capitalised(strings.result_blockers_now), &[label(now), "."].concat()),
        },
        rungs: (0..=top).map(|step| rung(presenter, item, step, now, needed)).collect(),
        raise: Raise { item, from: now, to: needed.unwrap_or(now.saturating_add(1)).min(top) },
        tag: (fails_core && limiting.answers.len() > 1).then(|| strings.result_blockers_key.to_owned()),
    })
}

fn rung(presenter: ReportPresenter<'_>, item: ItemIndex, step: u8, now: u8, needed: Option<u8>) -> Rung {
    let strings = presenter.strings;
    let (state, mark) = match step {
        _ if step == now => (RungState::Now, Some(strings.result_blockers_now)),
        _ if Some(step) == needed => (RungState::Needed, Some(strings.result_blockers_needed)),
        _ if step < now => (RungState::Below, None),
        _ => (RungState::Above, None),
    };
    Rung { state, label: presenter.label(item, step).to_owned(), mark: mark.map(ToOwned::to_owned) }
}
