//! A drawing in the page, on a canvas.

use yew::prelude::*;

use crate::{
    app::{hooks::use_canvas::use_canvas, shared::Shared},
    charts::Chart,
};

/// Properties of [`ChartView`].
#[derive(Properties, PartialEq)]
pub struct ChartViewProps {
    /// What is drawn.
    pub chart: Shared<Chart>,
    /// The title that assistive technology reads.
    pub label: AttrValue,
    /// What the drawing says, as sentences; visually hidden.
    pub description: AttrValue,
    /// Id of the canvas, unique in the document; the description gets this id with "-desc".
    pub id: AttrValue,
    /// Anything that changes when colours may have changed (theme and language); a new value redraws.
    #[prop_or_default]
    pub theme_key: AttrValue,
    /// Called when there is no canvas or it refuses: show the table instead.
    #[prop_or_default]
    pub on_failed: Callback<()>,
}

/// The drawing as wide as its box allows, its title, and what it says.
#[component]
pub fn ChartView(props: &ChartViewProps) -> Html {
    let nodes = use_canvas(&props.chart, &props.theme_key, &props.on_failed);
    let description = AttrValue::from(format!("{}-desc", props.id));
    html! {
        <div class="sbs-drawing" ref={nodes.frame}>
            <canvas class="sbs-drawing__canvas" ref={nodes.canvas} id={props.id.clone()} role="img"
                aria-label={props.label.clone()} aria-describedby={description.clone()} />
            <span class="sbs-drawing__watch" ref={nodes.watch} aria-hidden="true">
                <span class="sbs-drawing__probe" ref={nodes.probe}><span ref={nodes.display} /></span>
            </span>
            <span class="sbs-visually-hidden" id={description}>{props.description.clone()}</span>
        </div>
    }
}
