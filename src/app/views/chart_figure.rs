//! A drawing with the table that says the same.

use std::rc::Rc;

use yew::prelude::*;

use super::chart::ChartView;
use crate::{app::strings::strings, charts::Chart, core::instrument::Lang};

/// Props of [`ChartFigure`].
#[derive(Properties, PartialEq)]
pub struct ChartFigureProps {
    /// What is drawn.
    pub chart: Rc<Chart>,
    /// What it shows.
    pub label: AttrValue,
    /// The same in sentences.
    pub description: AttrValue,
    /// The id of the drawing; unique on the page.
    pub id: AttrValue,
    /// Changes when colours may have changed.
    pub theme_key: AttrValue,
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
    let open = use_state_eq(|| false);
    let failed = use_state_eq(|| false);
    let on_failed = {
        let failed = failed.clone();
        Callback::from(move |()| failed.set(true))
    };
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let table = AttrValue::from(format!("{}-table", props.id));
    let is_open = *open || *failed;
    html! {
        <figure class="sbs-chart" data-kind={props.kind}>
            if *failed {
                <p class="sbs-small">{text.chart_failed}</p>
            } else {
                <ChartView chart={props.chart.clone()} label={props.label.clone()} id={props.id.clone()}
                    description={props.description.clone()} theme_key={props.theme_key.clone()} {on_failed} />
                <button type="button" class="sbs-quiet sbs-chart__toggle" {onclick} aria-controls={table.clone()}
                    aria-expanded={is_open.to_string()}>
                    {if is_open { text.chart_table_hide } else { text.chart_table_show }}
                </button>
            }
            <div id={table} class="sbs-chart__table" data-open={is_open.to_string()}>{props.children.clone()}</div>
        </figure>
    }
}
