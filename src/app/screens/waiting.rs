//! What stands in place of a screen whose part of the wasm is not there yet.

use yew::prelude::*;

use super::screen_heading;
use crate::app::{
    dom::{El, button, el, of},
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
    match coming {
        Coming::Yes => {
            part.child(of("p", "sbs-section__lede").set("role", "status").text(text.later_loading))
        }
        Coming::Failed => part
            .child(screen_heading(heading_level, "sbs-section__title", prefix, text.later_failed_title))
            .child(el("p").text(text.later_failed_text))
            .child(of("div", "sbs-buttons").child(button("", text.later_retry, send, Msg::FetchLater))),
    }
}
