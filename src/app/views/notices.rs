//! Lines about keeping: what is not kept, what was found.

use yew::prelude::*;

use crate::{
    app::{
        model::Keeping,
        msg::{Msg, StorageTrouble, Take},
        strings::strings,
    },
    core::instrument::Lang,
    storage::keeper::Finding,
};

/// Props of [`Notices`].
#[derive(Properties, PartialEq)]
pub struct NoticesProps {
    /// Whether answers are kept.
    pub keeping: Keeping,
    /// What was found.
    pub findings: Vec<Finding>,
    /// The language.
    pub lang: Lang,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// The lines that hold now.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    let text = strings(props.lang);
    let trouble = match props.keeping {
        Keeping::Kept(_) => None,
        Keeping::Off(StorageTrouble::Blocked) => {
            Some(("signal", text.storage_unavailable_title, text.storage_unavailable_text))
        }
        Keeping::Off(StorageTrouble::Full) => {
            Some(("danger", text.storage_full_title, text.storage_full_text))
        }
    };
    html! {
        <div class="sbs-notices">
            if let Some((kind, title, body)) = trouble {
                // Answers that may be lost are worth interrupting for.
                <div class="sbs-notice" data-kind={kind} role={(kind == "danger").then_some("alert")}>
                    {line(title, body)}
                    if kind == "danger" {
                        <div class="sbs-buttons">{take(Take::Answers, text.share_json, &props.send)}</div>
                    }
                </div>
            }
            if props.findings.contains(&Finding::Newer) {
                <div class="sbs-notice">{line(text.storage_newer_title, text.storage_newer_text)}</div>
            }
            if props.findings.contains(&Finding::Broken) {
                <div class="sbs-notice" data-kind="signal">
                    {line(text.storage_corrupt_title, text.storage_corrupt_text)}
                    <div class="sbs-buttons">
                        {take(Take::Broken, text.storage_corrupt_download, &props.send)}
                        <button type="button" class="sbs-quiet" onclick={props.send.reform(|_| Msg::DiscardBroken)}>
                            {text.storage_corrupt_discard}
                        </button>
                    </div>
                </div>
            }
        </div>
    }
}

fn line(title: &'static str, body: &'static str) -> Html {
    html! { <p><strong class="sbs-notice__title">{title}{"."}</strong>{" "}{body}</p> }
}

fn take(take: Take, label: &'static str, send: &Callback<Msg>) -> Html {
    let onclick = send.reform(move |_| Msg::Download(take));
    html! { <button type="button" class="sbs-quiet" {onclick}>{label}</button> }
}
