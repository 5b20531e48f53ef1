//! The pyramid in small, in the band of the result: which tiers are reached. Decoration; the level stands beside it as
//! text.

use crate::{
    charts::TierState,
    ui::element_builder::{ElementBuilder, of},
};

/// The five tiers on the three Ps, from the states of the tiers, the base first. What is reached is one
/// element, which the style sheet lets rise from the ground, once.
#[must_use]
pub fn small_pyramid(tiers: &[TierState]) -> ElementBuilder {
    let reached_count = tiers.iter().take_while(|state| carries_next(**state)).count();
    let tier = |(level, state): (usize, &TierState)| {
        let state = match state {
            TierState::Reached | TierState::Named => "reached",
            TierState::Stops => "stops",
            TierState::Waiting | TierState::Unknown | TierState::Skipped => "open",
        };
        of("span", "sbs-small-pyramid__tier").set("data-state", state).attr("data-level", &level.to_string())
    };
    let tiers: Vec<ElementBuilder> = (1..).zip(tiers).map(tier).collect();
    let (mut reached, mut open) =
        (of("span", "sbs-small-pyramid__reached"), of("span", "sbs-small-pyramid__open"));
    // The top first, as it is drawn.
    for (index, tier) in tiers.into_iter().enumerate().rev() {
        if index < reached_count {
            reached = reached.child(tier);
        } else {
            open = open.child(tier);
        }
    }
    let piles = (0..3).map(|_| of("span", "sbs-small-pyramid__pile"));
    of("div", "sbs-small-pyramid")
        .set("aria-hidden", "true")
        .child(open)
        .child(reached)
        .child(of("span", "sbs-small-pyramid__piles").children(piles))
}

/// The next tier may count: this one is reached, or does not apply.
const fn carries_next(state: TierState) -> bool {
    matches!(state, TierState::Reached | TierState::Named | TierState::Skipped)
}
