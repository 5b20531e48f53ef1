//! The bar beside a score, and the three steps beside a band: decoration, score and band stand beside it as text.

use crate::{
    report::scores::Bar,
    ui::element_builder::{ElementBuilder, of},
};

/// A bar from 0 to 100, with the range of open questions and the tick of the threshold. `key` is what the bar is of,
/// for its colour: the key of a dimension, or "value".
#[must_use]
pub fn meter(bar: Bar, key: &'static str) -> ElementBuilder {
    let mut sizes = String::new();
    for (name, length) in [("value", bar.value), ("low", bar.low), ("high", bar.high), ("norm", bar.norm)] {
        sizes.push_str(&format!("--sbs-meter-{name}:{:.1}%;", length.unwrap_or(0.0)));
    }
    let is_open = matches!((bar.low, bar.high), (Some(low), Some(high)) if low < high);
    let range = is_open.then(|| of("span", "sbs-meter__range"));
    let norm = bar.norm.map(|_| of("span", "sbs-meter__norm"));
    of("span", "sbs-meter")
        .style(&sizes)
        .set("data-of", key)
        .set("aria-hidden", "true")
        .child(of("span", "sbs-meter__value"))
        .option(range)
        .option(norm)
}

/// Low, middle or high as one, two or three of three steps.
#[must_use]
pub fn steps(step: u8, key: &'static str) -> ElementBuilder {
    let part = |number: u8| {
        of("span", "sbs-thirds__part").set("data-state", if number <= step { "reached" } else { "open" })
    };
    of("span", "sbs-thirds").set("data-of", key).set("aria-hidden", "true").children((1..=3).map(part))
}
