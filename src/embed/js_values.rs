//! Values for a host's script, both ways. No texts in between: a host may have replaced `JSON`.

use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use serde_json::{Map, Value};
use wasm_bindgen::JsValue;

/// A plain value, as `JSON.parse` would give it; `undefined` if it has no such form, which ours all have.
pub(super) fn plain(value: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).unwrap_or(JsValue::UNDEFINED)
}

/// The deepest nesting that is read; ours is 6. serde_json's own reader stops there too.
const DEPTH: u8 = 128;

/// The most values that are read; an instrument has some thousands. What refers to itself twice has no end within any depth.
const MOST: u32 = 200_000;

/// What a plain value says; `null` for anything that JSON cannot say, and what is nested too deep: neither is anything
/// that we read. A value that is too large is `null` as a whole. Own code, because serde-wasm-bindgen follows any depth
/// until the stack ends.
pub(super) fn read(value: &JsValue) -> Value {
    let mut left = MOST;
    at_depth(value, DEPTH, &mut left).unwrap_or(Value::Null)
}

/// `None` when there are more values than are left to read.
fn at_depth(value: &JsValue, depth: u8, left: &mut u32) -> Option<Value> {
    *left = left.checked_sub(1)?;
    if let Some(text) = value.as_string() {
        return Some(Value::String(text));
    }
    if let Some(number) = value.as_f64() {
        return Some(whole(number).map_or_else(|| Value::from(number), Value::from));
    }
    if let Some(truth) = value.as_bool() {
        return Some(Value::Bool(truth));
    }
    // Not `instanceof Object`: a file may come from a frame, which has an `Object` of its own.
    let Some(deeper) = depth.checked_sub(1).filter(|_| value.is_object()) else { return Some(Value::Null) };
    // A proxy of the host may throw at any question, and a getter too; one that was revoked even at this.
    let Ok(keys) = Reflect::own_keys(value) else { return Some(Value::Null) };
    if Array::is_array(value) {
        let length = Reflect::get(value, &"length".into()).ok().and_then(|length| length.as_f64());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the length of a list is a u32"
        )]
        let indices = 0..length.unwrap_or_default() as u32;
        let member = |index| Reflect::get_u32(value, index).unwrap_or(JsValue::NULL);
        return indices.map(|index| at_depth(&member(index), deeper, left)).collect();
    }
    let mut map = Map::new();
    for key in keys.iter() {
        let Some(name) = key.as_string() else { continue };
        let member = Reflect::get(value, &key).unwrap_or(JsValue::NULL);
        map.insert(name, at_depth(&member, deeper, left)?);
    }
    Some(Value::Object(map))
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
