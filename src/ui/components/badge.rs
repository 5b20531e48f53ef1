//! Badges: a P is round with a sign, a level is square with a number.

use super::icon;
use crate::{
    core::instrument::{DimensionId, Role, Sign},
    i18n::Strings,
    ui::element_builder::{ElementBuilder, of},
};

/// The badge of a dimension, or of something else by a letter; decoration, the name stands beside it.
#[must_use]
pub fn badge(dimension: Option<DimensionId>, letter: char) -> ElementBuilder {
    let role = dimension.map(DimensionId::role);
    let shape = if role == Some(Role::Levels) { "square" } else { "round" };
    let badge = shaped(shape, dimension.map_or("value", colors));
    match dimension {
        Some(id) if id.role() != Role::Bars => match id.sign() {
            Sign::People => badge.text("P"),
            Sign::Currency => badge.text("€"),
            Sign::Leaf => badge.child(icon::leaf()),
            Sign::Number => badge.number(usize::from(id.number())),
        },
        _ => badge.copy(letter.encode_utf8(&mut [0; 4])),
    }
}

/// Whose colours a dimension has, as the style sheet calls them: those of its sign, or by its place, whatever its id.
#[must_use]
pub fn colors(dimension: DimensionId) -> &'static str {
    let colors: &[&str] = match dimension.role() {
        Role::Profile => &["profile-1", "profile-2", "profile-3"],
        Role::Levels => &["level-1", "level-2", "level-3", "level-4", "level-5"],
        Role::Bars | Role::Plain => return "value",
    };
    let place = match dimension.sign() {
        Sign::People => 0,
        Sign::Currency => 1,
        Sign::Leaf => 2,
        Sign::Number => usize::from(dimension.number()).saturating_sub(1),
    };
    colors.iter().cycle().nth(place).copied().unwrap_or("value")
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
