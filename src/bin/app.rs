//! The wasm of the standalone page: mounts the scan into the element with the id `sbs`.
//!
//! Failures before this point are the business of `boot.js`; a panic is told to it by an event, because the module
//! must not be called any more after one.

use social_business_scan::{
    app::{
        root::{Root, RootProps},
        run::Host,
        shared::Shared,
    },
    core::{
        instrument::{Instrument, Lang},
        keyed::Keyed,
    },
};
use web_sys::{CustomEvent, Document, window};

fn main() {
    yew::set_custom_panic_hook(Box::new(|_| {
        if let (Some(window), Ok(event)) = (window(), CustomEvent::new("sbs-panic")) {
            // Nobody listens: then there is nobody to tell.
            let _ = window.dispatch_event(&event);
        }
    }));
    let Some(document) = window().and_then(|window| window.document()) else { return };
    let Some(element) = document.get_element_by_id("sbs") else { return };
    // A test holds that there is always one.
    let Some(instrument) = Instrument::built_in() else { return };
    let props = RootProps {
        instrument: Shared::new(instrument),
        lang: language(&document),
        name: "default".into(),
        host: Host::Page,
        heading_level: 1,
        prefix: "sbs".into(),
    };
    element.set_text_content(None);
    yew::Renderer::<Root>::with_root_and_props(element, props).render();
}

/// The visitor's language where we speak it, else that of the page.
fn language(document: &Document) -> Lang {
    let short = |tag: String| Lang::from_key(tag.split('-').next().unwrap_or_default());
    let preferred = window().and_then(|window| window.navigator().language()).and_then(short);
    let page = || document.document_element().and_then(|root| root.get_attribute("lang")).and_then(short);
    preferred.or_else(page).unwrap_or(Lang::Nl)
}
