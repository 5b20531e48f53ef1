//! Values for a host's script, both ways. No texts in between: a host may have replaced `JSON`.

use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use serde_json::{Map, Value};
use wasm_bindgen::{JsCast, JsValue};

/// A plain value, as `JSON.parse` would give it; `undefined` if it has no such form, which ours all have.
pub(super) fn plain(value: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).unwrap_or(JsValue::UNDEFINED)
}

/// The deepest nesting that is read; ours is 6. serde_json's own reader stops there too.
const DEPTH: u8 = 128;

/// What a plain value says; `null` for anything that JSON cannot say, and what is nested too deep: neither is anything
/// that we read. Own code, because serde-wasm-bindgen follows any depth until the stack ends.
pub(super) fn read(value: &JsValue) -> Value {
    at_depth(value, DEPTH)
}

fn at_depth(value: &JsValue, depth: u8) -> Value {
    if let Some(text) = value.as_string() {
        return Value::String(text);
    }
    if let Some(number) = value.as_f64() {
        return whole(number).map_or_else(|| Value::from(number), Value::from);
    }
    if let Some(truth) = value.as_bool() {
        return Value::Bool(truth);
    }
    let (Some(object), Some(deeper)) = (value.dyn_ref::<Object>(), depth.checked_sub(1)) else {
        return Value::Null;
    };
    if let Some(list) = value.dyn_ref::<Array>() {
        return list.iter().map(|member| at_depth(&member, deeper)).collect();
    }
    let mut map = Map::new();
    for key in Object::keys(object).iter() {
        // A getter of the host may throw.
        let member = Reflect::get(object, &key).unwrap_or(JsValue::NULL);
        map.insert(key.as_string().unwrap_or_default(), at_depth(&member, deeper));
    }
    Value::Object(map)
}

/// JavaScript has one kind of number; whole ones are meant as whole.
fn whole(number: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "seen by the comparison")]
    let whole = number as i64;
    #[expect(clippy::cast_precision_loss, reason = "seen by the comparison")]
    let back = whole as f64;
    // A negative zero is no whole number that we read.
    (back.to_bits() == number.to_bits() && whole.unsigned_abs() < 1 << 53).then_some(whole)
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
