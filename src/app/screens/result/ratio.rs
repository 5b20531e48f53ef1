//! Who takes part.

use yew::prelude::*;

use super::part::{PartProps, paragraphs};
use crate::app::{msg::Msg, section::Section, views::chart_figure::ChartFigure};

/// The ratio against 1 in 330, with what that figure is worth.
#[component]
pub fn Ratio(props: &PartProps) -> Html {
    let Some(ratio) = &props.page.ratio else { return Html::default() };
    let text = props.text();
    html! {
        <section aria-labelledby={props.id("ratio-heading")}>
            {props.heading("ratio-heading", text.result_ratio_title)}
            if let Some(figure) = &ratio.figure {
                <p class="sbs-big">{figure}</p>
            } else {
                {not_known(props)}
            }
            if let Some(scale) = &ratio.scale {
                <ChartFigure chart={scale.chart.clone()} label={scale.title.clone()} id={props.id("ratio")}
                    description={ratio.figure.clone().unwrap_or_default()} theme_key={props.theme_key.clone()}
                    lang={props.lang} kind="ratio">
                    <ul class="sbs-list">
                        <li>{text.result_ratio_benchmark}</li>
                        <li>{&scale.you}</li>
                    </ul>
                </ChartFigure>
            }
            <div class="sbs-takeaway">{paragraphs(&ratio.text)}</div>
            <p class="sbs-small sbs-muted sbs-prose sbs-result__gap">{&ratio.benchmark}</p>
            {props.remarks(&ratio.remarks)}
        </section>
    }
}

/// That an unscored question is open, with the way to it.
pub fn not_known(props: &PartProps) -> Html {
    let text = props.text();
    html! {
        <p class="sbs-takeaway">
            {text.result_not_known}
            {" "}
            {props.link(Msg::OpenSection(Section::Organisation), text.question_nav_organisation)}
        </p>
    }
}
