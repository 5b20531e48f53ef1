//! The wasm of the standalone page: mounts the scan into the element with the id `sbs`.
//!
//! Failures are the business of `boot.js`, also a panic: that ends in a trap, which the page reports as an error of
//! type `WebAssembly.RuntimeError`.

use js_sys::Function;
use social_business_scan::{
    core::{
        instrument::{Instrument, Lang},
        string_enum::StringEnum,
    },
    runtime::{
        languages,
        root::{Root, RootProps},
        session::{Session, SessionConfig},
    },
    state::{host::Host, rc_ptr_eq::RcPtrEq},
};
use wasm_bindgen::prelude::*;
use web_sys::{Document, window};

/// Says nothing of a panic: it is a trap, which our script hears and shows the error panel for. Yew would write it into the
/// console, by a binding that does not catch.
fn main() {
    yew::set_custom_panic_hook(Box::new(|_| {}));
}

/// Starts the scan. `load` takes the code of a language and gives a promise of its file; `first` is the file of the language
/// that the visit begins in, if it is one that comes as a file.
#[wasm_bindgen]
pub fn sbs_start(load: Function, first: Option<String>) {
    languages::load_by(load);
    first.into_iter().for_each(languages::take);
    let Some(document) = window().and_then(|window| window.document()) else { return };
    let Some(element) = document.get_element_by_id("sbs") else { return };
    // A test holds that there is always one.
    let Some(instrument) = Instrument::built_in() else { return };
    let session = Session::open(SessionConfig {
        instrument: RcPtrEq::new(instrument),
        lang: language(&document),
        name: "default".into(),
        host: Host::Page,
    });
    let props = RootProps { session: Some(session.into()), heading_level: 1, prefix: "sbs".into() };
    element.set_text_content(None);
    yew::Renderer::<Root>::with_root_and_props(element, props).render();
}

/// The language that the owner of the page has set, else the visitor's where we speak it, else that of the page.
fn language(document: &Document) -> Lang {
    let short = |tag: String| Lang::from_key(tag.split('-').next().unwrap_or_default());
    let preferred = window().and_then(|window| window.navigator().language()).and_then(short);
    let page = |name| document.document_element().and_then(|root| root.get_attribute(name)).and_then(short);
    page("data-lang").or(preferred).or_else(|| page("lang")).unwrap_or(Lang::SOURCE)
}
