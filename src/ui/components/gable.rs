//! The pyramid in small, in the band of the result: which tiers are reached. Decoration; the level stands beside it as
//! text.

use crate::{
    charts::TierState,
    ui::element_builder::{ElementBuilder, of},
};

/// The stepped front of five tiers on its piles, from the states of the tiers, the base first. What is reached is one
/// element, which the style sheet lets rise from the ground, once.
#[must_use]
pub fn gable(tiers: &[TierState]) -> ElementBuilder {
    let reached = tiers.iter().take_while(|state| is_held(**state)).count();
    let tier = |(level, state): (usize, &TierState)| {
        let state = match state {
            TierState::Reached | TierState::Named => "reached",
            TierState::Stops => "stops",
            TierState::Waiting | TierState::Unknown | TierState::Skipped => "open",
        };
        of("span", "sbs-gable__tier").set("data-state", state).attr("data-level", &level.to_string())
    };
    let tiers: Vec<ElementBuilder> = (1..).zip(tiers).map(tier).collect();
    let (mut held, mut above) = (of("span", "sbs-gable__held"), of("span", "sbs-gable__above"));
    // The top first, as it is drawn.
    for (index, tier) in tiers.into_iter().enumerate().rev() {
        if index < reached {
            held = held.child(tier);
        } else {
            above = above.child(tier);
        }
    }
    let piles = (0..3).map(|_| of("span", "sbs-gable__pile"));
    of("div", "sbs-gable")
        .set("aria-hidden", "true")
        .child(above)
        .child(held)
        .child(of("span", "sbs-gable__piles").children(piles))
}

/// It carries what stands on it: reached, or not asked of this organisation.
const fn is_held(state: TierState) -> bool {
    matches!(state, TierState::Reached | TierState::Named | TierState::Skipped)
}
