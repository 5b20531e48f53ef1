//! Offering a file: a link to something in memory, pressed for the visitor.

use std::{cell::RefCell, rc::Rc};

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::export::file_name::kind;

/// The file that was offered last. Its address lives until the next one: a browser may still be reading it.
#[derive(Debug, Clone, Default)]
pub struct LastFile(Rc<RefCell<Address>>);

#[derive(Debug, Default)]
struct Address(Option<String>);

impl LastFile {
    /// Offers a text, or what else a file may be made of; gives its name back if the browser took it.
    pub fn offer(&self, name: &str, content: &JsValue) -> Option<String> {
        let address = press(name, content);
        let is_offered = address.is_some();
        // The one before goes, and is released.
        self.0.replace(Address(address));
        is_offered.then(|| name.to_owned())
    }
}

impl Drop for Address {
    fn drop(&mut self) {
        if let Some(url) = self.0.take() {
            // An address that is not known any more needs no release.
            let _ = Url::revoke_object_url(&url);
        }
    }
}

fn press(name: &str, content: &JsValue) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type(kind(name));
    let blob = Blob::new_with_blob_sequence_and_options(&Array::of1(content), &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = web_sys::window()?.document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Some(url)
}
