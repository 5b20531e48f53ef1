//! The bar beside a score: decoration, the score stands beside it as text.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::app::result::scores::Bar;

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
                    let length = length.unwrap_or(0.0);
                    // A style that refuses a custom property leaves the bar empty; the text stands beside it.
                    let _ = style.set_property(&format!("--sbs-meter-{name}"), &format!("{length:.2}%"));
                }
            }
        });
    }
    let is_open = matches!((bar.low, bar.high), (Some(low), Some(high)) if low < high);
    html! {
        <span ref={node} class="sbs-meter" data-of={props.of} aria-hidden="true">
            <span class="sbs-meter__value"></span>
            if is_open {
                <span class="sbs-meter__range"></span>
            }
            if bar.norm.is_some() {
                <span class="sbs-meter__norm"></span>
            }
        </span>
    }
}
