//! Warnings that belong to no other block, and what the result does not say.

use yew::prelude::*;

use super::part::PartProps;

/// Warnings and caveats.
#[component]
pub fn Remarks(props: &PartProps) -> Html {
    let remarks = &props.page.remarks;
    let text = props.text();
    html! {
        <div class="sbs-block">
            if !remarks.warnings.is_empty() {
                <section class="sbs-warnings" aria-labelledby={props.id("warnings")}>
                    {props.heading("warnings", text.result_actions_check)}
                    {props.remarks(&remarks.warnings)}
                </section>
            }
            <section aria-labelledby={props.id("caveats")}>
                {props.heading("caveats", text.result_caveats_title)}
                <ul class="sbs-list sbs-caveats">
                    {for remarks.caveats.iter().map(|caveat| html! { <li key={caveat.clone()}>{caveat}</li> })}
                </ul>
            </section>
        </div>
    }
}
