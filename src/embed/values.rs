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

/// The most values that are read; an instrument has some thousands. Without an end, a few objects that name each other
/// would be more than any machine can hold, long before they are too deep.
const COUNT: u32 = 200_000;

/// What a plain value says; `null` for anything that JSON cannot say, and what is nested too deep or too large: neither
/// is anything that we read. Own code, because serde-wasm-bindgen follows any depth until the stack ends.
pub(super) fn read(value: &JsValue) -> Value {
    at_depth(value, DEPTH, &mut COUNT.clone())
}

fn at_depth(value: &JsValue, depth: u8, left: &mut u32) -> Value {
    *left = left.saturating_sub(1);
    if let Some(text) = value.as_string() {
        return Value::String(text);
    }
    if let Some(number) = value.as_f64() {
        return whole(number).map_or_else(|| Value::from(number), Value::from);
    }
    if let Some(truth) = value.as_bool() {
        return Value::Bool(truth);
    }
    // Not `instanceof`: an object of another frame, or one without a prototype, is as good.
    let (true, Some(deeper)) = (value.is_object(), depth.checked_sub(1)) else { return Value::Null };
    if let Some(list) = value.dyn_ref::<Array>() {
        let read = |member: JsValue| (*left > 0).then(|| at_depth(&member, deeper, left));
        return list.iter().map_while(read).collect();
    }
    let object = value.unchecked_ref::<Object>();
    let mut map = Map::new();
    // An object of the host may throw, when it is asked what it has, and for each of that.
    for key in Reflect::own_keys(object).unwrap_or_default().iter() {
        if *left == 0 {
            break;
        }
        let Some(name) = key.as_string() else { continue };
        let member = Reflect::get(object, &key).unwrap_or(JsValue::NULL);
        map.insert(name, at_depth(&member, deeper, left));
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
