//! The bar beside a score: decoration, the score stands beside it as text.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::app::{dom::of, result::scores::Bar};

/// Props of [`Meter`].
#[derive(Properties, PartialEq)]
pub struct MeterProps {
    /// The numbers, 0 to 100.
    pub bar: Bar,
    /// What the bar is of, for its colour: the key of a dimension, or "value".
    pub of: &'static str,
}

/// A bar from 0 to 100, with the range of open questions and the tick of the threshold.
#[component]
pub fn Meter(props: &MeterProps) -> Html {
    let node = use_node_ref();
    let bar = props.bar;
    {
        let node = node.clone();
        use_effect_with(bar, move |bar| {
            if let Some(element) = node.cast::<HtmlElement>() {
                // Through the CSSOM: a strict policy blocks style attributes.
                let style = element.style();
                let lengths =
                    [("value", bar.value), ("low", bar.low), ("high", bar.high), ("norm", bar.norm)];
                for (name, length) in lengths {
                    // In whole tenths: writing fractions takes tables that nothing else here needs.
                    let tenths = (length.unwrap_or(0.0) * 10.0).round() as u32;
                    // A style that refuses a custom property leaves the bar empty; the text stands beside it.
                    let _ = style.set_property(
                        &format!("--sbs-meter-{name}"),
                        &format!("{}.{}%", tenths / 10, tenths % 10),
                    );
                }
            }
        });
    }
    let is_open = matches!((bar.low, bar.high), (Some(low), Some(high)) if low < high);
    let range = is_open.then(|| of("span", "sbs-meter__range"));
    let norm = bar.norm.map(|_| of("span", "sbs-meter__norm"));
    of("span", "sbs-meter")
        .node_ref(&node)
        .set("data-of", props.of)
        .set("aria-hidden", "true")
        .child(of("span", "sbs-meter__value"))
        .option(range)
        .option(norm)
        .into()
}
