//! The frames around the page, as far as it may look at them: those of its own origin.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// More frames around each other than any page has. A page may have put something else under a name that is asked for
/// here, even something without an end.
const MOST: usize = 16;

/// Their `sandbox` attributes, from the inside out, up to the first frame of another origin; empty texts for those that
/// have none. Read by name: a page may have replaced each of these, and then they throw or give anything.
pub(super) fn sandboxes() -> Vec<String> {
    let read = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let mut view: JsValue = web_sys::window().map_or(JsValue::UNDEFINED, Into::into);
    let mut found = Vec::new();
    while found.len() < MOST {
        let frame = read(&view, "frameElement");
        if !frame.is_object() {
            break;
        }
        found.push(read(&read(&frame, "sandbox"), "value").as_string().unwrap_or_default());
        // Not its `parent`: pages have variables of that name.
        view = read(&read(&frame, "ownerDocument"), "defaultView");
    }
    found
}
