//! How far the scan is, in a narrow box: words, and one segment per section.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::app::model::Progress;

/// One segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// How far the section is.
    pub progress: Progress,
    /// The section on screen.
    pub is_now: bool,
}

/// Props of [`Segments`].
#[derive(Properties, PartialEq)]
pub struct SegmentsProps {
    /// The sections, in order.
    pub segments: Vec<Segment>,
}

/// The segments: decoration, the words beside them carry the meaning.
#[component]
pub fn Segments(props: &SegmentsProps) -> Html {
    let row = use_node_ref();
    {
        let row = row.clone();
        use_effect_with(props.segments.clone(), move |segments| {
            // Computed sizes go through the CSSOM: a strict policy blocks style attributes.
            let Some(row) = row.cast::<HtmlElement>() else { return };
            for (place, segment) in (0u32..).zip(segments) {
                if let Some(part) = row.children().item(place) {
                    set_size(&part, segment.progress);
                }
            }
        });
    }
    html! {
        <div class="sbs-segments" ref={row} aria-hidden="true">
            {for props.segments.iter().enumerate().map(|(place, segment)| html! {
                <span key={place} class="sbs-segments__part" data-now={segment.is_now.to_string()} />
            })}
        </div>
    }
}

fn set_size(part: &web_sys::Element, progress: Progress) {
    use wasm_bindgen::JsCast;
    let Some(part) = part.dyn_ref::<HtmlElement>() else { return };
    let percent = 100 * progress.answered / progress.total.max(1);
    // Without the sizes the segments are equal and empty; the words say it all.
    let _ = part.style().set_property("--sbs-weight", &progress.total.to_string());
    let _ = part.style().set_property("--sbs-fill", &format!("{percent}%"));
}
