//! The browser's own way to share: on a press, to an app that the visitor picks. Looked up by name: most desktop browsers have none, and
//! a plain binding would throw there.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use yew::{Callback, platform::spawn_local};

/// How sharing ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// An app took it.
    Done,
    /// The visitor thought better of it.
    Cancelled,
    /// The browser, or the page around, does not allow it.
    Refused,
}

/// Whether there is such a way here.
pub(super) fn is_there() -> bool {
    method("share").is_some()
}

/// Whether a picture may go along with the link.
pub(super) fn takes_pictures() -> bool {
    let empty = picture_file(&JsValue::from_str(""), "a.png");
    let data = empty.map(|file| {
        let data = Object::new();
        set(&data, "files", &Array::of1(&file));
        data
    });
    let (Some((navigator, can_share)), Some(data)) = (method("canShare"), data) else { return false };
    can_share.call1(&navigator, &data).is_ok_and(|can| can.is_truthy())
}

/// Shares a text under a title.
pub(super) fn share_words(title: &str, text: &str, told: Callback<Outcome>) {
    let data = Object::new();
    set(&data, "title", &title.into());
    set(&data, "text", &text.into());
    begin(&data, told);
}

/// Shares a link under a title, with a picture if there is one.
pub(super) fn share(title: &str, link: &str, picture: Option<(&JsValue, &str)>, told: Callback<Outcome>) {
    let data = Object::new();
    set(&data, "title", &title.into());
    set(&data, "url", &link.into());
    if let Some(file) = picture.and_then(|(dots, name)| picture_file(dots, name)) {
        set(&data, "files", &Array::of1(&file));
    }
    begin(&data, told);
}

fn begin(data: &Object, told: Callback<Outcome>) {
    let begun = method("share").and_then(|(navigator, share)| share.call1(&navigator, data).ok());
    let Some(promise) = begun.and_then(|begun| begun.dyn_into::<Promise>().ok()) else {
        told.emit(Outcome::Refused);
        return;
    };
    spawn_local(async move {
        told.emit(match JsFuture::from(promise).await {
            Ok(_) => Outcome::Done,
            Err(error) if name_of(&error) == "AbortError" => Outcome::Cancelled,
            Err(_) => Outcome::Refused,
        });
    });
}

fn name_of(error: &JsValue) -> String {
    Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
}

fn method(name: &str) -> Option<(JsValue, Function)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let method = Reflect::get(&navigator, &name.into()).ok()?.dyn_into().ok()?;
    Some((navigator, method))
}

/// A member that cannot be set is missing, and sharing goes on without.
fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

fn picture_file(content: &JsValue, name: &str) -> Option<JsValue> {
    let constructor: Function = Reflect::get(&js_sys::global(), &"File".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    set(&options, "type", &"image/png".into());
    Reflect::construct(&constructor, &Array::of3(&Array::of1(content), &name.into(), &options)).ok()
}
