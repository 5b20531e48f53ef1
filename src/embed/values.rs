//! Values for a host's script, both ways. No texts in between: a host may have replaced `JSON`.

use js_sys::{Object, Reflect};
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::JsValue;

/// A plain value, as `JSON.parse` would give it; `undefined` if it has no such form, which ours all have.
pub(super) fn plain(value: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).unwrap_or(JsValue::UNDEFINED)
}

/// What a plain value says; `null` for anything that JSON cannot say.
pub(super) fn read(value: JsValue) -> Value {
    serde_wasm_bindgen::from_value(value).unwrap_or(Value::Null)
}

/// An object with these entries.
pub(super) fn object<const N: usize>(entries: [(&str, JsValue); N]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        // A fresh object takes every entry.
        let _ = Reflect::set(&object, &key.into(), &value);
    }
    object.into()
}

/// An error for a host: an `Error` with a code.
pub(super) fn error(code: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}
