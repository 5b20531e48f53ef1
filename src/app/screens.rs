//! The screens, one each.

pub mod intro;
pub mod review;
pub mod section;

use yew::prelude::*;

/// The heading of a screen: the focus goes there when the screen changes.
#[must_use]
pub fn screen_heading(level: u8, class: &'static str, id: AttrValue, text: Html) -> Html {
    html! { <@{format!("h{}", level.clamp(1, 6))} {class} {id} tabindex="-1" data-sbs-heading="true">{text}</@> }
}
