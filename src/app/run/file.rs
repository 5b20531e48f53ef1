//! Offering a file: a link to a text in memory, pressed for the visitor.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// The file that was offered last. Its address lives until the next one: a browser may still be reading it.
#[derive(Debug, Default)]
pub(super) struct LastFile(Option<String>);

impl LastFile {
    /// Offers a text as a file.
    pub fn offer(&mut self, name: &str, text: &str) {
        self.release();
        self.0 = press(name, text);
    }

    fn release(&mut self) {
        if let Some(url) = self.0.take() {
            // An address that is not known any more needs no release.
            let _ = Url::revoke_object_url(&url);
        }
    }
}

impl Drop for LastFile {
    fn drop(&mut self) {
        self.release();
    }
}

fn press(name: &str, text: &str) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type(if name.ends_with(".json") { "application/json" } else { "text/plain" });
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = web_sys::window()?.document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Some(url)
}
