//! Keep and take along: the code, files, paper, and the way to remove everything.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::part::PartProps;
use crate::app::{
    msg::{Msg, Take},
    section::sections,
};

/// The code and the ways to take the result along.
#[component]
pub fn Keep(props: &PartProps) -> Html {
    let text = props.text();
    let code = props.id("code");
    // The whole code is what anybody wants of it, also where copying is blocked.
    let onfocus = Callback::from(|event: FocusEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
            field.select();
        }
    });
    let button = |msg: Msg, kind: &'static str, label: &'static str| {
        html! { <button type="button" class="sbs-button" data-kind={kind} onclick={props.on(msg)}>{label}</button> }
    };
    html! {
        <section class="sbs-block" aria-labelledby={props.id("keep")}>
            {props.heading("keep", text.share_title)}
            <div class="sbs-keep">
                <div>
                    <@{props.tag(2)} class="sbs-subheading">
                        <label for={code.clone()}>{text.share_code_title}</label>
                    </@>
                    <textarea id={code} class="sbs-code" readonly=true rows="2" spellcheck="false" translate="no"
                        autocomplete="off" aria-describedby={props.id("code-help")} {onfocus} value={props.code.clone()} />
                    <div class="sbs-buttons">{button(Msg::CopyCode, "second", text.share_code_copy)}</div>
                    <p id={props.id("code-help")} class="sbs-small sbs-muted">{text.share_code_help}</p>
                </div>
                <div>
                    {props.subheading(text.share_take_title)}
                    <div class="sbs-buttons">
                        {button(Msg::Print, "first", text.share_print)}
                        {button(Msg::Download(Take::Answers), "second", text.share_json_answers)}
                        {button(Msg::Download(Take::Result), "second", text.share_json_result)}
                    </div>
                </div>
                <div>
                    {props.subheading(text.share_data_title)}
                    <p class="sbs-small sbs-muted">{text.storage_expiry}</p>
                    <div class="sbs-buttons">{button(Msg::AskDelete, "risk", text.storage_delete)}</div>
                </div>
            </div>
        </section>
    }
}

/// The last line: what this is, and the way back to the answers.
#[component]
pub fn Foot(props: &PartProps) -> Html {
    let text = props.text();
    let button = |msg: Msg, label: &'static str| {
        html! { <button type="button" class="sbs-quiet" onclick={props.on(msg)}>{label}</button> }
    };
    html! {
        <footer class="sbs-foot">
            <p>{&props.page.remarks.version}</p>
            <div class="sbs-buttons">
                if let Some(first) = sections(props.mode, props.scope).next() {
                    {button(Msg::OpenSection(first), text.result_edit)}
                }
                {button(Msg::AskRestart, text.result_restart)}
            </div>
        </footer>
    }
}
