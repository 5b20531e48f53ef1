//! A drawing, and what says the same where nothing can be drawn.

use yew::prelude::*;

use super::chart::ChartView;
use crate::{
    charts::Chart, core::instrument::Lang, i18n::strings, state::rc_ptr_eq::RcPtrEq, ui::element_builder::of,
};

/// Props of [`ChartFigure`].
#[derive(Properties, PartialEq)]
pub struct ChartFigureProps {
    /// What is drawn.
    pub chart: RcPtrEq<Chart>,
    /// What it shows. The values are not said here: they stand beside it as text.
    pub label: AttrValue,
    /// The id of the drawing; unique on the page.
    pub id: AttrValue,
    /// The language.
    pub lang: Lang,
    /// What kind of figure it is, for the style sheet.
    pub kind: &'static str,
    /// What stands in its place where nothing can be drawn; nothing if it stands beside it anyway.
    #[prop_or_default]
    pub children: Html,
}

/// The drawing; where nothing can be drawn, a line that says so, and the children.
#[component]
pub fn ChartFigure(props: &ChartFigureProps) -> Html {
    // The same function in every view, so that Yew's hook is compiled once.
    let failed = use_state_eq(bool::default);
    let figure = of("figure", "sbs-chart").set("data-kind", props.kind);
    if *failed {
        let line = of("p", "sbs-small").text(strings(props.lang).chart_failed);
        return figure.child(line).node(props.children.clone()).into();
    }
    let on_failed = Callback::from(move |()| failed.set(true));
    let chart = html! {
        <ChartView chart={props.chart.clone()} label={props.label.clone()} id={props.id.clone()} {on_failed} />
    };
    figure.node(chart).into()
}
