//! A drawing in the page, on a canvas.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    charts::Chart,
    state::rc_ptr_eq::RcPtrEq,
    ui::{
        canvas::canvas_controller::{CanvasController, CanvasNodes},
        element_builder::{el, of},
    },
};

/// Properties of [`ChartView`].
#[derive(Properties, PartialEq)]
pub struct ChartViewProps {
    /// What is drawn.
    pub chart: RcPtrEq<Chart>,
    /// The title that assistive technology reads.
    pub label: AttrValue,
    /// What the drawing says, as sentences, where no text beside it does.
    #[prop_or_default]
    pub description: Option<AttrValue>,
    /// Id of the canvas, unique in the document; the description gets this id with "-desc".
    pub id: AttrValue,
    /// Called when there is no canvas or it refuses: show the table instead.
    #[prop_or_default]
    pub on_failed: Callback<()>,
}

/// The drawing as wide as its box allows, its title, and what it says.
#[component]
pub fn ChartView(props: &ChartViewProps) -> Html {
    let nodes = use_canvas(&props.chart, &props.on_failed);
    let description = props.description.as_ref().map(|text| (format!("{}-desc", props.id), text));
    let canvas = of("canvas", "sbs-drawing__canvas")
        .node_ref(&nodes.canvas)
        .id(&props.id)
        // Of no size until it gets one: on a slow machine Yew lets a frame pass first, and the usual 300 by 150 would jump.
        .set("width", "0")
        .set("height", "0")
        .set("role", "img")
        .attr("aria-label", &props.label)
        .maybe("aria-describedby", description.as_ref().map(|(id, _)| id.as_str()));
    let probe = of("span", "sbs-drawing__probe").node_ref(&nodes.probe);
    let watch = of("span", "sbs-drawing__watch")
        .node_ref(&nodes.watch)
        .set("aria-hidden", "true")
        .child(probe.child(el("span").node_ref(&nodes.display)));
    of("div", "sbs-drawing")
        .node_ref(&nodes.frame)
        .child(canvas)
        .child(watch)
        // Read with the picture and not a second time as a text of the page.
        .option(description.map(|(id, text)| el("span").id(&id).flag("hidden", true).text(text.clone())))
        .into()
}

/// What lives as long as the view. In one place: every hook that Yew keeps is about 1 KB of wasm, and its own hook
/// for nodes is a whole state.
#[derive(Default)]
struct CanvasState {
    nodes: CanvasNodes,
    controller: Option<Rc<CanvasController>>,
}

impl CanvasState {
    fn controller(&mut self) -> Option<Rc<CanvasController>> {
        if self.controller.is_none() {
            self.controller = CanvasController::set_up(&self.nodes);
        }
        self.controller.clone()
    }
}

/// Draws `chart`. `on_failed` is called when
/// nothing can be drawn.
#[hook]
fn use_canvas(chart: &RcPtrEq<Chart>, on_failed: &Callback<()>) -> CanvasNodes {
    let held = use_mut_ref(CanvasState::default);
    let nodes = held.borrow().nodes.clone();
    // Not in the effect below: on a slow machine Yew lets a frame pass before that.
    let controller = held.borrow().controller.clone();
    controller.iter().for_each(|controller| controller.show_at_once(chart));
    let on_failed = on_failed.clone();
    use_effect_with(chart.clone(), move |chart| {
        let controller = held.borrow_mut().controller();
        match controller {
            Some(controller) => controller.show(chart.clone(), on_failed),
            None => on_failed.emit(()),
        }
    });
    nodes
}
