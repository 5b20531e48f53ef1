//! How social media are organised.

use yew::prelude::*;

use super::{part::PartProps, ratio::not_known};
use crate::app::views::chart::ChartView;

/// The model: a reading, never a ranking.
#[component]
pub fn Organisation(props: &PartProps) -> Html {
    let Some(organisation) = &props.page.organisation else { return Html::default() };
    let text = props.text();
    html! {
        <section aria-labelledby={props.id("organisation-heading")}>
            {props.heading("organisation-heading", text.result_org_title)}
            if let Some(chart) = &organisation.chart {
                <p class="sbs-big">{organisation.description.clone().unwrap_or_default()}</p>
                <figure class="sbs-chart" data-kind="organisation">
                    <ChartView chart={chart.clone()} label={organisation.name.clone()}
                        description={organisation.description.clone().unwrap_or_default()}
                        id={props.id("organisation")} theme_key={props.theme_key.clone()} />
                </figure>
                <p class="sbs-takeaway">
                    <strong>{&organisation.name}</strong>
                    {". "}
                    {organisation.reading.clone().unwrap_or_default()}
                </p>
            } else {
                {not_known(props)}
            }
            <p class="sbs-small sbs-muted sbs-prose sbs-result__gap">{text.result_org_no_best}</p>
            {props.remarks(&organisation.remarks)}
        </section>
    }
}
