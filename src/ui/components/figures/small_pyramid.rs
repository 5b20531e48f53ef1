//! The pyramid in small, in the band of the result: which tiers are reached. Decoration; the level stands beside it as
//! text.

use crate::{
    charts::TierState,
    ui::element_builder::{ElementBuilder, of},
};

/// How much narrower the highest tier is than the base, in percent of it.
const NARROWED: f64 = 70.0;
/// The most that a tier is narrower than the one below.
const STEEPEST: f64 = 35.0;

/// The tiers, on so many piles, from the states of the tiers, the base first. What is reached is one
/// element, which the style sheet lets rise from the ground, once.
#[must_use]
pub fn small_pyramid(tiers: &[TierState], piles: usize) -> ElementBuilder {
    let most = tiers.len().saturating_sub(1).max(1) as f64;
    let step = (NARROWED / most).min(STEEPEST);
    let reached_count = tiers.iter().take_while(|state| carries_next(**state)).count();
    let tier = |(level, state): (u8, &TierState)| {
        let state = match state {
            TierState::Reached | TierState::Named => "reached",
            TierState::Stops => "stops",
            TierState::Waiting | TierState::Unknown | TierState::Skipped => "open",
        };
        of("span", "sbs-small-pyramid__tier")
            .set("data-state", state)
            .style(&format!("inline-size:{}%", 100.0 - step * f64::from(level)))
    };
    let tiers: Vec<ElementBuilder> = (0..).zip(tiers).map(tier).collect();
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
    let piles = (0..piles).map(|_| of("span", "sbs-small-pyramid__pile"));
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
