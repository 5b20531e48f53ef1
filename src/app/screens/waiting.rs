//! What stands in place of a screen whose part of the wasm is not there yet.

use yew::prelude::*;

use super::screen_heading;
use crate::app::{
    dom::{El, button, of},
    later::Coming,
    model::Model,
    msg::Msg,
    strings::strings,
};

/// That it is being loaded, or could not be, with a way to try again. `heading_level` is 1 to 6.
#[must_use]
pub fn waiting(coming: Coming, model: &Model, heading_level: u8, prefix: &str, send: &Callback<Msg>) -> El {
    let text = strings(model.lang);
    let part = of("div", "sbs-section");
    let lede = of("p", "sbs-section__lede");
    match coming {
        Coming::Yes => part.child(lede.set("role", "status").text(text.later_loading)),
        Coming::Failed => {
            let head = of("header", "sbs-section__head")
                .child(screen_heading(heading_level, "sbs-section__title", prefix, text.later_failed_title))
                .child(lede.text(text.later_failed_text));
            let retry = button("", text.later_retry, send, Msg::FetchLater);
            part.child(head).child(of("div", "sbs-section__nav").child(retry))
        }
    }
}
