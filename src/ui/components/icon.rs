//! The few drawings that stand between words; all are decoration beside text.

use crate::{
    charts::OrgShape,
    ui::element_builder::{ElementBuilder, el},
};

fn empty(class: &'static str, view_box: &'static str) -> ElementBuilder {
    el("svg")
        .set("class", class)
        .set("viewBox", view_box)
        .set("aria-hidden", "true")
        .set("focusable", "false")
}

fn svg(class: &'static str, view_box: &'static str, paths: &[&'static str]) -> ElementBuilder {
    let mut svg = empty(class, view_box);
    for path in paths {
        svg = svg.child(el("path").set("d", path));
    }
    svg
}

/// The stepped house front on its piles.
#[must_use]
pub fn glyph() -> ElementBuilder {
    const TIERS: &str = "M10 0h6v4h-6zM7.5 5h11v4h-11zM5 10h16v4H5zM2 15h22v3H2z";
    const PILES: &str = "M5 20h2.6v4H5zM11.7 20h2.6v4h-2.6zM18.4 20H21v4h-2.6z";
    svg("sbs-bar__glyph", "0 0 26 24", &[TIERS, PILES]).set("fill", "currentColor")
}

/// A check mark.
#[must_use]
pub fn check(class: &'static str) -> ElementBuilder {
    let check = svg(class, "0 0 16 16", &["M2.5 8.5 6.3 12.3 13.5 4.2"]);
    check.set("fill", "none").set("stroke", "currentColor").set("stroke-width", "2.4")
}

/// A way to organise social work, as small as it stands beside its name: lines, departments, centres.
#[must_use]
pub fn org_shape(shape: OrgShape) -> ElementBuilder {
    let [lines, departments, centers] = shape.paths();
    let path = |class: &'static str, d: &str| el("path").set("class", class).attr("d", d);
    empty("sbs-models__drawing", "0 0 220 150")
        .child(path("sbs-models__lines", &lines))
        .child(path("sbs-models__units", &departments))
        .child(path("sbs-models__centers", &centers))
}

/// Head and shoulders, the sign of the organisation.
#[must_use]
pub fn person() -> ElementBuilder {
    let person = svg(
        "sbs-badge__sign",
        "0 0 12 12",
        &["M6 1a2.4 2.4 0 1 1 0 4.8A2.4 2.4 0 0 1 6 1zM1 11.5C1 8.6 3.2 7 6 7s5 1.6 5 4.5z"],
    );
    person.set("fill", "currentColor")
}

/// A leaf, the sign of Planet.
#[must_use]
pub fn leaf() -> ElementBuilder {
    let leaf = svg("sbs-badge__sign", "0 0 12 12", &["M1 9c0-6 4-8 10-8c0 7-4 10-10 8z"]);
    leaf.set("fill", "currentColor")
}
