//! The screens, one each.

pub mod about;
pub mod change;
pub mod data;
pub mod intro;
pub mod organisation;
pub mod plan;
pub mod result;
pub mod review;
pub mod section;
pub mod team;

use super::element_builder::{ElementBuilder, heading};

/// The heading of a screen: the focus goes there when the screen changes.
#[must_use]
pub fn screen_heading(level: u8, class: &'static str, prefix: &str, text: &str) -> ElementBuilder {
    empty_heading(level, class, prefix).copy(text)
}

/// The same for a heading of several parts.
fn empty_heading(level: u8, class: &'static str, prefix: &str) -> ElementBuilder {
    heading(level, class)
        .id(&format!("{prefix}-heading"))
        .set("tabindex", "-1")
        .set("data-sbs-heading", "true")
}
