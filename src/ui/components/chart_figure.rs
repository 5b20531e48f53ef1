//! A drawing with the table that says the same.

use yew::prelude::*;

use super::chart::ChartView;
use crate::{
    charts::Chart,
    core::instrument::Lang,
    i18n::strings,
    state::rc_ptr_eq::RcPtrEq,
    ui::element_builder::{On, of},
};

/// Props of [`ChartFigure`].
#[derive(Properties, PartialEq)]
pub struct ChartFigureProps {
    /// What is drawn.
    pub chart: RcPtrEq<Chart>,
    /// What it shows.
    pub label: AttrValue,
    /// The same in sentences.
    pub description: AttrValue,
    /// The id of the drawing; unique on the page.
    pub id: AttrValue,
    /// The language.
    pub lang: Lang,
    /// What kind of figure it is, for the style sheet: some always show their table.
    pub kind: &'static str,
    /// The table.
    pub children: Html,
}

/// The drawing, a button for the table, and the table; the table is open where nothing can be drawn.
#[component]
pub fn ChartFigure(props: &ChartFigureProps) -> Html {
    let text = strings(props.lang);
    // The same function in every view, so that Yew's hook is compiled once.
    let open = use_state_eq(bool::default);
    let failed = use_state_eq(bool::default);
    let on_failed = {
        let failed = failed.clone();
        Callback::from(move |()| failed.set(true))
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    let table_id = format!("{}-table", props.id);
    let is_open = *open || *failed;
    let (label, expanded) =
        if is_open { (text.chart_table_hide, "true") } else { (text.chart_table_show, "false") };
    let figure = of("figure", "sbs-chart").set("data-kind", props.kind);
    let figure = if *failed {
        figure.child(of("p", "sbs-small").text(text.chart_failed))
    } else {
        let chart = html! {
            <ChartView chart={props.chart.clone()} label={props.label.clone()} id={props.id.clone()}
                description={props.description.clone()} {on_failed} />
        };
        let button = of("button", "sbs-quiet sbs-chart__toggle")
            .set("type", "button")
            .attr("aria-controls", &table_id)
            .set("aria-expanded", expanded)
            .on(On::Click, toggle)
            .text(label);
        figure.node(chart).child(button)
    };
    let table = of("div", "sbs-chart__table").id(&table_id).set("data-open", expanded);
    figure.child(table.node(props.children.clone())).into()
}
