//! Jump links: they move scroll and focus by themselves, because the fragment of the address is the app's.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::part::PartProps;

/// The links to the main blocks.
#[component]
pub fn Jump(props: &PartProps) -> Html {
    let text = props.text();
    let targets = [
        ("blockers", text.result_blockers_title, props.page.blockers.is_some()),
        ("actions", text.result_actions_title, true),
        ("scores", text.result_scores_title, true),
        ("keep", text.share_title, true),
    ];
    html! {
        <nav class="sbs-jump" aria-label={text.result_jump}>
            {for targets.iter().filter(|(_, _, shown)| *shown).map(|(name, text, _)| link(props, name, text))}
        </nav>
    }
}

fn link(props: &PartProps, name: &'static str, text: &'static str) -> Html {
    let id = props.id(name);
    let href = format!("#{id}");
    let onclick = Callback::from(move |event: MouseEvent| {
        let link = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(heading) = link.and_then(|link| heading(&link, &id)) {
            event.prevent_default();
            heading.scroll_into_view();
            // A heading that cannot take the focus is still in view.
            let _ = heading.focus();
        }
    });
    html! { <a key={name} class="sbs-jump__link" {href} {onclick}>{text}</a> }
}

/// Searched from the page itself, so that it works inside a shadow root too.
fn heading(link: &Element, id: &str) -> Option<HtmlElement> {
    let page = link.closest(".sbs-result").ok()??;
    page.query_selector(&format!("[id='{id}']")).ok()??.dyn_into().ok()
}
