//! Badges: a P is round with a sign, a level is square with a number.

use super::icon;
use crate::{
    core::instrument::{DimensionId, Role},
    i18n::Strings,
    ui::element_builder::{ElementBuilder, of},
};

/// The badge of a dimension, or of something else by a letter; decoration, the name stands beside it.
#[must_use]
pub fn badge(dimension: Option<DimensionId>, letter: char) -> ElementBuilder {
    let role = dimension.map(DimensionId::role);
    let shape = if role == Some(Role::Levels) { "square" } else { "round" };
    let key = match (dimension, role) {
        (Some(id), Some(Role::Profile | Role::Levels)) => id.key(),
        _ => "value",
    };
    let badge = shaped(shape, key);
    // The signs of the three Ps, as in the drawings; what other instruments have gets its letter.
    match (key, dimension.and_then(DimensionId::level)) {
        ("PE", _) => badge.text("P"),
        ("PR", _) => badge.text("€"),
        ("PL", _) => badge.child(icon::leaf()),
        (_, Some(level)) => badge.number(usize::from(level)),
        _ => badge.copy(letter.encode_utf8(&mut [0; 4])),
    }
}

/// The number that the badge of a level shows, for whoever hears the name beside it: sentences speak of tiers by number.
#[must_use]
pub fn tier(dimension: DimensionId, text: &Strings) -> Option<ElementBuilder> {
    let level = dimension.level()?.to_string();
    let tier = text.question_tier.fill(&[("level", &level)]);
    Some(of("span", "sbs-visually-hidden").text(&tier).text(" "))
}

/// The badge of the overview. Drawn, because few fonts have a check mark, and a slow machine takes many milliseconds to
/// find one that has it, in the very frame that shows the overview.
#[must_use]
pub fn check_badge() -> ElementBuilder {
    shaped("round", "value").child(icon::check("sbs-badge__sign"))
}

/// The badge of the questions about the organisation: a `+` would look like something that opens.
#[must_use]
pub fn organisation_badge() -> ElementBuilder {
    shaped("round", "value").child(icon::person())
}

fn shaped(shape: &'static str, key: &'static str) -> ElementBuilder {
    of("span", "sbs-badge").set("data-shape", shape).set("data-of", key).set("aria-hidden", "true")
}
